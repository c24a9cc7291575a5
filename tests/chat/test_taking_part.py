"""Who takes part: in an open session whoever answers in its group, and nobody from elsewhere."""

import pytest

from bot.facilitation import taking_part
from bot.workshop.errors import NotJoined
from storage import groups, sessions
from tests.beginnings import played
from tests.players import Player

OPEN = "Open: people reply in the group, with their names"
JOINED = "SELECT session_id, person_id FROM participant ORDER BY session_id, person_id"


@played
async def open_round(scene):
    """An open workshop at its first question."""
    await scene.opens_lobby(OPEN)
    await scene.fran.presses("Begin with the first value")


async def an_outsider(scene):
    outsider = Player(scene, scene.world.add_person("Olu"))
    await outsider.starts()
    return outsider


async def kept(scene):
    tables = ("pass", "response", "answer", "recognition")
    return [await scene.rows(f"SELECT count(*) FROM {table}") for table in tables]


@pytest.mark.parametrize(
    "data", ["pass:1:0:a", "pass:1:0:0", "pass:1:0:a:back", "to:1:0", "recognise:1:0-0"]
)
@pytest.mark.parametrize("is_prompt", [False, True])
async def test_a_press_forged_in_private_makes_no_outsider_a_participant(
    open_round, data, is_prompt
):
    if is_prompt:
        for label in ("Close and reveal", "Show the value in full", "Next prompt"):
            await open_round.fran.presses(label)
    outsider = await an_outsider(open_round)

    outsider.person.forges(outsider.newest, data)
    await open_round.settles()

    assert await open_round.rows(JOINED) == []
    assert await kept(open_round) == [[(0,)]] * 4
    assert "Joined: 0" in open_round.fran.panel.words


async def test_nor_does_one_forged_in_another_group(open_round):
    outsider = await an_outsider(open_round)
    elsewhere = open_round.world.add_group("Elsewhere", people=[outsider.person])
    await open_round.settles()

    outsider.person.forges(elsewhere.messages[-1], "pass:1:0:a")
    await open_round.settles()

    assert await open_round.rows(JOINED) == []


async def test_the_same_press_in_the_group_does(open_round):
    await open_round.ana.presses_in(open_round.group, "Pass")

    assert await open_round.rows(JOINED) == [(1, open_round.ana.id)]
    assert await open_round.rows("SELECT value, prompt FROM pass") == [(0, -1)]


async def test_who_is_in_may_press_in_private_too(open_round):
    await open_round.ana.presses_in(open_round.group, "Pass")
    await open_round.ana.starts()

    open_round.ana.person.forges(open_round.ana.newest, "pass:1:0:a")
    await open_round.settles()

    assert await open_round.rows("SELECT * FROM pass") == []


async def test_a_private_session_takes_nobody_in_who_writes_in_its_group(workshop):
    outsider = await an_outsider(workshop)

    def forged(tx):
        session = sessions.get(tx, 1)
        place = groups.place(tx, 1)
        taking_part.check_takes_part(tx, session, outsider.id, place.chat_id)

    with pytest.raises(NotJoined):
        await workshop.gair.services.means.database.transaction(forged)

    assert (1, outsider.id) not in await workshop.rows(JOINED)
