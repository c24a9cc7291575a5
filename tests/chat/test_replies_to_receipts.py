"""A reply to whatever the bot has told somebody about one question belongs to that question."""

import pytest

from tests.plans import use_small_plan

KEPT = "SELECT value, -1, text FROM response UNION ALL SELECT value, prompt, text FROM answer"
THOUGHT = -2
LONG = "I think the word love will frighten a lot of our staff, because they were told otherwise."


@pytest.fixture
async def small(scene, tmp_path):
    """The small plan at the gut question of its first value; reactions are not allowed in the
    chats, so that receipts are in words."""
    await use_small_plan(scene, tmp_path, responses=10)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    return scene


async def goes(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def kept(scene):
    """Where each text is: the number of its value, and of its prompt from 0."""
    return {text: (value, prompt) for value, prompt, text in await scene.rows(KEPT)}


def receipt(player, begins):
    return next(m for m in player.person.private.from_bot() if m.words.startswith(begins))


async def test_to_the_receipt_of_a_thought_it_is_a_thought_about_that_value(small):
    await goes(small, "Close and reveal", "Show the value in full")
    await small.ana.says(LONG)
    thought = receipt(small.ana, "Kept as a thought about “Tea”")
    await goes(small, "Next prompt")
    await small.ana.says("And another thing.", reply_to=thought)

    assert (await kept(small))["And another thing."] == (0, THOUGHT)


async def test_to_the_receipt_of_a_late_word_it_is_a_word_of_that_value(small):
    question = small.ana.card
    await goes(small, "Close and reveal", "Next value")
    await small.ana.says("warm", reply_to=question)
    late = receipt(small.ana, "“Tea” is not open just now")
    await small.ana.says("milky", reply_to=late)

    assert await kept(small) == {"warm": (0, -1), "milky": (0, -1)}


async def test_to_the_receipt_of_an_answer_to_an_earlier_prompt_it_answers_that(small):
    await goes(small, "Close and reveal", "Show the value in full", "All prompts together")
    await small.ana.presses("Question 2")
    chosen = receipt(small.ana, "Your next messages answer this question")
    await small.ana.presses("Question 1")
    await small.ana.says("To the second one.", reply_to=chosen)

    assert (await kept(small))["To the second one."] == (0, 1)


async def test_to_what_says_that_words_are_taken_out_it_is_said_where_they_were(small):
    await small.each_says("trust", "trust", "care", "hope", "love", "the boss")
    await goes(small, "Close and reveal")
    await small.fran.presses("Words …", small.fran.panel)
    listed = next(m for m in reversed(small.fran.person.sees) if m.words.startswith("Words: "))
    await small.fran.presses(next(at for at in listed.labels if at.endswith("the boss")), listed)
    told = receipt(small.fay, "About “Tea”")
    await goes(small, "Show the value in full", "Next prompt")
    await small.fay.says("a colleague", reply_to=told)

    assert (await kept(small))["a colleague"] == (0, -1)


async def test_and_after_a_restart_as_well(small):
    await goes(small, "Close and reveal", "Show the value in full")
    await small.ana.says(LONG)
    thought = receipt(small.ana, "Kept as a thought about “Tea”")
    await small.restarts()
    await goes(small, "Next prompt")
    await small.ana.says("And another thing.", reply_to=thought)

    assert (await kept(small))["And another thing."] == (0, THOUGHT)


async def test_who_has_pressed_change_there_changes_the_words(small):
    await goes(small, "Close and reveal", "Show the value in full")
    await small.ana.says(LONG)
    thought = receipt(small.ana, "Kept as a thought about “Tea”")
    await small.ana.presses("Change", thought)
    await small.ana.says("It will frighten nobody.", reply_to=thought)

    assert await kept(small) == {"It will frighten nobody.": (0, THOUGHT)}


async def test_a_receipt_tells_without_the_keys_no_question_beside_the_chat(small):
    await goes(small, "Close and reveal", "Show the value in full", "Next prompt", "Next prompt")
    await small.ana.says("n/a")

    rows = await small.rows("SELECT value, prompt FROM shown_message WHERE kind = 'receipt'")
    assert rows == [(0, None)]
    await small.ana.says("/forget")
    await small.ana.presses("Yes, remove everything")
    assert await small.rows("SELECT value FROM shown_message WHERE kind = 'receipt'") == []
