"""Words and the cloud: late ones, a value that opens again, a pause, and words taken back."""

import pytest

from tests.beginnings import played

LATE = (
    "“Connection, love and care should be central” is not open just now, "
    "so “{word}” goes in the report only."
)


@played
async def answered(scene):
    """A private workshop at its first question: six have joined, and five have answered."""
    await scene.begins_with(*scene.people)
    await scene.each_says("trust", "Trust!", "love", "cariad", "self-care")


def listed(scene):
    """The words of the one cloud in the group."""
    (cloud,) = scene.clouds
    return cloud.words.split("\n\n", 3)[3].splitlines()


@pytest.mark.long
async def test_a_word_after_closing_is_kept_for_the_report_alone(answered):
    await answered.fran.presses("Close and reveal")
    shown = answered.clouds[0].words

    await answered.fay.says("hope")
    late = answered.fay.person.sees[-2]

    assert answered.fay.last == LATE.format(word="hope")
    assert answered.fay.buttons == ["Change", "Remove"]
    assert answered.clouds[0].words == shown
    assert await answered.rows("SELECT text FROM response WHERE late") == [("hope",)]

    await answered.fay.edits(late, "joy")
    assert answered.fay.last == LATE.format(word="joy")
    assert answered.fay.own == ["joy"]
    assert "“joy” (in the report alone)" in answered.fay.card.words
    await answered.fran.presses("Show the value in full")
    await answered.ana.says("faith", reply_to=answered.ana.card)
    assert answered.ana.last == LATE.format(word="faith")
    await answered.fran.presses("Next value")
    assert answered.clouds[0].words == shown


async def test_what_was_late_stays_late_when_the_value_opens_again(answered):
    await answered.fran.presses("Close and reveal")
    await answered.fay.says("hope")
    await answered.fran.presses("Reopen")

    gus, hal = await answered.more_join("Gus", "Hal")
    for player in (answered.fay, gus, hal):
        await player.says("joy")
    await answered.fran.presses("Close and reveal")

    assert listed(answered) == [
        "joy\u00a03, trust\u00a02",
        "",
        "Said once: cariad, love, self-care",
    ]
    assert await answered.rows("SELECT text FROM response WHERE late") == [("hope",)]


async def test_a_pause_keeps_words_and_freezes_the_cloud(answered):
    gus, hal = await answered.more_join("Gus", "Hal")
    await answered.fran.presses("Pause")

    for player in (answered.fay, gus, hal):
        await player.says("hope")
    assert (answered.fay.own, answered.fay.room) == (["hope"], 2)
    assert answered.clouds == []

    await answered.fran.presses("Go on")
    assert len(answered.clouds) == 1
    await answered.fran.presses("Close and reveal")
    assert listed(answered) == [
        "hope\u00a03, trust\u00a02",
        "",
        "Said once: cariad, love, self-care",
    ]


async def test_a_word_taken_back_leaves_the_cloud(answered):
    await answered.fay.says("hope, joy")
    await answered.fran.presses("Close and reveal")
    assert "joy" in answered.clouds[0].words

    await answered.fay.presses("Remove “joy”")

    assert listed(answered) == ["trust\u00a02", "", "Said once: cariad, hope, love, self-care"]
    assert answered.clouds[0].edits > 0


async def test_a_cloud_of_too_few_is_taken_away(answered):
    await answered.fran.presses("Close and reveal")
    assert len(answered.clouds) == 1

    await answered.eve.presses("Remove")

    assert answered.clouds == []
    assert "Words of fewer than 5 people" in answered.fran.panel.words


async def test_taking_back_an_answer_lets_no_single_word_into_the_cloud(answered):
    for label in ("Close and reveal", "Show the value in full"):
        await answered.fran.presses(label)
    await answered.ana.says("It is hard to say in a few words what this is about")
    receipt = answered.ana.person.last_button("Remove")
    await answered.fran.presses("Reopen")
    shown = answered.clouds[0].words

    await answered.ana.presses("Remove", receipt)
    await answered.fay.says("hope")

    assert (answered.fay.own, answered.fay.room) == (["hope"], 2)
    assert answered.clouds[0].words == shown
