"""What people write, and when: edits, the wrong moment, and what is no text."""

import io

from PIL import Image

from tests.beginnings import played

TOO_LONG = "“looooooooooooooooooo…” is too long"
LONG = "l" + "o" * 70 + "ng"
TAKEN_BACK = (
    "You have changed or removed what that message said, so I leave the edit out. Send it as a new "
    "message, or tap Change."
)
NOTHING_SAID = (
    "I could not find any words in that, so nothing has changed. To take something back, tap "
    "Remove or send /mydata."
)
NOT_ASKED = (
    "No question had been asked yet, so this was not kept. Send it when the question is there."
)
NOT_JOINED = (
    "You have not joined yet, so I did not keep that. Tap Join under my post in your group."
)


@played
async def one(scene):
    """A private workshop at its first question, and Ana alone has joined."""
    await scene.begins_with(scene.ana)


async def words(scene):
    return [text for (text,) in await scene.rows("SELECT text FROM response ORDER BY text")]


async def test_an_edited_message_replaces_what_came_in_it(one):
    message = await one.ana.says("time, shame")
    await one.ana.says("trust")

    await one.ana.edits(message, "more time")
    assert (sorted(one.ana.own), one.ana.room) == (["more time", "trust"], 1)
    assert await words(one) == ["more time", "trust"]

    await one.ana.edits(message, "hope; love; joy")
    assert one.ana.last == (
        "Changed. It now says: “hope”, “love”\n"
        "Not kept: “joy”. Each person may say up to 3. Remove one of yours, then send it again."
    )
    assert await words(one) == ["hope", "love", "trust"]


async def test_edits_that_bring_nothing_new(one):
    message = await one.ana.says("time")
    receipt = one.ana.last

    await one.ana.edits(message, "- time")
    assert one.ana.last == receipt

    await one.ana.edits(message, "\u200b\u200b")
    assert one.ana.last == NOTHING_SAID

    await one.ana.edits(message, LONG)
    assert one.ana.last.startswith(TOO_LONG)
    assert await words(one) == ["time"]


async def test_a_refused_message_counts_once_it_is_short_enough(one):
    message = await one.ana.says(LONG)
    assert one.ana.last.startswith(TOO_LONG)

    await one.ana.edits(message, "long")

    assert message.reaction == "✍"
    assert one.ana.own == ["long"]
    assert await words(one) == ["long"]


async def test_a_refused_message_belongs_to_the_question_above_it(one):
    message = await one.ana.says(LONG)
    for label in ("Close and reveal", "Next value"):
        await one.fran.presses(label)

    await one.ana.edits(message, "long")

    assert one.ana.last == (
        "“Connection, love and care should be central” is not open just now. "
        "I kept “long”. The report has it if 3 people or more said something."
    )
    assert await one.rows("SELECT value, late FROM response") == [(0, 1)]


async def test_an_old_message_that_was_never_kept_does_not_become_an_answer(scene):
    await scene.opens_lobby()
    await scene.ana.joins()
    hello = await scene.ana.says("Hello there")
    assert scene.ana.last == NOT_ASKED
    await scene.fran.presses("Begin with the first value")

    await scene.ana.edits(hello, "Hello")

    assert scene.ana.last == (
        "You wrote that before the question came, so it was not kept. Send it as a new message."
    )
    assert await words(scene) == []


async def test_a_facilitator_who_edits_what_was_not_kept_is_told_how_to_lead(one):
    message = await one.fran.says("next")

    await one.fran.edits(message, "next, please")

    assert one.fran.last.startswith("I keep nothing of this: you lead, and have not joined.")


async def test_an_edit_nobody_made_brings_nothing_back(one):
    message = await one.ana.says("time")
    await one.ana.presses("Remove")

    await one.ana.edits(message, "time ")
    assert one.ana.last == TAKEN_BACK

    changed = await one.ana.says("hope")
    await one.ana.presses("Change")
    await one.ana.says("trust")
    await one.ana.edits(changed, "hope!")

    assert one.ana.last == TAKEN_BACK
    assert await words(one) == ["trust"]


async def test_updates_that_come_twice_count_once(one):
    await one.ana.says("time")
    one.world.updates.repeat()
    await one.settles()

    assert one.ana.sees[-1] == "time"
    assert one.ana.own == ["time"]
    assert await words(one) == ["time"]


async def test_who_never_joined_is_told_how_to(one):
    await one.bea.starts()
    await one.bea.says("time")
    assert one.bea.last == NOT_JOINED

    message = await one.bea.says("hope")
    await one.bea.edits(message, "trust")

    assert one.bea.last == NOT_JOINED
    assert await words(one) == []


async def test_after_the_end_nothing_is_added_or_changed(one):
    message = await one.ana.says("time")
    receipt = one.ana.person.last_button("Change")
    change = receipt.button("Change").data
    await one.fran.presses("End the workshop")
    await one.fran.presses("End now")
    over = "This workshop has ended, so nothing more is kept. /mydata shows what I have of you."

    await one.ana.says("hope")
    assert one.ana.last == over
    await one.ana.edits(message, "trust")
    assert one.ana.last == over
    assert receipt.labels == ["Remove", "A quiet word"]
    press = one.ana.person.forges(receipt, change)
    await one.settles()
    assert press.toast.text == over
    assert await words(one) == ["time"]

    await one.ana.presses("Remove", receipt)
    assert await words(one) == []


async def test_only_words_can_be_kept(one):
    only_text = (
        "I can only keep words. Please type what you would like to say. A picture, sticker or "
        "voice message is not kept."
    )
    pixel = io.BytesIO()
    Image.new("RGB", (320, 320)).save(pixel, "PNG")
    ana = one.ana.person
    for send in (
        lambda: ana.sends_photo(pixel.getvalue()),
        lambda: ana.sends_document("time.txt", b"time"),
        ana.sends_voice,
        ana.sends_sticker,
    ):
        send()
        await one.settles()
        assert one.ana.last == only_text

    assert one.ana.sees.count(only_text) == 4
    assert await words(one) == []
