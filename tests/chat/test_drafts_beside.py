"""A draft takes its time, and nobody waits for it: not who pressed, and not everybody else."""

import asyncio
import time

import pytest

from handlers import beside, standing_drafts
from handlers.on_screen.posted_round_ups import withdraw_from_drafts
from tests.broken_studio import BrokenStudio, die
from tests.drafts import draft, headings, post, presses, round_up_themes

WORKING = "I am working on the draft."
NOT_NOW = "The round-up could not be worked out just now."
STOPPED = "I was stopped while I worked on this draft."


def take_ages(*_, **__):
    time.sleep(600)


@pytest.fixture
async def small(beginnings, tmp_path):
    """A workshop that rounds up a prompt which six people have answered."""
    async with beginnings.scene(round_up_themes, tmp_path) as scene:
        yield scene


@pytest.fixture
async def slow(small, monkeypatch):
    """The same; from now on a draft takes longer than anybody waits, until the fault is taken
    away and the worker ended."""
    monkeypatch.setattr(beside, "MOMENT", 0.0)
    small.studio = BrokenStudio(themed=take_ages)
    await small.restarts(around={"studio": small.studio})
    yield small
    await small.studio.close()


async def presses_without_waiting(player, label):
    """Press, and wait only for the answer to the press."""
    found = player.person.last_button(label)
    return await player.person.presses(found, label).answered()


async def begins(scene):
    """Fran wants the draft, reads that it takes a while, and the worker is at it."""
    toast = await presses_without_waiting(scene.fran, "Show the draft")
    await sees(scene.fran, WORKING)
    while not any(one._process for one in scene.studio._readers._workers):  # noqa: ASYNC110 a process starts
        await asyncio.sleep(0.02)
    return toast


async def goes_on(scene):
    """What takes ages is over at last: the worker is ended, and does it in no time."""
    scene.studio.faults.clear()
    scene.studio._readers.dismiss()
    await scene.settles()


async def sees(player, beginning):
    await player.scene.world.until(lambda: player.last.startswith(beginning))


def workings(player):
    return [text for text in player.sees if text.startswith(WORKING)]


@pytest.mark.long
async def test_the_press_is_answered_at_once_and_everybody_is_heard_meanwhile(slow):
    toast = await begins(slow)
    message = slow.ana.person.says("And a table to sit at, so that there is time.")
    await slow.world.until(lambda: message.reaction)

    assert toast.text == "Working on it …"
    assert message.reaction == "✍"


async def test_what_was_said_to_be_worked_on_becomes_the_draft_or_what_to_do(slow):
    await begins(slow)
    before = len(slow.fran.sees)
    await goes_on(slow)

    assert workings(slow.fran) == []
    assert len(slow.fran.sees) == before
    assert slow.fran.last.startswith(NOT_NOW)
    assert slow.fran.buttons == ["Try again", "Without themes"]

    await slow.fran.presses("Try again")
    assert len(slow.fran.sees) == before
    assert headings(slow.fran.last) == ["Time · 3 of 6", "Money · 2 of 6"]


async def test_two_presses_at_once_make_one_draft(slow):
    found = slow.fran.person.last_button("Show the draft")
    for _ in range(2):
        await slow.fran.person.presses(found, "Show the draft").answered()
    await sees(slow.fran, WORKING)

    assert len(workings(slow.fran)) == 1


@pytest.mark.long
async def test_a_worker_that_fails_is_said_and_a_draft_without_themes_can_be_posted(small):
    studio = BrokenStudio(themed=die)
    await small.restarts(around={"studio": studio})
    await small.fran.presses("Show the draft")
    offered = small.fran.last
    await small.fran.presses("Without themes")
    seen = draft(small.fran).words
    await presses(small.fran, "Post to the group")
    await studio.close()

    assert offered.startswith(NOT_NOW)
    assert "This draft is without themes." in seen
    assert headings(post(small).words) == []
    assert (
        "“There is never enough time for a proper talk with anybody at all.”" in post(small).words
    )


