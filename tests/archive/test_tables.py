"""The tables: every word and answer, and nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.tables import answers_table, words_table
from bot.workshop.record import WordCount

RISKY = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def rows_of(table: bytes) -> list[list[str]]:
    assert table.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(table[3:].decode("utf-8"), newline="")))


def test_words_are_listed_with_their_value_and_people(record):
    table = words_table(record)

    assert table == (
        b"\xef\xbb\xbfvalue,word,people\r\n"
        b"1,care,4\r\n1,safe,2\r\n1,a cup of tea,1\r\n1,warmth,1\r\n"
    )


def test_answers_and_notes_are_listed_with_their_prompt(record):
    rows = rows_of(answers_table(record))

    assert rows == [
        ["value", "prompt", "kind", "text"],
        ["1", "1", "answer", "Being listened to."],
        ["1", "1", "answer", "Time."],
        ["1", "1", "note", "Somebody laughed."],
        ["1", "", "note", "We come back to this."],
        ["2", "1", "answer", "Funding"],
    ]


@pytest.mark.parametrize(
    "word",
    [
        "=1+1",
        "+44",
        "-love-",
        "@SUM(A1)",
        "|calc",
        "%path%",
        "\t=1",
        "\rlove",
        "  =1",
        "＝1+1",
        "\u200b=1",
        "\ufeff@a",
        "\xa0-1",
        "⁼1",
    ],
)
def test_what_could_be_a_formula_begins_with_an_apostrophe(record, word: str):
    value = replace(record.values[0], words=(WordCount(word=word, people=1),))

    rows = rows_of(words_table(replace(record, values=(value,))))

    assert rows == [["value", "word", "people"], ["1", f"'{word}", "1"]]


@pytest.mark.parametrize(
    "word",
    [
        "self-care",
        "100 %",
        'say "yes"',
        "a,b",
        "tŷ",
        "الثقة",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "🧑🏿‍🤝‍🧑🏻",
        "a\nb",
        " a ",
        "'a",
    ],
)
def test_every_other_word_is_exactly_as_it_was_said(record, word: str):
    value = replace(record.values[0], words=(WordCount(word=word, people=1),))

    rows = rows_of(words_table(replace(record, values=(value,))))

    assert rows == [["value", "word", "people"], ["1", word, "1"]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=50), max_size=9))
def test_no_answer_breaks_the_table_or_starts_a_formula(record, answers: list[str]):
    prompt = replace(record.values[1].prompts[0], answers=tuple(answers))
    value = replace(record.values[1], prompts=(prompt,))

    cells = [row[3] for row in rows_of(answers_table(replace(record, values=(value,))))[1:]]

    assert not any(cell.strip().startswith(RISKY) for cell in cells)
    assert all(cell in (text, f"'{text}") for cell, text in zip(cells, answers, strict=True))
