"""Whoever leads no more is turned to no more: not by a link of theirs, nor in a quiet word."""

import pytest

from tests.beginnings import played
from tests.chat.test_standing_by import CHOOSE, IN_LOBBY, NOBODY, QUIET
from tests.players import Player

FALLS = (
    "People in “Focus group” can turn to you now: whoever was there leads no more. You can change"
    " it in the panel."
)
MINUTES = 301
STANDBY = "SELECT is_colleague, person = (SELECT person FROM facilitator) FROM standby"


@played
async def two(workshop):
    """Fay leads with Fran; both could be asked for a quiet word."""
    await workshop.shares_lead_with(workshop.fay)


async def taken_off(scene):
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Facilitators …")
    label = next(label for label in scene.fran.buttons if label.startswith("Take off"))
    await scene.fran.presses(label)
    await scene.fran.presses("Take off")


async def stopping(scene):
    await scene.fay.presses("People …", scene.fay.panel)
    await scene.fay.presses("Facilitators …")
    await scene.fay.presses("Stop leading")
    await scene.fay.presses("Stop leading")


async def demoted(scene):
    scene.group.demotes(scene.fay.person)
    await looked_at(scene)


async def having_left(scene):
    scene.group.removes(scene.fay.person)
    await looked_at(scene)


async def looked_at(scene):
    """A colleague's press is when those who lead are looked at."""
    scene.clock.passes(MINUTES)
    await scene.settles()
    await scene.fran.presses("Pause", scene.fran.panel)


WAYS = pytest.mark.parametrize("goes", [taken_off, stopping, demoted, having_left])


async def is_there_oneself(scene, player):
    await player.presses("People …", player.panel)
    await player.presses(CHOOSE)
    await player.presses("Me")


@WAYS
async def test_a_link_that_nobody_has_used_leads_nowhere(two, goes):
    await two.fay.presses("People …", two.fay.panel)
    await two.fay.presses(CHOOSE)
    await two.fay.presses("A colleague …")
    link = two.fay.last.split()[-1]
    before = await two.rows("SELECT person FROM standby")
    gwen = Player(two, two.world.add_person("Gwen"))
    await gwen.starts()
    await goes(two)

    for player in (two.fay, gwen):
        player.person.follows(link)
        await two.settles()
        assert player.last.startswith("This link is used up")

    assert await two.rows("SELECT person FROM standby") == before
    assert FALLS not in two.fran.sees


async def test_a_question_that_was_followed_before_can_be_answered_no_more(two):
    await two.fay.presses("People …", two.fay.panel)
    await two.fay.presses(CHOOSE)
    await two.fay.presses("A colleague …")
    two.fay.person.follows(two.fay.last.split()[-1])
    await two.settles()
    asked = two.fay.newest
    await taken_off(two)

    await two.fay.presses("Yes, I am there", asked)
    await two.ana.presses(QUIET)

    assert "Somebody in the workshop in" not in "".join(two.fay.sees)
    assert two.fran.last.startswith("Somebody in the workshop in “Focus group” asks")


@WAYS
async def test_a_quiet_word_ends_and_whoever_is_turned_to_then_is_told(two, goes):
    await is_there_oneself(two, two.fay)
    await two.ana.presses(QUIET)
    await two.ana.says("It is about Fran")
    assert two.fay.last.endswith("It is about Fran")
    await goes(two)
    seen = [len(player.sees) for player in (two.fay, two.fran)]

    await two.ana.says("a word after all")

    told = "".join(two.ana.sees)
    assert "Whoever was there had to go, so the quiet word is over." in told
    assert "116 123" in told
    assert await two.rows(STANDBY) == [(0, 1)]
    assert FALLS in two.fran.sees
    assert FALLS not in two.fay.sees
    for player, before in zip((two.fay, two.fran), seen, strict=True):
        assert "a word after all" not in "".join(player.sees[before:])


async def test_a_quiet_word_from_before_a_change_ends_too(two):
    await is_there_oneself(two, two.fay)
    await two.ana.presses(QUIET)
    await is_there_oneself(two, two.fran)

    await taken_off(two)

    assert "Whoever was there had to go" in "".join(two.ana.sees)
    assert FALLS not in two.fran.sees


async def test_a_quiet_word_with_somebody_else_goes_on(two):
    await is_there_oneself(two, two.fran)
    await two.ana.presses(QUIET)

    await taken_off(two)
    await two.ana.says("I am here")

    assert two.fran.last.endswith("I am here")
    assert "had to go" not in "".join(two.ana.sees)


async def test_the_lobby_says_who_is_there_then(scene):
    await scene.opens_lobby()
    await scene.shares_lead_with(scene.fay)
    await is_there_oneself(scene, scene.fay)
    assert IN_LOBBY.format(name="Fay") in scene.posts[-1]

    await taken_off(scene)

    assert IN_LOBBY.format(name="Fran") in scene.posts[-1]
    assert FALLS in scene.fran.sees


async def test_the_lobby_says_that_nobody_is_when_nobody_leads(scene):
    owner = Player(scene, scene.world.add_person("Olwen"))
    scene.group.gather([], admins=[owner.person])
    await scene.opens_lobby()
    scene.group.demotes(scene.fran.person, by=owner.person)
    scene.clock.passes(MINUTES)

    await scene.fran.presses("Begin with the first value", scene.fran.panel)

    assert await scene.rows("SELECT person FROM standby") == [(None,)]
    assert any(NOBODY in post for post in scene.posts)
    assert FALLS not in scene.fran.sees
