"""What the panel says of time, without anybody doing anything; and that nobody else is told."""

import asyncio

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

OPEN = "Open: people reply in the group, with their names"


@played
async def small(scene, tmp_path):
    """The small plan, in the lobby, everybody in."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def passes(scene, seconds):
    """Time passes, and nobody does anything."""
    scene.clock.passes(seconds)
    await asyncio.sleep(seconds + 1)
    await scene.settles()


def time_of(scene):
    """The line of the panel below the stage."""
    return scene.fran.panel.words.split("\n\n")[2].partition("\n")[2]


def undo_of(scene):
    return [label for label in scene.fran.panel_buttons if label.startswith("↩")]


async def test_undo_goes_away_by_itself_when_it_has_expired(small):
    await go(small, "Begin with the first value")
    await passes(small, 50)
    before = undo_of(small)

    await passes(small, 11)

    assert before == ["↩ Undo: Begin with the first value"]
    assert undo_of(small) == []


async def test_it_goes_away_after_a_restart_too(small):
    await go(small, "Begin with the first value")
    await small.restarts()
    before = undo_of(small)

    await passes(small, 61)

    assert (before, undo_of(small)) == (["↩ Undo: Begin with the first value"], [])


async def test_it_says_how_long_one_is_at_a_value_and_nobody_hears_of_it(small):
    await go(small, "Begin with the first value", "Close and reveal")
    seen = [player.sees for player in small.people], small.posts
    told = []
    for _ in range(4):
        await passes(small, 60)
        told.append(time_of(small))

    assert told == ["", "2 min here", "2 min here", "4 min here"]
    assert ([player.sees for player in small.people], small.posts) == seen


async def test_an_hour_costs_few_edits_and_no_sound(small):
    await go(small, "Begin with the first value", "Close and reveal")
    edits, messages = small.fran.panel.edits, len(small.fran.person.sees)

    for _ in range(60):
        await passes(small, 60)

    # The minutes, every other one; that nothing can be undone any more comes with the first.
    assert small.fran.panel.edits - edits == 30
    assert len(small.fran.person.sees) == messages


@pytest.mark.long
async def test_a_day_costs_no_more_than_four_hours(small):
    await go(small, "Begin with the first value", "Close and reveal")
    edits = small.fran.panel.edits

    for _ in range(24 * 6):
        await passes(small, 600)

    assert small.fran.panel.edits - edits <= 30 + 18 + 1


async def test_the_end_is_set_with_one_tap_before_the_beginning(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.fran.says("/workshop", chat=scene.group)
    await go(scene, "Time …")
    assert scene.fran.last == (
        "How long is the workshop to take, from the first value on? Only facilitators see it;"
        " nothing ends by itself."
    )

    await go(scene, "90 min", "Open the lobby")
    await scene.all_join()
    await passes(scene, 600)
    await go(scene, "Begin with the first value")

    assert time_of(scene) == "90 min left · about 30 min for each value"


async def test_at_the_pace_of_the_values_before(small):
    await go(small, "Begin with the first value", "Time …", "30 min")
    await passes(small, 20 * 60)

    await go(small, "Close and reveal", "Next value")
    assert time_of(small) == "10 min left · at this pace to value 2"
    await passes(small, 10 * 60)

    assert time_of(small) == "10 min here · the time is over"


async def test_an_undo_brings_the_time_back_too(small):
    await go(small, "Begin with the first value", "Time …", "60 min")
    await passes(small, 10 * 60)
    before = time_of(small)

    await go(small, "Close and reveal", "Next value", "↩ Undo: Next value")

    assert before == "10 min here · 50 min left · about 16 min for each value"
    assert time_of(small) == before


async def test_no_end_time_takes_it_away(small):
    await go(small, "Begin with the first value", "Time …", "60 min", "Time …", "No end time")

    assert time_of(small) == ""
    assert [m for m in small.fran.person.sees if m.words.startswith("In how long")] == []


async def test_a_break_does_not_count(small):
    await go(small, "Begin with the first value")
    await passes(small, 240)
    await go(small, "Pause")
    await passes(small, 3600)
    assert time_of(small) == "Paused. What people send is kept."

    await go(small, "Go on")

    assert time_of(small) == "4 min here"


async def test_nobody_new_for_45_seconds_is_said_and_goes_with_the_next_answer(small):
    await go(small, "Begin with the first value")
    await small.each_says("milk", "sugar", "mint")
    await passes(small, 40)
    early = small.fran.panel.words
    await passes(small, 6)
    silent = small.fran.panel.words
    await small.dai.says("lemon")

    assert "for 45 s" not in early
    assert "\nNobody new has answered for 45 s.\n" in silent
    assert "for 45 s" not in small.fran.panel.words


async def test_when_all_have_answered_or_the_question_is_closed_nobody_is_waited_for(small):
    await go(small, "Begin with the first value")
    await small.each_says("milk", "sugar", "mint", "lemon", "tea", "rain")
    await passes(small, 60)
    everybody = small.fran.panel.words
    await go(small, "Values …", "3. Grief", "Close and reveal")
    await passes(small, 60)

    assert "for 45 s" not in everybody + small.fran.panel.words


async def test_a_new_question_is_waited_for_anew(small):
    await go(small, "Begin with the first value")
    await passes(small, 60)
    assert "for 45 s" in small.fran.panel.words

    await go(small, "Values …", "3. Grief")

    assert "for 45 s" not in small.fran.panel.words


async def test_in_an_open_session_too(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby(OPEN)
    await go(scene, "Begin with the first value")
    await passes(scene, 46)

    assert "Nobody new has answered for 45 s." in scene.fran.panel.words


@pytest.mark.parametrize("data", ["time:1", "endin:1:60", "endin:1:a"])
async def test_who_does_not_lead_sets_no_end(small, data):
    toast = await small.ana.person.forges(small.ana.newest, data)
    await small.settles()

    assert toast.text.startswith("Only facilitators of this workshop can do that.")


@pytest.mark.parametrize("data", ["endin:1:0", "endin:1:4", "endin:1:99999"])
async def test_a_time_that_is_none_changes_nothing(small, data):
    toast = await small.fran.person.forges(small.fran.panel, data)
    await small.settles()

    assert toast.text.startswith("That is not possible just now.")
    await go(small, "Begin with the first value")
    assert time_of(small) == ""


async def test_a_tap_on_an_end_is_told_as_it_was_tapped(small):
    await go(small, "Begin with the first value")
    await passes(small, 119)

    await go(small, "Time …", "60 min")

    assert time_of(small) == "60 min left · about 20 min for each value"
