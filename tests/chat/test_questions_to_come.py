"""What a tampered app sends puts no words under a question that was not asked yet."""

import base64

import pytest

from tests.chat.test_typed_passes import said

NOT_NOW = "That is not possible just now. The newest panel or question shows what you can do."
UNDER = "SELECT value, prompt, text FROM answer"


def as_carried(word):
    return base64.urlsafe_b64encode(word.encode()).decode()


async def goes_on(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def forges(player, data):
    toast = await player.person.forges(player.newest, data)
    await player.scene.settles()
    return toast.text


@pytest.mark.parametrize("at", ["1:a", "11:a", "0:0", "0:3", "1:0"])
async def test_no_typed_pass_becomes_a_word_of_a_question_to_come(workshop, at):
    await workshop.ana.says("n/a")

    assert await forges(workshop.ana, f"word:1:{at}:99:{as_carried('boo')}") == NOT_NOW

    assert await said(workshop) == []


async def test_none_does_in_the_lobby(lobby):
    assert await forges(lobby.ana, f"word:1:0:a:99:{as_carried('boo')}") == NOT_NOW

    assert await said(lobby) == []


async def test_no_answer_is_put_under_a_prompt_to_come(workshop):
    await goes_on(workshop, "Close and reveal", "Show the value in full", "Next prompt")
    await workshop.ana.says("I would rather not say")
    answer = workshop.ana.person.last_button("Remove").button("Remove").data.split(":")[2]

    for prompt in (1, 3, 4):
        assert await forges(workshop.ana, f"under:1:{answer}:{prompt}") == NOT_NOW

    assert await workshop.rows(UNDER) == [(0, 0, "I would rather not say")]


async def test_what_was_asked_can_be_chosen_after_the_group_has_moved_on(workshop):
    await workshop.ana.says("n/a")
    typed = workshop.ana.person.last_button("Keep it as a word")
    await goes_on(workshop, "Close and reveal", "Show the value in full", "All prompts together")
    await workshop.bea.says("I would rather not say")
    answer = workshop.bea.person.last_button("Move to question 4")
    await goes_on(workshop, "Next value", "Back to the value before")

    await workshop.ana.presses("Keep it as a word", typed)
    await workshop.bea.presses("Move to question 4", answer)

    assert await workshop.rows("SELECT value, text, late FROM response") == [(0, "n/a", 1)]
    assert await workshop.rows(UNDER) == [(0, 3, "I would rather not say")]


async def test_a_value_that_was_skipped_over_stays_one_that_was_asked(workshop):
    await goes_on(workshop, "Skip this value", "Skip it")
    await workshop.ana.says("n/a")
    await goes_on(workshop, "Back to the value before")

    await workshop.ana.presses("Keep it as a word")

    assert await workshop.rows("SELECT value, text FROM response") == [(1, "n/a")]
