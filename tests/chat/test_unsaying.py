"""What a move that was undone has posted is taken away from the group, once and for all."""

import pytest

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.plans import use_small_plan

TOO_EARLY = "This was posted too early, and does not hold just now."
OLD = Fault.refused(400, "Bad Request: message can't be deleted")
TO_PROMPT = ("Close and reveal", "Show the value in full", "Next prompt")


@played
async def small(scene, tmp_path):
    """The small plan, at the gut question of its first value, everybody in."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await go(scene, "Begin with the first value")


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


def ids(scene):
    """The posts that stand in the group."""
    return [post.id for post in scene.group.from_bot()]


@pytest.mark.parametrize(
    ("before", "move"),
    [
        ((), "Skip this value"),
        (("Close and reveal",), "Reopen"),
        (("Close and reveal",), "Show the value in full"),
        (("Close and reveal",), "Next value"),
        (TO_PROMPT[:2], "Next prompt"),
        (TO_PROMPT, "Next prompt"),
        (TO_PROMPT[:2], "All prompts together"),
        (TO_PROMPT, "Next value"),
    ],
)
async def test_it_is_deleted_and_nothing_is_said_of_it(small, before, move):
    await go(small, *before)
    stood, said = ids(small), small.posts

    await go(small, move, *(["Skip it"] if move == "Skip this value" else []))
    posted = ids(small)
    await go(small, f"↩ Undo: {move}")

    assert len(posted) == len(stood) + 1
    assert (ids(small), small.posts) == (stood, said)


async def test_the_first_question_too(scene):
    await scene.opens_lobby()
    await scene.all_join()
    stood = ids(scene)

    await go(scene, "Begin with the first value", "↩ Undo: Begin with the first value")

    assert ids(scene) == stood
    await go(scene, "Begin with the first value")
    assert len([post for post in scene.posts if post.startswith("1 of 12")]) == 1


async def test_what_was_said_before_and_what_comes_after_stand(small):
    await go(small, *TO_PROMPT)
    stood = small.posts

    for _ in range(3):
        await go(small, "Next prompt", "↩ Undo: Next prompt")
    await go(small, "Next prompt")

    assert small.posts[:-1] == stood
    assert small.posts[-1].startswith("Question 2 of 2")


async def test_of_two_moves_that_were_undone_nothing_is_left(small):
    await go(small, "Close and reveal")
    stood = small.posts

    await go(small, "Show the value in full", "Next prompt")
    await go(small, "↩ Undo: Next prompt", "↩ Undo: Show the value in full")

    assert small.posts == stood


async def test_what_telegram_does_not_delete_says_that_it_is_not_asked(small):
    await go(small, *TO_PROMPT)
    small.world.faults.next("deleteMessage", OLD, chat=small.group, times=9)

    await go(small, "Next prompt", "↩ Undo: Next prompt")

    post = small.group.from_bot()[-1]
    assert (post.words, post.labels) == (TOO_EARLY, [])
    assert not any("Question 2 of 2" in words for words in small.posts)


async def test_what_can_not_be_deleted_now_is_after_a_restart(small):
    await go(small, *TO_PROMPT)
    stood = ids(small)
    await go(small, "Next prompt")
    small.world.faults.next("deleteMessage", Fault.bad_gateway(), chat=small.group, times=999)
    label = "↩ Undo: Next prompt"
    small.fran.person.presses(small.fran.person.last_button(label), label)
    await small.world.until(lambda: small.world.faults.planned[0].times < 999)
    await small._running.aclose()
    still = ids(small)
    small.world.faults.clear()
    await small.restarts()

    assert len(still) == len(stood) + 1
    assert ids(small) == stood
    assert await small.rows("SELECT kind FROM announcement") == []


async def test_one_that_is_just_being_sent_goes_when_it_has_arrived(small):
    await go(small, *TO_PROMPT)
    stood = ids(small)
    slow = Fault.timeout(after_doing=True, hold=3)
    small.world.faults.next("sendMessage", slow, chat=small.group)
    small.fran.person.presses(small.fran.person.last_button("Next prompt"), "Next prompt")
    label = "↩ Undo: Next prompt"
    await small.world.until(lambda: len(ids(small)) > len(stood))
    await small.world.until(lambda: "Prompt 2 of 2" in small.fran.panel.words)
    not_known = await small.rows("SELECT sending FROM announcement WHERE kind = 'prompt'")
    await go(small, label)

    assert not_known == [(1,)]
    assert ids(small) == stood


async def test_where_the_bot_was_removed_nothing_waits_for_it(small):
    await go(small, *TO_PROMPT, "Next prompt")
    gone = Fault.refused(403, "Forbidden: bot was kicked from the supergroup chat")
    small.world.faults.next("deleteMessage", gone, chat=small.group)
    small.world.faults.next("editMessageText", gone, chat=small.group)

    await go(small, "↩ Undo: Next prompt")

    assert await small.rows("SELECT kind FROM announcement") == []


async def test_a_reply_to_what_stood_there_is_talk(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await go(scene, "Begin with the first value", *TO_PROMPT)
    scene.world.faults.next("deleteMessage", OLD, chat=scene.group, times=9)
    await go(scene, "Next prompt", "↩ Undo: Next prompt")
    post = scene.group.from_bot()[-1]
    assert post.words == TOO_EARLY

    await scene.ana.says("Something said too early.", chat=scene.group, reply_to=post)

    assert await scene.rows("SELECT text FROM answer") == []


WORDS = ("trust", "care", "hope", "time", "love", "zeal")


async def begins(scene, *choices):
    await scene.opens_lobby("Cloud from 3 people", *choices)
    await scene.all_join()
    await go(scene, "Begin with the first value")


def clouds_of(scene, value):
    return [cloud for cloud in scene.clouds if cloud.words.startswith(f"{value} of 12")]


@pytest.mark.long
async def test_the_cloud_of_a_question_that_was_asked_too_early_goes_with_it(scene):
    await begins(scene)
    await scene.each_says(*WORDS)
    await go(scene, "Close and reveal", "Next value")
    await scene.each_says(*WORDS)
    grown = clouds_of(scene, 2)

    await go(scene, "↩ Undo: Next value")

    assert (len(grown), clouds_of(scene, 2)) == (1, [])
    assert len(clouds_of(scene, 1)) == 1
    await scene.restarts()
    assert clouds_of(scene, 2) == []
    await go(scene, "Next value")
    assert len(clouds_of(scene, 2)) == 1
    assert not any(words.startswith("This cloud was taken") for words in scene.posts)


async def test_one_that_was_there_before_stays(scene):
    await begins(scene)
    await scene.each_says(*WORDS)
    await go(scene, "Close and reveal", "Next value")
    await scene.each_says(*WORDS)
    await go(scene, "Close and reveal", "Back to the value before", "Next value")

    await go(scene, "↩ Undo: Next value")

    assert len(clouds_of(scene, 2)) == len(clouds_of(scene, 1)) == 1


@pytest.mark.long
async def test_one_that_is_shown_at_closing_goes_when_closing_is_undone(scene):
    await begins(scene, "Cloud appears when a value closes")
    await scene.each_says(*WORDS)
    await go(scene, "Close and reveal")
    revealed = clouds_of(scene, 1)

    await go(scene, "↩ Undo: Close and reveal")

    assert (len(revealed), clouds_of(scene, 1)) == (1, [])
    await scene.ana.says("one more")
    assert clouds_of(scene, 1) == []
    await go(scene, "Close and reveal")
    assert len(clouds_of(scene, 1)) == 1


async def test_one_that_grows_stays_when_closing_is_undone(scene):
    await begins(scene)
    await scene.each_says(*WORDS)

    await go(scene, "Close and reveal")
    await go(scene, "↩ Undo: Close and reveal")

    assert len(clouds_of(scene, 1)) == 1
    assert "still open" in clouds_of(scene, 1)[0].words


@pytest.mark.long
async def test_one_that_was_revealed_before_stays_when_a_second_closing_is_undone(scene):
    await begins(scene, "Cloud appears when a value closes")
    await scene.each_says(*WORDS)
    await go(scene, "Close and reveal", "Reopen", "Close and reveal")

    await go(scene, "↩ Undo: Close and reveal")

    assert len(clouds_of(scene, 1)) == 1


async def test_one_that_telegram_does_not_delete_says_so(scene):
    await begins(scene, "Cloud appears when a value closes")
    await scene.each_says(*WORDS)
    await go(scene, "Close and reveal")
    (cloud,) = clouds_of(scene, 1)
    scene.world.faults.next("deleteMessage", OLD, chat=scene.group, times=9)

    await go(scene, "↩ Undo: Close and reveal")

    assert cloud.words == TOO_EARLY
    assert not any("trust" in words for words in scene.posts)


async def test_one_that_is_just_being_sent_goes_too(scene):
    await begins(scene, "Cloud appears when a value closes")
    await scene.each_says(*WORDS)
    slow = Fault.slow(3)
    scene.world.faults.next("sendPhoto", slow, chat=scene.group)
    label = "Close and reveal"
    scene.fran.person.presses(scene.fran.person.last_button(label), label)
    await scene.world.until(lambda: clouds_of(scene, 1))
    await scene.world.until(lambda: f"↩ Undo: {label}" in scene.fran.panel_buttons)
    known = await scene.rows("SELECT kind FROM shown_message WHERE kind = 'cloud'")

    await go(scene, f"↩ Undo: {label}")

    assert known == []
    assert clouds_of(scene, 1) == []
