"""What was said, in the report: by themes, across values, and every answer in full at the end."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.order import in_order
from bot.archive.page.report import answers_page_of, report_of
from bot.archive.publishing import published
from bot.workshop.record import SessionRecord
from bot.workshop.theme_record import CandidateRecord, ThemeRecord
from bot.workshop.theme_source import ThemeSource
from bot.workshop.word_count import MergedBy, MergedWords
from tests.archive.test_report import HOSTILE, Elements, full_of, page_of, text_of


def themes_full_of(text: str) -> SessionRecord:
    """A record that has the same text in every place that a round-up can fill as well."""
    record = full_of(text)
    (value,) = record.values
    themes = tuple(
        ThemeRecord(key=text, heading=text, source=source, words=(text,), people=2, quotes=(text,))
        for source in ThemeSource
    )
    prompt = replace(value.prompts[0], answered=5, added=(text,), recognised=3)
    value = replace(
        value,
        prompts=(prompt,),
        merged=(MergedWords(word=text, others=(text,), by=MergedBy.FACILITATOR),),
        themes=(*themes, replace(themes[0], is_shown=False)),
        also_said=(text,),
        both_sides=(text,),
        added=(text,),
        recognised=3,
    )
    candidate = CandidateRecord(
        key=text, heading=text, words=(text,), people_by_value=(3,), quote=text
    )
    candidates = (replace(candidate, is_key=True), candidate)
    return replace(record, values=(value,), candidates=candidates)


def rooted(record, texts) -> ET.Element:
    return ET.fromstring(report_of(in_order(published(record)), {}, texts))  # noqa: S314


def part_of(root: ET.Element, identifier: str) -> ET.Element:
    return next(found for found in root.iter() if found.get("id") == identifier)


def answers_of(record, texts) -> str:
    page = answers_page_of(in_order(published(record)), texts)
    return page.decode("utf-8")


def quotes_in(element: ET.Element) -> list[str | None]:
    return [quote.text for quote in element.iter("blockquote")]


def test_a_value_reads_from_its_themes_to_its_notes(themed, texts, cloud):
    text = text_of(page_of(themed, texts, {1: cloud}))

    parts = [
        "Counted as one word",
        "care: also caring (by a rule)",
        "safe: also diogel, no fear (by a facilitator)",
        "Said after the question had closed",
        "What was said Prompts that people answered or passed on, and how many did",
        "Prompt Answered Passed",
        "What helps? 6 3 What hinders? 0 5",
        "Money People: 3 · In words like “gyllid” Mwy o gyllid. Money, and time.",
        "“time” People: 2 Time.",
        "Also raised: Being heard (2)",
        "Also said Quotes that stand under no heading.",
        "Nobody left alone.",
        "Both sides, in one person's words Each of these quotes names two sides. Money, and time.",
        "Added by participants What people found missing when they read the round-up. Families.",
        "Carers.",
        "People who said that they recognise the round-up of this value: 5",
        "People who said that they recognise the round-up of “What helps?”: 4",
        "The answers to these prompts stand in full in answers.html, a file of its own.",
        "Facilitator's notes of what was said aloud What helps? Somebody laughed.",
        "Facilitator's notes of what was said aloud What hinders? Many nodded.",
        "Facilitator's notes of what was said aloud We come back to this.",
        "Thoughts in between What people sent about this value while no question was open.",
        "Sent a thought: 3 I keep thinking of the waiting room.",
        "Value 2 Time",
        "Answered: 1 · Passed: 0 Funding",
        "Value 3 Hope",
        "Key themes",
        "Money In 2 of 3 values",
        "Money, and time. About value 1: Trust",
        "Where it came up, by value: 1 Trust (3) · 2 Time What",
        "came up without being asked",
        "Theme 1 2 3 Values Money 3 + · 2 “time” 2 · · 1",
        "+ It came up; too few people answered to say how many.",
        "1 Trust 2 Time 3 Hope",
        "In people's words “time” In 1 of 3 values Time.",
        "How this was done",
    ]
    missing = []
    for part in parts:
        before, found, text = text.partition(part)
        missing += [] if found else [part]
        text = text if found else before
    assert missing == []


def test_nothing_that_was_said_is_lost(record, themed, workshop, texts):
    for one in (record, themed, workshop):
        page = text_of(page_of(one, texts)) + text_of(answers_of(one, texts))
        said = [
            text
            for value in one.values
            for texts_of_one in (
                [count.word for count in value.words],
                value.late,
                value.thoughts.texts,
                value.notes,
                value.also_said if any(theme.is_shown for theme in value.themes) else (),
                value.added,
                [text for theme in value.themes for text in (theme.heading, *theme.quotes)],
                *((*p.answers, *p.notes, *p.added) for p in value.prompts),
            )
            for text in texts_of_one
        ]

        assert [text for text in said if " ".join(text.split()) not in page] == []


def test_every_answer_stands_once_in_full_and_is_a_link_away(record, themed, workshop, texts):
    for one in (record, themed, workshop):
        root = rooted(one, texts)
        answers = ET.fromstring(answers_of(one, texts))  # noqa: S314
        for number, value in enumerate(one.values, start=1):
            said = [text for prompt in value.prompts for text in prompt.answers]
            links = [link.get("href") for link in part_of(root, f"value-{number}").iter("a")]
            found = [e for e in answers.iter("section") if e.get("id") == f"answers-{number}"]

            assert sorted(quote for e in found for quote in quotes_in(e)) == sorted(said)
            assert [link.get("href") for e in found for link in e.iter("a")] == [
                f"report.html#value-{number}"
            ] * bool(said)
            if any(theme.is_shown for theme in value.themes):
                assert f"answers.html#answers-{number}" in links


def test_the_answers_are_a_page_that_says_what_it_is(themed, texts):
    page = answers_of(themed, texts)

    assert "<title>Our values: the answers in full</title>" in page
    assert re.findall(r"<h([1-6])", page) == ["1", "2", "3", "2", "3"]
    assert "Sent a word" not in page


def test_where_nobody_answered_there_is_no_page_of_answers(record, files, texts):
    values = tuple(replace(value, prompts=()) for value in record.values)

    found = files(replace(record, values=values))

    assert "answers.html" not in found
    assert b"answers.html" not in found["report.html"]
    assert b"answers.html" not in found["method.md"]


def test_without_themes_answers_are_with_their_value_as_well(record, texts):
    root = rooted(record, texts)

    assert sorted(quotes_in(part_of(root, "value-1"))) == ["Being listened to.", "Time."]
    assert {"unasked", "key-themes"} & {e.get("id") for e in root.iter()} == set()


def test_themes_that_are_only_raised_leave_the_answers_with_their_value(themed, texts):
    value = themed.values[0]
    raised = tuple(replace(theme, is_shown=False) for theme in value.themes)
    few = replace(value, themes=raised, prompts=(replace(value.prompts[0], answered=4),))

    root = rooted(replace(themed, values=(few, *themed.values[1:])), texts)

    text = " ".join(" ".join(part_of(root, "value-1").itertext()).split())
    assert "Raised by several people: Being heard · Money Added by participants" in text
    assert "Also said" not in text
    assert set(quotes_in(part_of(root, "value-1"))) == {
        *few.prompts[0].answers,
        *("Families.", "Carers."),
        *few.thoughts.texts,
    }


@pytest.mark.parametrize(("answered", "numbers"), [(4, 0), (5, 2)])
def test_themes_of_few_people_have_no_numbers(themed, texts, answered: int, numbers: int):
    value = themed.values[0]
    few = replace(value, prompts=(replace(value.prompts[0], answered=answered),))

    root = rooted(replace(themed, values=(few, *themed.values[1:])), texts)

    text = " ".join(part_of(root, "value-1").itertext())
    cells = [cell.text for cell in part_of(root, "unasked").iter("td")]
    assert text.count("People: ") == numbers
    assert ("Being heard (2)" in text) == bool(numbers)
    assert cells[:1] == ["3" if numbers else "+"]


def test_one_or_two_people_who_recognise_a_round_up_are_not_counted(themed, texts):
    value = replace(themed.values[0], recognised=2)

    text = text_of(page_of(replace(themed, values=(value, *themed.values[1:])), texts))

    assert text.count("recognise the round-up of") == 1
    assert "recognise the round-up of “What helps?”: 4" in text


def test_headings_tables_and_links_are_whole(themed, workshop, texts):
    for one in (themed, workshop):
        page = page_of(one, texts)
        root = ET.fromstring(page)  # noqa: S314
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        identifiers = [element.get("id") for element in root.iter() if element.get("id")]
        links = [link.get("href") for link in root.iter("a")]

        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert len(identifiers) == len(set(identifiers))
        inside = {link[1:] for link in links if link.startswith("#")}
        assert inside <= set(identifiers)
        assert all(link.startswith(("#", "answers.html")) for link in links)
        assert all(th.get("scope") in ("row", "col") for th in root.iter("th"))
        assert all(
            table.find("caption") is not None or table.get("aria-labelledby") in identifiers
            for table in root.iter("table")
            if table.get("class") != "settings"
        )


@pytest.mark.parametrize("text", HOSTILE)
def test_no_element_and_no_attribute_comes_from_what_people_wrote(text: str, texts):
    harmless = Elements(page_of(themes_full_of("word"), texts))

    found = Elements(page_of(themes_full_of(text), texts))

    assert found.tags == harmless.tags
    assert found.attributes == harmless.attributes


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_quoted_as_they_wrote_it(text: str, texts):
    root = rooted(themes_full_of(text), texts)

    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    quotes = list(root.iter("blockquote"))
    assert {quote.text for quote in quotes} == {shown}
    assert {quote.get("dir") for quote in quotes} == {"auto"}
    assert len(quotes) == 3 + 1 + 1 + 2 + 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.text(min_size=1, max_size=60))
def test_any_text_leaves_the_page_well_formed(texts, text: str):
    assert len(list(rooted(themes_full_of(text), texts).iter("blockquote"))) == 9
