"""Buttons that a phone still shows do what they say, or say what is so."""

import pytest

WORDS = "SELECT text FROM response ORDER BY text"
GONE = "That is not there any more."


def receipt_of(player):
    return [m for m in player.person.sees if m.from_bot][-1]


async def words(scene):
    return [text for (text,) in await scene.rows(WORDS)]


@pytest.fixture
async def edited(workshop):
    """What the buttons sent that Ana's card had for two words, before she changed one of them by
    editing her message."""
    message = await workshop.ana.says("calm, choice")
    old = {button.label: button.data for row in workshop.ana.card.buttons for button in row}
    await workshop.ana.edits(message, "calm, freedom")
    return old


async def pressed(scene, data):
    """The toast for a button that Ana's phone still showed when she pressed it."""
    press = scene.ana.person.forges(scene.ana.card, data)
    await scene.settles()
    return press.toast.text


async def test_an_old_receipt_removes_a_word_that_still_counts(workshop, edited):
    toast = await pressed(workshop, edited["Remove “calm”"])

    assert toast == "Removed"
    assert await words(workshop) == ["freedom"]


async def test_an_old_receipt_changes_a_word_that_still_counts(workshop, edited):
    await pressed(workshop, edited["Change “calm”"])
    await workshop.ana.says("quiet")

    assert await words(workshop) == ["freedom", "quiet"]


async def test_an_old_receipt_says_so_of_a_word_that_is_gone(workshop, edited):
    for label in ("Remove “choice”", "Change “choice”"):
        assert await pressed(workshop, edited[label]) == GONE

    assert await words(workshop) == ["calm", "freedom"]


async def test_a_word_in_another_spelling_is_the_same_word(workshop):
    message = await workshop.ana.says("calm")
    receipt = receipt_of(workshop.ana)
    await workshop.ana.edits(message, "Calm!")
    assert await words(workshop) == ["Calm!"]

    assert await workshop.ana.presses("Remove", receipt) == "Removed"
    assert await words(workshop) == []


async def test_an_edit_that_changes_one_word_says_what_stands_now(workshop, edited):
    assert (workshop.ana.own, workshop.ana.room) == (["calm", "freedom"], 1)
    assert workshop.ana.buttons == [
        *("Change “calm”", "Remove “calm”", "Change “freedom”", "Remove “freedom”", "A quiet word")
    ]


async def test_words_that_were_taken_out_of_a_message_do_not_come_back_with_it(workshop, edited):
    message = [m for m in workshop.ana.person.sees if not m.from_bot][-1]
    await workshop.ana.presses("Remove “calm”")

    await workshop.ana.edits(message, "calm, freedom, hope")

    assert "calm" not in await words(workshop)


async def test_leaving_as_it_is_says_so_only_while_nothing_has_changed(workshop):
    await workshop.ana.says("calm")
    await workshop.ana.presses("Change")
    asked = receipt_of(workshop.ana)
    await workshop.ana.says("quiet")

    await workshop.ana.presses("Leave it as it is", asked)

    assert asked.words == "You were not changing that any more. /mydata shows what I have kept."
    assert await words(workshop) == ["quiet"]


async def test_leaving_one_word_as_it_is_does_not_stop_the_change_of_another(workshop):
    await workshop.ana.says("calm, choice")
    receipt = receipt_of(workshop.ana)
    await workshop.ana.presses("Change “calm”", receipt)
    asked = receipt_of(workshop.ana)
    await workshop.ana.presses("Change “choice”", receipt)

    await workshop.ana.presses("Leave it as it is", asked)
    await workshop.ana.says("freedom")

    assert await words(workshop) == ["calm", "freedom"]
