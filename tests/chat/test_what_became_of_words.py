"""What an author, and those who lead, read of words that somebody has looked at or taken out."""

import pytest

from bot.facilitation.undo_time import UNDO_SECONDS
from tests.chat.test_reviewing import NAMED, PLAIN, WORDS, archive_anew, ended, to_prompt
from tests.chat.test_striking import NAME, named, opens_words, strikes, taps

__all__ = ["named"]

READ_FIRST = "(a facilitator reads it first)"
NOT_SHOWN = "(not shown; you are welcome to say it another way)"
OUTDATED = "Something has been added, changed or taken back"


async def leaves_out(scene):
    await scene.fran.presses("To look at: 1")
    await scene.fran.presses("Leave out")


async def test_the_author_of_an_answer_that_was_left_out_reads_so(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    before = workshop.ana.card.words
    await leaves_out(workshop)

    assert READ_FIRST in before
    assert READ_FIRST not in workshop.ana.card.words
    assert NOT_SHOWN in workshop.ana.card.words


async def test_the_list_of_words_says_that_somebody_has_looked(workshop):
    await workshop.each_says(*WORDS, "Sarah Jenkins")
    await opens_words(workshop)
    before = workshop.fran.last
    await leaves_out(workshop)
    await opens_words(workshop)

    assert "Sarah Jenkins · waits for you to look" in before
    assert "waits for you to look" not in workshop.fran.last
    assert "Sarah Jenkins · left out by somebody who has looked" in workshop.fran.last


async def test_what_is_included_already_changes_no_archive(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await ended(workshop)
    await workshop.fran.presses("Review")
    await workshop.fran.presses("Include")
    await archive_anew(workshop, workshop.fran)
    before = len(workshop.fran.sees)
    await workshop.fran.presses("Review")
    await workshop.fran.presses("Include")
    again = workshop.fran.sees[before:]
    await workshop.fran.presses("Leave out")

    assert [text for text in again if text.startswith(OUTDATED)] == []
    assert [text for text in workshop.fran.sees[before:] if text.startswith(OUTDATED)]


@pytest.mark.long
async def test_what_was_taken_out_after_it_was_included_can_be_included_again(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await workshop.fran.presses("To look at: 1")
    await workshop.fran.presses("Let in")
    await workshop.fran.presses("Answers so far", workshop.fran.panel)
    number = next(line for line in workshop.fran.last.splitlines() if NAMED in line).split(".")[0]
    await workshop.fran.presses(f"✕ {number}")
    await ended(workshop)
    await workshop.fran.presses("Review")
    await workshop.fran.presses("Include")

    assert (NAMED, "let_in") in await workshop.rows("SELECT text, standing FROM answer")
    assert "taken out" not in workshop.ana.card.words


async def test_a_struck_answer_that_is_edited_a_little_can_still_be_put_back(workshop):
    await to_prompt(workshop)
    said = [await p.says(text) for p, text in zip(workshop.people, PLAIN, strict=False)]
    await workshop.fran.presses("Answers so far", workshop.fran.panel)
    await workshop.fran.presses("✕ 1")
    await workshop.ana.edits(said[0], PLAIN[0].rstrip(".") + "!")
    await workshop.fran.presses("Answers so far", workshop.fran.panel)
    listed = workshop.fran.last
    label = next(b for b in workshop.fran.buttons if b.startswith("↩"))
    toast = await workshop.fran.presses(label)

    assert "It needs time to do it well! · taken out" in listed
    assert toast.startswith("Put back.")
    assert "taken out" not in workshop.fran.last
    assert "taken out" not in workshop.ana.card.words


@pytest.mark.long
async def test_put_back_after_the_close_the_notice_says_what_the_card_says(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time")
    for label in ("Close and reveal", "Reopen"):
        await workshop.fran.presses(label)
    await workshop.fay.says(NAME)
    await workshop.fran.presses("Close and reveal")
    for label in ("End the workshop", "End now"):
        await workshop.fran.presses(label)
    workshop.clock.passes(UNDO_SECONDS + 1)  # then lists have all of it
    await strikes(workshop)
    await taps(workshop.fran, NAME)
    (notice,) = [m for m in workshop.fay.person.sees if m.words.startswith("About “")]

    assert f"“{NAME}” (in the report alone)" in workshop.fay.card.words
    assert "It is in the report alone." in notice.words
    assert "It can be shown again" not in notice.words


async def test_put_back_in_time_it_can_be_shown_again(named):
    await strikes(named)
    await taps(named.fran, NAME)
    (notice,) = [m for m in named.fay.person.sees if m.words.startswith("About “")]

    assert "It can be shown again." in notice.words
    assert "in the report alone" not in named.fay.card.words


async def test_an_answer_that_is_taken_out_takes_no_list_of_words_away(workshop):
    await to_prompt(workshop)
    await workshop.each_says(*PLAIN)
    await opens_words(workshop)
    words = workshop.fran.newest
    before = words.words
    await workshop.fran.presses("Answers so far", workshop.fran.panel)
    await workshop.fran.presses("✕ 1")
    of_answer = words.words

    assert before.startswith("Words: ")
    assert of_answer == before
