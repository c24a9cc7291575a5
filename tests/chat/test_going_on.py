"""Fewer taps: the value with its first prompt, and a round-up that is posted on the way on."""

import asyncio

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

SAID = ("A warm drink says it all.", "Tea first, then talk.", "Some would rather have quiet.")
SHOW = "Show it, and ask the first prompt"
NOT_ASKED = "This question is not asked"
ON_TO_PROMPT, ON_TO_VALUE = "Post, and go on: Next prompt", "Post, and go on: Next value"


@played
async def small(scene, tmp_path):
    """The small plan; the first gut question has closed."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    for label in ("Begin with the first value", "Close and reveal"):
        await scene.fran.presses(label)


async def round_up(scene):
    """Three people answer what is asked, and it is rounded up."""
    await scene.each_says(*SAID)
    await scene.fran.presses("Round-up")


def steps(scene, count):
    """What the newest posts in the group begin with."""
    return [post.splitlines()[0] for post in scene.posts[-count:]]


async def test_the_value_and_its_first_prompt_are_posted_in_this_order(small):
    await small.fran.presses(SHOW)

    assert steps(small, 2) == ["1 of 3 · Tea", "Question 1 of 2"]
    assert "There should be tea." in small.posts[-2]
    assert "Question 1 of 2" in small.posts[-1]
    assert all("Question 1 of 2" in player.card.words for player in small.people)


async def test_undo_takes_both_back(small):
    await small.fran.presses(SHOW)

    await small.fran.presses(f"↩ Undo: {SHOW}")

    assert SHOW in small.fran.panel_buttons
    assert "Gut responses are closed" in small.fran.panel.words
    standing = [post for post in small.posts if "There should be tea." in post or "Prompt" in post]
    assert standing == []
    assert all(NOT_ASKED in player.card.words for player in small.people)


async def test_a_value_without_prompts_is_only_shown(small):
    await small.fran.presses("Next value")
    await small.fran.presses("Next value")

    assert SHOW not in small.fran.panel_buttons


async def test_a_round_up_is_posted_and_the_next_prompt_asked(small):
    await small.fran.presses(SHOW)
    await round_up(small)

    await small.fran.presses(ON_TO_PROMPT)

    assert steps(small, 2) == ["What we heard · Tea", "Question 2 of 2"]
    assert "Posted to the group." in small.fran.sees


async def test_after_the_last_prompt_the_next_value_comes(small):
    await small.fran.presses(SHOW)
    await small.fran.presses("Next prompt")
    await round_up(small)

    await small.fran.presses(ON_TO_VALUE)

    assert steps(small, 2) == ["What we heard · Tea", "2 of 3 · Quiet"]
    assert "↩ Undo: Next value" in small.fran.panel_buttons


async def test_pressed_twice_it_goes_on_once(small):
    await small.fran.presses(SHOW)
    await round_up(small)
    draft = small.fran.person.last_button(ON_TO_PROMPT)

    data = draft.button(ON_TO_PROMPT).data
    await asyncio.gather(
        *(small.fran.person.forges(draft, data) for _ in range(2)), return_exceptions=True
    )
    await small.settles()
    await small.fran.person.forges(draft, data)
    await small.settles()

    assert [post.startswith("What we heard") for post in small.posts].count(True) == 1
    assert "Prompt 2 of 2" in small.fran.panel.words


async def test_a_draft_of_before_the_break_posts_nothing(small):
    await small.fran.presses(SHOW)
    await round_up(small)
    draft = small.fran.person.last_button(ON_TO_PROMPT)
    for label in ("Pause", "Go on"):
        await small.fran.presses(label)

    toast = await small.fran.presses(ON_TO_PROMPT, draft)

    assert toast.startswith("The workshop has moved on since this button was shown.")
    assert not any(post.startswith("What we heard") for post in small.posts)


@pytest.mark.long
async def test_at_the_end_of_the_plan_there_is_nothing_to_go_on_to(workshop):
    for _ in range(11):
        await workshop.fran.presses("Skip this value")
        await workshop.fran.presses("Skip it")
    for label in ("Close and reveal", SHOW, "Next prompt", "Next prompt", "Next prompt"):
        await workshop.fran.presses(label)
    await round_up(workshop)

    labels = workshop.fran.person.last_button("Post to the group").labels
    assert not any(label.startswith("Post, and go on") for label in labels)
