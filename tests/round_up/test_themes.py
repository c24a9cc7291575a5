"""What becomes a theme of a round-up, and what does not."""

import pytest

from bot.round_up import Said, themed
from bot.workshop.plan import Theme
from bot.workshop.theme_source import ThemeSource
from tests.round_up.crowd import (
    FUNDERS,
    HOUSING,
    MONEY,
    THEMES,
    WAITING,
    among_others,
    headings,
    said_by_each,
    themes_of,
)


def test_a_theme_of_the_list_has_its_heading_its_people_and_their_words():
    answers = among_others(
        "Housing comes first. Our house was cold.", "They need a place to live.", "HOUSING!"
    )

    summary = themed(answers, themes=THEMES)

    (theme,) = summary.themes
    assert (theme.heading, theme.heading_cy, theme.source) == ("Housing", "Tai", ThemeSource.LIST)
    assert theme.people == 3
    assert theme.answers == (0, 1, 2)
    assert theme.words == ("HOUSING", "a place to live", "house")
    assert [match.text(answers) for match in theme.matches] == [
        *("Housing", "house", "a place to live", "HOUSING")
    ]


def test_a_theme_needs_two_people_however_often_one_says_it():
    once = Said(voice=0, text="Housing, housing, rent and a house.")

    assert headings(themed([once, once, *among_others()[1:]], themes=THEMES)) == []


def test_what_the_list_misses_is_found_in_peoples_own_words():
    answers = among_others(
        "The lunch club stops early.", "Our lunch club!", "A lunch club, please."
    )

    (theme,) = themed(answers, themes=THEMES).themes

    assert (theme.heading, theme.source, theme.people) == ("lunch club", ThemeSource.WORDS, 3)


def test_a_longer_keyword_hides_a_shorter_one_of_another_theme():
    texts = ("Funding bodies decide.", "The funding body decided.")

    assert themes_of(*texts, themes=(MONEY, FUNDERS)) == [("Funders", 2)]


def test_a_compound_is_shown_whole():
    theme = Theme(heading="Resources", keywords=("resourc*",))

    summary = themed(among_others("We are under-resourced.", "Resources!"), themes=(theme,))

    assert set(summary.themes[0].words) == {"under-resourced", "Resources"}


def test_themes_fall_by_people():
    texts = ("Rent and waiting.", "Waiting again.", "Wait for rent.")

    assert themes_of(*texts, themes=THEMES) == [("Waiting", 3), ("Housing", 2)]


class TestWhatWasAsked:
    def test_its_words_are_no_finding(self):
        texts = ("Housing is what we need.", "Yes, housing.", "Rent went up.")

        assert themes_of(*texts, themes=THEMES, asked=("Housing for all",)) == []

    def test_other_words_of_the_same_theme_are(self):
        texts = ("Housing, yes.", "Rent went up.", "My rent as well.")

        assert themes_of(*texts, themes=THEMES, asked=("Housing for all",)) == [("Housing", 2)]

    def test_a_phrase_with_a_word_of_it_is_none_and_the_other_word_is(self):
        texts = ("A peer mentor.", "Peer mentors!", "peer mentor")

        assert themes_of(*texts, asked=("Peer support",)) == [("mentor", 3)]


class TestOwnWords:
    @pytest.mark.parametrize(
        "texts",
        [
            ("Activities every day.", "One activity.", "activities"),
            ("They listen.", "Being listened to.", "Listening"),
            ("Appointments", "an appointment", "The appointment."),
        ],
    )
    def test_forms_of_a_word_are_one(self, texts: tuple[str, ...]):
        ((_, people),) = themes_of(*texts)

        assert people == 3

    @pytest.mark.parametrize(
        "texts",
        [
            ("Medical forms", "Medication"),
            ("Friendly", "friends"),
            ("Very good service!", "Good service."),
            ("We should do it.", "They should do it."),
            ("Staff and clients", "staff, clients"),
        ],
    )
    def test_other_words_and_words_that_say_nothing_are_not(self, texts: tuple[str, str]):
        assert themes_of(*texts) == []

    def test_what_somebody_denies_is_not_what_others_said(self):
        assert themes_of("They never listened.", "I was listened to.") == []

    def test_what_several_deny_is_shown_with_its_denial(self):
        assert themes_of("There was no heating.", "No heating!") == [("no heating", 2)]

    def test_after_a_preposition_a_thing_is_spoken_of(self):
        texts = ("People are not turning up for appointments.", "Appointments are too early.")

        assert themes_of(*texts) == [("appointments", 2)]

    def test_a_word_that_lives_in_a_phrase_is_not_shown_again(self):
        texts = ("Fresh air", "fresh air helps", "some fresh air")

        summary = themed(among_others(*texts))

        assert headings(summary) == [("fresh air", 3)]
        assert summary.raised == ()

    def test_a_name_or_number_is_no_heading_however_many_say_it(self):
        texts = ("Ask Dr Owen.", "Dr Owen knows.", "Dr Owen!", "mr price", "Mr Price")

        assert themes_of(*texts) == []


