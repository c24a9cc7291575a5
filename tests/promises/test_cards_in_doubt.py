"""A question that reached somebody, though nobody told the bot: what they write answers it."""

import pytest

from bot.rehearsal.bot_api import Fault
from tests.chat.test_coming_and_going import CARE, use
from tests.plans import SMALL

KEPT = "SELECT value, late, text FROM response"
HANGS = Fault.timeout(after_doing=True, hold=3)
UNHEARD = [
    Fault.server_error(after_doing=True),
    Fault.bad_gateway(after_doing=True),
    Fault.connection_dropped(after_doing=True),
    HANGS,
]


async def goes_on(scene, fault, times):
    """The next value begins, and the card for Ana meets a fault; nobody waits until that is over.
    While edits fail too, nothing is found out."""
    await scene.fran.presses("Skip this value")
    await meets(scene, fault, "Skip it", times)
    await scene.world.until(lambda: "Pass" in scene.bea.buttons and "2 of" in scene.bea.card.words)


async def meets(scene, fault, label, times=6):
    """Fran presses, and the card for Ana meets a fault."""
    chat = scene.ana.person.private
    for method in ("sendMessage", "editMessageText", "editMessageReplyMarkup"):
        scene.world.faults.next(method, fault, chat=chat, times=times)
    scene.fran.person.presses(scene.fran.person.last_button(label), label)


async def said_meanwhile(scene, text):
    """Ana says something; once she has the sign that it is kept, nothing fails any more."""
    message = scene.ana.person.says(text)
    await scene.world.until(lambda: message.reaction is not None)
    scene.world.faults.clear()
    await scene.settles()


async def kept(scene):
    return sorted(await scene.rows(KEPT))


@pytest.mark.parametrize("fault", UNHEARD, ids=lambda fault: f"{fault.way} {fault.status}")
async def test_what_is_said_to_it_belongs_to_it(workshop, fault):
    await workshop.ana.says("calm")
    await goes_on(workshop, fault, times=6)
    await workshop.world.until(lambda: "2 of" in workshop.ana.card.words)

    workshop.ana.person.says("brave")
    workshop.bea.person.says("quiet")
    await workshop.world.until(lambda: workshop.bea.own == ["quiet"])
    workshop.world.faults.clear()
    await workshop.settles()

    assert await kept(workshop) == [(0, 0, "calm"), (1, 0, "brave"), (1, 0, "quiet")]
    assert workshop.ana.own == ["brave"]
    assert len([words for words in workshop.ana.sees if words.startswith("2 of")]) == 1


async def test_it_is_not_what_people_were_asked_as_they_came(scene, tmp_path):
    await use(scene, tmp_path, CARE + SMALL)
    await scene.opens_lobby()
    await scene.all_join()
    await meets(scene, Fault.server_error(after_doing=True), "Begin with the first value")
    await scene.world.until(lambda: scene.ana.cards)

    await said_meanwhile(scene, "brave")

    assert await kept(scene) == [(0, 0, "brave")]
    assert await scene.rows("SELECT * FROM check_answer") == []


async def test_it_is_no_new_wording_of_a_word(workshop):
    await workshop.fran.presses("Skip this value")
    await workshop.ana.says("calm")
    await workshop.ana.presses("Change")
    await meets(workshop, Fault.server_error(after_doing=True), "Skip it")
    await workshop.world.until(lambda: "2 of" in workshop.ana.card.words)

    await said_meanwhile(workshop, "brave")

    assert await kept(workshop) == [(0, 0, "calm"), (1, 0, "brave")]


async def test_a_question_that_waits_for_its_turn_was_seen_by_nobody(workshop):
    """Telegram makes the chat wait: it shows the question before, and what is said answers that."""
    await goes_on(workshop, Fault.too_many(4), times=1)

    workshop.ana.person.says("calm")
    await workshop.settles()

    assert await kept(workshop) == [(0, 1, "calm")]
    assert "2 of" in workshop.ana.card.words
