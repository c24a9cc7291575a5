"""A colleague whom people can turn to goes, while somebody talks with them: whoever asked hears it,
with where else help is, and nothing is passed on any more."""

import pytest

from bot.rehearsal.bot_api import Fault
from tests.chat.test_standing_by import QUIET
from tests.players import Player
from tests.promises.test_quiet_words_leave_nothing import stands_by
from tests.some_of import some_of

WORDS = ("trust", "love", "hope", "care", "zeal", "arsenic")
GONE = "Whoever was there had to go, so the quiet word is over."
NOBODY_NOW = "People in “Focus group” can turn to nobody now"
END = "End the quiet word"
STANDBY = "SELECT person FROM standby"


@pytest.fixture
async def talking(workshop):
    """Fay takes part, and can be turned to as a colleague; Ana talks with her."""
    await workshop.each_says(*WORDS)
    await stands_by(workshop, workshop.fay)
    await workshop.ana.presses(QUIET)
    await workshop.ana.says("It is about my brother")
    assert workshop.fay.last.endswith("It is about my brother")
    return workshop


async def taken_out(scene):
    await scene.fran.presses("Close and reveal")
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Take somebody out …")
    number = next(line.split(".")[0] for line in scene.fran.last.splitlines() if "arsenic" in line)
    await scene.fran.presses(number)
    await scene.fran.presses("Take this person out")


async def leaving_the_group(scene):
    scene.group.removes(scene.fay.person)
    await scene.settles()


async def removed_from_it(scene):
    scene.group.removes(scene.fay.person, by=scene.fran.person)
    await scene.settles()


async def blocking(scene):
    scene.fay.person.blocks_bot()
    await scene.settles()


async def stopping(scene):
    await scene.fay.presses("I can't be there any more")


EVERY_WAY = (taken_out, leaving_the_group, removed_from_it, blocking, stopping)
WAYS = pytest.mark.parametrize("goes", some_of(EVERY_WAY, 2))


@WAYS
async def test_who_talks_with_them_is_told_with_where_help_is(talking, goes):
    await goes(talking)
    seen = [len(player.sees) for player in (talking.fay, talking.fran)]

    await talking.ana.says("and then he died")

    told = "".join(talking.ana.sees)
    assert GONE in told
    assert "116 123" in told
    for player, before in zip((talking.fay, talking.fran), seen, strict=True):
        assert "he died" not in "".join(player.sees[before:])
    assert await talking.rows(STANDBY) == [(None,)]


@WAYS
async def test_who_leads_hears_that_nobody_is_there_and_nothing_else(talking, goes):
    await goes(talking)

    (told,) = [words for words in talking.fran.sees if words.startswith(NOBODY_NOW)]
    assert "Fay" not in told
    assert "brother" not in "".join(talking.fran.sees)
    await talking.fran.presses("People …", talking.fran.panel)
    await talking.fran.presses("Somebody to turn to …")
    assert "People can turn to nobody today." in talking.fran.last
    await talking.bea.says("/quiet")
    assert talking.bea.last.startswith("Nobody is there for a quiet word today.")


@WAYS
async def test_what_the_colleague_writes_then_goes_to_nobody(talking, goes):
    await goes(talking)
    if goes is blocking:
        await talking.fay.starts()

    await talking.fay.says("Shall we talk?")

    assert "Shall we talk?" not in "".join(talking.ana.sees)


async def test_one_who_was_never_in_the_group_stays_there(workshop):
    gwen = Player(workshop, workshop.world.add_person("Gwen"))
    await gwen.starts()
    await stands_by(workshop, gwen)
    await workshop.ana.presses(QUIET)

    workshop.group.removes(workshop.eve.person)
    await workshop.settles()
    await workshop.ana.says("It is about my brother")

    assert gwen.last.endswith("It is about my brother")
    assert GONE not in "".join(workshop.ana.sees)


async def test_leaving_another_group_changes_nothing(talking):
    people = [talking.fay.person]
    second = talking.world.add_group("Second", people=people, admins=[talking.fran.person])
    await talking.settles()

    second.removes(talking.fay.person)
    await talking.settles()
    await talking.ana.says("and then he died")

    assert talking.fay.last.endswith("and then he died")


async def test_who_leaves_the_workshop_only_is_there_still(talking):
    await talking.fay.says("/leave")
    await talking.fay.presses("Leave; my words may stay")

    await talking.ana.says("and then he died")

    assert talking.fay.last.endswith("and then he died")
    assert await talking.rows("SELECT is_colleague FROM standby") == [(1,)]


async def test_who_leads_and_is_taken_out_leads_and_is_there_still(workshop):
    await workshop.shares_lead_with(workshop.fay)
    await workshop.each_says(*WORDS)
    await workshop.fay.presses("People …", workshop.fay.panel)
    await workshop.fay.presses("Somebody to turn to …")
    await workshop.fay.presses("Me")
    await workshop.ana.presses(QUIET)

    await taken_out(workshop)
    await workshop.ana.says("It is about my brother")

    assert workshop.fay.last.endswith("It is about my brother")
    assert not any(words.startswith(NOBODY_NOW) for words in workshop.fran.sees)


async def test_somebody_else_who_is_taken_out_changes_nothing(workshop):
    await workshop.each_says(*WORDS)
    await stands_by(workshop, workshop.eve)
    await workshop.ana.presses(QUIET)

    await taken_out(workshop)
    await workshop.ana.says("It is about my brother")

    assert workshop.eve.last.endswith("It is about my brother")


async def test_a_colleague_who_takes_nothing_more_is_no_dead_end(talking):
    refusal = Fault.refused(403, "Forbidden: user is deactivated")
    talking.world.faults.next("sendMessage", refusal, chat=talking.fay.person.private)

    await talking.ana.says("and then he died")

    assert "I can't reach them just now." in "".join(talking.ana.sees)
    assert "116 123" in "".join(talking.ana.sees)
