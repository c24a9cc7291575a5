"""In an open session replies stand in the group with names: no sentence says otherwise."""

import pytest

from tests.chat.test_open_mode import goes_on, open_round, question, replies
from tests.chat.test_striking import opens_words, strikes

__all__ = ["open_round"]

UNTRUE = (
    "Others don't see it any more",
    "Nobody was told that they are yours",
    "nobody can tell whose",
    "You don't learn who that is",
    "Nobody sees it unless you let it in",
    "You are not told whose it is",
    "you could tell whose it is",
)


def untrue(player):
    return [(text, one) for text in player.sees for one in UNTRUE if one in text]


async def each_replies(scene, *words):
    asked = question(scene)
    for player, word in zip(scene.people, words, strict=False):
        await replies(player, word, asked)


async def test_who_replied_in_the_group_reads_that_the_reply_stays(open_round):
    await open_round.ana.starts()
    await each_replies(open_round, "the boss", "care", "hope", "love", "time", "calm")
    await goes_on(open_round, "Close and reveal")
    await strikes(open_round, "the boss")
    (notice,) = [text for text in open_round.ana.sees if text.startswith("About “")]

    assert "A reply of yours in the group stays there until you delete it." in notice
    assert untrue(open_round.ana) == []
    assert "the boss" in [m.words for m in open_round.group.messages]


@pytest.mark.long
async def test_after_the_end_the_notice_is_true_too(open_round):
    await open_round.ana.starts()
    await each_replies(open_round, "the boss", "care", "hope", "love", "time", "calm")
    await goes_on(open_round, "Close and reveal")
    await strikes(open_round, "the boss")
    await goes_on(open_round, "End the workshop", "End now")

    assert untrue(open_round.ana) == []
    assert [t for t in open_round.ana.sees if "You have done nothing wrong." in t]


async def test_who_leads_reads_nothing_untrue_either(open_round):
    await each_replies(open_round, "Sarah Jenkins", "care", "hope", "love", "time", "calm")
    await opens_words(open_round)
    await goes_on(open_round, "To look at: 1")
    asked = open_round.fran.last
    await goes_on(open_round, "Let in")

    assert "A reply in the group stands there already, with its author's name." in asked
    assert [t for t in open_round.fran.sees if "Some words come into it when you close" in t]
    assert untrue(open_round.fran) == []


async def test_in_private_the_sentences_are_as_they_were(workshop):
    await workshop.each_says("Sarah Jenkins", "care", "hope", "love", "time", "calm")
    await opens_words(workshop)
    await workshop.fran.presses("To look at: 1")

    assert "You are not told whose it is." in workshop.fran.last
    assert [t for t in workshop.fran.sees if "You don't learn who that is." in t]
