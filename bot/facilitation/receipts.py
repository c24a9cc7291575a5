"""What one person is told about one question, and which question that is: a reply belongs there.

Value and prompt are remembered sealed, in the content: beside the mark of a chat they would tell
who has answered what.
"""

from dataclasses import dataclass, replace

from bot.workshop.scope import Scope, number_stored, stored
from storage.shown_messages import Kind, ShownMessage

NUMBER_BYTES = 2
PLACE_BYTES = 2 * NUMBER_BYTES
TELLING = frozenset({Kind.RECEIPT, Kind.STRUCK})


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichQuestion:
    """Which question of a session a message is about; a `scope` without a prompt is the gut
    question."""

    session_id: int
    scope: Scope


def receipt(about: WhichQuestion, chat_id: int, message_id: int) -> ShownMessage:
    """A message about a question, as it is remembered."""
    return ShownMessage(
        chat_id=chat_id,
        message_id=message_id,
        session_id=about.session_id,
        kind=Kind.RECEIPT,
        content=place(about.scope),
    )


def place(scope: Scope) -> bytes:
    """Which question it is, as the beginning of what is remembered."""
    numbers = stored(scope.value), stored(scope.prompt)
    return b"".join(number.to_bytes(NUMBER_BYTES, "big", signed=True) for number in numbers)


def placed(shown: ShownMessage) -> ShownMessage | None:
    """The message as if it were the question that it is about; None where that can't be told."""
    if shown.kind is Kind.SO_FAR:
        return replace(shown, kind=Kind.QUESTION)
    content = shown.content or b""
    if shown.kind not in TELLING or len(content) < PLACE_BYTES:
        return None
    value, prompt = (
        int.from_bytes(content[start : start + NUMBER_BYTES], "big", signed=True)
        for start in (0, NUMBER_BYTES)
    )
    kind = Kind.QUESTION if number_stored(prompt) is None else Kind.PROMPT
    return replace(shown, kind=kind, value=value, prompt=number_stored(prompt))
