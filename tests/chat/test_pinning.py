"""The question that is asked stands pinned in the group, where the bot may pin."""

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan


@played
async def small(scene, tmp_path):
    """The small plan, everybody in, and Gair may pin."""
    await use_small_plan(scene, tmp_path)
    scene.group.promote_bot(scene.fran.person)
    await scene.opens_lobby()
    await scene.all_join()


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


def pinned(scene):
    """The first lines of what is pinned."""
    return [message.words.partition("\n")[0] for message in scene.group.pinned]


def calls(scene, method):
    return [r for r in scene.world.requests if r.method == method]


@pytest.mark.long
async def test_each_question_is_pinned_until_it_is_over(small):
    stood = []
    for label in ("Begin with the first value", "Close and reveal", "Show the value in full"):
        await go(small, label)
        stood.append(pinned(small))
    await go(small, "Next prompt", "Next prompt")
    stood.append(pinned(small))
    await go(small, "Next value")
    stood.append(pinned(small))

    assert stood == [["1 of 3 · Tea"], [], [], ["Question 2 of 2"], []]


async def test_without_a_sound_and_without_a_notice(small):
    await go(small, "Begin with the first value")

    (pin,) = calls(small, "pinchatmessage")
    assert pin.params["disable_notification"] == "true"
    assert [m for m in small.group.messages if m.service and "pinned_message" in m.content] == []


async def test_at_the_end_nothing_is_pinned(small):
    await go(small, "Begin with the first value", "End the workshop", "End now")

    assert pinned(small) == []
    assert await small.rows("SELECT count(*) FROM pinned") == [(0,)]


async def test_after_a_restart_it_is_unpinned_all_the_same(small):
    await go(small, "Begin with the first value")
    await small.restarts()

    await go(small, "Close and reveal")

    assert pinned(small) == []


async def test_an_undo_pins_what_is_asked_again(small):
    await go(small, "Begin with the first value", "Close and reveal", "Show the value in full")
    await go(small, "Next prompt", "Next prompt", "↩ Undo: Next prompt")

    assert pinned(small) == ["Question 1 of 2"]


async def test_what_somebody_else_has_pinned_stays(small):
    theirs = await small.ana.says("Zoom: see the calendar", chat=small.group)
    small.group.pinned.append(theirs)

    await go(small, "Begin with the first value", "Close and reveal")

    assert pinned(small) == ["Zoom: see the calendar"]


async def test_where_it_may_not_pin_it_asks_once_and_says_nothing(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    before = len(scene.fran.sees)
    await go(scene, "Begin with the first value", "Close and reveal", "Show the value in full")
    await go(scene, "Next prompt", "Next prompt")

    assert len(calls(scene, "pinchatmessage")) == 1
    assert calls(scene, "unpinchatmessage") == []
    assert len(scene.fran.sees) == before


async def test_once_it_may_it_does(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await go(scene, "Begin with the first value")

    scene.group.promote_bot(scene.fran.person)
    await scene.settles()

    assert pinned(scene) == ["1 of 3 · Tea"]
