"""People who come back: after they had blocked the bot, and on the next day."""

import pytest

from tests.chat.test_joining import QUESTION

DAY = 24 * 3600.0


def newest_id(player):
    return player.newest.id


def asked_since(player, newest):
    """How often the question came, also where it took the place of one above."""
    asked = [m for m in player.person.private.history if m.from_bot and m.words == QUESTION]
    return sum(m.id > newest for m in asked)


async def test_pressing_restart_asks_what_is_open_once(workshop):
    workshop.ana.person.blocks_bot()
    await workshop.settles()
    before = newest_id(workshop.ana)

    await workshop.ana.starts()

    assert asked_since(workshop.ana, before) == 1


async def test_it_is_asked_once_however_slowly_the_start_follows(workshop):
    workshop.ana.person.blocks_bot()
    await workshop.settles()
    before = newest_id(workshop.ana)

    workshop.ana.person.unblocks_bot()
    await workshop.settles()
    await workshop.ana.starts()

    assert asked_since(workshop.ana, before) == 1


async def test_following_the_link_after_unblocking_asks_once_too(workshop):
    workshop.ana.person.blocks_bot()
    await workshop.settles()
    before = newest_id(workshop.ana)

    link = workshop.group.last_button("Answer in private")
    workshop.ana.person.follows(link.button("Answer in private").url)
    await workshop.settles()

    assert asked_since(workshop.ana, before) == 1


async def test_each_unblocking_asks_and_so_does_a_start_of_later(workshop):
    before = newest_id(workshop.ana)
    for _ in range(2):
        workshop.ana.person.blocks_bot()
        await workshop.settles()
        await workshop.ana.starts()
    assert asked_since(workshop.ana, before) == 2

    workshop.clock.passes(61)
    await workshop.ana.starts()
    assert asked_since(workshop.ana, before) == 3


@pytest.mark.parametrize("begins", [False, True])
async def test_on_the_next_day_one_is_told_to_join_what_is_open_now(workshop, begins):
    await workshop.ana.says("trust")
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    workshop.clock.passes(DAY)
    await workshop.ana.says("love")
    assert workshop.ana.last.startswith("This workshop has ended, so nothing more is kept")
    await workshop.fran.says("/workshop", chat=workshop.group)
    await workshop.ana.says("love")
    assert workshop.ana.last.startswith("This workshop has ended, so nothing more is kept")
    await workshop.fran.presses("Open the lobby")
    if begins:
        await workshop.fran.presses("Begin with the first value")

    await workshop.ana.says("love")

    assert workshop.ana.last == (
        "That workshop has ended, so I did not keep this. Another one is open in “Focus group”. "
        "Tap Join under my newest post there, then send it again."
    )
    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


async def test_what_is_open_in_another_group_is_nobodys_business(workshop):
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    workshop.group = workshop.world.add_group(
        "Second group", people=[], admins=[workshop.fran.person]
    )
    await workshop.settles()
    await workshop.opens_lobby()

    await workshop.ana.says("love")

    assert workshop.ana.last.startswith("This workshop has ended, so nothing more is kept")
