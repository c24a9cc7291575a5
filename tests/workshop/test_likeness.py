"""What is put before a facilitator as perhaps the same word; and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop.likeness import suggest
from bot.workshop.negation import are_opposed
from bot.workshop.response import word_key
from bot.workshop.same_word import Decision, words_of

SPOKEN = (
    "support|suport|supports|supported|unsupported|sport|gobaith|obaith|دعم|الدعم|👍|👍🏽"
    "|no support|support us|us support"
)


def suggested(*texts, **more):
    words = words_of(list(enumerate(texts)))
    return [(one.one, one.other) for one in suggest(words, **more)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("support", "suport"),
        ("trauma informed", "truama informed"),
        ("burnout", "burnt out"),
        ("overwhelmed", "overwelmd"),
        ("vulnerability", "vunerablity"),
        ("being listened to", "being lisened too"),
        ("patient", "patients"),
        ("gap", "gaps"),
        ("cefnogaeth", "gefnogaeth"),
        ("gobaith", "obaith"),
        ("teulu", "theulu"),
        ("parch", "mharch"),
        ("llais", "lais"),
        ("دعم", "الدعم"),
        ("support", "supported"),
        ("care", "cared"),
        ("plan", "planned"),
        ("worry", "worried"),
        ("👍", "👍🏽"),
        ("👍🏿", "👍🏽"),
        ("power sharing", "sharing power"),
        ("work together", "working together"),
    ],
)
def test_what_may_be_the_same_is_suggested(one, other):
    expected = {word_key(one), word_key(other)}

    assert [set(pair) for pair in suggested(one, other)] == [expected]
    assert [set(pair) for pair in suggested(other, one, "something else")] == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hard", "heard"),
        ("shame", "same"),
        ("care", "scare"),
        ("stability", "instability"),
        ("safe", "unsafe"),
        ("feeling safe", "feeling unsafe"),
        ("feelingsafe", "feelingunsafe"),
        ("feeling safe", "feelingunsafe"),
        ("listened to", "not listened to"),
        ("being listened to", "not being listened to"),
        ("they can listen", "they can't listen"),
        ("social inclusion", "social exclusion"),
        ("we are underfunded", "we are overfunded"),
        ("feeling very powerful today", "feeling very powerless today"),
        ("with boundaries", "without boundaries"),
        ("time for people", "no time for people"),
        ("open 24 hours", "open 23 hours"),
        ("yn ddiogel", "ddim yn ddiogel"),
        ("hopeful", "hopeless"),
        ("peer support", "support"),
        ("love", "❤"),
        ("trust", "respect"),
        ("need", "ned"),
        ("stop it now", "now we begin"),
    ],
)
def test_what_is_not_the_same_is_not_suggested(one, other):
    assert suggested(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("safe", "unsafe"), ("care", "no care"), ("power", "powerless"), ("24/7", "24/6")],
)
def test_opposites(one, other):
    assert are_opposed(one, other)
    assert are_opposed(other, one)
    assert not are_opposed(one, one)


def test_what_counts_as_one_already_is_not_suggested():
    assert suggested("voice", "voices") == []
    assert suggested("self-care", "selfcare") == []


def test_a_pair_of_words_is_suggested_once_whatever_their_forms():
    assert suggested("boundary", "boundaries", "bondary", "bondaries") == [("bondary", "boundary")]


def test_what_a_facilitator_keeps_apart_is_not_suggested_again():
    assert suggested("support", "suport", apart=[frozenset(("suport", "support"))]) == []


def test_the_shown_form_of_more_people_comes_first():
    said = [(1, "suport"), (2, "suport"), (3, "support")]

    assert [(s.one, s.other) for s in suggest(words_of(said))] == [("suport", "support")]


def test_the_surest_come_first_and_then_what_most_people_said():
    said = [
        *enumerate(["trust", "trusted", "support", "suport", "patience", "patiance", "patiance"]),
        *enumerate(["👍", "👍🏽", "gobaith", "obaith"]),
    ]

    pairs = [(one.one, one.other) for one in suggest(words_of(said))]

    assert pairs == [
        ("👍", "👍🏽"),
        ("patiance", "patience"),
        ("suport", "support"),
        ("obaith", "gobaith"),
        ("trust", "trusted"),
    ]


def test_there_are_ten_at_most():
    texts = [f"{letter * 3}{ending}" for letter in "abcdefghijklm" for ending in ("xyz", "xzy")]

    assert len(suggested(*texts)) == 10
    assert len(suggested(*texts, most=3)) == 3


def test_what_too_many_have_in_common_says_nothing():
    texts = [f"people {chr(97 + n % 26) * 3}{chr(97 + n // 26) * 3}" for n in range(60)]

    assert suggested(*texts) == []


def test_of_very_many_phrases_only_some_are_compared():
    texts = [f"time for people {'abcdefghij'[n % 10] * (3 + n // 10)}" for n in range(40)]

    assert len(suggested(*texts, most=1000)) <= 40 * 39 / 2


@given(
    st.lists(st.sampled_from(SPOKEN.split("|"))),
    st.booleans(),
    st.randoms(),
)
def test_the_order_of_words_leaves_no_trace(texts, put, chance):
    said = list(enumerate(texts))
    decisions = [Decision(one="support", other="suport", together=True)] if put else []
    shuffled = list(said)
    chance.shuffle(shuffled)

    pairs = suggest(words_of(said, decisions))

    assert suggest(words_of(shuffled, decisions)) == pairs
    shown = {word.forms[0].key for word in words_of(said, decisions)}
    assert all({one.one, one.other} <= shown for one in pairs)
    assert len({frozenset((one.one, one.other)) for one in pairs}) == len(pairs)
