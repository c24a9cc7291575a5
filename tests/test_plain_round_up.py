"""The plain round-up that the themed one is measured beside: what is common, and whom it quotes."""

import pytest

from benchmarks.plain_round_up import RoundUp, round_up
from bot.round_up import Said
from bot.workshop.word_count import WordCount


def said_by_each(*texts: str) -> list[Said]:
    return [Said(voice=number, text=text) for number, text in enumerate(texts)]


def common_of(*texts: str, asked: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    """What is in common, among enough other people who say something else."""
    others = (f"{sign * 4}." for sign in "vwxyz")
    found = round_up(said_by_each(*texts, *others), asked=asked)
    return [(count.word, count.people) for count in found.common]


class TestGutResponses:
    WORDS = (
        WordCount(word="warmth", people=1),
        WordCount(word="Trust", people=4),
        WordCount(word="a cup of tea", people=1),
        WordCount(word="hope", people=4),
        WordCount(word="shame", people=7),
    )

    def test_words_said_by_several_fall_by_people_and_words_said_once_are_alphabetical(self):
        found = round_up([], words=self.WORDS)

        assert found == RoundUp(
            people=0,
            common=(
                WordCount(word="shame", people=7),
                WordCount(word="hope", people=4),
                WordCount(word="Trust", people=4),
            ),
            once=("a cup of tea", "warmth"),
        )

    def test_they_stand_beside_quotes_of_the_answers_and_are_not_mixed_with_them(self):
        answers = said_by_each(*["There is never enough time to listen to people."] * 6)

        found = round_up(answers, words=self.WORDS)

        assert found.people == 6
        assert {count.word for count in found.common} == {"shame", "hope", "Trust"}
        assert len(found.quotes) == 1


class TestAnswers:
    def test_people_are_counted_not_repeats(self):
        answers = [
            *(Said(voice=1, text="Housing. Housing, housing!") for _ in range(3)),
            *said_by_each(*"abcdefg"),
            Said(voice=2, text="housing"),
        ]

        found = round_up(answers)

        assert found.common == (WordCount(word="housing", people=2),)

    def test_words_of_every_sentence_are_no_finding(self):
        assert common_of("We should really do it.", "They should really do it.") == []

    def test_welsh_words_of_every_sentence_are_no_finding(self):
        welsh = ("Mae angen amser arnom ni hefyd.", "Mae'n rhaid i bobl gael amser hefyd.")

        assert common_of(*welsh) == [("amser", 2)]

    def test_what_was_asked_is_no_finding_in_whatever_number(self):
        asked = ("What kind of barriers might exist?", "Peer support is highly valued")
        texts = ("A barrier: peer support and waiting lists", "peers, barriers; waiting lists")

        assert common_of(*texts, asked=asked) == [("waiting lists", 2)]

    def test_a_phrase_with_a_word_of_what_was_asked_is_no_finding_its_other_word_is(self):
        texts = ("a peer mentor", "Peer mentor!")

        assert common_of(*texts, asked=("Peer support",)) == [("mentor", 2)]

    @pytest.mark.parametrize(
        "texts",
        [
            ("They were listened to.", "People are not listened to."),
            ("Being listened to.", "We don't feel that we are ever really listened to."),
            ("Being listened to.", "Nobody here listened."),
            ("Being listened to.", "I wasn’t listened to"),
            ("gwrando", "Dydyn nhw ddim yn gwrando"),
        ],
    )
    def test_what_somebody_denies_is_not_counted_as_said(self, texts: tuple[str, str]):
        assert common_of(*texts) == []

    def test_what_several_deny_is_shown_with_its_denial(self):
        texts = ("We are not listened to.", "Often not listened to", "Listened to at last")

        assert common_of(*texts) == [("not listened", 2)]

    def test_a_denial_of_what_was_asked_is_a_finding(self):
        asked = ("How easy or difficult will it be?",)

        assert common_of("Not easy.", "It is not easy!", "easy", asked=asked) == [("not easy", 2)]

    def test_not_only_denies_nothing_and_a_denial_ends_with_its_clause(self):
        texts = ("Not only training", "No money, training", "Not money but training")

        assert common_of(*texts) == [("training", 3)]

    def test_a_word_that_is_always_part_of_a_phrase_is_not_counted_again(self):
        texts = ("lived experience", "Lived experience helps.", "Their lived-experience")

        assert common_of(*texts) == [("lived experience", 3)]

    def test_everyday_words_of_the_field_count_only_beside_others(self):
        texts = ("Our staff and clients", "staff, clients", "Frontline staff", "frontline staff!")

        assert common_of(*texts) == [("frontline staff", 2)]

    def test_the_capital_of_a_sentence_goes_that_of_a_name_stays(self):
        texts = ("Housing in Cardiff", "Cardiff: housing", "Housing. Cardiff.")

        assert common_of(*texts) == [("Cardiff", 3), ("housing", 3)]

    def test_no_more_than_eight_are_shown(self):
        text = "alder, birch, cedar, elder, hazel, maple, olive, aspen"

        words = common_of(f"{text}, rowan, willow", f"{text}, rowan, willow")

        assert len(words) == 8

    def test_numbers_addresses_and_names_in_telegram_are_never_words(self):
        texts = ("Ask ana.jones@example.org or @anajones", "ana.jones@example.org, @anajones")

        assert common_of(*texts) == [] or common_of(*texts) == [("ask", 2)]

    def test_other_scripts_are_read_as_they_are_written(self):
        assert common_of("الثقة، والوقت", "الثقة") == [("الثقة", 2)]
        assert common_of("நம்பிக்கை", "நம்பிக்கை!") == [("நம்பிக்கை", 2)]


@pytest.mark.parametrize(
    ("people", "common", "quotes"), [(2, 0, 0), (3, 0, 3), (4, 0, 4), (5, 1, 5)]
)
def test_few_people_are_quoted_and_very_few_are_not(people: int, common: int, quotes: int):
    texts = [f"Housing, says {name}, above everything." for name in "abcde"[:people]]

    found = round_up(said_by_each(*texts))

    assert (len(found.common), len(found.quotes)) == (common, quotes)


def quotes_of(*answers: tuple[int, str], most: int = 5) -> list[str]:
    said = [Said(voice=voice, text=text) for voice, text in answers]
    return [quote.text(said) for quote in round_up(said, quotes=most).quotes]


def test_everybody_is_quoted_once_before_anybody_twice():
    one = "Time is what we have least of all in this work. Training matters to all of us here."
    others = [(2, "Nobody ever asks the night staff."), (3, "Money decides what happens, always.")]

    quotes = quotes_of((1, one), *others)

    assert set(quotes[:3]) & set(one.split(". ")[0:1]) == set()
    assert sorted(quotes) == [
        "Money decides what happens, always.",
        "Nobody ever asks the night staff.",
        "Time is what we have least of all in this work.",
        "Training matters to all of us here.",
    ]
    assert sum(quote in one for quote in quotes[:3]) == 1


def test_no_more_than_asked_for():
    answers = [(voice, f"Answer number {voice} says something else.") for voice in range(20)]

    assert len(quotes_of(*answers, most=2)) == 2
    assert quotes_of(*answers, most=0) == []


def test_the_same_sentence_is_quoted_once():
    assert quotes_of(*((voice, "Empathy is important.") for voice in range(5))) == [
        "Empathy is important."
    ]


def test_words_that_several_people_used_are_heard_first():
    shared = [(voice, f"We wait for housing, says {voice}.") for voice in range(3)]
    others = [(voice, f"Something else entirely is {voice}.") for voice in range(3, 9)]

    (first, *_) = quotes_of(*shared, *others)

    assert "housing" in first
