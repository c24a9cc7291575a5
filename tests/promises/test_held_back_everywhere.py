"""Whatever is held back, said wherever it can be said, stands nowhere before somebody lets it."""

import pytest

from bot.archive import read
from tests.some_of import some_of
from tests.unpacked import everything_in

SIGN = "Zqx"
WORDS = ("trust", "care", "hope", "time", "love", "patience")
PLAIN = (
    "More time for people would help everybody here.",
    "We need time, and more staff in the evenings.",
    "Time is what people ask for when they come.",
)
KINDS = {
    "a first name": "Sarah {sign}",
    "a manager": "my manager {sign} shouts",
    "a title": "Mrs {sign} shouts",
    "an initial": "client J. {sign} waits",
    "a number": "{sign} 07700 900123",
    "an address": "{sign}@example.org",
    "not to be quoted": "Don't quote me: {sign}",
    "distress": "{sign}, I want to die",
    "in Welsh": "{sign}, dwi eisiau marw",
    "of somebody else": "he wanted to kill himself {sign}",
}
WAYS = ("word", "thought", "answer", "note")


def text_of(kind: str, way: str) -> str:
    return KINDS[kind].format(sign=SIGN + way)


async def said_everywhere(scene, kind):
    """A workshop of one value, in which one person says it in each way; what others read of it."""
    await scene.each_says(*WORDS)
    await scene.fay.says(text_of(kind, "word"))
    await scene.fran.presses("Close and reveal")
    await scene.fran.presses("Same words")
    await scene.fran.presses("Show the value in full")
    await scene.each_says(*("A thought about time." for _ in range(3)))
    await scene.fay.says(text_of(kind, "thought"))
    await scene.fran.presses("Next prompt")
    await scene.each_says(*PLAIN)
    await scene.fay.says(text_of(kind, "answer"))
    await scene.fran.says("/note " + text_of(kind, "note"))
    await scene.fran.presses("Round-up")
    await scene.fran.presses("Show the draft")
    await scene.fran.presses("Post to the group")


async def ends(scene) -> bytes:
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    await scene.world.until(lambda: any(m.document for m in scene.fran.person.sees), timeout=60)
    return [m.document[1] for m in scene.fran.person.sees if m.document][-1]


def everything_shown(chat) -> str:
    """What stands in a chat from the bot, and ever stood there."""
    return "\n".join(m.words for m in chat.messages if m.from_bot)


@pytest.mark.parametrize("kind", some_of(KINDS, 2))
async def test_no_word_of_it_is_in_any_output(workshop, kind):
    await said_everywhere(workshop, kind)

    archive = await ends(workshop)

    outputs = {
        "group": everything_shown(workshop.group),
        "archive": everything_in(archive),
        **{p.person.name: "\n".join(p.sees) for p in workshop.people if p is not workshop.fay},
        "facilitator": "\n".join(m.words for m in workshop.fran.person.sees if m.from_bot),
    }
    found = [
        (output, way)
        for output, text in outputs.items()
        for way in WAYS
        if SIGN + way in text and (output, way) != ("facilitator", "note")
    ]
    assert found == []
    assert "trust" in outputs["group"]
    assert PLAIN[0] in outputs["archive"]
    mine = "\n".join(workshop.fay.sees)
    assert [way for way in ("word", "thought", "answer") if SIGN + way not in mine] == []


async def test_what_is_let_in_is_in_the_archive_after_all(workshop):
    await said_everywhere(workshop, "a manager")
    archive = await ends(workshop)
    before = read(archive).values[0].prompts[0].answers

    await workshop.fran.presses("Review")
    while any("▶" in label for label in workshop.fran.buttons):
        await workshop.fran.presses("Include")
    await workshop.fran.presses("Include")
    await workshop.fran.says("/archives")
    count = len([m for m in workshop.fran.person.sees if m.document])
    await workshop.fran.presses("1 · Focus group")
    sent = lambda: [m.document[1] for m in workshop.fran.person.sees if m.document]  # noqa: E731
    await workshop.world.until(lambda: len(sent()) > count, timeout=60)

    inside = everything_in(sent()[-1])
    assert text_of("a manager", "answer") not in before
    assert [w for w in ("word", "thought", "answer", "note") if SIGN + w not in inside] == []
