"""What a plan asks as people come and go, in a browser."""

import pytest

from tests.chat.test_coming_and_going import CARE, OUT, use
from tests.pages.browsers import Browser
from tests.plans import SMALL

CHECKS = "SELECT leaving, text IS NOT NULL FROM check_answer ORDER BY leaving"


@pytest.fixture
async def una(scene, tmp_path):
    """In the lobby of a workshop whose plan asks as people come and as they go."""
    await use(scene, tmp_path, CARE + SMALL + OUT + "keep = true\n")
    await scene.opens_lobby()
    await scene.all_join()
    browser = Browser(scene)
    await browser.joins()
    return browser


@pytest.mark.long
async def test_who_likes_answers_as_they_come_and_as_they_go(scene, una):
    await una.sends("check", text="tired")
    await scene.fran.presses("Begin with the first value")
    await una.opens("/p")
    meanwhile = una.has("How are you here?")
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    await una.opens("/p")
    await una.sends("check", text="the word warmth")

    assert not meanwhile
    assert una.has("You have answered this.")
    assert await scene.rows(CHECKS) == [(0, 0), (1, 1)]


async def test_who_would_rather_not_is_not_counted_and_takes_it_back(scene, una):
    await una.sends("Rather not")
    skipped = await scene.rows(CHECKS)
    await una.sends("check", text="fine")
    counted = await scene.rows(CHECKS)
    await una.sends("Take it back")

    assert (skipped, counted) == ([], [(0, 0)])
    assert await scene.rows(CHECKS) == []


async def test_who_types_that_they_pass_is_not_counted(scene, una):
    await una.sends("check", text="pass")

    assert una.has("That is fine.")
    assert await scene.rows(CHECKS) == []


async def test_who_is_in_distress_as_they_come_is_answered(una):
    await una.sends("check", text="I want to kill myself")

    assert una.has("116 123")
