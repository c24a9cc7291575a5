"""What an archive does not tell can't be had from it: with any other number no file differs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive import build, combine, published
from bot.texts import load
from bot.workshop.plan import Plan, Value
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.session import Mode, Reveal
from bot.workshop.theme_record import CandidateRecord, ThemeRecord
from bot.workshop.thoughts import ThoughtsRecord
from bot.workshop.word_count import WordCount

pytestmark = pytest.mark.slow

PROMPTS = ("What helps?", "What hinders?")
PLAN = Plan(
    name="ours",
    title="Ours",
    about="",
    attribution="",
    values=tuple(
        Value(title=title, statement=title, question="?", prompts=PROMPTS)
        for title in ("Trust", "Time", "Hope")
    ),
)
SLOW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
counts = st.integers(0, 8)


@st.composite
def prompts(draw, text: str) -> PromptRecord:
    """One prompt, with texts unless one or two people answered, as the bot leaves them out."""
    answered = draw(counts)
    said = (
        tuple(f"{text} {n}" for n in range(answered)) if answered > 2 or draw(st.booleans()) else ()
    )
    return PromptRecord(
        text=text,
        answers=said,
        answered=answered,
        passed=draw(counts),
        held_back=draw(st.integers(0, 3)),
    )


@st.composite
def thoughts(draw) -> ThoughtsRecord:
    """What was said in between, left out by the same rule."""
    answered = draw(counts)
    are_there = answered > 2 or draw(st.booleans())
    said = tuple(f"Thought {n}" for n in range(answered)) if are_there else ()
    return ThoughtsRecord(texts=said, answered=answered, held_back=draw(st.integers(0, 3)))


@st.composite
def values(draw, value: Value) -> ValueRecord:
    asked = tuple(draw(prompts(text)) for text in PROMPTS)
    answered = draw(counts)
    words = (WordCount(word="care", people=answered),) if answered > 2 else ()
    between = draw(thoughts())
    most = max(one.answered or 0 for one in (*asked, between))
    themes = tuple(
        ThemeRecord(
            key=f"theme:{heading}",
            heading=heading,
            people=draw(st.integers(1, most)),
            quotes=(f"{heading}.",),
            is_shown=draw(st.booleans()),
        )
        for heading in ("Money", "Staff")
        if most
    )
    return ValueRecord(
        value=value,
        words=words,
        answered=answered,
        passed=draw(counts),
        prompts=asked,
        themes=themes,
        held_back=draw(st.integers(0, 3)),
        thoughts=between,
    )


@st.composite
def records(draw) -> SessionRecord:
    found = tuple(draw(values(value)) for value in PLAN.values)
    most = [max(one.answered or 0 for one in (*v.prompts, v.thoughts)) for v in found]
    return SessionRecord(
        plan=PLAN,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=16,
        values=found,
        candidates=tuple(
            CandidateRecord(
                key=f"theme:{heading}",
                heading=heading,
                people_by_value=tuple(draw(st.integers(0, each)) for each in most),
                quote=f"{heading}.",
            )
            for heading in ("Money", "Staff")
        ),
    )


def others(record: SessionRecord) -> Iterator[tuple[str, SessionRecord]]:
    """The record with another number in each place of which none may be told."""
    shown = published(record)
    for at, (value, told) in enumerate(zip(record.values, shown.values, strict=True)):
        for other in _other_values(value, told):
            changed = (*record.values[:at], other, *record.values[at + 1 :])
            yield f"value {at + 1}", replace(record, values=changed)
    for at, (one, told) in enumerate(zip(record.candidates, shown.candidates, strict=True)):
        for place, people in enumerate(told.people_by_value):
            if people is None:
                known = one.people_by_value
                other = 1 if known[place] != 1 else 2
                changed = replace(one, people_by_value=(*known[:place], other, *known[place + 1 :]))
                kept = record.candidates
                yield (
                    "candidate",
                    replace(record, candidates=(*kept[:at], changed, *kept[at + 1 :])),
                )


def _other_values(value: ValueRecord, told: ValueRecord) -> Iterator[ValueRecord]:
    if told.answered is None:
        yield replace(value, answered=3 - (value.answered or 0), passed=(value.passed or 0) + 1)
    if told.held_back is None:
        yield replace(value, held_back=(value.held_back or 0) + 1)
    between = _other_thoughts(value.thoughts, told.thoughts)
    yield from (replace(value, thoughts=each) for each in between)
    for at, (theme, shown) in enumerate(zip(value.themes, told.themes, strict=False)):
        if len(told.themes) == len(value.themes) and shown.people is None:
            other = replace(theme, people=2 if theme.people != 2 else 3)
            yield replace(value, themes=(*value.themes[:at], other, *value.themes[at + 1 :]))
    for at, (prompt, shown) in enumerate(zip(value.prompts, told.prompts, strict=True)):
        before, after = value.prompts[:at], value.prompts[at + 1 :]
        if shown.answered is None:
            answered = 3 - (prompt.answered or 0)
            other = replace(prompt, answered=answered, passed=(prompt.passed or 0) + 1)
            yield replace(value, prompts=(*before, other, *after))
        if shown.held_back is None:
            other = replace(prompt, held_back=(prompt.held_back or 0) + 1)
            yield replace(value, prompts=(*before, other, *after))


def _other_thoughts(between: ThoughtsRecord, told: ThoughtsRecord) -> Iterator[ThoughtsRecord]:
    if told.answered is None:
        yield replace(between, answered=3 - (between.answered or 0))
    if told.held_back is None:
        yield replace(between, held_back=(between.held_back or 0) + 1)


def with_all_others(record: SessionRecord) -> SessionRecord:
    """The record with another number in all of these places at once."""
    changed, places = record, [where for where, _ in others(record)]
    for number, _ in enumerate(places):
        _, changed = list(others(changed))[number]
    assert [where for where, _ in others(changed)] == places
    return changed


def differing(record: SessionRecord, files: bytes) -> list[str]:
    """The places whose number some file depends on. To find none, one archive is enough."""
    if build(with_all_others(record), {}, load("en")) == files:
        return []
    places = [where for where, other in others(record) if build(other, {}, load("en")) != files]
    return places or ["several together"]


@SLOW
@given(records())
def test_no_file_depends_on_a_number_that_is_not_told(record):
    files = build(record, {}, load("en"))

    assert differing(record, files) == []


@pytest.mark.long
@SLOW
@given(records(), records())
def test_nor_does_what_is_combined(record, second):
    whole = build(
        combine([published(record), published(second)], are_distinct=True), {}, load("en")
    )

    for _, other in others(record):
        again = combine([published(other), published(second)], are_distinct=True)
        assert build(again, {}, load("en")) == whole


@given(records())
def test_what_is_published_stays_as_it_is(record):
    assert published(published(record)) == published(record)


@given(records())
def test_what_is_told_is_true(record):
    shown = published(record)

    for value, told in zip(record.values, shown.values, strict=True):
        for one, other in zip((value, *value.prompts), (told, *told.prompts), strict=True):
            assert other.answered in (None, one.answered)
            assert other.passed in (None, one.passed)
            assert other.held_back in (None, one.held_back)
        assert told.thoughts.answered in (None, value.thoughts.answered)
        assert told.thoughts.held_back in (None, value.thoughts.held_back)


@pytest.mark.parametrize(("answered", "told"), [(0, 0), (1, None), (2, None), (3, 3), (9, 9)])
def test_one_or_two_people_whose_texts_are_left_out_are_not_counted(record, answered, told):
    value = replace(record.values[0], words=(), answered=answered)

    shown = published(replace(record, values=(value, *record.values[1:]))).values[0]

    assert shown.answered == told
    assert (shown.passed is None) == (told is None)


def test_where_it_is_not_told_how_much_is_held_back_nor_is_who_passed():
    prompt = PromptRecord(
        text=PROMPTS[0], answers=("a", "b", "c"), answered=3, passed=10, held_back=2
    )
    value = ValueRecord(value=PLAN.values[0], answered=3, passed=9, held_back=1, prompts=(prompt,))
    record = SessionRecord(
        plan=PLAN,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=15,
        values=(value, *(ValueRecord(value=each) for each in PLAN.values[1:])),
    )

    told = published(record).values[0]

    assert (told.answered, told.held_back, told.passed) == (3, None, None)
    assert [(p.answered, p.held_back, p.passed) for p in told.prompts] == [(3, None, None)]
