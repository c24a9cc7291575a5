"""report.docx, whatever people wrote: every text whole, in its direction, and never markup."""

import re
from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.workshop.word_count import WordCount
from tests.archive.test_document import opened, paragraphs_of
from tests.archive.test_report import HOSTILE, full_of
from tests.archive.test_report_themes import themes_full_of
from tests.some_of import some_of

pytestmark = pytest.mark.slow

LONG = [*HOSTILE, "x" * 10_000, "two words " * 1_000, "الثقة " * 300, "=1+1", "\r\n\t\u2028"]


@pytest.mark.parametrize("text", some_of(LONG, 10))
def test_what_people_wrote_is_there_as_they_wrote_it(text: str, texts, cloud):
    document = opened(full_of(text), texts, {1: cloud})

    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    expected = re.sub("\r\n|\r", "\n", shown)
    assert paragraphs_of(document, "Quote") == [expected.replace("\u200e", "")]
    assert paragraphs_of(document, "Note") == [expected, expected]
    assert paragraphs_of(document, "Title") == [expected]


@pytest.mark.long
@pytest.mark.parametrize("text", LONG)
def test_no_element_comes_from_what_people_wrote(text: str, texts, cloud):
    def shape(record) -> list[str]:
        inside = ("t", "br", "tab", "bidi", "rtl", "rPr", "lang", "pBdr", "left", "right")
        # Where a page begins is a matter of how long the texts are.
        set_apart = ("r", "rFonts", "vanish", "rStyle", "drawing", "pageBreakBefore")
        body = opened(record, texts, {1: cloud}).element.body
        left_out = set(map(qn_of, (*inside, *set_apart)))
        return [p.tag for p in body.iter() if p.tag not in left_out and p.tag.startswith(qn_of(""))]

    def qn_of(name: str) -> str:
        return qn(f"w:{name}")

    assert shape(full_of(text)) == shape(full_of("word"))
    assert shape(themes_full_of(text)) == shape(themes_full_of("word"))


@pytest.mark.long
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10, deadline=None
)
@given(st.text(max_size=100))
def test_any_text_can_be_opened(texts, text: str):
    assert len(paragraphs_of(opened(full_of(text), texts), "Quote")) == 1


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [("الثقة مهمة", True), ("123 שלום", True), ("trust الثقة", False), ("…", False), ("", False)],
)
def test_texts_run_in_the_direction_of_their_first_letter(record, texts, text: str, leftwards):
    prompt = replace(record.values[0].prompts[0], answers=(text,))
    value = replace(record.values[0], prompts=(prompt,))

    document = opened(replace(record, values=(value, *record.values[1:])), texts)

    quotes = [p._p for p in document.paragraphs if p.style.name == "Quote"]
    form = quotes[0].pPr
    assert (form.find(qn("w:bidi")) is not None) == leftwards
    assert (form.find(f"{qn('w:pBdr')}/{qn('w:right')}") is not None) == leftwards


def test_words_of_both_directions_stay_on_their_side_of_the_dot(record, texts):
    words = tuple(WordCount(word=word, people=1) for word in ("a", "b", "أمل", "نحن"))
    value = replace(record.values[0], words=words)

    document = opened(replace(record, values=(value, *record.values[1:])), texts)

    (line,) = [p.text for p in document.paragraphs if p.style.name == "Words"][:1]
    assert line == "a · b\u200e · \u200eأمل\u200e · \u200eنحن"
