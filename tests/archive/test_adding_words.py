"""The words of several sessions added up: what is one word in any of them stays one."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import SameSession, combine
from bot.archive.combined.adding_words import add_words
from bot.workshop.plan import Value
from bot.workshop.record import ValueRecord
from bot.workshop.same_word import Decision, in_counts, merged_in, words_of
from bot.workshop.word_count import MergedBy, MergedWords, WordCount

VALUE = Value(title="Trust", statement="", question="First words?")
SPOKEN = ["voice", "voices", "vocal", "colour", "color", "colours", "self-care", "self care", "x"]
SAID = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(SPOKEN)), max_size=12)
DECISIONS = st.lists(
    st.builds(
        lambda pair, together: Decision(one=pair[0], other=pair[1], together=together),
        st.sampled_from(list(permutations(["voice", "voices", "vocal", "color"], 2))),
        st.booleans(),
    ),
    max_size=2,
)


def of(words, *merged, answered=20):
    return ValueRecord(
        value=VALUE,
        words=tuple(WordCount(word=word, people=people) for word, people in words.items()),
        merged=merged,
        answered=answered,
    )


def merged(word, *others, by=MergedBy.FACILITATOR):
    return MergedWords(word=word, others=others, by=by)


def added(*records):
    result = add_words(records)
    return {word.word: word.people for word in result.words}, result.merged


def held(said, decisions):
    """The record of a session in which this was said and decided."""
    words = words_of(said, decisions)
    return ValueRecord(
        value=VALUE,
        words=in_counts(words),
        merged=merged_in(words),
        answered=len({voice for voice, _ in said}),
    )


def test_rules_hold_over_all_sessions():
    assert added(of({"voice": 2, "organisation": 1}), of({"Voices": 3})) == (
        {"Voices": 5, "organisation": 1},
        (merged("Voices", "voice", by=MergedBy.RULE),),
    )


def test_what_a_facilitator_put_together_stays_together():
    one = of({"trauma": 3}, merged("trauma", "truama"))

    assert added(one, of({"truama": 1, "time": 1})) == (
        {"trauma": 4, "time": 1},
        (merged("trauma", "truama"),),
    )
    assert added(of({"truama": 3}), of({"trauma": 3}, merged("trauma", "truama"))) == (
        {"trauma": 6},
        (merged("trauma", "truama"),),
    )


def test_what_a_facilitator_took_apart_stays_apart():
    one = of({"voice": 3, "voices": 2})
    other = of({"voices": 4}, merged("voices", "voice", by=MergedBy.RULE))

    assert added(one) == ({"voice": 3, "voices": 2}, ())
    assert added(one, other) == ({"voice": 3, "voices": 6}, ())


def test_put_together_by_one_facilitator_wins_over_taken_apart_by_another():
    one = of({"voice": 3, "voices": 2}, answered=4)
    other = of({"vocal": 4}, merged("vocal", "voice", "voices"), answered=4)

    assert added(one, other) == (
        {"vocal": 8},
        (merged("vocal", "voice", "voices"),),
    )


def test_what_was_one_by_rule_in_a_session_is_not_torn_by_a_word_of_another():
    one = of({"poches": 3}, merged("poches", "poch", by=MergedBy.RULE))
    other = of({"poche": 1})

    assert added(one, other) == (
        {"poches": 3, "poche": 1},
        (merged("poches", "poch", by=MergedBy.RULE),),
    )


def test_spellings_that_share_a_key_are_told():
    one = of({"self-care": 2}, merged("self-care", "self care", by=MergedBy.RULE))

    assert added(one, of({"Selfcare": 3, "SELF-CARE": 1}))[1] == (
        merged("Selfcare", "self care", "self-care", by=MergedBy.RULE),
    )


def test_a_word_that_an_archive_counts_nobody_for_is_not_shown():
    assert added(of({}, merged("a", "b"))) == ({}, ())


@pytest.mark.parametrize("decisions", [[], [Decision(one="voice", other="vocal", together=True)]])
def test_of_one_session_everything_stays(decisions):
    said = [(1, "voice"), (2, "voices"), (3, "vocal"), (3, "self care"), (4, "self-care")]
    one = held(said, decisions)

    result = add_words([one])

    assert (set(result.words), set(result.merged)) == (set(one.words), set(one.merged))


@given(st.lists(st.tuples(SAID, DECISIONS), min_size=1, max_size=3), st.randoms())
def test_order_never_matters_and_no_more_people_than_answered(sessions, chance):
    records = [held(said, decisions) for said, decisions in sessions]
    shuffled = list(records)
    chance.shuffle(shuffled)

    result = add_words(records)

    other = add_words(shuffled)
    assert (set(other.words), set(other.merged)) == (set(result.words), set(result.merged))
    answered = sum(one.answered for one in records)
    assert all(1 <= word.people <= answered for word in result.words)
    assert len({word.word for word in result.words}) == len(result.words)


@given(SAID, SAID, DECISIONS)
def test_nothing_is_lost(one, other, decisions):
    records = [held(one, decisions), held(other, [])]

    result = add_words(records)

    told = {word.word for word in result.words}
    told |= {text for merged in result.merged for text in merged.others}
    assert told >= {text for _, text in one + other} - {"self-care", "self care"}
    assert sum(w.people for w in result.words) <= sum(w.people for r in records for w in r.words)


@given(SAID, SAID, DECISIONS)
def test_adding_up_what_was_added_up_changes_nothing(one, other, decisions):
    records = [held(one, decisions), held(other, decisions)]
    once = add_words(records)
    answered = sum(record.answered for record in records)
    again = ValueRecord(value=VALUE, words=once.words, merged=once.merged, answered=answered)

    twice = add_words([again])

    assert (set(twice.words), set(twice.merged)) == (set(once.words), set(once.merged))


def test_a_session_is_known_again_though_its_words_were_put_to_others(record, other):
    """As `safe` was said in one session, and `safes` by more people in the other."""
    words = (WordCount(word="safes", people=9), *other.values[0].words[1:])
    other = replace(
        other, values=(replace(other.values[0], words=words, answered=9), *other.values[1:])
    )
    both = combine([record, other])

    assert WordCount(word="safes", people=11) in both.values[0].words
    with pytest.raises(SameSession):
        combine([both, record])
