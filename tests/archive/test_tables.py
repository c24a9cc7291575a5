"""The tables: every word and answer, and nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.order import in_order
from bot.archive.tables import answers_table, merges_table, themes_table, words_table
from bot.workshop.record import MergedBy, MergedWords, ThemeRecord, WordCount

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


def test_what_people_found_missing_is_listed_as_added(themed):
    rows = rows_of(answers_table(in_order(themed)))

    assert [row for row in rows if row[2] == "added"] == [
        ["1", "1", "added", "Carers."],
        ["1", "", "added", "Families."],
    ]


def test_every_word_that_is_counted_as_another_has_a_line(themed):
    assert rows_of(merges_table(in_order(themed))) == [
        ["value", "word", "other", "by"],
        ["1", "care", "caring", "rule"],
        ["1", "safe", "diogel", "facilitator"],
        ["1", "safe", "no fear", "facilitator"],
    ]


def test_every_theme_has_one_line_for_each_value(themed):
    assert rows_of(themes_table(in_order(themed), "en")) == [
        ["value", "role", "theme", "source", "people", "words", "quotes"],
        ["1", "shown", "Money", "list", "3", "money; gyllid", "Mwy o gyllid.\n\nMoney, and time."],
        ["1", "shown", "time", "words", "2", "time", "Time."],
        ["1", "raised", "Being heard", "list", "2", "", ""],
        ["1", "key", "Money", "list", "3", "money", "Money, and time."],
        ["1", "candidate", "time", "words", "2", "", "Time."],
        ["2", "key", "Money", "list", "", "money", ""],
    ]


def test_people_of_a_role_can_be_added_up(workshop):
    rows = rows_of(themes_table(workshop, "en"))

    found = sum(int(people) for _, role, theme, _, people, *_ in rows[1:] if role == "key")
    assert found == sum(one.people for one in workshop.candidates if one.is_key)


def test_headings_are_in_the_language_of_the_texts_where_there_is_one(themed):
    headings = [row[2] for row in rows_of(themes_table(in_order(themed), "cy"))]

    assert headings[1:4] == ["Arian", "time", "Being heard"]


@pytest.mark.parametrize("text", [f"{sign}1+1" for sign in (*RISKY, "＝", "\u200b=")])
def test_no_theme_and_no_merged_word_starts_a_formula(themed, text: str):
    theme = ThemeRecord(key="k", heading=text, words=(text,), people=2, quotes=(text,))
    merged = MergedWords(word=text, others=(text,), by=MergedBy.RULE)
    value = replace(themed.values[0], themes=(theme,), merged=(merged,))
    hostile = replace(themed, values=(value,), candidates=())

    assert rows_of(merges_table(hostile))[1] == ["1", f"'{text}", f"'{text}", "rule"]
    assert rows_of(themes_table(hostile, "en"))[1] == [
        *("1", "shown", f"'{text}", "list", "2", f"'{text}", f"'{text}")
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
