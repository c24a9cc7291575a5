"""Messages that are about to be posted: after a crash nobody knows whether they were."""

from dataclasses import dataclass

from storage.database import Transaction
from storage.shown_messages import Kind

WHERE = "session_id = ? AND kind = ? AND chat = mark('chat', ?) AND value = ? AND prompt = ?"
NO_PROMPT = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place of one message that is kept up to date. `prompt` is of a card."""

    session_id: int
    kind: Kind
    chat_id: int
    value: int = 0
    prompt: int | None = None

    @property
    def key(self) -> tuple[int, Kind, int, int, int]:
        """The slot as the tables have it."""
        prompt = NO_PROMPT if self.prompt is None else self.prompt
        return self.session_id, self.kind, self.chat_id, self.value, prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """That a message may stand in the chat, sent in one of so many `tries`, with an id above
    `after`; 0 when it could not be told from others."""

    after: int
    tries: int


def begin(tx: Transaction, slot: Slot, begun: Begun) -> None:
    """From here on a message of the slot may stand in the chat."""
    sql = "INSERT OR REPLACE INTO posting VALUES (?, ?, mark('chat', ?), ?, ?, ?, ?)"
    tx.write(sql, *slot.key, begun.after, begun.tries)


def begun(tx: Transaction, slot: Slot) -> Begun | None:
    """Where a message of the slot may stand; None when none was begun."""
    row = tx.row(f"SELECT after, tries FROM posting WHERE {WHERE}", *slot.key)  # noqa: S608 constant
    return Begun(after=int(row[0]), tries=int(row[1])) if row else None


def kinds_begun(tx: Transaction, session_id: int, chat_id: int, value: int) -> set[Kind]:
    """Of which kinds a message about a value may stand in a chat that nothing is known of."""
    sql = "SELECT kind FROM posting WHERE session_id = ? AND chat = mark('chat', ?) AND value = ?"
    return {Kind(row[0]) for row in tx.rows(sql, session_id, chat_id, value)}


def end(tx: Transaction, slot: Slot) -> None:
    """It is known again which message is the slot's, or that there is none."""
    tx.write(f"DELETE FROM posting WHERE {WHERE}", *slot.key)  # noqa: S608 constant


def end_all_of_group(tx: Transaction, session_id: int, chat_id: int) -> None:
    """Somebody has looked: none that is not known of stands in the group of a session."""
    sql = "DELETE FROM posting WHERE session_id = ? AND chat = mark('chat', ?)"
    tx.write(sql, session_id, chat_id)


def sessions_in_doubt(tx: Transaction) -> list[int]:
    """The sessions of which a message may stand that nothing is known of."""
    return [row[0] for row in tx.rows("SELECT DISTINCT session_id FROM posting ORDER BY 1")]


def known_ids(tx: Transaction, chat_id: int) -> list[int]:
    """The ids of our messages in a chat that are remembered, in order."""
    sql = "SELECT message_id FROM shown_message WHERE chat = mark('chat', ?) ORDER BY 1"
    return [row[0] for row in tx.rows(sql, chat_id)]
