"""A button that stands in the group and belongs to one person does nothing for anybody else."""

import pytest

from tests.chat.test_open_mode import OPEN, question, replies
from tests.chat.test_typed_passes import PASSES, said

NOT_YOURS = "This button is for whoever wrote the message above."
KEEP = "Keep it as a word"


@pytest.fixture
async def typed(scene):
    """Ana has typed a pass in an open workshop, and Bea has too, a minute later."""
    await scene.opens_lobby(OPEN)
    await scene.fran.presses("Begin with the first value")
    scene.anas = await replies(scene.ana, "nothing", question(scene))
    scene.anas_answer = scene.group.last_button(KEEP)
    scene.clock.passes(61)
    scene.beas = await replies(scene.bea, "n/a", question(scene))
    return scene


async def presses(player, label, message):
    toast = await player.person.presses(message, label)
    await player.scene.settles()
    return toast


async def test_the_answer_to_a_typed_pass_replies_to_whoever_typed_it(typed):
    assert typed.anas_answer.reply_to is typed.anas
    assert typed.group.last_button(KEEP).reply_to is typed.beas


@pytest.mark.parametrize("who", ["bea", "cai", "fran"])
async def test_only_who_typed_a_pass_makes_it_a_word(typed, who):
    before = [(m.id, m.words, m.labels) for m in typed.group.messages]

    toast = await presses(getattr(typed, who), KEEP, typed.anas_answer)

    assert (toast.text, toast.alert) == (NOT_YOURS, False)
    assert await said(typed) == []
    assert await typed.rows(PASSES) == [(0, -1), (0, -1)]
    assert await typed.rows("SELECT count(*) FROM participant") == [(2,)]
    assert [(m.id, m.words, m.labels) for m in typed.group.messages] == before


async def test_who_typed_it_does(typed):
    await presses(typed.ana, KEEP, typed.anas_answer)

    assert await said(typed) == ["nothing"]
    assert await typed.rows(PASSES) == [(0, -1)]
    assert typed.anas_answer.words == "Noted: “nothing”\nRoom for more: 2"
    assert typed.anas_answer.labels == []


async def test_nobody_does_once_the_message_is_gone(typed):
    typed.anas.deleted = True

    assert (await presses(typed.cai, KEEP, typed.anas_answer)).text == NOT_YOURS
    assert (await presses(typed.ana, KEEP, typed.anas_answer)).text == NOT_YOURS

    assert await said(typed) == []


async def test_data_of_anothers_answer_makes_no_word_under_ones_own(typed):
    forged = typed.anas_answer.button(KEEP).data

    typed.bea.person.forges(typed.group.last_button(KEEP), forged)
    await typed.settles()

    assert await said(typed) == []


async def test_what_was_not_kept_is_told_as_a_reply_too(typed):
    await replies(typed.cai, "a, b, c", question(typed))
    fourth = await replies(typed.cai, "d", question(typed))

    told = [m for m in typed.group.messages if m.words.startswith("Not kept: “d”.")][-1]
    assert told.reply_to is fourth


async def test_a_note_in_the_group_is_removed_there_by_who_leads_and_by_nobody_else(typed):
    await typed.fran.says("/note Said on the call", chat=typed.group)
    receipt = typed.group.last_button("Remove")

    toast = await presses(typed.ana, "Remove", receipt)
    assert toast.text.startswith("Only facilitators of this workshop can do that.")
    assert await typed.rows("SELECT text FROM note") == [("Said on the call",)]

    typed.fran.person.forges(typed.anas_answer, receipt.button("Remove").data)
    await typed.settles()
    assert await typed.rows("SELECT text FROM note") == [("Said on the call",)]

    await presses(typed.fran, "Remove", receipt)
    assert await typed.rows("SELECT text FROM note") == []
    assert receipt.words == "Removed."
