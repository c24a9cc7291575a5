"""Plans that people send: TOML, Word and plain text, however saved; and files that do harm."""

import io
import zipfile

import docx
import pytest

from bot.plan_file import PlanFileError, read_sent
from bot.plan_file.numbered import USUAL_QUESTION
from bot.texts import load
from tests.plans import SMALL

TEXT = """Our values
For a listening exercise.

1. Listening
People need to be listened to.
Question: What comes to mind?
Prompts:
- What do you think of this?
- What helps?
2) Time
Minutes: 7
3. Love
Sensitive: yes
   1. Is it hard?
   2. Why is
      that so?
"""
TYPES = '<?xml version="1.0"?><Types xmlns="http://x"><Override ContentType="{}"/></Types>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = '<w:document xmlns:w="' + WORD + '"><w:body>{}</w:body></w:document>'


def titles(plan):
    return [value.title for value in plan.values]


def problems(content, name="plan.txt"):
    with pytest.raises(PlanFileError) as refused:
        read_sent(content if isinstance(content, bytes) else content.encode(), name)
    return list(refused.value.told(load("en")))


def packed(parts):
    """A ZIP archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(*paragraphs, **more):
    """A Word file of paragraphs, each a text or a text and its style."""
    document = docx.Document()
    for paragraph in paragraphs:
        text, style = (paragraph, None) if isinstance(paragraph, str) else paragraph
        document.add_paragraph(text, style=style)
    file = io.BytesIO()
    document.save(file)
    if not more:
        return file.getvalue()
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, **more})


def test_what_people_write_down_is_understood():
    plan = read_sent(TEXT.encode(), "Our plan (2).txt")

    assert (plan.name, plan.title, plan.about) == (
        *("our-plan-2", "Our values", "For a listening exercise."),
    )
    assert titles(plan) == ["Listening", "Time", "Love"]
    assert plan.values[0].statement == "People need to be listened to."
    assert plan.values[0].question == "What comes to mind?"
    assert plan.values[0].prompts == ("What do you think of this?", "What helps?")
    assert (plan.values[1].statement, plan.values[1].minutes) == ("Time", 7)
    assert plan.values[2].prompts == ("Is it hard?", "Why is that so?")
    assert [value.sensitive for value in plan.values] == [False, False, True]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_however_an_editor_has_saved_it(content):
    assert read_sent(content, "our.txt") == read_sent(TEXT.encode(), "our.txt")


def test_markdown_is_read_as_what_it_shows():
    written = "# Our values\n\n## **1. Listening**\nWe **listen**.\n\n- What helps?\n\n## 2. Time\n"

    plan = read_sent(written.encode(), "ours.md")

    assert (plan.title, titles(plan)) == ("Our values", ["Listening", "Time"])
    assert (plan.values[0].statement, plan.values[0].prompts) == ("We listen.", ("What helps?",))


def test_an_old_windows_file_keeps_its_letters():
    assert titles(read_sent("1. Tŷ\n2. Café".encode("cp1252", "replace"), "p.txt"))[1] == "Café"


@pytest.mark.parametrize("name", ["small.toml", "small.toml.txt", "small.txt", "SMALL.TOML"])
def test_toml_is_toml_whatever_windows_calls_it(name):
    plan = read_sent(SMALL.replace("\n", "\r\n").encode("utf-8-sig"), name)

    assert (plan.name, titles(plan)) == ("small", ["Tea", "Quiet", "Grief"])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("“There should be tea.”", "There should be tea."),
        ("„There should be tea.“", "There should be tea."),
        ('“There should be "tea" here.”', 'There should be "tea" here.'),
        ("“C:\\tea”  # where", "C:\\tea"),
    ],
)
def test_toml_with_quotation_marks_of_an_office_program(written, read):
    text = SMALL.replace('"There should be tea."', written).replace('"What else?"', "“What else?”")

    plan = read_sent(text.encode(), "small.toml")

    assert plan.values[0].statement == read
    assert plan.values[0].prompts == ("What do you think?", "What else?")


def test_quotation_marks_within_a_text_stay_as_they_are():
    text = SMALL.replace("There should be tea.", "There should be “tea”.")

    assert read_sent(text.encode(), "s.toml").values[0].statement == "There should be “tea”."


def test_a_question_and_prompts_above_the_first_value_are_for_all():
    plan = read_sent(b"Q\nQuestion: Well?\nPrompts:\n- Why?\n1. A\n2. B\nQuestion: And?", "p.txt")

    assert [value.question for value in plan.values] == ["Well?", "And?"]
    assert [value.prompts for value in plan.values] == [("Why?",), ("Why?",)]


def test_without_any_question_the_usual_one_is_asked():
    assert read_sent(b"1. A\n2. B", "my plan.txt").values[1].question == USUAL_QUESTION
    assert read_sent(b"1. A\n2. B", "my_plan.txt").title == "my plan"


def test_each_bad_line_is_named_with_what_to_do():
    told = problems("1. A\n2. B\n4. C\nPromts: x\nAbout: x\nMinutes: soon\n5. A\nQuestion: \x07")

    assert told == [
        "line 3: number 4 stands where 3 comes next; number the values 1, 2, 3 … in order",
        "line 4: “Promts:” is not known; is it “prompts:”?",
        "line 5: “About:” belongs above the first value",
        "line 6: minutes should be a whole number from 1 to 240",
        "line 7: title is the same as that of value 1",
        "line 8: question has nothing that can be seen",
    ]


def test_what_is_too_long_is_named_too():
    told = problems(f"1. {'a' * 151}\n{'b' * 2001}\n- {'c' * 301}?")

    assert told == [
        "line 1: title has 151 characters, at most 150 are possible",
        "line 2: statement has 2001 characters, at most 2000 are possible",
        "line 3: prompts (text 1) has 302 characters, at most 300 are possible",
    ]


def test_a_word_file_with_numbers_in_its_text():
    plan = read_sent(word(*TEXT.split("\n")), "our.docx")

    assert plan == read_sent(TEXT.encode(), "our.docx")


def test_a_word_file_whose_numbers_word_makes():
    number, bullet = "List Number", "List Bullet"
    content = word(
        "Our values",
        ("Listening", number),
        "People need to be listened to.",
        "Prompts:",
        ("What do you think?", bullet),
        ("Time", number),
        "We take time.",
        ("Is there time?", bullet),
    )

    plan = read_sent(content, "plan.docx")

    assert (plan.title, titles(plan)) == ("Our values", ["Listening", "Time"])
    assert plan.values[0].prompts == ("What do you think?",)
    assert plan.values[1].prompts == ("Is there time?",)
    assert plan.values[1].statement == "We take time."


def test_what_stands_twice_for_older_programs_is_read_once():
    box = "<w:r><w:t>{}</w:t></w:r>"
    both = (
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
        f'/2006"><mc:Choice>{box.format("1. A")}</mc:Choice>'
        f"<mc:Fallback>{box.format('1. A')}</mc:Fallback></mc:AlternateContent></w:p>"
    )

    assert titles(read_sent(packed({"word/document.xml": BODY.format(both)}), "p.docx")) == ["A"]


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "1. ha">'
    + "".join(f'<!ENTITY a{n} "{("&a" + str(n - 1 or "") + ";") * 10}">' for n in range(1, 9))
    + "]>"
    + BODY.format("<w:p><w:r><w:t>&a8;</w:t></w:r></w:p>")
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + BODY.format(
    "<w:p><w:r><w:t>1. &x;</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "There is no numbered value"),
        (b"hello", "There is no numbered value"),
        (b"\n".join(b"%d. Value %d" % (n, n) for n in range(1, 10_001)), "at most 40 are possible"),
        (b"1. A\n" + b"x" * 20_000_000, "too large"),
        (b"1. A\n" + b"x" * 250_000, "too long"),
        (b"%PDF-1.7 ...", "That is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "save it as .docx"),
        (b"{\\rtf1 hello}", "That is an RTF file"),
        (b"\x89PNG\r\n\x1a\n", "That is a picture"),
        (b"\0\1\2\3" * 100, "That is no text"),
        (b"PK\x03\x04 and then nothing of the kind", "damaged"),
        (lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "no Word file"),
        (lambda: packed({"word/document.xml": "<not xml"}), "can't be read"),
        (lambda: packed({"word/document.xml": b" " * 60_000_000}), "too large"),
        (lambda: packed({f"word/{n}.xml": "" for n in range(2_100)}), "too many parts"),
        (lambda: packed({"word/document.xml": ENTITIES}), "can't be read"),
        (lambda: packed({"word/document.xml": ENTITIES.encode("utf-16")}), "can't be read"),
        (lambda: packed({"word/document.xml": OUTSIDE}), "can't be read"),
        (lambda: word("1. A", **{"word/vbaProject.bin": b"macro"}), "has macros"),
        (
            lambda: packed(
                {
                    "word/document.xml": BODY.format(""),
                    "[Content_Types].xml": TYPES.format("application/macroEnabled.main+xml"),
                }
            ),
            "has macros",
        ),
    ],
    # Files are packed by the test that reads them: every process of the suite imports this.
    ids=map(str, range(1, 1000)),
)
def test_what_is_no_plan_or_would_do_harm_is_refused_in_one_sentence(content, told):
    content = content() if callable(content) else content

    (line,) = problems(content, "plan.docx" if content.startswith(b"PK") else "plan.txt")

    assert told in line


@pytest.mark.long
def test_a_bomb_within_a_part_that_nobody_reads_is_not_unpacked():
    content = word("1. A", **{"word/media/logo.png": b"\0" * 300_000_000})

    assert titles(read_sent(content, "p.docx")) == ["A"]


def test_an_archive_that_lies_about_its_sizes_is_refused_all_the_same():
    content = packed({"word/document.xml": BODY.format("") + " " * 8_000_000})
    size = (len(BODY.format("")) + 8_000_000).to_bytes(4, "little")

    (line,) = problems(content.replace(size, (100).to_bytes(4, "little")), "p.docx")

    assert "damaged" in line or "too large" in line or "can't be read" in line


@pytest.mark.parametrize("name", ["", ".docx", "....", "ŷŵ.txt", "a" * 300 + ".txt", "../../x.md"])
def test_whatever_a_file_is_called_its_plan_has_a_short_name(name):
    plan = read_sent(b"1. A", name)

    assert 1 <= len(plan.name) <= 40
    assert set(plan.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
