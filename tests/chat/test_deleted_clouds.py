"""An admin deletes the picture of a cloud: it comes again only when a facilitator says so."""

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

ASKED = "Somebody has deleted the cloud of value 1 in the group."
AGAIN, LEAVE = "Post the cloud again", "Leave it out"


@played
async def small(scene, tmp_path):
    """The small plan, at the first value, with ten people."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    scene.people += await scene.more_join("Gus", "Hal", "Ivy", "Jo")
    await scene.fran.presses("Begin with the first value")


async def deleted_while_open(scene):
    """Seven people have said something, one of them a name; an admin deletes the picture."""
    for player, word in zip(scene.people, ("tea",) * 6 + ("the boss",), strict=False):
        await player.says(word)
    scene.group.deletes(scene.clouds[0])
    for player in scene.people[7:]:
        await player.says("tea")


async def test_it_does_not_come_again_and_the_panel_asks(small):
    await deleted_while_open(small)

    assert small.clouds == []
    assert ASKED in small.fran.panel.words
    assert {AGAIN, LEAVE} <= set(small.fran.panel_buttons)


async def test_closing_does_not_post_it_either(small):
    await deleted_while_open(small)

    await small.fran.presses("Close and reveal")

    assert small.clouds == []
    assert AGAIN in small.fran.panel_buttons


async def test_it_is_noticed_at_the_close_at_the_latest(small):
    for player in small.people[:6]:
        await player.says("tea")
    small.group.deletes(small.clouds[0])

    await small.fran.presses("Close and reveal")

    assert small.clouds == []
    assert ASKED in small.fran.panel.words


async def test_it_comes_again_once_without_what_was_taken_out(small):
    await deleted_while_open(small)
    await small.fran.presses("Close and reveal")
    await small.fran.presses(AGAIN)
    before = [cloud.words for cloud in small.clouds]
    small.group.deletes(small.clouds[0])
    await small.fran.presses("Words …", small.fran.panel)
    (label,) = [button for button in small.fran.buttons if "the boss" in button]
    await small.fran.presses(label)
    between = small.clouds

    toast = await small.fran.presses(AGAIN, small.fran.panel)

    assert [("the boss" in words) for words in before] == [True]
    assert between == []
    assert toast == "It comes, as it is now."
    assert ["the boss" in cloud.words for cloud in small.clouds] == [False]
    assert AGAIN not in small.fran.panel_buttons


async def test_left_out_it_stays_away_and_can_be_posted_after_all(small):
    await deleted_while_open(small)
    await small.fran.presses(LEAVE)
    await small.fran.presses("Close and reveal")
    left = small.clouds, small.fran.panel.words, small.fran.panel_buttons
    await small.fran.presses("Words …", small.fran.panel)
    await small.fran.presses(AGAIN)

    assert left[0] == []
    assert ASKED not in left[1]
    assert AGAIN not in left[2]
    assert len(small.clouds) == 1


async def test_a_second_press_finds_nothing_to_do(small):
    await deleted_while_open(small)
    panel = small.fran.panel
    (data,) = [b.data for row in panel.buttons for b in row if b.label == AGAIN]
    await small.fran.presses(AGAIN)

    toast = await small.fran.person.forges(panel, data)
    await small.settles()

    assert toast.text == "That is not there any more."
    assert len(small.clouds) == 1


@pytest.mark.long
async def test_it_is_remembered_over_a_restart(small):
    await deleted_while_open(small)
    await small.restarts()
    await small.fran.presses("Close and reveal")

    assert small.clouds == []
    await small.fran.presses(AGAIN, small.fran.panel)
    assert len(small.clouds) == 1


async def test_the_picture_with_rare_words_first_does_not_come_again(small):
    await deleted_while_open(small)
    await small.fran.presses("Close and reveal")
    await small.fran.presses(AGAIN)
    await small.fran.presses("Rare words first")
    (rare,) = [m for m in small.group.from_bot() if "largest:" in m.words]
    small.group.deletes(rare)

    await small.ana.presses("Remove", small.ana.card)

    assert [m for m in small.group.from_bot() if "largest:" in m.words] == []
    assert len(small.clouds) == 1
