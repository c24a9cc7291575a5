"""[Close joining]: nobody new comes in, is told kindly, and who was in before comes back."""

import pytest

from tests.beginnings import played

CLOSED = (
    "Joining is closed just now, so nobody new can come in. If that is a surprise, please ask who"
    " leads the workshop."
)
IN_LOBBY = "Joining is closed: nobody new can come in just now. Who was in before can come back."
JOINED = "SELECT person_id, attending FROM participant ORDER BY person_id"
OPEN = "Open: people reply in the group, with their names"


@played
async def closed(scene):
    """Ana is in; then joining is closed."""
    await scene.opens_lobby()
    await scene.ana.joins()
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Close joining")


async def follows_link(scene, player, label="Join in private"):
    player.person.follows(scene.group.last_button(label).button(label).url)
    await scene.settles()


async def test_the_lobby_and_the_panel_say_so(closed):
    assert IN_LOBBY in closed.posts[-1]
    assert "Joining is closed." in closed.fran.panel.words
    assert "Open joining" in closed.fran.newest.labels

    await closed.fran.presses("Open joining")

    assert IN_LOBBY not in closed.posts[-1]
    assert "Joining is closed" not in closed.fran.panel.words
    assert "Close joining" in closed.fran.newest.labels


async def test_nobody_new_comes_in_by_link_or_code(closed):
    code = (await closed.rows("SELECT code FROM session"))[0][0]

    await follows_link(closed, closed.bea)
    await closed.cai.says(code)

    assert closed.bea.last == closed.cai.last == CLOSED
    assert await closed.rows(JOINED) == [(closed.ana.id, 1)]


async def test_nor_by_a_consent_that_was_shown_before(scene):
    await scene.opens_lobby()
    await follows_link(scene, scene.bea)
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Close joining")

    alert = await scene.bea.presses("I agree, let me in")

    assert alert == CLOSED
    assert await scene.rows(JOINED) == []


async def test_who_was_in_before_comes_back(closed):
    await closed.ana.says("/leave")
    await closed.ana.presses("Leave; my words may stay")

    await closed.ana.joins()

    assert await closed.rows(JOINED) == [(closed.ana.id, 1)]


async def test_who_is_in_goes_on(closed):
    await closed.fran.presses("Begin with the first value")

    await closed.ana.says("trust")

    assert closed.ana.own == ["trust"]


async def test_when_it_is_open_again_people_join(closed):
    await closed.fran.presses("People …", closed.fran.panel)
    await closed.fran.presses("Open joining")

    await closed.bea.joins()

    assert closed.bea.last.startswith("You are in.")


async def test_in_an_open_session_a_reply_brings_nobody_new_in(scene):
    await scene.opens_lobby(OPEN)
    await scene.fran.presses("Begin with the first value")
    question = scene.group.messages[-1]
    await scene.ana.says("trust", chat=scene.group, reply_to=question)
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Close joining")

    await scene.ana.says("care", chat=scene.group, reply_to=question)
    await scene.bea.says("hope", chat=scene.group, reply_to=question)
    alert = await scene.cai.presses_in(scene.group, "Pass")

    assert await scene.rows("SELECT text FROM response ORDER BY text") == [("care",), ("trust",)]
    assert await scene.rows(JOINED) == [(scene.ana.id, 1)]
    assert scene.posts[-1] == alert.text == CLOSED


async def test_it_outlives_a_restart_and_a_move(closed):
    await closed.fran.presses("Begin with the first value")
    await closed.restarts()

    await follows_link(closed, closed.bea, "Answer in private")

    assert closed.bea.last == CLOSED


async def test_before_the_lobby_opens_and_after_the_end_there_is_no_such_button(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.fran.presses("People …")
    before = scene.fran.newest.labels
    await scene.fran.presses("Open the lobby")
    await scene.fran.presses("Begin with the first value")
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    toast = await scene.fran.person.forges(scene.fran.panel, "joining:1:close")
    await scene.settles()
    await scene.fran.presses("People …", scene.fran.panel)

    assert "Close joining" not in (*before, *scene.fran.newest.labels)
    assert "Facilitators …" in before
    assert "Facilitators …" in scene.fran.newest.labels
    assert toast.text.startswith("That is not possible just now.")


@pytest.mark.parametrize("data", ["joining:1:close", "joining:1:open", "joining:1", "joining:1:x"])
async def test_forged_presses_change_nothing(closed, data):
    before = await closed.rows("SELECT joining_closed FROM session")

    closed.ana.person.forges(closed.ana.newest, data)
    await closed.settles()

    assert await closed.rows("SELECT joining_closed FROM session") == before


async def test_joining_a_second_workshop_names_the_one_that_is_left(workshop):
    first = workshop.group
    workshop.group = workshop.world.add_group(
        "Second", people=[workshop.ana.person], admins=[workshop.fran.person]
    )
    await workshop.settles()
    await workshop.opens_lobby()

    await follows_link(workshop, workshop.ana)
    assert (
        "You are in the workshop in “Focus group” now. If you join here, you leave it; what you"
        " said there stays."
    ) in workshop.ana.last
    await workshop.ana.presses("I agree, let me in")

    assert (
        "You have left the workshop in “Focus group” for this one. What you said there stays. To go"
        " back, tap Join there."
    ) in workshop.ana.last
    workshop.group = first
    await follows_link(workshop, workshop.ana, "Answer in private")
    assert "You are in the workshop in “Second” now." in workshop.ana.last


async def test_a_workshop_that_has_ended_is_not_left(workshop):
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    await workshop.opens_lobby()

    await workshop.ana.joins()

    assert "left" not in workshop.ana.last
