"""What people really type: where one message is several words, what is punctuation and what is not,
and that nothing of it is lost."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.workshop.errors import AnswerTooLong, NothingSaid, ResponseTooLong
from bot.workshop.response import clean, clean_answer, shown, split, word_key
from bot.workshop.same_word import count_people

SEVERAL = {
    "1. Hope 2. Fear 3. Love": "Hope Fear Love",
    "1) hope 2) fear": "hope fear",
    "(1) hope (2) fear": "hope fear",
    "1.Hope 2.Fear": "Hope Fear",
    "1: hope 2: fear": "hope fear",
    "1 - Hope 2 - Fear": "Hope Fear",
    "#1 hope #2 fear": "hope fear",
    "1\ufe0f\u20e3 hope 2\ufe0f\u20e3 fear": "hope fear",
    "① hope ② fear": "hope fear",
    "1. Hope, 2. Fear, and 3. Love": "Hope Fear Love",
    "2. Fear 3. Love": "Fear Love",
    "a) hope b) fear c) love": "hope fear love",
    "a) hope\nb) fear": "hope fear",
    "A. Hope b. Fear": "Hope Fear",
    "i) hope ii) fear": "hope fear",
    "١. أمل ٢. خوف": "أمل خوف",
    "1、希望 2、愛": "希望 愛",
    "1 hope 2 fear 3 love": "hope fear love",
    "1 hope, 2 fear, 3 love": "hope fear love",
    "1 hope\n2 fear\n3 love": "hope fear love",
    "1-hope 2-fear": "hope fear",
    "1-Hope, 2-Fear": "Hope Fear",
    "①hope②fear": "hope fear",
    "1\ufe0f\u20e3hope2\ufe0f\u20e3fear": "hope fear",
    "*hope *fear": "*hope *fear".replace("*", ""),
    "✅ hope ✅ fear": "hope fear",
    "✔️ hope\n✔️ fear": "hope fear",
    "➡️hope ➡️fear": "hope fear",
    "hope|fear|love": "hope fear love",
    "hope || fear": "hope fear",
    '"hope" "fear"': '"hope" "fear"',
    "(hope) [fear]": "(hope) [fear]",
    "trust, care, and hope": "trust care hope",
    "gofal, parch, ac amser": "gofal parch amser",
    "hope • fear": "hope fear",
    "•hope •fear": "hope fear",
    "hope · fear": "hope fear",
    "hope | fear": "hope fear",
    "- hope - fear": "hope fear",
    "- hope\n- fear": "hope fear",
    "-hope -fear": "hope fear",
    "#hope #fear": "#hope #fear",
    "#hope#fear": "#hope #fear",
    "Kind. Caring. Brave.": "Kind. Caring. Brave.",
    "Kind! Caring! Brave!": "Kind! Caring! Brave!",
    "Kind.Caring.Brave": "Kind. Caring. Brave",
    "kind, caring. Brave.": "kind caring. Brave.",
    "希望。愛。": "希望。 愛。",
    "trust, care, hope": "trust care hope",
    "trust, care, hope, love, time, money, safety.": "trust care hope love time money safety.",
    "hope, :), fear": "hope :) fear",
    "支持，信任、希望": "支持 信任 希望",
    "دعم، أمان؛ صبر": "دعم أمان صبر",
    "hope\u2028fear\x0blove": "hope fear love",
}
PHRASES = {
    "being there, listening without judging, time": [
        *("being there", "listening without judging", "time")
    ],
    "Being heard. Feeling safe.": ["Being heard.", "Feeling safe."],
    "time to talk, a cup of tea, someone who listens": [
        *("time to talk", "a cup of tea", "someone who listens")
    ],
    "gofal, parch, amser i siarad gyda phobl, cariad": [
        *("gofal", "parch", "amser i siarad gyda phobl", "cariad")
    ],
    "tea, Ana would rather have a cup, Bea would rather have a pot, and she has none": [
        *("tea", "Ana would rather have a cup", "Bea would rather have a pot", "and she has none")
    ],
    "My words:\n1. Hope\n2. Fear": ["My words:", "Hope", "Fear"],
}
ONE = [
    "I feel safe, but not always.", "trust, but verify", "gofal, ond dim amser",
    "1 room and 2 beds", "1-to-1 and 2-to-1", "❤️ hope 💔 fear", "✅ done", "(self) care",
    "hope/fear", "and/or", "24/7", "hope & fear", "hope and fear", "so tired #burnout",
    "People are afraid to care, and that is sad.", "When people listen, I feel safe and seen.",
    "Staff want to care, but the system punishes them.", "Love, in the end, is what counts.",
    "Mae pobl yn ofni gofalu, ac mae hynny'n drist.", "人们害怕去关心，这很可悲。",
    "I care. They don't.", "It was hard. We were alone. Nobody came.",
    "1.5", "2.10", "3. 5", "12.3.2026", "24. December", "1,5", "10:30", "e.g. time", "Dr. Jones",
    "U.K.", "St. Asaph", "No. 5", "Mr. T. Jones", "respect…", "hope... fear...", "col·lecció",
    "hope - fear", "x → y", "rock 'n' roll", "www.gair.wales",
    ":)", ";)", ";D", ":'(", ":,(", "D:", "-_-", ";_;", "^^", "\\o/", "<3", "(;_;)", "¯\\_(ツ)_/¯",
    "(╯°□°)╯︵ ┻━┻", "ʕ•ᴥ•ʔ", "(°_°)", "trust ;) hope",
]  # fmt: skip


@pytest.mark.parametrize(("message", "words"), SEVERAL.items())
def test_a_list_is_several_words(message, words):
    assert split(message) == tuple(words.split())


@pytest.mark.parametrize(("message", "phrases"), PHRASES.items())
def test_a_list_may_have_phrases_in_it(message, phrases):
    assert split(message) == tuple(phrases)


@pytest.mark.parametrize("message", ONE)
def test_a_phrase_a_sentence_a_number_or_a_face_is_one(message):
    assert split(message) == (message,)


WORD = st.text("abcdefghŷéжλ", min_size=4, max_size=8)
BETWEEN = st.sampled_from(
    [" ", ", ", ",", "; ", "\n", " • ", ". ", " / ", "/", " - ", "؛ ", "\r\n"]
)


@given(st.lists(st.tuples(WORD, BETWEEN), min_size=1, max_size=8))
def test_no_letter_is_lost_and_none_comes_from_nowhere(said):
    text = "".join(word + between for word, between in said)
    try:
        pieces = split(text)
    except ResponseTooLong as error:
        named = str(error.placeholders["word"])
        assume(named not in text)  # what is too long is named as it was typed
        raise

    def letters(words):
        return [word.casefold() for word in re.findall(r"\w+", " ".join(words))]

    assert set(letters(pieces)) == set(letters([text]))


@given(st.lists(WORD, min_size=2, max_size=8, unique_by=word_key), st.data())
def test_words_between_separators_come_out_in_order(words, data):
    between = data.draw(st.sampled_from([", ", "\n", "; ", " • ", "،", "; \n"]))

    assert split(between.join(words)) == tuple(words)


@given(
    st.lists(WORD, min_size=2, max_size=8, unique_by=word_key),
    st.sampled_from(["{}. ", "{}) ", "({}) "]),
)
def test_numbered_words_come_out_in_order(words, mark):
    text = " ".join(mark.format(number) + word for number, word in enumerate(words, start=1))

    assert split(text) == tuple(words)


APART = [
    ("change :)", "change :("), (":D", "D:"), ("change :)", "change"), (":)", ":("), (":P", ":D"),
    ("100%", "100"), ("C#", "C"), ("A*", "A"), ("A-", "A"), ("-5", "5"), (".5", "5"), ("#1", "1"),
    ("1-1", "11"), ("24-7", "247"), ("24/7", "247"), ("-_-", "_"), ("C++", "C"), ("?", "!"),
    ("change 8-)", "change"), ("change 8)", "change 8"), ("change :v", "change v"), ("(y)", "(n)"),
    ("change X(", "change x"), ("tŷ", "ty"), ("é", "e"), ("time (and money)", "time and money"),
]  # fmt: skip
TOGETHER = [
    ("İstanbul", "istanbul", "ISTANBUL", "İSTANBUL", "ıstanbul", "i\u0307stanbul"),
    ("DİYARBAKIR", "Diyarbakır"),
    ("IŞIK", "ışık"),
    ("change :)", "change :-)", "Change  :)", "change:)", "“change :)”"),
    ("trust", "trust!", "(trust)", "“trust”", "#trust", "Trust…", "trust.", "*trust*", "_trust_"),
    ("100%", "100 %", "100%!"),
    ("Straße", "STRASSE"),
    ("24-7", "24 7", "24–7"),
    ("tŷ", "TŶ"),
    ("'dan ni", "dan ni", "’dan ni"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_signs_that_mean_something_keep_words_apart(one, other):
    assert word_key(one) != word_key(other)


@pytest.mark.parametrize("spellings", TOGETHER)
def test_what_means_nothing_does_not(spellings):
    assert len(set(map(word_key, spellings))) == 1


SHOWN = {
    **dict.fromkeys(("care!", "(care)", "“care”", '"care', "care…", "#care", "*care*"), "care"),
    **dict.fromkeys(("care.)", "„care“", "»care«", "'care'", "'care", "¡care!", "_care_"), "care"),
    **{
        word: word
        for word in (
            *("change :)", ":'(", "D:", "¯\\_(ツ)_/¯", "(╯°□°)", "love (❤️)", "?!", "...", "-_-"),
            *(
                "100%",
                "C#",
                "A*",
                "A-",
                "-5",
                ".5",
                "#1",
                "'90s",
                "'dan ni",
                "carers'",
                "o'r diwedd",
            ),
            *("time (and money)", "(self) care", "“respect” for all", "U.K.", "#️⃣"),
            *("carers'", "o'r diwedd", "e.g."),
        )
    },
    "change :)!": "change :)",
    "etc.": "etc",
    "(e.g. care)": "e.g. care",
}


@pytest.mark.parametrize(("typed", "seen"), SHOWN.items())
def test_a_word_is_shown_without_the_punctuation_around_it(typed, seen):
    assert shown(typed) == seen


def test_two_people_who_shout_are_shown_as_one_calm_word():
    said = [
        (1, "community!"),
        (2, "Community!"),
        (3, "respect…"),
        (4, "change :)"),
        (5, "change :("),
    ]

    assert [(one.word, one.people) for one in count_people(said)] == [
        ("community", 2), ("change :(", 1), ("change :)", 1), ("respect", 1),
    ]  # fmt: skip


TYPED = st.text(
    st.sampled_from("aB1 .,;:-)(('’\"#*%!?…•·_/\\D<3^|İıIi\u0307\n2“”«»~ツ°ŷ希。،م"), max_size=25
)


@given(TYPED)
def test_shown_words_are_words_of_their_own(text):
    word = clean(text)
    seen = shown(word)

    assert shown(seen) == seen
    assert clean(seen) == seen
    assert word_key(seen) == word_key(word)
    assert word_key(word_key(word)) == word_key(word)


@given(TYPED)
def test_what_was_taken_apart_is_apart(text):
    try:
        pieces = split(text)
    except (NothingSaid, ResponseTooLong):
        return

    assert [split(piece) for piece in pieces] == [(piece,) for piece in pieces]


@pytest.mark.parametrize("much", ["1. a 2. ", ",a", "#a", ":;", "(", "a) ", "I.", "word "])
def test_what_is_far_too_long_is_named_at_once(much):
    with pytest.raises(ResponseTooLong):
        split(much * (4096 // len(much)))


def test_an_answer_may_have_more_signs_than_a_message_of_words():
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"

    assert clean_answer(flag * 290) == flag * 290
    with pytest.raises(AnswerTooLong):
        clean_answer("word " * 500)
