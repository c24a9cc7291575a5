"""Whom people can turn to: who leads, a colleague who has agreed, or nobody today."""

import pytest

from tests.players import Player
from tests.promises.test_quiet_words_leave_nothing import stands_by

QUIET, CHOOSE = "A quiet word", "Somebody to turn to …"
IN_LOBBY = "Somebody to turn to today: {name}. Tap “A quiet word”, or send me /quiet in private."
NOBODY = "Nobody is there to turn to today. For places that help, send me /quiet in private."


@pytest.fixture
async def with_gwen(scene):
    """A group whose facilitator has a colleague, who is not in it."""
    scene.gwen = Player(scene, scene.world.add_person("Gwen"))
    await scene.gwen.starts()
    return scene


async def reads_invitation(scene, player):
    player.person.follows(scene.group.last_button("Join in private").buttons[0][0].url)
    await scene.settles()
    return player.last


async def test_at_first_it_is_who_opens_the_workshop(with_gwen):
    await with_gwen.opens_lobby()

    assert IN_LOBBY.format(name="Fran") in with_gwen.posts[-1]
    assert "To turn to today: Fran, by /quiet." in await reads_invitation(with_gwen, with_gwen.ana)


async def test_nobody_today_is_said_to_everybody_and_help_comes_at_once(with_gwen):
    await with_gwen.fran.says("/workshop", chat=with_gwen.group)
    await with_gwen.fran.presses("People …", with_gwen.fran.panel)
    await with_gwen.fran.presses(CHOOSE)
    await with_gwen.fran.presses("Nobody today")
    assert "People can turn to nobody today." in with_gwen.fran.panel.words
    await with_gwen.fran.presses("Open the lobby")

    assert NOBODY in with_gwen.posts[-1]
    told = await reads_invitation(with_gwen, with_gwen.ana)
    assert "To turn to today: nobody. /quiet says who helps." in told
    await with_gwen.ana.presses("I agree, let me in")
    await with_gwen.ana.says("/quiet")
    assert with_gwen.ana.last.startswith("Nobody is there for a quiet word today.")
    assert "116 123" in with_gwen.ana.last


async def test_a_colleague_is_there_once_they_have_agreed(with_gwen):
    await with_gwen.opens_lobby()
    await with_gwen.all_join()
    await with_gwen.fran.presses("People …", with_gwen.fran.panel)
    await with_gwen.fran.presses(CHOOSE)
    await with_gwen.fran.presses("A colleague …")
    link = with_gwen.fran.last.split()[-1]
    before = with_gwen.posts[-1]
    with_gwen.gwen.person.follows(link)
    await with_gwen.settles()
    asked = with_gwen.gwen.last

    await with_gwen.gwen.presses("Yes, I am there")

    assert IN_LOBBY.format(name="Fran") in before
    assert "“A Heart of Help” in “Focus group”" in asked
    assert IN_LOBBY.format(name="Gwen") in with_gwen.posts[-1]
    assert with_gwen.fran.last.startswith("Your colleague is there")
    await with_gwen.ana.says("/quiet")
    assert "asks for a quiet word" in with_gwen.gwen.last
    assert "asks for a quiet word" not in "".join(with_gwen.fran.sees)


async def test_a_link_works_once_and_a_newer_one_ends_it(with_gwen):
    await with_gwen.opens_lobby()
    await stands_by(with_gwen, with_gwen.gwen)
    used = with_gwen.fran.person.sees
    link = next(m.words.split()[-1] for m in used if "?start=q_" in m.words)

    with_gwen.bea.person.follows(link)
    await with_gwen.settles()

    assert with_gwen.bea.last.startswith("This link is used up")
    assert IN_LOBBY.format(name="Gwen") in with_gwen.posts[-1]


async def test_a_colleague_who_says_no_changes_nothing(with_gwen):
    await with_gwen.opens_lobby()
    await with_gwen.fran.presses("People …", with_gwen.fran.panel)
    await with_gwen.fran.presses(CHOOSE)
    await with_gwen.fran.presses("A colleague …")
    with_gwen.gwen.person.follows(with_gwen.fran.last.split()[-1])
    await with_gwen.settles()

    await with_gwen.gwen.presses("No, not today")

    assert IN_LOBBY.format(name="Fran") in with_gwen.posts[-1]
    assert (
        with_gwen.fran.last
        == "Your colleague can't be there for “Focus group”. It stays as it was."
    )


