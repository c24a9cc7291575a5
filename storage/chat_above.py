"""What asks something in a person's chat, above a message of theirs."""

from dataclasses import dataclass

from storage import asked_edits, participants, shown_messages
from storage.asked_edits import AskedEdit
from storage.database import Transaction
from storage.participants import Participant
from storage.shown_messages import ASKING, CHECKS, COLUMNS_HERE, ShownMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What stands above a message in its author's private chat. `place`: where they take part;
    `replied` and `edit_replied`: the message that theirs replies to; `edit`: the newest question
    about a draft, if it waits for words; `asks`: all else that asks something, newest first, down
    to the newest question or prompt of their session."""

    place: Participant | None
    replied: ShownMessage | None
    edit_replied: AskedEdit | None
    edit: AskedEdit | None
    asks: tuple[ShownMessage, ...]

    @property
    def question(self) -> ShownMessage | None:
        """The newest question or prompt of the session that the author takes part in, or None."""
        newest = self.asks[-1] if self.asks and self.place is not None else None
        if newest is None or newest.kind not in ASKING:
            return None
        return newest if self.place and newest.session_id == self.place.session_id else None

    @property
    def newest(self) -> ShownMessage | None:
        """What was asked last, in whatever session, or None: a question, a prompt, or what is
        missing in a round-up."""
        return next((one for one in self.asks if one.kind not in CHECKS), None)

    @property
    def changes_words(self) -> bool:
        """Whether the author has pressed [Change] under words of theirs, and not written since."""
        return self.place is not None and self.place.changing is not None


def read(
    tx: Transaction, person: int, chat_id: int, message_id: int, reply_to: int | None
) -> Above:
    """What stands above a message that replies to another one (None: to nothing)."""
    place = participants.attending(tx, person)
    rows = tx.rows(
        f"SELECT {COLUMNS_HERE} FROM shown_message"  # noqa: S608
        " WHERE chat = mark('chat', ?1) AND message_id < ?2"
        " AND kind IN ('question', 'prompt', 'missing', 'check_in', 'check_out')"
        " AND message_id >= coalesce((SELECT message_id FROM shown_message WHERE session_id = ?3"
        " AND chat = mark('chat', ?1) AND message_id < ?2 AND kind IN ('question', 'prompt')"
        " ORDER BY message_id DESC LIMIT 1), 0) ORDER BY message_id DESC",
        *(chat_id, message_id, place.session_id if place is not None else None),
    )
    return Above(
        place=place,
        replied=shown_messages.find(tx, chat_id, reply_to) if reply_to else None,
        edit_replied=asked_edits.find(tx, chat_id, reply_to) if reply_to else None,
        edit=asked_edits.newest_open(tx, chat_id, message_id),
        asks=tuple(map(shown_messages.read, rows)),
    )
