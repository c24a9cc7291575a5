"""When words count as one: by key, by rule, and as a facilitator says; and what is then shown."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop.response import shown, word_key
from bot.workshop.same_word import Decision, count_people, kin_by_rule, merged_in, words_of
from bot.workshop.word_count import MergedBy, MergedWords, WordCount

SPOKEN = [
    *("voice", "voices", "Voice!", "organisation", "organizations", "organisations", "vocal"),
    *("self-care", "selfcare", "axe", "ax", "axes", "trauma", "truama", "دعم", "دعــم", "🙂", "a"),
]
SAID = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(SPOKEN)), max_size=25)
DECISIONS = st.lists(
    st.builds(
        lambda pair, together: Decision(one=pair[0], other=pair[1], together=together),
        st.sampled_from(list(permutations(sorted({*map(word_key, SPOKEN)}), 2))),
        st.booleans(),
    ),
    max_size=5,
)


def together(one, other):
    return Decision(one=one, other=other, together=True)


def apart(one, other):
    return Decision(one=one, other=other, together=False)


def counts(said, decisions=()):
    return [(word.word, word.people) for word in count_people(said, decisions)]


def groups(texts, decisions=()):
    """What counts as one, of words that one person each said."""
    words = words_of(list(enumerate(texts)), decisions)
    return sorted(sorted(form.key for form in word.forms) for word in words)


def test_people_are_counted_not_repeats():
    said = [(1, "trust"), (1, "Trust"), (2, "trust!"), (2, "time"), (3, "hope"), (1, "hope")]

    assert count_people(said) == (
        WordCount(word="hope", people=2),
        WordCount(word="trust", people=2),
        WordCount(word="time", people=1),
    )


def test_the_commonest_spelling_is_shown():
    said = [(1, "self care"), (2, "Self-care"), (3, "Self-care"), (4, "selfcare")]

    assert counts(said) == [("Self-care", 4)]


def test_of_equally_common_spellings_the_plainest_is_shown():
    assert counts([(1, "LOVE"), (2, "'love'"), (3, "love!"), (4, "love")]) == [("love", 4)]
    assert counts([(1, "Trust"), (2, "‘trust’")]) == [("trust", 2)]


def test_who_said_both_forms_counts_once():
    assert counts([(1, "voice"), (1, "voices"), (2, "voices")]) == [("voices", 2)]


def test_of_equally_common_forms_the_base_is_shown():
    assert counts([(1, "Voices"), (2, "voice")]) == [("voice", 2)]
    assert counts([(1, "Organizations"), (2, "organisation")]) == [("organisation", 2)]


def test_a_form_alone_stays_as_it_was_said():
    assert counts([(1, "boundaries"), (2, "organization")]) == [
        ("boundaries", 1),
        ("organization", 1),
    ]


def test_forms_that_share_a_third_are_one():
    assert groups(["organization", "organisations"]) == [["organisations", "organization"]]
    assert groups(["organisation", "organizations", "organisations"]) == [
        ["organisation", "organisations", "organizations"]
    ]


def test_what_may_be_the_plural_of_two_words_belongs_to_neither():
    assert groups(["poch", "poches"]) == [["poch", "poches"]]
    assert groups(["poche", "poches"]) == [["poche", "poches"]]
    assert groups(["poch", "poche", "poches"]) == [["poch"], ["poche"], ["poches"]]


def test_of_several_spellings_any_may_say_that_a_plural_means_something_else():
    assert groups(["goodnew", "good news"]) == [["goodnew", "goodnews"]]
    assert groups(["good new", "good news"]) == [["goodnew"], ["goodnews"]]
    assert groups(["good new", "goodnew", "good news"]) == [["goodnew"], ["goodnews"]]


def test_a_facilitator_puts_words_together():
    said = [(1, "trauma"), (2, "truama"), (2, "trauma"), (3, "truama")]

    assert counts(said) == [("trauma", 2), ("truama", 2)]
    assert counts(said, [together("trauma", "truama")]) == [("trauma", 3)]
    assert counts(said, [together("truama", "trauma")]) == [("truama", 3)]


def test_a_facilitator_takes_apart_what_a_rule_had_put_together():
    assert groups(["voice", "voices"], [apart("voice", "voices")]) == [["voice"], ["voices"]]


def test_a_decision_about_a_word_that_nobody_says_means_nothing():
    chain = [together("vocal", "gone"), together("gone", "voice")]

    assert groups(["vocal", "voice"], chain) == [["vocal"], ["voice"]]
    assert groups(["vocal", "voice"], [apart("vocal", "gone")]) == [["vocal"], ["voice"]]


@pytest.mark.parametrize("leaving", ["organisation", "organizations", "organisations"])
def test_who_is_taken_out_of_several_goes_alone(leaving):
    texts = ["organisation", "organizations", "organisations"]
    others = sorted(set(texts) - {leaving})

    for other in others:
        assert groups(texts, [apart(other, leaving)]) == sorted([others, [leaving]])


@pytest.mark.parametrize("names", list(permutations("pqr")))
def test_who_is_taken_out_of_what_a_facilitator_put_together_goes_alone(names):
    first, middle, last = names
    chain = [together(first, middle), together(middle, last)]

    assert groups(names, chain) == [sorted(names)]
    assert groups(names, [*chain, apart(first, last)]) == sorted([sorted([first, middle]), [last]])
    assert groups(names, [*chain, apart(last, first)]) == sorted([sorted([middle, last]), [first]])


def test_two_that_were_taken_out_are_still_one_by_rule():
    texts = ["organisation", "organizations", "organisations"]
    out = [apart("organisation", "organizations"), apart("organisation", "organisations")]

    assert groups(texts, out) == [["organisation"], ["organisations", "organizations"]]


def test_what_was_put_together_says_by_whom():
    said = [
        *[(1, "voice"), (2, "voice"), (3, "Voices"), (4, "vocal"), (4, "Voice")],
        *[(5, "self care"), (5, "SELF CARE!"), (6, "self-care"), (7, "selfcare"), (8, "alone")],
    ]
    words = words_of(said, [together("voice", "vocal")])

    assert merged_in(words) == (
        MergedWords(word="self care", others=("self-care", "selfcare"), by=MergedBy.RULE),
        MergedWords(word="voice", others=("vocal",), by=MergedBy.FACILITATOR),
        MergedWords(word="voice", others=("Voices",), by=MergedBy.RULE),
    )


def test_what_a_rule_says_as_well_is_by_rule():
    words = words_of([(1, "voice"), (2, "voices")], [together("voice", "voices")])

    assert [one.by for one in merged_in(words)] == [MergedBy.RULE]


def test_punctuation_alone_is_no_other_word():
    assert merged_in(words_of([(1, "?!"), (2, "love"), (3, "“Love”"), (4, "love…")])) == ()


@given(SAID, DECISIONS, st.randoms())
def test_the_order_of_words_and_decisions_leaves_no_trace(said, decisions, chance):
    shuffled, other_decisions = list(said), list(decisions)
    chance.shuffle(shuffled)
    chance.shuffle(other_decisions)

    assert words_of(shuffled, other_decisions) == words_of(said, decisions)
    assert merged_in(words_of(shuffled, other_decisions)) == merged_in(words_of(said, decisions))


@given(SAID, DECISIONS)
def test_nothing_is_lost_and_nobody_counts_twice(said, decisions):
    words = words_of(said, decisions)
    forms = [form for word in words for form in word.forms]

    assert {text for form in forms for text in form.spellings} == {shown(text) for _, text in said}
    assert len({form.key for form in forms}) == len(forms)
    assert sum(len(form.voices) for form in forms) == len({(v, word_key(t)) for v, t in said})
    assert all(1 <= word.people <= len({voice for voice, _ in said}) for word in words)
    for word in words:
        assert word.people == len(set().union(*(form.voices for form in word.forms)))
        assert word.people >= max(len(form.voices) for form in word.forms)


@given(SAID)
def test_counting_what_is_shown_again_changes_nothing(said):
    words = count_people(said)
    again = [(voice, word.word) for word in words for voice in range(word.people)]

    assert count_people(again) == words


@given(SAID, DECISIONS)
def test_what_is_kept_apart_is_apart(said, decisions):
    parted = [one for one in decisions if not one.together]

    for word in words_of(said, decisions):
        keys = {form.key for form in word.forms}
        assert not any({one.one, one.other} <= keys for one in parted)


@given(SAID)
def test_a_rule_joins_the_same_words_however_many_say_them(said):
    texts = {text for _, text in said}

    once = groups(sorted(texts))

    assert groups([text for _, text in said]) == once
    joined = [list(kin) for kin in kin_by_rule(_spellings(texts))]
    assert joined == [group for group in once if len(group) > 1]


def _spellings(texts):
    found = {}
    for text in texts:
        found.setdefault(word_key(text), []).append(text)
    return found