@pytest.mark.long
async def test_in_a_draft_without_themes_quotes_can_be_hidden(small):
    studio = BrokenStudio(themed=die)
    await small.restarts(around={"studio": studio})
    for label in ("Show the draft", "Without themes", "Quotes …", "1", "Hide"):
        await small.fran.presses(label)
    seen = draft(small.fran).words
    await presses(small.fran, "Post to the group")
    await studio.close()

    assert "Changes: 1" in seen
    quoted = [line for line in post(small).words.splitlines() if line.startswith("• ")]
    assert len(quoted) == seen.count("“")
    assert len(quoted) == 5


@pytest.mark.long
async def test_themes_come_back_with_another_try(small):
    studio = BrokenStudio(themed=die)
    await small.restarts(around={"studio": studio})
    await presses(small.fran, "Show the draft", "Without themes")
    studio.faults.clear()
    await small.fran.presses("Show the draft")
    await studio.close()

    assert headings(draft(small.fran).words) == ["Time · 3 of 6", "Money · 2 of 6"]


@pytest.mark.long
async def test_after_a_restart_in_the_middle_the_message_leads_to_the_draft(slow, studio):
    await begins(slow)
    await slow.rows("SELECT 1")
    await slow.restarts(around={"studio": studio})
    await slow.world.until(lambda: slow.fran.last.startswith(STOPPED))
    await slow.fran.presses("Show the draft")

    assert workings(slow.fran) == []
    assert headings(slow.fran.last) == ["Time · 3 of 6", "Money · 2 of 6"]


async def test_what_the_session_has_left_meanwhile_is_drafted_as_it_is_then(slow):
    await begins(slow)
    await presses_without_waiting(slow.fran, "Next prompt")
    await slow.world.until(lambda: "Question 2 of 2" in slow.ana.last)
    slow.studio.faults.clear()
    slow.studio._readers.dismiss()
    await slow.settles()
    await slow.fran.presses("Try again")

    assert workings(slow.fran) == []
    assert headings(draft(slow.fran).words) == ["Time · 3 of 6", "Money · 2 of 6"]


async def test_while_it_is_worked_out_the_message_is_not_taken_for_a_draft_of_old(slow):
    await begins(slow)
    found = slow.ana.person.last_button("Remove")
    await slow.ana.person.presses(found, "Remove").answered()
    await slow.world.until(lambda: "Remove" not in found.labels)
    await slow.rows("SELECT 1")
    assert len(workings(slow.fran)) == 1
    await goes_on(slow)

    assert workings(slow.fran) == []
    assert any(text.startswith(NOT_NOW) for text in slow.fran.sees)


def looks_in_between(monkeypatch, scene, deed):
    """Before it is written down what stands in a message, drafts of old are looked for."""
    written = getattr(standing_drafts, deed)

    async def write(*arguments):
        await withdraw_from_drafts(scene.gair.services.means, 1)
        await written(*arguments)

    monkeypatch.setattr(standing_drafts, deed, write)


async def test_nor_is_it_before_it_is_written_down_that_it_could_not_be_worked_out(
    slow, monkeypatch
):
    await begins(slow)
    looks_in_between(monkeypatch, slow, "forget")
    await goes_on(slow)

    assert slow.fran.last.startswith(NOT_NOW)
    assert not any(text.startswith(STOPPED) for text in slow.fran.sees)


async def test_nor_before_it_is_written_down_that_a_draft_stands_there(slow, monkeypatch):
    await begins(slow)
    await goes_on(slow)
    looks_in_between(monkeypatch, slow, "remember")
    await slow.fran.presses("Try again")

    assert headings(slow.fran.last) == ["Time · 3 of 6", "Money · 2 of 6"]
    assert not any(text.startswith(STOPPED) for text in slow.fran.sees)
