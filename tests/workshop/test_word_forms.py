"""Plurals and spellings that are counted as one, and the many that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop.response import word_key
from bot.workshop.same_word import kin_by_rule
from bot.workshop.word_forms import in_one_spelling


def are_one(*texts):
    kin = kin_by_rule({word_key(text): [text] for text in texts})
    return kin == (tuple(sorted(map(word_key, texts))),)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("connection", "Connections"),
        ("boundary", "boundaries"),
        ("Community", "communities!"),
        ("tick box", "tick-boxes"),
        ("weakness", "weaknesses"),
        ("success", "successes"),
        ("virus", "viruses"),
        ("church", "churches"),
        ("stomach", "stomachs"),
        ("hero", "heroes"),
        ("photo", "photos"),
        ("wish", "wishes"),
        ("relay", "relays"),
        ("house", "houses"),
        ("lived experience", "lived experiences"),
        ("good law", "good laws"),
        ("no boundary", "no boundaries"),
        ("care home", "carehomes"),
    ],
)
def test_regular_plurals(one, many):
    assert are_one(one, many)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation", "Organization"),
        ("stigmatised", "stigmatized"),
        ("recognising", "recognizing"),
        ("organiser", "organizer"),
        ("paralysed", "paralyzed"),
        ("colour", "color"),
        ("Good behaviours", "good behaviors"),
        ("honourable", "honorable"),
        ("odour", "odor"),
        ("neighbourhood", "neighborhood"),
        ("centre", "center"),
        ("person-centred", "person centered"),
        ("centring", "centering"),
        ("theatres", "theaters"),
        ("judgement", "judgment"),
        ("non-judgemental", "nonjudgmental"),
        ("acknowledgement", "acknowledgment"),
        ("ageing", "aging"),
        ("likeable", "likable"),
        ("counselling", "counseling"),
        ("travelled", "traveled"),
        ("labelled", "labeled"),
        ("marvellous", "marvelous"),
        ("fulfilment", "fulfillment"),
        ("enrol", "enroll"),
        ("skilful", "skillful"),
        ("defence", "defense"),
        ("practise", "practice"),
        ("dialogue", "dialog"),
        ("grey area", "gray area"),
        ("cosy", "cozy"),
        ("jewellery", "jewelry"),
        ("sceptical", "skeptical"),
        ("artefact", "artifact"),
        ("manoeuvre", "maneuver"),
        ("paediatric", "pediatric"),
        ("anaesthetic", "anesthetic"),
        ("centre", "centers"),
    ],
)
def test_spellings_of_two_countries(british, american):
    assert are_one(british, american)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("glas", "glass"),
        ("new", "news"),
        ("good new", "good news"),
        ("pas", "pass"),
        ("glass", "glasses"),
        ("clas", "class"),
        ("princes", "princess"),
        ("care", "cares less"),
        ("patient", "patients"),
        ("human right", "human rights"),
        ("right", "rights"),
        ("trust", "trusts"),
        ("kind", "kinds"),
        ("time", "times"),
        ("aid", "AIDS"),
        ("people", "peoples"),
        ("work ethic", "work ethics"),
        ("dawn", "dawns"),
        ("plant", "plants"),
        ("menu", "menus"),
        ("taxi", "taxis"),
        ("bas", "basis"),
        ("gap", "gaps"),
        ("who i", "who is"),
        ("ŷd", "ŷds"),
        ("дом", "домs"),
        ("👍", "👍s"),
        ("24", "24s"),
        ("y", "ies"),
        ("play", "plaies"),
        ("gas", "gass"),
        ("four", "for"),
        ("flour", "flor"),
        ("prize", "prise"),
        ("filled", "filed"),
        ("polled", "poled"),
        ("practical", "practised"),
        ("choice", "no choice"),
        ("safe", "unsafe"),
        ("stability", "instability"),
        ("boundaries", "no boundaries"),
        ("hope", "hopeful"),
        ("hopeful", "hopeless"),
        ("support", "supportive"),
        ("support", "supported"),
        ("caring", "care"),
        ("power sharing", "sharing power"),
        ("carer", "career"),
        ("policy", "police"),
        ("equality", "equity"),
        ("patience", "patients"),
        ("lived experience", "live experience"),
        ("gefnogaeth", "cefnogaeth"),
        ("الدعم", "دعم"),
        ("👍", "👍🏽"),
        ("truama", "trauma"),
    ],
)
def test_nothing_else_is_joined(one, other):
    assert not are_one(one, other)


@given(st.text(st.sampled_from("colurizesdcntaby -'!é")) | st.text())
def test_made_one_twice_is_as_made_one(text):
    spelling = in_one_spelling(text, word_key(text))

    assert in_one_spelling(spelling, word_key(spelling)) == spelling
    assert bool(spelling) == bool(text)
