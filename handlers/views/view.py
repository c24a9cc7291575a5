"""What one message shows, and sentences filled in so that nothing written by people is markup."""

import hashlib
import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.texts import Texts, together
from handlers.views.buttons import Rows

MAX_TEXT = 4096
MAX_CAPTION = 1024
WORD_JOINER = "\u2060"
CLICKABLE = re.compile(r"(?<=[@#$])(?=\w)|(?<!\w/)(?<=/)(?=\w)|(?<=:)(?=//)|(?<=\w\.)(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class View:
    """A text in Telegram's HTML, with buttons under it; one with a `placeholder` asks to be
    answered, and shows it where one types."""

    text: str
    buttons: Rows = ()
    placeholder: str = ""

    @property
    def digest(self) -> bytes:
        """The same for two views that look the same."""
        return hashlib.sha256(repr((self.text, self.buttons)).encode()).digest()[:16]


def said(text: str) -> str:
    """What somebody wrote, safe in HTML, and with nothing in it that Telegram makes clickable.

    Telegram turns @names, /commands, #tags and addresses of a bot's messages into links by itself;
    an invisible word joiner after the sign prevents it.
    """
    return html.escape(CLICKABLE.sub(WORD_JOINER, text), quote=False)


def say(texts: Texts, key: str, /, **placeholders: str | int | Callable[[Texts], str]) -> str:
    """A sentence of the bot with people's words, or the plan's, filled in as plain text. What the
    plan says in each language is asked for in that of the sentence."""

    def filled(one: Texts) -> dict[str, str | int]:
        parts = {name: part(one) if callable(part) else part for name, part in placeholders.items()}
        return {name: said(part) if isinstance(part, str) else part for name, part in parts.items()}

    # Asked hundreds of times for a list of words: most read one language.
    each = texts.each if texts.beside else (texts,)
    return together([one(key, **filled(one)) for one in each])


def count_units(text: str) -> int:
    """How long Telegram takes a text to be: UTF-16 units of what is left after parsing."""
    shown = html.unescape(re.sub(r"</?[a-z-]+(?: [a-z]+)?>", "", text))
    return len(shown.encode("utf-16-le")) // 2


def paragraphs(*parts: str) -> str:
    """Parts that are not empty, with an empty line between them."""
    return "\n\n".join(part for part in parts if part)


def shortened(text: str, units: int) -> str:
    """A text, or as much of it as a room of UTF-16 units holds."""
    if count_units(said(text)) <= units:
        return text
    while text and count_units(said(text)) >= units:
        text = text[: len(text) * 9 // 10].rstrip("…")
    return text.rstrip() + "…"


def split_list(parts: list[str], separator: str, room: int) -> tuple[list[str], int]:
    """As many of the parts as fit into `room` UTF-16 units, and how many are left over."""
    kept: list[str] = []
    used = 0
    for part in parts:
        used += count_units(part) + len(separator)
        if used > room:
            return kept, len(parts) - len(kept)
        kept.append(part)
    return kept, 0
