"""Archives of one session: nobody is counted twice, and what was taken back does not return."""

from dataclasses import replace

import pytest

from bot.archive import (
    OtherContent,
    PerhapsSame,
    SameSession,
    SharedSession,
    build,
    combine,
    newest,
    read,
)
from bot.archive.method import method_of
from bot.archive.session_file.writing import session_file_of
from bot.workshop.record import PromptRecord
from bot.workshop.thoughts import ThoughtsRecord
from bot.workshop.word_count import WordCount

A, B, C = ("a" * 24, "b" * 24, "c" * 24)


def state(record, id_, revision, *answers):
    """A session's record with some answers to its first prompt."""
    first = record.values[0]
    prompt = PromptRecord(text="What helps?", answers=answers, answered=len(answers))
    value = replace(first, prompts=(prompt, *first.prompts[1:]))
    return replace(record, id=id_, revision=revision, values=(value, *record.values[1:]))


def answers_of(record):
    return record.values[0].prompts[0].answers


def test_of_several_states_of_a_session_the_newest_counts(record, other):
    old = state(record, A, 3, "Taken back.", "Stays.")
    new = state(replace(record, joined=7), A, 4, "Stays.")
    another = state(other, B, 1, "Theirs.")

    for records in ([old, new, another], [new, another, old], [another, old, new]):
        whole = combine(records)
        assert (answers_of(whole), whole.joined) == (("Stays.", "Theirs."), 7 + another.joined)


def test_the_same_state_twice_counts_once(record, other, texts):
    one, another = state(record, A, 3, "Stays."), state(other, B, 1, "Theirs.")
    said = replace(read(build(one, {}, texts)), day="2026-11-21")

    assert combine([one, another, said]).joined == one.joined + another.joined


def test_what_was_combined_knows_its_parts(record, other):
    a, b = state(record, A, 2, "Ours."), state(other, B, 1, "Theirs.")
    both = combine([a, b])

    assert [(part.id, part.revision) for part in both.sessions] == [(A, 2), (B, 1)]
    assert newest([both, a]) == [0]
    assert newest([b, both, a]) == [1]


def test_a_newer_state_of_a_part_is_refused_as_the_old_one_is_in_the_whole(record, other):
    both = combine([state(record, A, 2, "Taken back."), state(other, B, 1, "Theirs.")])

    with pytest.raises(SharedSession):
        combine([both, state(record, A, 3, "Stays.")])


@pytest.mark.parametrize("force", [True, False])
def test_two_wholes_with_a_session_in_common_are_refused(record, other, force):
    a, b = state(record, A, 1, "Ours."), state(other, B, 1, "Theirs.")
    c = state(replace(record, joined=9), C, 1, "Others.")

    with pytest.raises(SharedSession):
        combine([combine([a, b]), combine([b, c])], force=force)


def test_a_whole_that_is_in_another_one_is_left_out(record, other):
    a, b = state(record, A, 1, "Ours."), state(other, B, 1, "Theirs.")
    c = state(replace(record, joined=9), C, 1, "Others.")
    all_three = combine([a, b, c])

    assert newest([combine([a, b]), all_three]) == [1]


def test_two_states_of_the_same_number_that_differ_are_refused(record):
    with pytest.raises(OtherContent):
        combine([state(record, A, 3, "One."), state(record, A, 3, "Two.")])


def test_sessions_that_say_the_same_are_two_if_their_ids_are(record):
    one, other = state(record, A, 1, "Same."), state(record, B, 1, "Same.")

    assert combine([one, other]).joined == 2 * record.joined


LONG = tuple(f"This is what I think of it, and I say it at length: {n}." for n in range(8))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LONG, LONG[1:]),
        (LONG, (*LONG[1:], "Something new.")),
        (LONG[:-1], (*LONG[:-2], "I changed my mind about this one.")),
    ],
)
def test_old_archives_that_are_much_alike_need_force_and_the_report_says_so(
    record, other, texts, before, after
):
    old = state(record, None, 0, *before)
    new = state(replace(record, joined=7), A, 1, *after)
    words = replace(new.values[0], words=new.values[0].words[1:])
    new = replace(new, values=(words, *new.values[1:]))

    with pytest.raises(SameSession):
        combine([old, new])
    if not set(after) <= set(before):
        with pytest.raises(PerhapsSame):
            combine([old, new])
        whole = combine([old, new], force=True)
        told = "say so much alike that they may be one, in two states"
        again = combine([whole, replace(other, id=B)], force=True)
        assert whole.joined == 15
        for one in (whole, again):
            assert told in method_of(one, texts).decode()
            assert b'"what": "perhaps_same"' in session_file_of(one)


def test_long_thoughts_that_are_in_both_may_be_of_one_session(record, other):
    about = ("bus", "rota", "key", "tea")
    long = tuple(f"I have been thinking of the {what} all day." for what in about)
    thoughts = ThoughtsRecord(texts=long, answered=4)
    with_thoughts = [
        replace(one, values=(replace(one.values[0], thoughts=thoughts), *one.values[1:]))
        for one in (record, replace(other, mode=record.mode, minimum=record.minimum))
    ]

    with pytest.raises(PerhapsSame):
        combine(with_thoughts)


def test_old_archives_of_two_groups_are_two(record, other):
    assert len(combine([record, other]).sessions) == 2


def test_words_that_many_groups_say_do_not_make_them_one(record):
    one = replace(record, values=(_words(record, ("care", 3), ("trust", 2)), *record.values[1:]))
    other = replace(
        record,
        joined=9,
        values=(_words(record, ("care", 1), ("hope", 4), ("time", 3)), *record.values[1:]),
    )

    assert combine([one, other]).joined == 17


def _words(record, *words):
    found = tuple(WordCount(word=word, people=people) for word, people in words)
    return replace(record.values[0], words=found, late=(), prompts=(), notes=())
