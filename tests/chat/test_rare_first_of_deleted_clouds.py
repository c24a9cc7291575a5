"""[Rare words first] does not bring back what an admin has deleted with the cloud."""

import pytest

from tests.chat.test_deleted_clouds import AGAIN, ASKED, LEAVE, small

__all__ = ["small"]

RARE = "Rare words first"


async def deleted_after_close(scene):
    """Seven have answered, one with a name; the cloud has closed, and an admin deletes it."""
    for player, word in zip(scene.people, ("tea",) * 6 + ("the boss",), strict=False):
        await player.says(word)
    await scene.fran.presses("Close and reveal")
    data = button_data(scene)
    scene.group.deletes(scene.clouds[0])
    await scene.people[0].presses("Remove", scene.people[0].card)
    return data


def button_data(scene):
    rows = [one for row in scene.fran.panel.buttons for one in row]
    return next(one.data for one in rows if one.label == RARE)


def pictures(scene):
    return [m for m in scene.group.messages if m.from_bot and m.photo and "1 of" in m.words]


@pytest.mark.long
async def test_it_is_not_offered_while_the_panel_asks(small):
    await deleted_after_close(small)

    assert ASKED in small.fran.panel.words
    assert RARE not in small.fran.panel_buttons


async def test_pressed_on_an_old_panel_it_posts_nothing(small):
    data = await deleted_after_close(small)
    before = pictures(small)
    toast = await small.fran.person.forges(small.fran.panel, data)
    await small.settles()

    assert toast.text
    assert "the boss" not in "".join(m.words for m in pictures(small))
    assert pictures(small) == before == []


async def test_nor_when_the_cloud_is_left_out(small):
    data = await deleted_after_close(small)
    await small.fran.presses(LEAVE)
    await small.fran.person.forges(small.fran.panel, data)
    await small.settles()

    assert RARE not in small.fran.panel_buttons
    assert pictures(small) == []


async def test_it_is_there_again_with_the_cloud(small):
    await deleted_after_close(small)
    await small.fran.presses(AGAIN)
    assert RARE in small.fran.panel_buttons
    await small.fran.presses(RARE)
    await small.settles()

    assert len(pictures(small)) == 2
