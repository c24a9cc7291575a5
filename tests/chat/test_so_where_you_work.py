"""“Is this so where you work?”: asked under a value's last question, counted, and taken back."""

import pytest

from tests.beginnings import played
from tests.chat.test_combining_in_the_chat import record_of
from tests.pages.browsers import ADDRESS, Browser
from tests.plans import SMALL

ASKED = "Is this so where you work?"
BUTTONS = ["Already", "Partly", "Not yet", "Rather not say"]
SAID = "SELECT value, said FROM at_work ORDER BY value, said"


@played
async def asked(scene, folder):
    """Everybody is at the last question of the first value, of a plan that asks."""
    (folder / "plans").mkdir()
    text = "asks_at_work = true\n" + SMALL
    (folder / "plans" / "small.toml").write_text(text, encoding="utf-8")
    await scene.restarts(plans_folder=folder / "plans", plan="small", web_url=ADDRESS, web_port=0)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("milk", "milk", "sugar", "warmth", "milk")
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)


async def all_say(scene, *answers):
    for player, answer in zip(scene.people, answers, strict=False):
        await player.presses(answer)


@pytest.mark.long
async def test_it_is_asked_under_the_last_question_only(asked):
    first = asked.ana.newest
    before = first.words, first.labels
    await asked.fran.presses("Next prompt")

    assert ASKED not in before[0]
    assert "Already" not in before[1]
    assert ASKED in asked.ana.newest.words
    assert [label for label in asked.ana.newest.labels if label in BUTTONS] == BUTTONS


async def test_one_tap_counts_another_replaces_it_and_the_same_takes_it_back(asked):
    await asked.fran.presses("Next prompt")

    toasts = [await asked.ana.presses(label) for label in ("Already", "Not yet")]
    said, shown = await asked.rows(SAID), asked.ana.newest.words
    toasts.append(await asked.ana.presses("Not yet"))

    assert said == [(0, "not_yet")]
    assert "You said: Not yet" in shown
    assert await asked.rows(SAID) == []
    assert "You said:" not in asked.ana.newest.words
    assert toasts == ["Noted. Tap it again to take it back."] * 2 + ["Taken back."]


async def test_a_plan_that_does_not_ask_shows_and_takes_nothing(workshop):
    shown = workshop.ana.newest

    forged = workshop.ana.person.forges(shown, f"atwork:{await number_of(workshop)}:0:already")
    await workshop.settles()

    assert ASKED not in shown.words
    assert forged.toast.text
    assert await workshop.rows(SAID) == []


async def test_what_no_button_carries_is_nothing(asked):
    await asked.fran.presses("Next prompt")
    shown, number = asked.ana.newest, await number_of(asked)

    for data in (
        f"atwork:{number}:0:often",
        f"atwork:{number}:2:already",
        f"atwork:{number}:99:already",
    ):
        asked.ana.person.forges(shown, data)
        await asked.settles()

    assert await asked.rows(SAID) == []


@pytest.mark.long
async def test_the_archive_has_the_numbers_and_ones_and_twos_are_not_told(asked):
    await asked.fran.presses("Next prompt")
    await all_say(asked, "Already", "Already", "Already", "Not yet", "Partly", "Rather not say")
    await asked.fran.presses("End the workshop")
    await asked.fran.presses("End now")

    said = (await record_of(asked, 1)).values[0].at_work

    assert (said.answered, said.passed) == (5, 1)
    assert said.said == (None, None, None)
    assert await asked.rows(SAID) == [
        *[(0, "already")] * 3,
        (0, "not_yet"),
        (0, "partly"),
        (0, "passed"),
    ]


async def test_it_is_in_mydata_and_forgotten_with_everything(asked):
    await asked.fran.presses("Next prompt")
    await asked.ana.presses("Partly")
    await asked.bea.presses("Already")
    await asked.ana.says("/mydata")
    told = "\n".join(message.words for message in asked.ana.person.sees)

    await asked.ana.says("/forget")
    await asked.ana.presses("Yes, remove everything")
    await asked.settles()

    assert "• Values of which you said if they are so where you work: 1" in told
    assert await asked.rows(SAID) == [(0, "already")]


async def test_in_a_browser_it_is_asked_and_taken_back_as_well(asked):
    una = Browser(asked)
    await una.joins()
    await una.opens("/p")
    before = una.has(ASKED)
    await asked.fran.presses("Next prompt")
    await una.opens("/p")

    await una.sends("Already")
    said = await asked.rows(SAID)
    pressed = una.page.xpath("//button[@aria-pressed='true']/text()")
    await una.sends("Already")

    assert not before
    assert said == [(0, "already")]
    assert [text.strip() for text in pressed] == ["Already"]
    assert await asked.rows(SAID) == []


async def number_of(scene):
    ((number,),) = await scene.rows("SELECT id FROM session")
    return number
