"""Words of one family are one finding, and phrases are found in the forms that people use."""

import pytest

from bot.round_up import themed
from bot.round_up.families import family
from bot.round_up.stemming import stem
from tests.round_up.crowd import OTHERS, said_by_each


def named(*texts: str, asked: str = "") -> list[str]:
    found = themed(said_by_each(*texts, *OTHERS), asked=[asked])
    return [theme.heading.casefold() for theme in (*found.themes, *found.raised)]


@pytest.mark.parametrize(
    "words",
    [
        "stigma stigmatised stigmatisation stigmatising",
        "trauma traumatic traumatised retraumatised retraumatising",
        "recruit recruited recruitment",
        "judge judged judgement",
        "fund funder funders funding",
        "volunteer volunteers voluntary volunteering",
        "lead leader leaders leadership",
        "vulnerable vulnerability vulnerabilities",
        "reflect reflection reflective",
        "label labelled labelling labels",
        "collaborate collaborative collaboration",
        "therapy therapies therapist",
    ],
)
def test_forms_of_a_family_are_one(words: str):
    assert len({family(stem(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        *("medical medication", "friends friendly", "pass passion", "number numb"),
        *("department depart", "community communicate", "home homeless", "relation relative"),
        *("policy police", "party part", "university universe", "society social", "post poster"),
        *("army arm", "author authority", "information informed", "mission miss", "chapter chap"),
    ],
)
def test_words_that_say_something_else_are_not(words: str):
    one, other = words.split()

    assert family(stem(one)) != family(stem(other))


def test_what_is_shown_is_a_form_that_somebody_used():
    assert named("Recruitment is slow here.", "They recruit nobody.") == ["recruitment"]


def test_a_family_that_was_asked_about_in_another_form_may_be_found():
    texts = ("Such vulnerability frightens people.", "They are too vulnerable to ask.")

    assert named(*texts, asked="Are people safe?") == ["vulnerability"]


@pytest.mark.parametrize(
    ("texts", "heading"),
    [
        (("People moved on last spring.", "They move on and forget us."), "move on"),
        (("It needs long-term plans.", "Look at the longer term!"), "long-term"),
        (("They want to be heard.", "Being heard is half of it."), "being heard"),
        (("Person-centred work takes all day.", "We try to be person-centred."), "person-centred"),
        (("More training for staff.", "Training for the staff, please."), "training for the staff"),
    ],
)
def test_a_phrase_of_small_words_is_found(texts: tuple[str, ...], heading: str):
    assert heading in named(*texts)


def test_a_phrase_in_either_order_is_one():
    found = themed(said_by_each("Ask for staff training.", "Training for staff!", *OTHERS))

    assert [(t.people, t.words) for t in (*found.themes, *found.raised)] == [
        (2, ("Training for staff", "staff training"))
    ]


def test_a_phrase_that_was_asked_is_no_finding():
    texts = ("People move on from here.", "They moved on last spring.")

    assert named(*texts, asked="When do people move on?") == []


def test_a_phrase_that_is_denied_is_not_said():
    assert named("They never move on.", "Some cannot move on.") == []


def test_what_is_far_behind_a_denial_is_spoken_of():
    texts = (
        "They don't feel the power to raise their voices there.",
        "Every voice would help, and voices do carry.",
    )

    assert named(*texts) == ["voices"]


def test_two_words_that_meet_in_a_sentence_by_chance_are_two():
    texts = (
        "Violins and budgets matter.",
        "Budgets are cut by strangers; violins hang there.",
        "A violin costs nothing.",
        "The budgets are read aloud.",
    )

    assert {"budgets", "violins"} <= {*named(*texts)}


def test_of_many_people_two_are_no_theme_where_there_are_others():
    texts = (
        *("Shame holds people back.", "There is shame in it.", "Shame, shame!"),
        *("Budgets rule.", "We wait for budgets.", "No budgets for it."),
        *("Tea helps.", "More tea!", "Tea at three, tea at ten."),
        *("Violins calm me.", "My violins are old."),
    )
    found = themed(said_by_each(*texts, *OTHERS[:4]))

    assert {theme.heading.casefold() for theme in found.themes} == {"budgets", "shame", "tea"}
    assert "violins" in [theme.heading.casefold() for theme in found.raised]
