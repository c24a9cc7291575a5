"""Two focus groups become one: everything is there, added up, and nobody can tell who was where."""

from dataclasses import replace

import pytest

from bot.archive import SameSession, combine
from bot.archive.order import in_order
from bot.workshop.record import PromptRecord, SessionMethod, ValueRecord
from bot.workshop.session import Mode, Reveal
from bot.workshop.thoughts import ThoughtsRecord
from bot.workshop.word_count import WordCount
from tests.archive.workshops import THOUGHTS


def test_people_of_the_same_word_are_added_in_the_spelling_of_most(record, other):
    trust = combine([record, other]).values[0]

    assert trust.words == (
        WordCount(word="care", people=5),
        WordCount(word="Safe", people=5),
        WordCount(word="a cup of tea", people=1),
        WordCount(word="Listening", people=1),
        WordCount(word="warmth", people=1),
    )


@pytest.mark.parametrize(
    ("spellings", "shown"),
    [
        ({"self-care": 2, "Self care": 2}, "self-care"),
        ({"Self care": 3, "self-care": 2}, "Self care"),
        ({"SELFCARE!": 1, "Selfcare": 1}, "Selfcare"),
    ],
)
def test_of_spellings_that_as_many_used_the_plainest_is_shown(record, other, spellings, shown):
    records = [
        replace(one, values=(replace(one.values[0], words=(word,)), *one.values[1:]))
        for one, word in zip(
            (record, other),
            (WordCount(word=text, people=people) for text, people in spellings.items()),
            strict=True,
        )
    ]

    words = combine(records).values[0].words

    assert words == (WordCount(word=shown, people=sum(spellings.values())),)


def test_what_was_said_goes_together_in_alphabetical_order(record, other):
    trust = combine([record, other]).values[0]

    assert (trust.answered, trust.passed) == (10, 3)
    assert trust.late == ("honesty", "late again", "patience")
    assert trust.notes == ("A long silence.", "We come back to this.")
    assert trust.prompts == (
        PromptRecord(
            text="What helps?",
            answers=("A door that is open.", "Being listened to.", "Time."),
            notes=("Somebody laughed.",),
            answered=3,
            passed=3,
        ),
        PromptRecord(text="What hinders?", answers=("Forms.",), answered=1, passed=9),
    )


def test_thoughts_go_together_with_the_people_behind_them(themed, other):
    few = ThoughtsRecord(texts=("Less paper.",), answered=None, held_back=None)
    several = ThoughtsRecord(texts=("A", "b"), answered=4, held_back=1)

    def thoughts_of(others: ThoughtsRecord) -> ThoughtsRecord:
        value = replace(other.values[0], thoughts=others)
        second = replace(other, values=(value, *other.values[1:]))
        return combine([themed, second]).values[0].thoughts

    assert thoughts_of(several) == ThoughtsRecord(
        texts=("A", "b", *THOUGHTS), answered=7, held_back=1
    )
    assert thoughts_of(few).answered == 3
    assert thoughts_of(few).held_back is None


def test_how_each_session_was_done_is_kept_and_the_strictest_minimum_counts(record, other):
    combined = combine([record, other])

    assert (combined.joined, combined.minimum) == (13, 6)
    assert (combined.mode, combined.reveal) == (Mode.OPEN, Reveal.LIVE)
    assert combined.sessions == (
        SessionMethod(mode=Mode.PRIVATE, reveal=Reveal.LIVE, minimum=5, joined=8),
        SessionMethod(mode=Mode.OPEN, reveal=Reveal.LIVE, minimum=6, joined=5),
    )


def test_a_value_that_only_one_session_reached_is_that_session_s(record, other):
    combined = combine([record, other])

    assert combined.values[1:] == record.values[1:]
    assert [value.was_discussed for value in combined.values] == [True, True, False]


def test_the_order_of_sessions_makes_no_difference(record, other, files, cloud):
    third = replace(other, joined=30, reveal=Reveal.AT_CLOSE)
    values = (replace(other.values[0], notes=("Something else.",)), *other.values[1:])
    third = replace(third, values=values)

    archives = [
        files(combine(records), {1: cloud})
        for records in ([record, other, third], [third, record, other], [other, third, record])
    ]

    assert archives[1] == archives[0]
    assert archives[2] == archives[0]


def test_combining_again_adds_to_what_was_combined(record, other):
    record, other = replace(record, id="a" * 24), replace(other, id="b" * 24)
    third = replace(record, id="c" * 24, joined=4, values=other.values)

    at_once = combine([record, other, third])
    in_turns = combine([combine([record, other]), third])

    assert in_turns == at_once
    assert len(at_once.sessions) == 3


def test_one_session_alone_stays_as_it_is(record):
    assert combine([record]) == in_order(record)


def test_no_file_says_what_was_said_in_which_session(record, other, files):
    """The same words, given out between the sessions in another way, make the same files."""
    one, two = record.values[0], other.values[0]
    swapped = [
        replace(record, values=(replace(one, words=two.words, late=two.late), *record.values[1:])),
        replace(other, values=(replace(two, words=one.words, late=one.late), *other.values[1:])),
    ]

    assert files(combine(swapped)) == files(combine([record, other]))


def test_a_cloud_needs_the_highest_minimum_of_all(record, other, files, cloud):
    few = replace(record.values[0], answered=1)
    record = replace(record, values=(few, *record.values[1:]))

    five = files(combine([record, other]), {1: cloud})
    six = files(
        combine([replace(record, values=(replace(few, answered=2), *record.values[1:])), other]),
        {1: cloud},
    )

    assert "clouds/01.png" not in five
    assert "clouds/01.png" in six


def test_the_same_session_twice_is_refused(record, other):
    with pytest.raises(SameSession) as caught:
        combine([other, record, record])

    assert (caught.value.inner, caught.value.outer) == (2, 1)


def test_the_same_session_is_known_whether_or_not_its_day_is_said(record, other):
    said = replace(record, day="2026-09-21", withdrawn=2, hidden=1)

    with pytest.raises(SameSession) as caught:
        combine([record, other, said])

    assert (caught.value.inner, caught.value.outer) == (2, 0)


def test_sessions_that_are_known_to_be_two_may_say_the_same(record):
    assert combine([record, record], are_distinct=True).joined == 2 * record.joined


@pytest.mark.parametrize("combined_first", [True, False])
def test_a_session_that_was_combined_before_is_refused(record, other, combined_first):
    both = combine([record, other])
    records = [both, record] if combined_first else [record, both]

    with pytest.raises(SameSession) as caught:
        combine(records)

    assert records[caught.value.inner] == record
    assert records[caught.value.outer] == both


def test_two_short_sessions_that_happen_to_be_alike_are_two(record):
    plan = record.plan
    silent = tuple(ValueRecord(value=value) for value in plan.values[1:])
    short, longer = (
        replace(
            record,
            values=(
                ValueRecord(
                    value=plan.values[0],
                    words=(WordCount(word="care", people=people),),
                    answered=people,
                ),
                *silent,
            ),
        )
        for people in (2, 3)
    )

    assert combine([short, longer]).values[0].words == (WordCount(word="care", people=5),)


@pytest.mark.parametrize(("other", "told"), [(0, None), (4, 4)])
def test_who_is_not_counted_beside_nobody_is_not_nobody(record, other, told):
    def with_first(answered):
        value = replace(record.values[0], words=(), answered=answered)
        return replace(record, values=(value, *record.values[1:]))

    both = combine([with_first(None), with_first(other)], are_distinct=True)

    assert both.values[0].answered == told
