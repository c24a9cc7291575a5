"""What somebody wrote, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A message that somebody wrote. `reply_to` is the id of the message that it replies to."""

    person: int
    chat_id: int
    message_id: int
    text: str
    reply_to: int | None = None
