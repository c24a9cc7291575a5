"""What was let in by mistake can be taken out at once, before anybody else has seen it."""

import pytest

from tests.chat.test_reading_answers import TEXTS, answer, discussing, reads
from tests.chat.test_striking import taps
from tests.chat.test_words_read_in_steps import listed, look_again, opens_words, waiting

__all__ = ["discussing", "waiting"]

IN_THE_TITLE = ("care", "love")
WORDS = ("trust", "care", "oh bother", "hope", "love", "calm", "warmth")


@pytest.mark.long
async def test_a_word_that_was_let_in_stays_in_the_list_and_never_comes_into_the_cloud(waiting):
    for player, word in zip(waiting.people, (*WORDS, "tea", "home", "rest"), strict=True):
        await player.says(word)
    await opens_words(waiting)
    before = listed(waiting.fran)
    await waiting.fran.presses(next(b for b in waiting.fran.buttons if "Let in all" in b))
    after = listed(waiting.fran)
    mistaken, other = [word for word in before if word not in IN_THE_TITLE][:2]
    await taps(waiting.fran, mistaken)
    await waiting.fran.presses("Close and reveal", waiting.fran.panel)

    author = waiting.people[(*WORDS, "tea", "home", "rest").index(mistaken)]
    assert set(before) <= set(after)
    assert mistaken not in waiting.clouds[-1].words
    assert other in waiting.clouds[-1].words
    assert any(mistaken in text and "taken out" in text for text in author.sees)


async def test_it_brings_no_word_that_nobody_has_read(waiting):
    await waiting.each_says(*WORDS[:6])
    await opens_words(waiting)
    read = listed(waiting.fran)
    await waiting.fran.presses("✓ Let in all 3 that wait here")
    await waiting.people[6].says("warmth")

    assert await look_again(waiting) == read


async def test_an_answer_that_was_read_is_there_at_once_when_it_is_put_back(discussing):
    await answer(discussing, 0, 1, 2, 3)
    listed_texts = await reads(discussing)
    number = listed_texts.index(TEXTS[1]) + 1
    await discussing.fran.presses(f"✕ {number}")
    toast = await discussing.fran.presses(f"↩ {number}")
    await discussing.fran.presses("Round-up", discussing.fran.panel)

    assert toast == "Put back."
    assert TEXTS[1] in discussing.fran.last
