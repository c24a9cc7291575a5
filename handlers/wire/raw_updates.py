"""Updates as Telegram wrote them: whatever stands in one, it is only one that can't be dealt with.

Nothing is taken for granted here, not even that an update has a number: what can't be read is set
aside, and everything before and after it is dealt with as usual.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers.views import buttons
from handlers.views.buttons import Verb
from handlers.wire.ways import OwnWay

HIGHEST_NUMBER = 2**63 - 1  # what SQLite can keep
HIGHEST_MESSAGE_ID = 2**31 - 1  # those of Telegram have 32 bits
LONGEST_NUMBER = 25  # digits: Python refuses to read more than some thousand
SECONDS_ON_THE_WAY = 10
DEEPEST = 100  # Telegram's own go eight deep
UNKNOWN = "unknown"
TAKES_BACK = frozenset(
    {
        *(Verb.REMOVE, Verb.FORGET, Verb.LEAVE, Verb.REMOVE_NOTE),
        *(Verb.TAKE_OUT, Verb.TAKE_AUTHOR_OUT),
    }
)
WHERE_IDS_ARE = (
    ("message", "chat", "id"),
    ("message", "from", "id"),
    ("edited_message", "chat", "id"),
    ("edited_message", "from", "id"),
    ("my_chat_member", "chat", "id"),
    ("my_chat_member", "from", "id"),
    ("callback_query", "from", "id"),
    ("callback_query", "message", "chat", "id"),
)
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)

Raw = dict[str, Any]


class UpdatesRequest(OwnWay):
    """The way to Telegram that updates are asked for by; it reads answers that others can't."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> Raw:
        try:
            found: Raw = parse(payload)
        except ValueError as error:
            raise TelegramError("the answer is no JSON") from error
        return found


class RawBot(ExtBot[None]):
    """The library's bot, which can also be asked for updates as Telegram wrote them."""

    async def raw_updates(self, offset: int, seconds: int, kinds: Sequence[str]) -> object:
        """The updates from one number on, or whatever Telegram answers instead; it waits so long
        for one to come. Raises TelegramError."""
        asked = {"offset": offset, "timeout": seconds, "allowed_updates": list(kinds)}
        found: object = await self._post(
            "getUpdates", asked, read_timeout=seconds + SECONDS_ON_THE_WAY
        )
        return found


def parse(payload: bytes) -> Any:
    """JSON, read so that it can be kept: without half letters, and no deeper than can be followed.

    Raises ValueError for what is no JSON.
    """
    text = payload.decode(errors="replace")
    try:
        return _whole(json.loads(text, parse_int=_number))
    except RecursionError:
        return _whole(json.loads("".join(_shallow(text)), parse_int=_number))


def number_of(raw: object) -> int | None:
    """The number of an update, or None if it has none that can be kept."""
    number = _as_int(_within(raw, "update_id"))
    return number if number is not None and 0 <= number <= HIGHEST_NUMBER else None


def kind_of(raw: object) -> str:
    """What kind of update it is: one that Telegram knows, so that it is nobody's words."""
    if not isinstance(raw, dict):
        return UNKNOWN
    return next((kind for kind in Update.ALL_TYPES if raw.get(kind) is not None), UNKNOWN)


def chat_of(raw: object) -> int | None:
    """What updates are kept in order by: the chat, or for a press the person."""
    for kind in ("message", "edited_message", "my_chat_member"):
        if _within(raw, kind) is not None:
            return _as_int(_within(raw, kind, "chat", "id"))
    return _as_int(_within(raw, "callback_query", "from", "id"))


def message_of(raw: object) -> tuple[int, int] | None:
    """The chat and the id of a message that was just written, or None."""
    chat_id = _as_int(_within(raw, "message", "chat", "id"))
    message_id = _as_int(_within(raw, "message", "message_id"))
    if chat_id is None or message_id is None or not 0 < message_id <= HIGHEST_MESSAGE_ID:
        return None
    return chat_id, message_id


def takes_back(raw: object) -> bool:
    """Whether an update is a press that takes words back."""
    data = _within(raw, "callback_query", "data")
    pressed = buttons.read(data) if isinstance(data, str) else None
    return pressed is not None and pressed.verb in TAKES_BACK


def has_sound_ids(raw: object) -> bool:
    """Whether the ids of its people and chats, as far as it has some, are numbers that can be."""
    found = [_within(raw, *path) for path in WHERE_IDS_ARE]
    numbers = [_as_int(each) for each in found if each is not None]
    return all(number is not None and abs(number) <= HIGHEST_NUMBER for number in numbers)


def _within(raw: object, *keys: str) -> object:
    """What stands at the end of a path of keys, or None."""
    for key in keys:
        raw = raw.get(key) if isinstance(raw, dict) else None
    return raw


def _as_int(entry: object) -> int | None:
    return entry if isinstance(entry, int) and not isinstance(entry, bool) else None


def _number(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def _whole(entry: Any) -> Any:
    """Half a letter, as JSON may carry it, can't be stored or sent: it becomes a question mark."""
    if isinstance(entry, str):
        return entry.encode(errors="replace").decode()
    if isinstance(entry, dict):
        return {_whole(key): _whole(value) for key, value in entry.items()}
    return [_whole(each) for each in entry] if isinstance(entry, list) else entry


def _shallow(text: str) -> Iterator[str]:
    """JSON with null for everything that stands too deep."""
    depth = end = 0
    for token in _STRING_OR_BRACKET.finditer(text):
        opens, closes = token[0] in "[{", token[0] in "]}"
        depth -= closes
        if depth < DEEPEST or (depth == DEEPEST and not opens and not closes):
            yield text[end : token.end()]
        elif depth == DEEPEST and opens:
            yield text[end : token.start()] + "null"
        depth += opens
        end = token.end()
    yield text[end:]
