"""Whoever takes words out reads whether their author is told, as it is."""

from tests.chat.test_open_mode import goes_on, open_round, question, replies
from tests.chat.test_striking import named, strikes, taps, told

__all__ = ["named", "open_round"]

TOLD = "Taken out. Whoever said it is told."
IF_REACHED = "Taken out. Whoever said it is told, if I can write to them."
UNTOLD = "Taken out. Whoever said it may need a person, and is told nothing of this."
DISTRESS = "I want to die."


async def test_who_is_told_is_said_to_be_told(named):
    assert await strikes(named) == TOLD
    assert told(named.fay, "the tall boss") == 1


async def test_of_a_word_in_distress_nobody_is_told_and_the_toast_says_so(named):
    await named.fran.presses("Reopen")
    await named.ana.says(DISTRESS)
    before = len(named.ana.sees)
    toast = await strikes(named, DISTRESS.rstrip("."))

    assert toast == UNTOLD
    assert [text for text in named.ana.sees[before:] if text.startswith("About “")] == []


async def test_of_an_answer_in_distress_too(named):
    for label in ("Show the value in full", "Next prompt"):
        await named.fran.presses(label)
    texts = (DISTRESS, "We need more tea.", "We need more milk.", "We need more bread.")
    await named.each_says(*texts)
    await named.fran.presses("Answers so far", named.fran.panel)
    first = await named.fran.presses("✕ 1")
    second = await named.fran.presses("✕ 2")

    assert (first, second) == (UNTOLD, TOLD)


async def test_an_author_who_never_started_the_bot_is_not_said_to_be_told(open_round):
    asked = question(open_round)
    guests = [open_round.world.add_person(name) for name in ("Gus", "Huw", "Ian", "Jon", "Kai")]
    for guest, word in zip(guests, ("trust", "care", "hope", "love", "time"), strict=True):
        open_round.group.adds(guest)
        guest.says(word, chat=open_round.group, reply_to=asked)
        await open_round.settles()
    await goes_on(open_round, "Close and reveal")

    assert await strikes(open_round, "trust") == IF_REACHED


async def test_the_toast_tells_nothing_of_whose_word_it_is(named):
    named.ana.person.blocks_bot()
    await named.fran.presses("Reopen")

    toasts = [await strikes(named, word) for word in ("hope", "love")]

    assert toasts == [IF_REACHED] * 2
    assert await taps(named.fran, "love") == "Put back."


async def test_who_replies_in_an_open_group_and_has_started_the_bot_is_told(open_round):
    asked = question(open_round)
    await open_round.ana.starts()
    words = ("trust", "care", "hope", "love", "time")
    for player, word in zip(open_round.people, words, strict=False):
        await replies(player, word, asked)
    await goes_on(open_round, "Close and reveal")
    await strikes(open_round, "trust")

    assert [t for t in open_round.ana.sees if t.startswith("About “")]
