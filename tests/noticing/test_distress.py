"""Which messages may need a person, by kinds; how many in all: benchmarks/distress.py."""

import pytest

from benchmarks import distress as benchmark
from bot.noticing.distress import needs_a_person
from bot.round_up.held_back import is_held_back


@pytest.mark.parametrize(
    "text",
    [
        *(
            "I want to die",
            "want to die",
            "i wanna die",
            "I just really want to die",
            "I WANT TO DIE",
        ),
        *("I cant go on", "can’t go on", "I can not cope any more", "i dont want to live anymore"),
        *("They'd all be better off without me", "no point in living", "Nobody would miss me"),
        *(
            "I wnat to kil mysefl",
            "suicidl",
            "i want 2 diiie",
            "kms",
            "I want to dissapear forever",
        ),
        *("trust, love, I want, to die", "care\nI want\nto die", "hope; i cant go on; care"),
        *("My husband hits me", "I'm scared to go home", "I was raped last week", "please help me"),
        *("I told my doctor that I want to die", "I tried to kill myself last week"),
        *("Some days I think about not waking up", "It makes me want to die", "I feel like dying"),
        *("When I was ten I wanted to die, and I still want to die", "hurting myself again"),
        *("dwi eisiau marw", "dw i isio marw", "Rwy'n teimlo'n hunanladdol", "does dim pwynt byw"),
        *("alla i ddim mynd ymlaen", "dwi isie lladd fy hunan", "Byddai pawb yn well hebddo i"),
    ],
)
def test_somebody_in_distress_is_noticed(text):
    assert needs_a_person(text)
    assert is_held_back(text)


@pytest.mark.parametrize(
    "text",
    [
        *("suicide prevention training", "They are killing us with paperwork", "dying to know"),
        *("I could murder a cup of tea", "I nearly died laughing", "dead tired", "to die for"),
        *(
            "I don't want to die of boredom",
            "I'm not suicidal, just tired",
            "I never wanted to die",
        ),
        *("I can't go on holiday", "We can't go on like this", "I can't cope with Teams"),
        *("I need help with the link", "I can't do this form", "no point in targets", "help"),
        *("better off without targets", "The team is better without me in meetings"),
        *("a client who died last year", "my mum died in March", "Nobody should die alone"),
        *("I want to die at home, with my family", "I don't want to go on and on"),
        *("dwi'n marw isio paned", "bron â marw eisiau gwybod", "hyfforddiant atal hunanladdiad"),
        *("I wanted to die ten years ago", "As a teenager I cut myself", "I used to self-harm"),
        *("", "…", "trust", "I cry in the car", "hopeless"),
    ],
)
def test_idioms_the_work_and_what_is_long_over_are_no_distress(text):
    assert not needs_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a client wanted to kill himself", "She told me that she wanted to die"),
        *("clients who want to kill themselves get a leaflet", "roedd cleient eisiau lladd ei hun"),
        *('When somebody says "I want to kill myself" we listen', "They say I want to die"),
    ],
)
def test_what_is_said_of_others_is_held_back_but_nobodys_own_distress(text):
    assert is_held_back(text)
    assert not needs_a_person(text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Suicide prevention training for all", False),
        ("Atal hunanladdiad", False),
        ("We lost somebody to suicide", True),
        ("Suicide prevention came too late after his suicide", True),
    ],
)
def test_the_work_against_suicide_may_be_spoken_of(text, held):
    assert is_held_back(text) == held


def test_half_of_the_list_that_no_rule_was_made_by():
    found, wrong = benchmark.rows()

    assert [row.what for row in (found, wrong) if row.misses] == []
    assert found.baseline is not None
    assert found.measured > found.baseline
