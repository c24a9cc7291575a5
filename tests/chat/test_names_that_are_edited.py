"""What a facilitator who takes part, too, has typed as the name of a theme, and edits later."""

import pytest

from tests.chat.test_check_ins_typed_late import SAID
from tests.drafts import draft, opens_theme, round_up_themes

LONG = "Hours and days and weeks " * 3


@pytest.fixture
async def small(beginnings, tmp_path):
    """A workshop that rounds up a prompt which six people have answered; Fran takes part in it, and
    is asked for another name of a theme."""
    async with beginnings.scene(round_up_themes, tmp_path) as scene:
        await scene.fran.joins()
        await scene.fran.presses("Show the draft")
        await opens_theme(scene.fran, "Time")
        await scene.fran.presses("Rename")
        yield scene


async def everything_said(scene):
    return sorted(text for (text,) in await scene.rows(SAID))


@pytest.mark.parametrize("replies", [True, False])
async def test_a_name_that_is_edited_later_is_no_answer(small, replies):
    before = await everything_said(small)
    typed = await small.fran.says("Hours", reply_to=small.fran.newest if replies else None)

    await small.fran.edits(typed, "Hours and days")

    assert await everything_said(small) == before
    assert "1. Hours · 3 of 6" in draft(small.fran).words


@pytest.mark.parametrize("replies", [True, False])
async def test_one_that_was_too_long_is_a_name_once_it_is_shorter(small, replies):
    before = await everything_said(small)
    typed = await small.fran.says(LONG, reply_to=small.fran.newest if replies else None)
    refused = small.fran.last

    await small.fran.edits(typed, "Hours")

    assert refused.startswith("A name has 1 to 60 characters.")
    assert await everything_said(small) == before
    assert "1. Hours · 3 of 6" in draft(small.fran).words


async def test_what_is_said_after_a_name_is_an_answer_also_once_it_is_short_enough(small):
    await small.fran.says("Hours")
    typed = await small.fran.says("x" * 1001)
    refused = small.fran.last

    await small.fran.edits(typed, "There is no time.")

    assert refused.startswith("That is longer than 1000 characters.")
    assert "There is no time." in await everything_said(small)
    assert "1. Hours · 3 of 6" in draft(small.fran).words


async def test_a_name_is_no_new_wording_of_an_answer(small):
    await small.fran.says("There is no time.", reply_to=small.fran.card)
    await small.fran.presses("Change")
    await small.fran.presses("Rename")

    await small.fran.says("Hours")

    assert "There is no time." in await everything_said(small)
    assert "1. Hours · 3 of 6" in draft(small.fran).words


async def test_an_older_message_that_is_edited_leaves_the_question_open(small):
    typed = await small.fran.says("x" * 1001, reply_to=small.fran.card)
    await small.fran.edits(typed, "There is no time.")

    await small.fran.says("Hours")

    assert "There is no time." in await everything_said(small)
    assert "1. Hours · 3 of 6" in draft(small.fran).words
