"""Where words stand in one line, each stays in its place, with its number behind it."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from bot.archive.chapters import worded
from bot.workshop.word_count import WordCount
from tests.archive.groups import groups
from tests.archive.test_comparison import files_of, side_by_side


def test_a_word_from_right_to_left_is_isolated_and_no_other():
    said = [WordCount(word=word, people=3) for word in ("trust", "صبر", "gobaith", "שלום")]

    assert worded(said) == "trust (3), \u2068صبر\u2069 (3), gobaith (3), \u2068שלום\u2069 (3)"


@pytest.fixture(scope="module")
def shared():
    """Three groups that all said a word from right to left most; each has two such words of one
    person as well."""
    records = []
    for record in groups():
        value = record.values[0]
        words = (WordCount(word="صبر", people=value.answered or 0), *value.words)
        alone = tuple(WordCount(word=word, people=1) for word in ("شجاعت", "درد"))
        value = replace(value, words=(*words, *alone))
        records.append(replace(record, values=(value, *record.values[1:])))
    return files_of(side_by_side(*records))


def test_what_groups_share_is_isolated_in_the_overview(shared):
    assert "\u2068صبر\u2069 · trust" in shared["comparison.html"].decode()
    tables = docx.Document(io.BytesIO(shared["comparison.docx"])).tables
    assert tables[0].rows[1].cells[1].text.startswith("\u2068صبر\u2069 · trust")


def test_dots_between_words_of_groups_stay_in_their_place(shared):
    document = docx.Document(io.BytesIO(shared["comparison.docx"]))
    (said,) = (one for one in document.paragraphs if "شجاعت" in one.text)

    assert "درد\u200e · \u200eشجاعت" in said.text
    assert said._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None