class TestHowManyPeople:
    TEXTS = tuple(f"Housing, says {name}, above everything." for name in "abcdefghij")

    @pytest.mark.parametrize("people", [0, 1, 2])
    def test_under_three_nothing_is_shown(self, people: int):
        summary = themed(said_by_each(*self.TEXTS[:people]), themes=THEMES)

        assert (summary.people, summary.themes, summary.raised) == (people, (), ())
        assert summary.quotes == ()

    @pytest.mark.parametrize("people", [3, 4])
    def test_under_five_everybody_is_quoted_and_nothing_is_counted(self, people: int):
        summary = themed(said_by_each(*self.TEXTS[:people]), themes=THEMES)

        assert summary.themes == ()
        assert [theme.heading for theme in summary.raised] == ["Housing"]
        assert len(summary.also_said) == people
        assert not summary.shows_counts

    def test_from_five_on_there_are_themes(self):
        summary = themed(said_by_each(*self.TEXTS[:5]), themes=THEMES)

        assert headings(summary) == [("Housing", 5)]
        assert summary.shows_counts

    def test_of_fifty_a_theme_needs_three(self):
        fillers = [Said(voice=number, text="...") for number in range(2, 60)]
        two = said_by_each("Housing.", "Housing.")

        assert headings(themed([*two, *fillers], themes=THEMES)) == []
        fillers[0] = Said(voice=2, text="Rent.")
        assert headings(themed([*two, *fillers], themes=THEMES)) == [("Housing", 3)]

    @pytest.mark.parametrize(("people", "most"), [(6, 4), (12, 5), (30, 6), (60, 7)])
    def test_the_more_people_the_more_themes(self, people: int, most: int):
        words = [
            *("alder", "birch", "cedar", "elder", "hazel"),
            "maple",
            "olive",
            "aspen",
            "rowan",
            "fig",
        ]
        themes = [Theme(heading=word, keywords=(word,)) for word in words]

        texts = [". ".join(words[at % 10 : at % 10 + 2]) for at in range(people * 3)]
        spread = [Said(voice=number % people, text=text) for number, text in enumerate(texts)]
        assert len(themed(spread, themes=themes).themes) == most


class TestWelsh:
    def test_keywords_mutate(self):
        texts = (
            "Mae angen mwy o gyllid arnom ni.",
            "Diffyg cyllid yw'r broblem.",
            "ein nghyllid ni",
        )

        assert themes_of(*texts, themes=THEMES) == [("Money", 3)]

    def test_english_beginnings_do_not_stand_in_welsh_words(self):
        texts = ("Mae'r waith yn anodd iawn.", "Roedd y waith yn ormod i ni.")

        assert themes_of(*texts, themes=(WAITING,)) != [("Waiting", 2)]

    def test_welsh_keywords_do_not_stand_in_english_answers(self):
        assert themes_of("I like my tai chi on Mondays.", "The tai chi!", themes=(HOUSING,)) != [
            ("Housing", 2)
        ]

    def test_two_languages_meet_in_a_theme(self):
        texts = ("Mae'r rhestrau aros yn hir iawn.", "The waiting list is so long.")

        assert themes_of(*texts, themes=THEMES) == [("Waiting", 2)]

    def test_a_free_word_and_its_mutation_are_one(self):
        texts = ("Mae gen i ddraig yn yr ardd.", "Draig sydd ei hangen arnom ni.")

        ((_, people),) = themes_of(*texts)

        assert people == 2


def test_other_scripts_have_words_and_keywords():
    theme = Theme(heading="Trust", keywords=("الثقة", "信任", "довір*", "நம்பிக்கை"))
    texts = ("الثقة مهمة", "我们需要信任。", "Немає довіри", "நம்பிக்கை வேண்டும்")

    assert themes_of(*texts, themes=(theme,)) == [("Trust", 4)]
    assert themes_of("Потрібна довіра", "довіра є", "довіра") == [("довіра", 3)]


def test_no_stray_quotation_mark_stands_in_a_themes_words():
    answers = among_others(
        "We want to 'train people' here.", "They came to 'train' with us.", "A lunch “club” or two."
    )
    theme = Theme(heading="Training", keywords=("to train", "lunch club"))

    (found,) = themed(answers, themes=(theme,)).themes

    assert set(found.words) == {"to train", "lunch club"}
