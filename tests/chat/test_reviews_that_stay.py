"""A review in somebody's chat stays as it is while others change what it does not show."""

from tests.beginnings import played
from tests.chat.test_reviewing import NAMED, PLAIN, WORDS
from tests.chat.test_struck_words_put_back import taps_answer
from tests.rounded_up import goes_on

ALSO_NAMED = "Ask Tom Edwards, he knows it all too well."
GONE = "Something here has changed"


@played
async def looked_at(workshop):
    """Ana and Bea have named somebody in their answers; Fay leads too, and Fran reads them all."""
    await workshop.each_says(*WORDS)
    await goes_on(workshop, "Close and reveal", "Show the value in full", "Next prompt")
    await workshop.each_says(NAMED, ALSO_NAMED, *PLAIN)
    await workshop.shares_lead_with(workshop.fay)
    await workshop.fran.presses("To look at: 2", workshop.fran.panel)


def review(player):
    """The message that shows what is reviewed: the newest that asks what to do with a text."""
    return [m for m in player.person.sees if "Leave out" in m.labels][-1]


def edits_of(scene, message):
    """How often a message was edited."""
    sent = [r for r in scene.world.requests if r.method.lower() == "editmessagetext"]
    return sum(
        str(r.params.get("chat_id")) == str(scene.fran.id)
        and str(r.params.get("message_id")) == str(message.id)
        for r in sent
    )


async def strikes_another(scene):
    await scene.fay.presses("Answers so far", scene.fay.panel)
    await taps_answer(scene.fay, PLAIN[1])


async def test_another_answer_of_its_value_is_taken_out_and_it_does_not_move(looked_at):
    message = review(looked_at.fran)
    before, edits = message.words, edits_of(looked_at, message)
    await strikes_another(looked_at)

    assert "Sarah Jenkins" in before or "Tom Edwards" in before
    assert (message.words, edits_of(looked_at, message)) == (before, edits)
    assert review(looked_at.fran) is message


async def test_nor_when_somebody_changes_or_takes_back_another(looked_at):
    message = review(looked_at.fran)
    before, edits = message.words, edits_of(looked_at, message)
    await looked_at.cai.presses("Remove", looked_at.cai.card)
    await looked_at.dai.presses("Change", looked_at.dai.card)
    await looked_at.dai.says("It needs a lot of time.")

    assert (message.words, edits_of(looked_at, message)) == (before, edits)


async def test_nor_after_a_restart(looked_at):
    message = review(looked_at.fran)
    before = message.words
    await looked_at.restarts()
    await strikes_another(looked_at)

    assert message.words == before


async def test_it_can_be_decided_afterwards(looked_at):
    await strikes_another(looked_at)
    await looked_at.fran.presses("Mask", review(looked_at.fran))

    rows = await looked_at.rows("SELECT decision FROM review WHERE decision IS NOT NULL")
    assert rows == [("masked",)]


async def test_its_own_text_taken_back_leaves_it(looked_at):
    message = review(looked_at.fran)
    for player in (looked_at.ana, looked_at.bea):
        await player.presses("Remove", player.card)

    assert "Sarah Jenkins" not in message.words
    assert "Tom Edwards" not in message.words
    assert "Leave out" not in message.labels


async def test_what_a_colleague_has_decided_stands_there(looked_at):
    await goes_on(looked_at, "End the workshop", "End now")
    for player in (looked_at.fran, looked_at.fay):
        await player.presses("Review", player.panel)
    mine, before = review(looked_at.fran), review(looked_at.fran).words
    await looked_at.fay.presses("Include", review(looked_at.fay))

    assert "It is left out" in before
    assert "It is included as it is." in mine.words
    assert mine.words.splitlines()[0] == before.splitlines()[0]


async def test_of_a_version_before_it_goes_as_it_did(looked_at):
    message = review(looked_at.fran)
    database = looked_at.gair.services.means.database
    await database.transaction(
        lambda tx: tx.write("UPDATE shown_message SET content = NULL WHERE kind = 'review'")
    )
    await strikes_another(looked_at)

    assert "Leave out" not in message.labels
