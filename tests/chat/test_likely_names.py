"""A name waits for a look: it stands in no cloud, list or quote, and its author reads so."""

import pytest

WORDS = ("trust", "care", "hope", "time", "love")


@pytest.mark.parametrize(
    "text", ["Sarah Jenkins", "sarah", "07700 900123", "my manager rob", "call 029 2000 0000"]
)
async def test_a_gut_response_that_names_somebody_is_in_no_cloud(workshop, text):
    await workshop.each_says(*WORDS, text)
    receipt = workshop.fay.last
    await workshop.fran.presses("Close and reveal")

    assert "A facilitator reads this one before it is shown." in receipt
    assert "trust" in workshop.clouds[-1].words
    assert [post for post in workshop.posts if text in post] == []
    assert workshop.fay.own == [text]
    assert f"“{text}” (a facilitator reads it first)" in workshop.fay.card.words


@pytest.mark.long
async def test_other_words_of_the_same_message_are_shown_as_ever(workshop):
    await workshop.each_says(*WORDS, "Sarah Jenkins, warmth")
    await workshop.fran.presses("Close and reveal")

    assert "warmth" in workshop.clouds[-1].words
    assert "Sarah" not in workshop.clouds[-1].words
    assert "Answered: 6" in workshop.clouds[-1].words


async def test_a_value_that_is_a_name_too_waits_for_nobody(workshop):
    await workshop.each_says("Grace", "Hope", "Joy", "Faith", "Cardiff", "Grace")
    await workshop.fran.presses("Close and reveal")

    assert "Grace" in workshop.clouds[-1].words
    assert "may need a look" not in workshop.fran.panel.words


async def test_a_name_that_is_changed_to_something_else_waits_no_more(workshop):
    message = await workshop.ana.says("Sarah Jenkins")
    assert "may need a look" in workshop.fran.panel.words

    await workshop.ana.edits(message, "my colleagues")

    assert "may need a look" not in workshop.fran.panel.words
    assert await workshop.rows("SELECT * FROM review") == []


async def test_what_is_taken_back_leaves_nothing_to_look_at(workshop):
    await workshop.ana.says("Sarah Jenkins")
    assert len(await workshop.rows("SELECT * FROM review")) == 1

    await workshop.ana.presses("Remove")

    assert await workshop.rows("SELECT * FROM review") == []


async def test_a_named_colleague_is_not_in_the_draft_or_the_round_up(workshop):
    await workshop.each_says(*WORDS)
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(step)
    await workshop.each_says(
        "My manager Sarah Jenkins bullies people who use the word love",
        "It needs time to do it well.",
        "We need more money and time.",
        "There is too much paperwork.",
    )
    await workshop.fran.presses("Round-up")

    assert "Sarah Jenkins" not in workshop.fran.last
    assert "Held back: 1." in workshop.fran.last