@pytest.mark.parametrize("how", ["button", "forget", "block"])
async def test_a_colleague_can_stop_and_whoever_talks_with_them_is_told(with_gwen, how):
    await with_gwen.opens_lobby()
    await with_gwen.all_join()
    await stands_by(with_gwen, with_gwen.gwen)
    await with_gwen.ana.says("/quiet")
    if how == "button":
        await with_gwen.gwen.presses("I can't be there any more")
    elif how == "forget":
        await with_gwen.gwen.says("/forget")
        await with_gwen.gwen.presses("Yes, remove everything")
    else:
        with_gwen.gwen.person.blocks_bot()
        await with_gwen.settles()

    assert NOBODY in with_gwen.posts[-1]
    assert await with_gwen.rows("SELECT person FROM standby") == [(None,)]
    await with_gwen.ana.says("I am here")
    assert "I am here" not in "".join(with_gwen.gwen.sees[:-1])
    told = "".join(with_gwen.ana.sees)
    assert "Whoever was there had to go" in told
    assert "116 123" in told


async def test_when_somebody_else_is_chosen_those_who_talk_may_go_on(with_gwen):
    await with_gwen.opens_lobby()
    await with_gwen.all_join()
    await with_gwen.ana.says("/quiet")
    await stands_by(with_gwen, with_gwen.gwen)

    await with_gwen.ana.says("It is about my brother")
    await with_gwen.bea.says("/quiet")

    assert "Somebody else is there to turn to from now on." in "".join(with_gwen.ana.sees)
    assert with_gwen.fran.last.endswith("It is about my brother")
    assert "asks for a quiet word" in with_gwen.gwen.last
    assert "brother" not in "".join(with_gwen.gwen.sees)


async def test_mydata_says_that_people_can_turn_to_one(with_gwen):
    await with_gwen.opens_lobby()
    await stands_by(with_gwen, with_gwen.gwen)

    await with_gwen.gwen.says("/mydata")

    assert "People can turn to you." in with_gwen.gwen.last


async def test_who_is_there_and_sends_quiet_is_told_where(with_gwen):
    await with_gwen.opens_lobby()
    await stands_by(with_gwen, with_gwen.gwen)

    await with_gwen.gwen.says("/quiet")

    assert "People in “Focus group” can turn to you now." in with_gwen.gwen.last


async def test_when_who_leads_leads_no_more_people_turn_to_the_other(with_gwen):
    await with_gwen.opens_lobby()
    await with_gwen.shares_lead_with(with_gwen.fay)
    await with_gwen.fran.presses("People …", with_gwen.fran.panel)
    await with_gwen.fran.presses("Facilitators …")
    await with_gwen.fran.presses("Stop leading")
    await with_gwen.fran.presses("Stop leading")

    assert IN_LOBBY.format(name="Fay") in with_gwen.posts[-1]


async def test_a_colleague_may_take_part_too_and_is_not_asked_for_themselves(with_gwen):
    await with_gwen.begins_with(with_gwen.ana, with_gwen.bea)
    await stands_by(with_gwen, with_gwen.bea)

    told = await with_gwen.bea.presses(QUIET)
    await with_gwen.bea.says("trust")
    await with_gwen.ana.presses(QUIET)
    await with_gwen.bea.says("I listen")
    await with_gwen.bea.says("love", reply_to=with_gwen.bea.card)

    assert told.startswith("You are the one whom people turn to.")
    assert sorted(with_gwen.bea.own) == ["love", "trust"]
    assert with_gwen.ana.last.endswith("I listen")


@pytest.mark.parametrize(
    "data", ["standby:1:me", "standby:1:nobody", "standby:1:ask", "standin:stop:1"]
)
async def test_only_who_leads_chooses_and_only_who_is_there_stops(with_gwen, data):
    await with_gwen.opens_lobby()
    await with_gwen.ana.joins()
    before = await with_gwen.rows("SELECT * FROM standby")

    with_gwen.ana.person.forges(with_gwen.ana.newest, data)
    await with_gwen.settles()

    assert await with_gwen.rows("SELECT * FROM standby") == before


async def test_after_sealing_nobody_is_kept(with_gwen):
    await with_gwen.begins_with(with_gwen.ana, with_gwen.bea)
    await stands_by(with_gwen, with_gwen.gwen)
    await with_gwen.fran.presses("End the workshop")
    await with_gwen.fran.presses("End now")
    with_gwen.clock.passes(8 * 86400)
    await with_gwen.gair.services.housekeeper.keep()
    await with_gwen.settles()

    assert await with_gwen.rows("SELECT * FROM standby") == []
    await with_gwen.ana.presses(QUIET)
    assert "asks for a quiet word" not in with_gwen.gwen.last
