"""Lists of words and answers, and of what is to be looked at, go from who leads no more."""

import pytest

from tests.promises.test_leading_no_more import MINUTES, demoted, two

__all__ = ["two"]

SAID = ("It takes time", "Fay shouts", "trust", "Somebody left")


@pytest.fixture
async def reading(two):
    """Fay reads every list that there is."""
    await two.fran.says("/note Somebody left")
    for label in ("Words …", "Answers …", "To look at: 1"):
        await two.fay.presses(label, two.fay.panel)
    await two.fay.presses("Answers …", two.fay.panel)
    await two.fay.presses("Notes")
    return two


def own(scene):
    """What Fay said and is asked herself stays."""
    shown = [m for m in scene.fay.person.sees if m.from_bot]
    return [m for m in shown if "You said" in m.words]


def lists(scene):
    shown = [m for m in scene.fay.person.sees if m.from_bot and m not in own(scene)]
    return [m.words for m in shown if any(word in m.words for word in SAID)]


async def takes_off(scene):
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Facilitators …")
    await scene.fran.presses(next(b for b in scene.fran.buttons if b.startswith("Take off ")))
    await scene.fran.presses("Take off")


async def test_who_is_taken_off_keeps_no_list(reading):
    before = lists(reading)
    kinds = "SELECT count(*) FROM shown_message WHERE kind IN ('choices', 'review', 'texts')"
    await takes_off(reading)

    assert len(before) >= 4
    assert lists(reading) == []
    assert await reading.rows(kinds) == [(0,)]


async def test_nor_does_who_is_no_admin_any_more(reading):
    demoted(reading)
    reading.clock.passes(MINUTES)
    await reading.fran.presses("Next prompt")

    assert lists(reading) == []


async def test_the_lists_of_who_leads_on_stay(reading):
    await reading.fran.presses("Answers …", reading.fran.panel)
    await takes_off(reading)

    assert any(m.words.startswith("Answers: ") for m in reading.fran.person.sees)
