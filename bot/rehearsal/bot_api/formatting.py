"""`parse_mode=HTML`: from markup to text and entities, refused where Telegram refuses it."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.rehearsal.bot_api.entities import Entity, utf16_length
from bot.rehearsal.bot_api.refusals import ApiRefusal

MAX_MARKUP_BYTES = 1 << 15
TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
}  # fmt: skip
PIECE = re.compile(r"<|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);|[^<&]+|&")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(
    r"\s*(?P<name>[^\s=>]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+)))?"
)
TAG_END = re.compile(r"\s*>")
USER_LINK = re.compile(r"tg://user\?id=(\d+)$")


@dataclass(slots=True)
class OpenTag:
    """A start tag whose end has not come."""

    name: str
    at: int
    entity: Entity


def parse_markup(text: str, parse_mode: str) -> tuple[str, list[Entity]]:
    """Text and entities of `text` in `parse_mode`. A mention of a person has `user_id`.

    Only HTML is read; the two Markdowns are refused, since this project sends none.
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise ApiRefusal.bad("strings must be encoded in UTF-8") from None
    if size > MAX_MARKUP_BYTES:
        raise ApiRefusal.bad("text is too long")
    mode = parse_mode.lower()
    if mode in {"", "none"}:
        return text, []
    if mode != "html":
        raise ApiRefusal.bad("unsupported parse_mode")
    return HtmlReader(text).read()


class HtmlReader:
    """Reads one text; `read` raises Refused with the byte offset of what is wrong."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[OpenTag] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        """The text without its tags, and the entities in the order of their places."""
        while (match := PIECE.match(self.source, self.position)) is not None:
            if match.group() == "<":
                self._read_tag()
            else:
                self.position = match.end()
                self._add(self._unescaped(match.group()))
        if self.open:
            name = self.open[-1].name
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{name}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.pieces), self.entities

    def _unescaped(self, piece: str) -> str:
        return html.unescape(piece) if len(piece) > 1 and piece[0] == "&" else piece

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += utf16_length(text)

    def _wrong(self, what: str, at: int | None = None) -> ApiRefusal:
        place = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return ApiRefusal.bad(f"can't parse entities: {what}{place}")

    def _read_tag(self) -> None:
        at = self.position
        if self.source.startswith("</", at):
            self._end_tag(at)
        else:
            self._start_tag(at)

    def _end_tag(self, at: int) -> None:
        if not self.open:
            raise self._wrong("Unexpected end tag", at)
        name = self._name(at + 2)
        ending = TAG_END.match(self.source, self.position)
        if ending is None:
            raise self._wrong("Unclosed end tag", at)
        tag = self.open.pop()
        if name not in {"", tag.name}:
            found = self._wrong("Unmatched end tag", at)
            expected = f', expected "</{tag.name}>", found "</{name}>"'
            raise ApiRefusal(400, found.description + expected)
        self.position = ending.end()
        self._close(tag)

    def _close(self, tag: OpenTag) -> None:
        tag.entity["length"] = self.length - tag.entity["offset"]
        if tag.entity["length"] and not self._joins_pre(tag) and self._has_target(tag):
            self.entities.append(tag.entity)

    def _joins_pre(self, tag: OpenTag) -> bool:
        """`<pre><code class="language-x">` is one block with a language; other code has none."""
        language = tag.entity.pop("language", None) if tag.name == "code" else None
        if tag.name != "code" or not self.open or self.open[-1].name != "pre":
            return False
        if language is not None:
            self.open[-1].entity["language"] = language
        return True

    def _has_target(self, tag: OpenTag) -> bool:
        if tag.entity["type"] != "text_link":
            return True
        address = tag.entity["url"] or "".join(self.pieces)[-tag.entity["length"] :]
        if (user := USER_LINK.match(address)) is not None:
            del tag.entity["url"]
            tag.entity.update(type="text_mention", user_id=int(user.group(1)))
        elif "." not in address and "://" not in address:
            return False
        else:
            tag.entity["url"] = address if "://" in address else f"http://{address}"
        return True

    def _name(self, start: int) -> str:
        match = TAG_NAME.match(self.source, start)
        self.position = start if match is None else match.end()
        return self.source[start : self.position].lower()

    def _start_tag(self, at: int) -> None:
        name = self._name(at + 1)
        if self.position == len(self.source):
            raise self._wrong("Unclosed start tag", at)
        if name not in TYPES:
            raise self._wrong(f'Unsupported start tag "{name}"', at)
        attributes = self._attributes(at)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', at)
        if name == "tg-emoji" and not attributes.get("emoji-id", "").isdigit():
            raise self._wrong("Invalid custom emoji identifier specified", at)
        entity: Entity = {"offset": self.length, "length": 0, "type": TYPES[name]}
        DRESSING.get(name, _plain)(entity, attributes)
        self.open.append(OpenTag(name, at, entity))

    def _attributes(self, at: int) -> dict[str, str]:
        attributes = {}
        while (ending := TAG_END.match(self.source, self.position)) is None:
            match = ATTRIBUTE.match(self.source, self.position)
            if match is None:
                raise self._wrong("Unclosed start tag", at)
            value = match["double"] or match["single"] or match["bare"] or ""
            attributes[match["name"].lower()] = html.unescape(value)
            self.position = match.end()
        self.position = ending.end()
        return attributes


def _plain(entity: Entity, attributes: dict[str, str]) -> None:
    """Most tags say all with their name."""


def _dress_link(entity: Entity, attributes: dict[str, str]) -> None:
    entity["url"] = attributes.get("href", "")


def _dress_emoji(entity: Entity, attributes: dict[str, str]) -> None:
    entity["custom_emoji_id"] = attributes["emoji-id"]


def _dress_quote(entity: Entity, attributes: dict[str, str]) -> None:
    if "expandable" in attributes:
        entity["type"] = "expandable_blockquote"


def _dress_code(entity: Entity, attributes: dict[str, str]) -> None:
    if attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")


DRESSING: dict[str, Callable[[Entity, dict[str, str]], None]] = {
    "a": _dress_link,
    "tg-emoji": _dress_emoji,
    "blockquote": _dress_quote,
    "code": _dress_code,
}
