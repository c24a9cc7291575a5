"""Letters that a reader's machine may lack are brought along, in the page and in the document."""

import base64
import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont

from bot.archive import build
from bot.archive.languages import other_language
from bot.archive.lettering import fonts_for, stretches
from bot.texts import load
from tests.archive import workshops

AMHARIC, EMOJI = "ሰላም ነው፣ ጊዜ", "🙂 👩\u200d👩\u200d👧 1\ufe0f\u20e3"
EVERYWHERE = "Café, naïve – tŷ 5 € “ja” Нам нужно, الثقة, זמן, χρόνο ™ → ½\ufe0f"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(scope="module")
def archive() -> dict[str, bytes]:
    """An archive in which somebody wrote Amharic and sent emoji."""
    record = workshops.themed_record(workshops.small_record())
    first = record.values[0]
    said = (f"We say {AMHARIC} and mean it {EMOJI}.", *first.prompts[0].answers)
    prompts = (replace(first.prompts[0], answers=said), *first.prompts[1:])
    values = (replace(first, prompts=prompts, notes=(AMHARIC,)), *record.values[1:])
    with zipfile.ZipFile(io.BytesIO(build(replace(record, values=values), {}, load("en")))) as made:
        return {name: made.read(name) for name in made.namelist()}


def characters_in(content: bytes) -> set[str]:
    return {chr(code) for code in TTFont(io.BytesIO(content)).getBestCmap()}


def fonts_in_page(page: str) -> dict[str, bytes]:
    rule = r"font-family: '([^']+)'[^}]*base64,([^)]+)\)"
    return {name: base64.b64decode(content) for name, content in re.findall(rule, page)}


@pytest.mark.parametrize("text", ["", EVERYWHERE, "plain"])
def test_what_every_machine_has_needs_no_font(text: str):
    assert fonts_for(text) == ()
    assert list(stretches(text)) == [(text, False)] * bool(text)


@pytest.mark.long
def test_fonts_have_what_is_used_and_little_else():
    letters, emoji = fonts_for(f"Trust {AMHARIC} {EMOJI}")

    assert (letters.family, emoji.family) == ("Gair Letters", "Gair Emoji")
    assert set(AMHARIC) - {" "} <= characters_in(letters.content)
    assert set(EMOJI) - {" ", "\ufe0f"} <= characters_in(emoji.content)
    assert not set("Trust") & (characters_in(letters.content) | set(letters.characters))
    assert len(letters.content) < 10_000
    assert fonts_for(f"Trust {AMHARIC} {EMOJI}") == (letters, emoji)


def test_a_text_is_taken_apart_between_letters_that_are_rare_and_others():
    assert list(stretches(f"We say {AMHARIC}, and 👩\u200d👧 1\ufe0f\u20e3 10")) == [
        ("We say ", False),
        (AMHARIC, True),
        (", and ", False),
        ("👩\u200d👧 1\ufe0f\u20e3", True),
        (" 10", False),
    ]


@pytest.mark.long
@pytest.mark.parametrize("name", ["report.html", "answers.html"])
def test_pages_have_the_fonts_that_their_texts_need(archive, name: str):
    page = archive[name].decode()

    fonts = fonts_in_page(page)
    assert list(fonts) == ["Gair Letters", "Gair Emoji", "Gair Keycaps"]
    assert set(AMHARIC) - {" "} <= characters_in(fonts["Gair Letters"])
    assert all(f'"{family}"' in page for family in fonts)
    assert ET.fromstring(page).find("head/style") is not None  # noqa: S314


def test_the_document_has_them_and_says_where_they_are_used(archive):
    with zipfile.ZipFile(io.BytesIO(archive["report.docx"])) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    body, table = (ET.fromstring(parts[f"word/{n}.xml"]) for n in ("document", "fontTable"))  # noqa: S314
    runs = [run for run in body.iter(qn("w:r")) if "ሰላም" in "".join(run.itertext())]
    faces = {run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:cs")) for run in runs}
    (listed,) = [font for font in table if font.get(qn("w:name")) == "Gair Letters"]
    embedded = listed.find(qn("w:embedRegular"))
    (target,) = [
        one.get("Target")
        for one in ET.fromstring(parts["word/_rels/fontTable.xml.rels"])  # noqa: S314
        if one.get("Id") == embedded.get(f"{R}id")
    ]
    key = bytes.fromhex(re.sub("[{}-]", "", embedded.get(qn("w:fontKey"))))[::-1]
    content = parts[f"word/{target}"]
    font = bytes(b ^ key[at % 16] for at, b in enumerate(content[:32])) + content[32:]

    assert (len(runs), faces) == (2, {"Gair Letters"})
    assert set(AMHARIC) - {" "} <= characters_in(font)


def test_emoji_are_drawn_in_the_document_beside_their_text(archive):
    with zipfile.ZipFile(io.BytesIO(archive["report.docx"])) as opened:
        body = ET.fromstring(opened.read("word/document.xml"))  # noqa: S314
    drawn = [
        part.get("descr") for part in body.iter() if (part.get("name") or "").startswith("emoji ")
    ]
    text = "".join(part.text or "" for part in body.iter(qn("w:t")))
    hidden = [
        "".join(run.itertext())
        for run in body.iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None
    ]

    assert drawn == hidden == EMOJI.split(" ")
    assert f"mean it {EMOJI}." in text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We need time for each other", ""),
        ("Mae angen amser arnom ni", "cy"),
        ("الثقة مهمة", "ar"),
        (AMHARIC, "am"),
        ("pa: ਸਾਨੂੰ ਸਮਾਂ ਚਾਹੀਦਾ ar ei", ""),
        ("Mae angen amser arnom ni 🙂", "cy"),
        ("trust", ""),
    ],
)
def test_texts_in_another_language_say_so(text: str, language: str):
    assert other_language(text, "en") == language
