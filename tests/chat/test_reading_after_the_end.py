"""After the end all is read that the report has, once the end can't be undone: not before."""

import pytest

from bot.facilitation.undo_time import UNDO_SECONDS
from tests.beginnings import played
from tests.chat.test_reading_answers import NUMBERED, TEXTS, discussing, reads, some
from tests.chat.test_words_read_in_steps import listed, opens_words, waiting
from tests.plans import use_small_plan
from tests.rounded_up import goes_on

__all__ = ["discussing", "waiting"]

UNDO = "↩ Undo: End the workshop"
IN_A_MINUTE = "It is here in a minute, once the end can't be undone"


@played
async def small(scene, tmp_path):
    """The small plan, everybody in, at its first value."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await goes_on(scene, "Begin with the first value")


async def ends(scene):
    await goes_on(scene, "End the workshop", "End now")


async def reads_on(scene):
    """What a facilitator reads who taps [Answers …] in the panel of what has ended."""
    await scene.fran.presses("Answers …", scene.fran.panel)
    return NUMBERED.findall(scene.fran.last)


async def test_ending_and_undoing_it_again_and_again_reads_nobody_alone(discussing):
    found = []
    for number, text in enumerate(TEXTS[:5]):
        await discussing.people[number].says(text)
        await ends(discussing)
        found.append(await reads_on(discussing))
        await discussing.fran.presses(UNDO, discussing.fran.panel)

    assert found == [[], [], some(0, 1, 2), some(0, 1, 2), some(0, 1, 2)]


@pytest.mark.long
async def test_a_minute_after_the_end_all_of_it_is_there(discussing):
    for number in range(4):
        await discussing.people[number].says(TEXTS[number])
        if number == 2:
            await reads(discussing)
    await ends(discussing)
    at_once = await reads_on(discussing)
    said = discussing.fran.last
    discussing.clock.passes(UNDO_SECONDS + 1)
    await discussing.fran.presses("Look again")

    assert at_once == some(0, 1, 2)
    assert IN_A_MINUTE in said
    assert TEXTS[3] in discussing.fran.newest.words
    assert IN_A_MINUTE not in discussing.fran.newest.words


async def test_where_nothing_is_to_come_it_does_not_say_so(discussing):
    for number in range(3):
        await discussing.people[number].says(TEXTS[number])
    await ends(discussing)
    await reads_on(discussing)

    assert IN_A_MINUTE not in discussing.fran.last
    assert "More comes when" not in discussing.fran.last


@pytest.mark.long
async def test_nor_are_words_told_apart_that_came_before_an_end_was_undone(workshop):
    for player, word in zip(
        workshop.people, ("trust", "care", "hope", "love", "calm"), strict=False
    ):
        await player.says(word)
    await ends(workshop)
    await workshop.fran.presses("Words …", workshop.fran.panel)
    before = listed(workshop.fran)
    await workshop.fran.presses(UNDO, workshop.fran.panel)
    await workshop.fay.says("warmth")
    await ends(workshop)
    await workshop.fran.presses("Words …", workshop.fran.panel)
    again, said = listed(workshop.fran), workshop.fran.newest.words
    workshop.clock.passes(UNDO_SECONDS + 1)
    await workshop.fran.presses("Look again")

    assert before == again == ["calm", "care", "hope", "love", "trust"]
    assert IN_A_MINUTE in said
    assert "warmth" in listed(workshop.fran)


@pytest.mark.long
async def test_nor_words_that_wait_by_closing_and_undoing(waiting):
    for player, word in zip(waiting.people, ("trust", "care", "hope", "love"), strict=False):
        await player.says(word)
    await goes_on(waiting, "Close and reveal")
    await opens_words(waiting)
    first = listed(waiting.fran)
    for player, word in zip(waiting.people[4:6], ("calm", "tea"), strict=True):
        await waiting.fran.presses("Reopen", waiting.fran.panel)
        await player.says(word)
        await waiting.fran.presses("Close and reveal", waiting.fran.panel)
        await opens_words(waiting)
        assert listed(waiting.fran) == first
    await waiting.fran.presses("Reopen", waiting.fran.panel)
    await waiting.people[6].says("warmth")
    await waiting.fran.presses("Close and reveal", waiting.fran.panel)
    await opens_words(waiting)

    assert first == ["care", "hope", "love", "trust"]
    assert listed(waiting.fran) == ["calm", "care", "hope", "love", "tea", "trust", "warmth"]


async def test_words_that_wait_with_too_few_come_when_there_are_enough(waiting):
    await waiting.each_says("trust", "care")
    await goes_on(waiting, "Close and reveal")
    await opens_words(waiting)
    few = listed(waiting.fran)
    await waiting.fran.presses("Reopen", waiting.fran.panel)
    await waiting.cai.says("hope")
    await waiting.fran.presses("Close and reveal", waiting.fran.panel)
    await opens_words(waiting)

    assert few == []
    assert listed(waiting.fran) == ["care", "hope", "trust"]


async def test_answers_open_after_the_end_where_something_was_asked_last(discussing):
    for number in range(3):
        await discussing.people[number].says(TEXTS[number])
    await ends(discussing)

    assert await reads_on(discussing) == some(0, 1, 2)


async def test_also_when_a_round_up_came_after_it(discussing):
    for number in range(3):
        await discussing.people[number].says(TEXTS[number])
    await goes_on(discussing, "Round-up")
    await discussing.fran.presses("End the workshop", discussing.fran.panel)
    await goes_on(discussing, "End now")
    await discussing.fran.presses("Answers …", discussing.fran.panel)

    assert discussing.fran.last.startswith("Answers: ")
    assert TEXTS[0] in discussing.fran.last


@pytest.mark.long
async def test_also_when_the_next_value_was_begun_and_nothing_asked_of_it_but_words(discussing):
    for number in range(3):
        await discussing.people[number].says(TEXTS[number])
    await goes_on(discussing, "Next value")
    await discussing.ana.says("trust")
    await ends(discussing)

    assert await reads_on(discussing) == some(0, 1, 2)


@pytest.mark.long
async def test_of_prompts_together_at_the_first(small):
    await goes_on(small, "Close and reveal", "Show the value in full", "All prompts together")
    for number in range(3):
        await small.people[number].says(TEXTS[number])
    await ends(small)

    assert await reads_on(small) == some(0, 1, 2)


async def test_where_no_prompt_was_asked_at_thoughts(workshop):
    await workshop.each_says("trust", "care", "hope")
    await ends(workshop)
    await reads_on(workshop)

    assert workshop.fran.last.startswith("Thoughts: ")


async def test_not_where_nobody_has_answered_but_where_there_is_something_to_read(discussing):
    for number in range(3):
        await discussing.people[number].says(TEXTS[number])
    await goes_on(discussing, "Next prompt")
    await ends(discussing)

    assert await reads_on(discussing) == some(0, 1, 2)


async def test_the_command_reads_what_has_ended_while_nothing_else_goes_on(discussing):
    for number in range(3):
        await discussing.people[number].says(TEXTS[number])
    await ends(discussing)
    await discussing.fran.says("/answers")
    mine = NUMBERED.findall(discussing.fran.last)
    await discussing.ana.says("/answers")

    assert mine == some(0, 1, 2)
    assert TEXTS[1] not in discussing.ana.last
