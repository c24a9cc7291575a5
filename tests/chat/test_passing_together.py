"""Passing, as the card says it: never offered to who has passed; of several questions, on which."""

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

TO_THE_VALUE = ("Close and reveal", "Show the value in full")
AFTER_ALL = "I'd like to answer after all"


@played
async def small(scene, tmp_path):
    """The small plan; the first value stands in full."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    for label in ("Begin with the first value", *TO_THE_VALUE):
        await scene.fran.presses(label)


@pytest.fixture
async def together(small):
    """Both prompts of the first value are open."""
    await small.fran.presses("All prompts together")
    return small


async def test_who_has_passed_is_not_told_that_they_can(small):
    await small.fran.presses("Next prompt")
    before = small.ana.card.words

    await small.ana.presses("Pass")

    assert before.endswith("You can pass.")
    assert "You have passed." in small.ana.card.words
    assert "You can pass." not in small.ana.card.words
    assert "Pass" not in small.ana.card.labels


async def test_one_can_pass_on_what_one_has_not_answered(together):
    await together.ana.says("It takes time.")

    toast = await together.ana.presses("Pass")

    card = together.ana.card
    assert toast == "You passed. That is an answer too."
    assert "It takes time." in card.words
    assert "You have passed on: 2" in card.words
    assert ("Pass" in card.labels, AFTER_ALL in card.labels) == (False, True)


async def test_who_passed_on_one_of_them_in_words_can_pass_on_the_others(together):
    await together.ana.says("pass")
    card = together.ana.card
    first = card.words, list(card.labels)

    toast = await together.ana.presses("Pass", card)

    assert "You have passed on: 1" in first[0]
    assert {"Pass", AFTER_ALL} <= set(first[1])
    assert toast == "You passed. That is an answer too."
    assert "You have passed. That is an answer too." in card.words
    assert len(await together.rows("SELECT prompt FROM pass")) == 2


async def test_an_answer_after_passing_on_all_leaves_the_pass_on_the_other(together):
    await together.ana.presses("Pass")

    await together.ana.says("I have thought again.")

    assert "I have thought again." in together.ana.card.words
    assert "You have passed on: 2" in together.ana.card.words


@pytest.mark.long
async def test_a_card_with_many_answers_has_buttons_for_the_newest(together):
    for number in range(20):
        await together.ana.says(f"Thing {number}, which is worth saying.")
    await together.ana.presses("Question 2")
    for number in range(20, 40):
        await together.ana.says(f"Thing {number}, which is worth saying.")

    labels = together.ana.card.labels

    assert "Change 40" in labels
    assert len(labels) <= 100
