"""Texts that would harm somebody if the bot let them, and how to see that they did."""

from bot.rehearsal.bot_api.chats import Chat

FROM_PEOPLE = {
    "url", "mention", "text_link", "hashtag", "cashtag", "bot_command", "email", "phone_number",
}  # fmt: skip
OURS = {
    f"/{name}"
    for name in (
        "archives",
        "forget",
        "leave",
        "mydata",
        "note",
        "panel",
        "privacy",
        "quiet",
        "rules",
        "workshop",
    )
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


def clickable(chat: Chat) -> list[tuple[str, str]]:
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
