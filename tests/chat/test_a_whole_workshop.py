"""A whole workshop, as it happens: the built-in plan in private, a short one in the open."""

import pytest

from bot.archive import read
from tests.plans import use_small_plan

WORDS = ["care", "Care", "trust, self-care", "Ymddiriedaeth", "self care", "ثقة"]
COUNTED = [("care", 2), ("self care", 2), ("trust", 1), ("ثقة", 1), ("Ymddiriedaeth", 1)]


async def everybody_says(scene, *texts):
    """All at the same time."""
    for player, text in zip(scene.people, texts, strict=False):
        player.person.says(text)
    await scene.settles()


def answers(value, prompt):
    return [f"{n}. We need more time, said about {value} and {prompt}." for n in range(3)]


async def hold(scene, value):
    """One value from its question to its round-up, with a restart somewhere in the middle."""
    stops = ["asked", "answered", "closed", "stated", "prompted", "drafted", "posted"]

    async def perhaps_restart(stop):
        if stops[value % len(stops)] == stop:
            await scene.restarts()

    await perhaps_restart("asked")
    await everybody_says(scene, *WORDS)
    await perhaps_restart("answered")
    await scene.fran.presses("Close and reveal")
    await perhaps_restart("closed")
    await scene.fran.presses("Show the value in full")
    await perhaps_restart("stated")
    for prompt in range(4):
        await scene.fran.presses("Next prompt")
        await perhaps_restart("prompted")
        await everybody_says(scene, *answers(value, prompt))
    await scene.fran.presses("Round-up")
    await perhaps_restart("drafted")
    await scene.fran.presses("Post to the group")
    await perhaps_restart("posted")


@pytest.mark.long
async def test_a_heart_of_help_in_private(lobby):
    plan = lobby.gair.services.means.plans["heart-of-help"]
    await lobby.fran.presses("Begin with the first value")
    for number in range(12):
        await hold(lobby, number)
        if number < 11:
            await lobby.fran.presses("Next value")
    await lobby.fran.presses("End the workshop")
    await lobby.fran.presses("End now")

    heard = [post.splitlines()[0] for post in lobby.news]
    expected = ["A Heart of Help"]
    for number, value in enumerate(plan.values, start=1):
        heading = f"{number} of 12 · {value.title}"
        prompts = [f"Question {n} of 4" for n in range(1, 5)]
        expected += [heading, heading, heading, *prompts, f"What we heard · {value.title}"]
    assert heard == [*expected, "Thank you, everybody. That was the workshop."]
    assert len(lobby.clouds) == 12
    panels = [m for m in lobby.fran.person.sees if m.words.startswith("A Heart of Help · ")]
    assert panels == [lobby.fran.panel]
    ((_, content),) = [m.document for m in lobby.fran.person.sees if m.document]
    record = read(content)
    for number, value in enumerate(record.values):
        assert sorted((w.word, w.people) for w in value.words) == sorted(COUNTED)
        for n, prompt in enumerate(value.prompts):
            assert list(prompt.answers) == answers(number, n)


@pytest.mark.long
async def test_a_small_one_in_the_open(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby(
        "Open: people reply in the group, with their names", "Cloud from 3 people"
    )
    await scene.fran.presses("Begin with the first value")
    question = scene.group.from_bot()[-1]
    for player, word in zip(scene.people, ["tea", "Tea", "milk", "tea"], strict=False):
        await player.says(word, chat=scene.group, reply_to=question)
    await scene.fay.presses_in(scene.group, "Pass")
    for step in ["Close and reveal", "Show the value in full", "All prompts together"]:
        await scene.fran.presses(step)
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")

    (cloud,) = scene.clouds
    assert cloud.words.endswith("Answered: 4 · Passed: 1\n\ntea\u00a03\n\nSaid once: milk")
    assert [m.reaction for m in scene.group.messages if m.reply_to is question] == ["✍"] * 4
    ((_, content),) = [m.document for m in scene.fran.person.sees if m.document]
    tea = read(content).values[0]
    assert [(w.word, w.people) for w in tea.words] == [("tea", 3), ("milk", 1)]
    assert (tea.answered, tea.passed) == (4, 1)


async def test_after_a_restart_the_lobby_is_the_same_message(scene):
    await scene.opens_lobby()
    lobby = scene.group.last_button("Join in private")

    await scene.restarts()
    await scene.all_join()

    assert scene.group.last_button("Join in private") is lobby
    assert lobby.words.endswith("Joined: 6")
    assert len(scene.news) == 1


async def test_after_a_restart_an_open_question_is_still_answered(workshop):
    await workshop.restarts()

    await workshop.ana.says("trust")
    await workshop.bea.presses("Pass")

    assert (workshop.ana.own, workshop.ana.room) == (["trust"], 2)
    assert "Answered: 1 · Passed: 1" in workshop.fran.panel.words
    assert [text for text in workshop.ana.sees if "1 of 12" in text] == [workshop.ana.card.words]
