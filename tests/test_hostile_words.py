"""Words that would harm somebody if the bot let them: each is kept whole, cleaned, or refused."""

import logging
from dataclasses import replace

import pytest

FROM_PEOPLE = {
    "url", "mention", "text_link", "hashtag", "cashtag", "bot_command", "email", "phone_number",
}  # fmt: skip
OURS = {
    f"/{name}"
    for name in ("archives", "forget", "leave", "mydata", "note", "panel", "privacy", "workshop")
}
HOSTILE = [
    "\u200b\u200d\ufeff",
    "\u200e\u200f",
    "\u202eevil\u202c word",
    "Z\u0338\u0321\u0322\u031b\u0316\u0317\u0318\u0319a\u0335\u0356\u0357l\u0337\u0310g\u0336o",
    "e" + "\u0301" * 4000,
    "x" * 4096,
    " ".join(["time"] * 200),
    ", ".join(f"w{number}" for number in range(700)),
    "👩‍👩‍👧‍👦👍🏽",
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿" * 290,
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧🏳️‍🌈",
    "<b>bold</b> <a href='https://evil.example'>x</a> &amp; &lt;",
    "</i></b></blockquote><tg-spoiler>",
    "<!-- & &#60; ]]>",
    "@durov and @gair_bot",
    "do /evil or /start@gair_bot",
    "/ slash",
    "https://evil.example/x",
    "t.me/evil evil.co EVIL.ORG",
    "tg://user?id=7000000001",
    "#tag $USD",
    "mail@evil.example",
    "a\x00b\x07c\x1b[31m",
    "half a \ud800 pair \udc00",
    "\ufffe\uffff\U0001ffff\ue000",
    "{count} {0} %s %(x)s",
    "'; DROP TABLE response; --",
    "=HYPERLINK(1)",
    "محبة و أمان",
    "ሰላም, தமிழ், 中文、ئاشتی",
    "…",
    "1) 2) 3)",
    "---",
    ",;,;\n\n",
]


async def hears(scene, player, text):
    """What the bot says to that, in private."""
    before = sum(message.from_bot for message in player.person.sees)
    await player.says(text)
    said = [message.words for message in player.person.sees if message.from_bot]
    return said[before:]


def clickable(chat):
    """What Telegram made clickable in the bot's messages, other than commands of its own."""
    found = []
    for message in chat.messages:
        units = message.words.encode("utf-16-le", "surrogatepass")
        for entity in message.entities if message.from_bot else ():
            start, end = entity["offset"], entity["offset"] + entity["length"]
            text = units[2 * start : 2 * end].decode("utf-16-le")
            if entity["type"] in FROM_PEOPLE and text not in OURS:
                found.append((entity["type"], text))
    return found


@pytest.fixture
async def roomy(scene):
    """At the first question of a plan that allows ten words each; six people have joined."""
    plans = scene.gair.services.means.plans
    name = scene.gair.services.config.plan
    plans[name] = replace(plans[name], responses_per_person=10)
    await scene.begins_with(*scene.people)
    return scene


async def test_no_word_is_an_error_or_markup(roomy, caplog):
    caplog.set_level(logging.WARNING)
    told = {}
    for number, text in enumerate(HOSTILE):
        told[text] = await hears(roomy, roomy.people[number % 6], text)
    await roomy.fran.presses("Close and reveal")

    assert [text for text, said in told.items() if len(said) != 1] == []
    kept = {text for (text,) in await roomy.rows("SELECT text FROM response")}
    assert {"evil word", "محبة و أمان", "ሰላም", "中文", "🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧🏳️‍🌈", "=HYPERLINK(1)"} <= kept
    (cloud,) = roomy.clouds
    assert "Answered: 6 · Passed: 0" in cloud.words
    assert [clickable(chat) for chat in roomy.world.chats.values() if clickable(chat)] == []
    assert [record.message for record in caplog.records] == []


async def test_no_answer_is_an_error_or_markup(roomy, caplog):
    caplog.set_level(logging.WARNING)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await roomy.fran.presses(label)
    told = {}
    for number, text in enumerate(HOSTILE):
        told[text] = await hears(roomy, roomy.people[number % 6], text)
    for player in roomy.people:
        assert await hears(roomy, player, "/mydata") != []
    for label in ("Round-up", "Show the draft", "Post to the group"):
        await roomy.fran.presses(label)
    await roomy.fran.presses("End the workshop")
    await roomy.fran.presses("End now")

    assert [text for text, said in told.items() if len(said) != 1] == []
    assert "What we heard" in "".join(roomy.posts)
    assert [clickable(chat) for chat in roomy.world.chats.values() if clickable(chat)] == []
    assert [record.message for record in caplog.records] == []
