"""A language that is dropped in is spoken to the last sentence, also where something is refused."""

import asyncio
import io
import re
import zipfile

import pytest
from lxml import html as markup

from bot.pages import guarding
from bot.plan_file import PlanFileError, read, read_sent
from bot.plan_file.faults import PlanFaultKind
from bot.texts import load
from bot.toml_text import Slip
from tests.languages import MADE_UP, drop_in
from tests.pages.browsers import ADDRESS, Browser, code_of

FORM = "application/x-www-form-urlencoded"
# What people type, and read again as they typed it.
TYPED = re.compile(r"/\w+|“(?:For whom|Content note):”")
# Every English word of two letters or more has a letter that the made-up language accents.
WORD = r"(?<![\w-])(?=[b-df-hj-mp-tv-z]*[aeioun])[a-z]{2,}(?![\w-])"
LEFT = re.compile(rf"{WORD}(?: {WORD})+", re.IGNORECASE)
NUMBERED = "Ours\n1. Tea\n"
VALUE = '\n[[value]]\ntitle = "Tea"\nstatement = "Tea."\n'
TOP = 'title = "Ours"\n'


def packed(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<x")
    return file.getvalue()


KEYS = 'abuot = "a"\ntitle = ""\nabout = 5\nprompts = 5\ncheck_in = 5\nminutes = 500\n'
THEME = '\n[[theme]]\nheading = "A"\nkeywords = {}\n'
# What people send that is no plan, each by the name of its file: everything that can be refused.
REFUSED = {
    "pdf": (b"%PDF-1.7", "a.pdf"),
    "old": (b"\xd0\xcf\x11\xe0", "a.doc"),
    "rtf": (b"{\\rtf1", "a.rtf"),
    "png": (b"\x89PNG", "a.png"),
    "no_text": (b"\0\1\2", "a.txt"),
    "no_word": (packed("a"), "a.docx"),
    "damaged": (b"PK\x03\x04", "a.docx"),
    "unread": (packed("word/document.xml"), "a.docx"),
    "parts": (packed(*map(str, range(2001))), "a.docx"),
    "macros": (packed("word/vbaProject.bin"), "a.docx"),
    "no_values": ("Ours\nTea", "a.txt"),
    "long": ("1. Tea\n" + "aa\n" * 110_000, "a.txt"),
    "order": (NUMBERED + "5. Time", "a.txt"),
    "label": (NUMBERED + "Promts: x", "a.txt"),
    "above": (NUMBERED + "For whom: x", "a.txt"),
    "below": ("Ours\nContent note: x\n1. Tea", "a.txt"),
    "rules": ("Ours\nGround rules:\n1. Tea", "a.txt"),
    "long_title": (
        f"Ours\nFor whom: {'x' * 400}\nMinutes: lots\n1. {'x' * 200}\nPrompts: a",
        "a.txt",
    ),
    "same_title": (NUMBERED + "2. Tea", "a.txt"),
    "kb": (TOP + "#" + "x" * 210_000 + VALUE, "a.toml"),
    "dots": (TOP + "a.b.c.d.e.f.g.h.i.j = 1" + VALUE, "a.toml"),
    "brackets": (TOP + "a = " + "[" * 20 + VALUE, "a.toml"),
    "open_bracket": (TOP + "prompts = [1", "a.toml"),
    "open_quote": (TOP + 'about = """a', "a.toml"),
    "no_equals": (TOP + "about\n", "a.toml"),
    "no_value": (TOP + "minutes = \n", "a.toml"),
    "twice": (TOP + TOP + VALUE, "a.toml"),
    "sign": (TOP + 'about = "\x01"\n', "a.toml"),
    "not_understood": (TOP + "= 3\n", "a.toml"),
    "curly": (TOP + "about = “it's” or\n", "a.toml"),
    "space": (TOP + "about\u00a0= 5\n", "a.toml"),
    "backslash": (TOP + 'about = "\\d"\n', "a.toml"),
    "wide": (TOP + "about ＝ 5\n", "a.toml"),
    "true": (TOP + "asks_at_work = True\n", "a.toml"),
    "false": (TOP + "asks_at_work = no\n", "a.toml"),
    "unquoted": (TOP + "about = tea\n", "a.toml"),
    "lines": (TOP + 'about = "tea\nand"\n', "a.toml"),
    "tables": (TOP + '[value]\ntitle = "a"', "a.toml"),
    "none": (TOP + 'about = "a"', "a.toml"),
    "many": (TOP + VALUE * 61, "a.toml"),
    "keys": (
        f'{KEYS}asks_at_work = "x"\nlanguage = "tlh"\n[[value]]\n',
        "a.toml",
    ),
    "texts": (TOP + "prompts = [" + '"a",' * 30 + "]" + VALUE, "a.toml"),
    "wording": (TOP + 'prompts = ["a"]\nprompts_cy = ["a", "b"]' + VALUE, "a.toml"),
    "unseen": (TOP.replace("Ours", "\u200b") + VALUE, "a.toml"),
    "one_line": (TOP.replace("Ours", "a\\nb") + VALUE, "a.toml"),
    "control": (TOP.replace("Ours", "a\\u0007b") + VALUE, "a.toml"),
    "themes": (TOP + VALUE + THEME.format('["1", "a*b", "a*"]'), "a.toml"),
}
# What only who runs the program can do: files of a folder.
OF_A_FOLDER = {"file_unread", "no_folder", "not_utf8", "name", "not_toml"}


def faults_of(content, name):
    with pytest.raises(PlanFileError) as refused:
        read_sent(content if isinstance(content, bytes) else content.encode(), name)
    return refused.value


def test_everything_that_can_be_wrong_with_a_plan_is_sent_here():
    found = {fault.kind for one in REFUSED.values() for fault in faults_of(*one).faults}
    found.add(faults_of(b"x" * 6_000_000, "a.txt").faults[0].kind)

    assert {*PlanFaultKind, *Slip} - found == OF_A_FOLDER


def test_what_is_wrong_with_a_plan_is_told_in_each_language(tmp_path, monkeypatch):
    drop_in(tmp_path, monkeypatch)
    texts = load(MADE_UP)
    told = [line for one in REFUSED.values() for line in faults_of(*one).told(texts)]

    assert len(told) > len(REFUSED)
    assert [line for line in told if not line.endswith("~")] == []


def test_whoever_reads_both_is_told_each_fault_in_both():
    with pytest.raises(PlanFileError) as refused:
        read(VALUE.replace("Tea.", ""), "ours")

    assert refused.value.told(load("cy+en")) == (
        "llinell 1: title: ar goll · line 1: title is missing",
        "llinell 4: statement: yn wag · line 4: statement is empty",
    )


def test_who_writes_no_keys_reads_the_labels_of_their_language():
    refused = faults_of(f"Ein gwerthoedd\n1. {'x' * 200}\nDatganiad: a", "a.txt")

    assert refused.told(load("cy")) == (
        "llinell 2: teitl: 200 o nodau; dim mwy na 150 sy'n bosibl",
    )


async def refused_plans(scene):
    """Everything that is no plan, sent one after the other; what the chat said of it."""
    fran, said = scene.fran, len(scene.fran.person.sees)
    for content, name in REFUSED.values():
        fran.person.sends_document(
            name, content if isinstance(content, bytes) else content.encode()
        )
        await scene.settles()
        # It is read in a thread.
        await asyncio.sleep(0.01)
        await scene.settles()
    return [message.words for message in fran.person.sees[said:] if message.from_bot]


async def refused_pages(browser):
    """Everything that a browser is refused, by the status of each."""
    refused = {}
    await browser.opens("/p/leave")
    at = browser.page.xpath("//input[@name='at']/@value")[0]

    async def ask(method, path, **more):
        given = {"Origin": ADDRESS} | more.pop("headers", {})
        answer = await browser.client.request(method, path, headers=given, **more)
        refused.setdefault(answer.status_code, []).append(shown_on(answer))

    async def slowly():
        yield b"text="
        await asyncio.sleep(5)

    await ask("POST", "/p/say", headers={"Origin": "https://evil.example"}, data={"text": "x"})
    await ask("GET", "/p", headers={"Host": "evil.example"})
    await ask("PUT", "/p")
    await ask("POST", "/p", data={"text": "x"})
    await ask("GET", "/p", params={"x": "y" * 600})
    await ask("POST", "/p/say", data={"text": "x" * 90_000})
    await ask("POST", "/p/say", content=slowly(), headers={"Content-Type": FORM})
    await ask("POST", "/p/say", data={"nothing": "x"})
    await ask("GET", "/nothing")
    await ask("GET", "/s/nothing")
    await ask("POST", "/p/remove", data={"words": "00" * 9, "at": at})
    return refused


def shown_on(answer):
    """What can be read of an answer, without what a language is called."""
    if "html" not in answer.headers["content-type"]:
        return answer.text
    page = markup.fromstring(answer.text)
    for one in page.xpath("//script|//style|//*[@lang and @lang!=$xx]", xx=MADE_UP):
        one.drop_tree()
    return page.text_content()


def left_in(text):
    """Two words of English or more beside each other, none of which anybody has accented."""
    return LEFT.findall(TYPED.sub("", text))


async def test_whoever_is_refused_something_reads_no_english(scene, tmp_path, monkeypatch):
    """A plan in a chat, and a request in a browser, for every reason that there is."""
    (tmp_path / "texts").mkdir()
    drop_in(tmp_path / "texts", monkeypatch)
    monkeypatch.setattr(guarding, "SECONDS_FOR_BODY", 0.05)
    await scene.restarts(language=MADE_UP)
    texts = load(MADE_UP)
    await scene.fran.says("/workshop", chat=scene.group)
    told = await refused_plans(scene)
    await scene.fran.presses(texts("move.open"))
    una = Browser(scene)
    await una.opens(f"/j/{await code_of(scene)}")
    await una.sends(texts("join.agree_button"))
    refused = await refused_pages(una)

    assert [text for text in told if "~" not in text] == []
    assert len(told) == len(REFUSED)
    assert {403, 404, 405, 408, 413, 414, 421, 422} - refused.keys() == set()
    read = [*told, *(text for each in refused.values() for text in each)]
    assert [(text, left_in(text)) for text in read if left_in(text)] == []
    assert left_in("Tea is here") == ["Tea is here"]


async def test_a_refused_request_is_told_in_what_its_reader_speaks(workshop):
    una = Browser(workshop)
    await una.joins()
    await una.opens("/p?language=cy")
    english = await una.client.request("PUT", "/p")
    welsh = await una.client.request("PUT", "/p?language=cy")
    await una.opens("/p")
    await una.sends("Cymraeg")
    chosen = await una.client.request("PUT", "/p")

    told = [(one.text, one.headers["content-language"]) for one in (english, welsh, chosen)]
    in_welsh = (load("cy")("refused.not_here") + "\n", "cy")
    assert told == [(load("en")("refused.not_here") + "\n", "en"), in_welsh, in_welsh]
