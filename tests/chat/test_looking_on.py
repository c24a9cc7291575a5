"""Organisers read along: the panel without moves, and nothing that they press moves anything."""

import pytest

from bot.workshop.session import Move
from storage import sessions
from tests.plans import use_small_plan


@pytest.fixture
async def small(scene, tmp_path):
    """The small plan, everybody in; Olwen organises, and is no admin of the group."""
    await use_small_plan(scene, tmp_path)
    await scene.more_join()
    scene.olwen = type(scene.fran)(scene, scene.world.add_person("Olwen"))
    await scene.olwen.starts()
    await scene.restarts(organisers=(scene.olwen.id,))
    await scene.opens_lobby()
    await scene.all_join()
    return scene


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def test_an_organiser_reads_how_it_stands(small):
    await go(small, "Begin with the first value")
    await small.each_says("milk", "sugar")

    await small.olwen.says("/panel")

    assert small.olwen.last.startswith(
        "Small talk · Focus group\n\n1 of 3 · Tea\n\nGut responses are open\n\n"
        "Joined: 6 · Answered: 2 · Passed: 0\n"
    )
    assert small.olwen.last.endswith(
        "\n\nYou read along as an organiser. Those who lead go on; archives are with /archives."
    )
    assert small.olwen.buttons == ["Look again"]


async def test_looking_again_is_the_same_message(small):
    await go(small, "Begin with the first value")
    await small.olwen.says("/panel")
    shown, messages = small.olwen.newest, len(small.olwen.sees)
    await go(small, "Close and reveal", "Show the value in full")

    await small.olwen.presses("Look again")

    assert "The value in full" in shown.words
    assert len(small.olwen.sees) == messages


async def test_nothing_that_they_forge_moves_anything(small):
    await go(small, "Begin with the first value", "Values …")
    await small.olwen.says("/panel")
    stolen = [b.data for m in small.fran.person.sees for row in m.buttons for b in row if b.data]
    stolen += [f"move:1:2:{move}" for move in Move]
    before = await small.gair.services.means.database.transaction(lambda tx: sessions.get(tx, 1))

    for data in stolen:
        await small.olwen.person.forges(small.olwen.newest, data)
    await small.settles()

    assert before == await small.gair.services.means.database.transaction(
        lambda tx: sessions.get(tx, 1)
    )


async def test_who_is_no_organiser_reads_nothing(small):
    await small.ana.says("/panel")
    assert small.ana.last.startswith("Only facilitators of this workshop can do that.")

    toast = await small.ana.person.forges(small.ana.newest, "lookagain:1")
    await small.settles()

    assert toast.text.startswith("Only facilitators of this workshop can do that.")


async def test_one_that_is_set_up_or_over_is_nothing_to_read(small):
    await go(small, "End the workshop", "End now")
    await small.olwen.says("/panel")
    over = small.olwen.last
    await small.fran.says("/workshop", chat=small.group)

    await small.olwen.says("/panel")

    assert over.startswith("Only facilitators of this workshop can do that.")
    assert small.olwen.last == over


async def test_an_organiser_who_leads_has_the_panel_itself(small):
    small.group.promotes(small.olwen.person)
    await small.olwen.says("/workshop", chat=small.group)
    await small.fran.presses("Let them lead")

    await small.olwen.says("/panel")

    assert "Begin with the first value" in small.olwen.buttons
