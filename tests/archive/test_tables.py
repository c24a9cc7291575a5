"""The tables: every word and answer, and nothing that a spreadsheet would run."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.order import in_order
from bot.archive.publishing import published
from bot.archive.tables import answers_of, file_of, merges_of, themes_of, words_of
from bot.texts import load
from bot.workshop.theme_record import ThemeRecord
from bot.workshop.word_count import MergedBy, MergedWords, WordCount

ENGLISH = load("en")
RISKY = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def rows_of(table: bytes) -> list[list[str]]:
    assert table.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(table[3:].decode("utf-8"), newline="")))


def test_words_are_listed_with_their_value_and_people(record):
    table = file_of(words_of(record), ENGLISH)

    assert table == (
        b"\xef\xbb\xbfvalue,word,people\r\n"
        b"1,care,4\r\n1,safe,2\r\n1,a cup of tea,1\r\n1,warmth,1\r\n"
    )


def test_answers_and_notes_are_listed_with_their_prompt(record):
    rows = rows_of(file_of(answers_of(record, ENGLISH), ENGLISH))

    assert rows == [
        ["value", "prompt", "kind", "text"],
        ["1", "1", "answer", "Being listened to."],
        ["1", "1", "answer", "Time."],
        ["1", "1", "note", "Somebody laughed."],
        ["1", "", "note", "We come back to this."],
        ["2", "1", "answer", "Funding"],
    ]


def test_what_people_found_missing_is_listed_as_added(themed):
    rows = rows_of(file_of(answers_of(in_order(themed), ENGLISH), ENGLISH))

    assert [row for row in rows if row[2] == "added"] == [
        ["1", "1", "added", "Carers."],
        ["1", "", "added", "Families."],
    ]


def test_thoughts_are_listed_as_such_and_with_no_prompt(themed):
    rows = rows_of(file_of(answers_of(in_order(themed), ENGLISH), ENGLISH))

    assert [row for row in rows if row[2] == "thought"] == [
        ["1", "", "thought", "I keep thinking of the waiting room."],
        ["1", "", "thought", "Money again, from next door."],
        ["1", "", "thought", "Who decides?"],
    ]


def test_every_word_that_is_counted_as_another_has_a_line(themed):
    assert rows_of(file_of(merges_of(in_order(themed), ENGLISH), ENGLISH)) == [
        ["value", "word", "other", "by"],
        ["1", "care", "caring", "rule"],
        ["1", "safe", "diogel", "facilitator"],
        ["1", "safe", "no fear", "facilitator"],
    ]


def test_every_theme_has_one_line_for_each_value(themed):
    assert rows_of(file_of(themes_of(in_order(published(themed)), ENGLISH), ENGLISH)) == [
        ["value", "role", "theme", "source", "people", "words", "quotes"],
        ["1", "shown", "Money", "list", "3", "money; gyllid", "Mwy o gyllid.\n\nMoney, and time."],
        ["1", "shown", "time", "words", "2", "time", "Time."],
        ["1", "raised", "Being heard", "list", "2", "", ""],
        ["1", "key", "Money", "list", "3", "money", "Money, and time."],
        ["1", "candidate", "time", "words", "2", "", "Time."],
        ["2", "key", "Money", "list", "", "money", ""],
    ]


def test_people_of_a_role_can_be_added_up(workshop):
    rows = rows_of(file_of(themes_of(workshop, ENGLISH), ENGLISH))

    found = sum(int(people) for _, role, theme, _, people, *_ in rows[1:] if role == "key")
    assert found == sum(one.people for one in workshop.candidates if one.is_key)


def test_headings_are_in_the_language_of_the_texts_where_there_is_one(themed):
    headings = [
        row[2]
        for row in rows_of(file_of(themes_of(in_order(published(themed)), load("cy")), ENGLISH))
    ]

    assert headings[1:4] == ["Arian", "time", "Being heard"]


@pytest.mark.parametrize("text", [f"{sign}1+1" for sign in (*RISKY, "＝", "\u200b=")])
def test_no_theme_and_no_merged_word_starts_a_formula(themed, text: str):
    theme = ThemeRecord(key="k", heading=text, words=(text,), people=2, quotes=(text,))
    merged = MergedWords(word=text, others=(text,), by=MergedBy.RULE)
    value = replace(themed.values[0], themes=(theme,), merged=(merged,))
    hostile = replace(themed, values=(value,), candidates=())

    assert rows_of(file_of(merges_of(hostile, ENGLISH), ENGLISH))[1] == [
        "1",
        f"'{text}",
        f"'{text}",
        "rule",
    ]
    assert rows_of(file_of(themes_of(hostile, ENGLISH), ENGLISH))[1] == [
        *("1", "shown", f"'{text}", "list", "2", f"'{text}", f"'{text}")
    ]


# What Excel, LibreOffice, R or pandas make something else of, by what they make of it.
MISREAD = {
    "formulas": ["=1+1", "+44", "-love-", "@SUM(A1)", "|calc", "%path%", "\t=1", "\rlove", "  =1"],
    "hidden formulas": ["＝1+1", "\u200b=1", "\ufeff@a", "\xa0-1", "⁼1"],
    "dates": [
        "1-1",
        "9-5",
        "1/2",
        "24/7",
        "MAR1",
        "mar 1",
        "12 Jan",
        "Jan 12, 2026",
        "12.3.",
        "2026-1",
    ],
    "long dates": [
        "Wednesday, 30 September 2026",
        "30 de septiembre de 2026",
        "5 Ionawr",
        "2026年5月",
    ],
    "times": ["10:30", "3 pm", "9.30am", "00:00:01"],
    "numbers": [
        "007",
        "1e5",
        "1E-5",
        "2.10",
        "1,5",
        "50%",
        "100 %",
        "-5",
        "−5",
        "(5)",
        "1 000",
        ".5",
    ],
    "amounts": ["£5", "5 €", "$1,000", "R5", "5 zł", "½", "1 1/2", "２４", "٢٤/٧", "5²"],
    "truth": ["true", "TRUE", "False", " true ", "WAHR", "Vrai"],
    "nothing": ["n/a", "N/A", "NA", "none", "None", "null", "NaN", "#N/A"],
    "errors": ["#NAME?", "#REF!", "#DIV/0!", "#ZAHL!", "inf"],
    "apostrophes": ["'a", "''a", "'", "'24/7", "'=1", "＇a", "'quoted'"],
}


@pytest.mark.parametrize("text", [text for texts in MISREAD.values() for text in texts])
def test_what_could_be_misread_begins_with_an_apostrophe(record, text: str):
    assert words_in(record, text) == [["value", "word", "people"], ["1", f"'{text}", "1"]]


@pytest.mark.parametrize(
    "text",
    [
        "self-care",
        "not enough hours, 24 of them, in any of our days",
        "we met in 2019 and in 2021 for the first times",
        'say "yes"',
        "a,b",
        "tŷ",
        "o'r diwedd",
        "#hope",
        "true love",
        "nothing",
        "الثقة",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "🧑🏿‍🤝‍🧑🏻",
        "a\nb",
        " a ",
        ":)",
    ],
)
def test_every_other_text_is_exactly_as_it_was_said(record, text: str):
    assert words_in(record, text) == [["value", "word", "people"], ["1", text, "1"]]


def words_in(record, text: str) -> list[list[str]]:
    """The table of a session in which only this was said."""
    value = replace(record.values[0], words=(WordCount(word=text, people=1),))
    return rows_of(file_of(words_of(replace(record, values=(value,))), ENGLISH))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=50) | st.text("'\"=+-#/.:%,; 017aeJn\n", max_size=9), max_size=9))
def test_by_the_written_rule_every_answer_comes_back_exactly(record, answers: list[str]):
    prompt = replace(record.values[1].prompts[0], answers=tuple(answers))
    value = replace(record.values[1], prompts=(prompt,))

    cells = [
        row[3]
        for row in rows_of(file_of(answers_of(replace(record, values=(value,)), ENGLISH), ENGLISH))[
            1:
        ]
    ]

    assert not any(cell.strip().startswith(RISKY) for cell in cells)
    assert [cell.removeprefix("'") for cell in cells] == answers


def test_counts_and_numbers_stay_numbers(record):
    rows = rows_of(file_of(words_of(record), ENGLISH))

    assert all(number.isdecimal() and people.isdecimal() for number, _, people in rows[1:])


def test_an_archive_says_how_to_read_its_tables_and_they_are_read_so(record, files):
    """Whoever does what method.md says has the texts of session.json."""
    said = ("'quoted'", "- funding", "24/7", "n/a", "trust")
    words = tuple(WordCount(word=text, people=1) for text in said)
    value = replace(record.values[0], words=words)
    members = files(replace(record, values=(value, *record.values[1:])))

    rows = rows_of(members["words.csv"])[1:]
    kept = json.loads(members["session.json"])["values"][0]["words"]

    assert "Where a cell begins with an apostrophe, take one off" in members["method.md"].decode()
    read = sorted(text.removeprefix("'") for _, text, _ in rows)
    assert read == sorted(said) == sorted(one["word"] for one in kept)
