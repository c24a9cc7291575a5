"""Messages that ask a facilitator for the words of an edit; each is answered once.

One that was answered is kept without what it asked for, so that a second reply to it is not taken
for words of a participant; and with the number of the answer, which is not one of those either when
it is edited.
"""

from dataclasses import dataclass

from bot.workshop.scope import Scope, scope_stored
from storage.database import Row, Transaction

LEFT = ""
BEGINNING = "{"  # of what is asked for, which is JSON
COLUMNS = "message_id, session_id, value, prompt, opened(session_id, edit)"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedEdit:
    """A message that asks; `edit` says what for. Once it was answered that is the number of the
    answer, and "" once its person has left it."""

    chat_id: int
    message_id: int
    session_id: int
    scope: Scope
    edit: str

    @property
    def is_open(self) -> bool:
        """Whether it still waits for words."""
        return self.edit.startswith(BEGINNING)


def put(tx: Transaction, asked: AskedEdit) -> None:
    """Remember a message that asks."""
    tx.write(
        "INSERT OR REPLACE INTO asked_edit"
        " VALUES (mark('chat', ?1), ?2, ?3, ?4, ?5, sealed(?3, ?6))",
        *(asked.chat_id, asked.message_id, asked.session_id, *asked.scope.stored, asked.edit),
    )


def find(tx: Transaction, chat_id: int, message_id: int) -> AskedEdit | None:
    """What a message asks for, or None when it is not one of these."""
    sql = f"SELECT {COLUMNS} FROM asked_edit WHERE chat = mark('chat', ?) AND message_id = ?"  # noqa: S608
    row = tx.row(sql, chat_id, message_id)
    return _asked(chat_id, row) if row else None


def newest_open(tx: Transaction, chat_id: int, before: int) -> AskedEdit | None:
    """The newest message above another one that still waits for words, or None."""
    sql = (
        f"SELECT {COLUMNS} FROM asked_edit WHERE chat = mark('chat', ?) AND message_id < ?"  # noqa: S608
        " ORDER BY message_id DESC LIMIT 1"
    )
    row = tx.row(sql, chat_id, before)
    found = _asked(chat_id, row) if row else None
    return found if found and found.is_open else None


def is_answer(tx: Transaction, chat_id: int, message_id: int) -> bool:
    """Whether such a message was answered by this one."""
    sql = (
        "SELECT 1 FROM asked_edit WHERE chat = mark('chat', ?) AND message_id < ?"
        " AND opened(session_id, edit) = ?"
    )
    return tx.row(sql, chat_id, message_id, str(message_id)) is not None


def close(tx: Transaction, asked: AskedEdit, answer: int | None = None) -> None:
    """It waits no more: it was answered by the message of this number, or left."""
    edit = LEFT if answer is None else str(answer)
    sql = "UPDATE asked_edit SET edit = sealed(session_id, ?) WHERE chat = mark('chat', ?)"
    tx.write(f"{sql} AND message_id = ?", edit, asked.chat_id, asked.message_id)


def _asked(chat_id: int, row: Row) -> AskedEdit:
    return AskedEdit(
        chat_id=chat_id,
        message_id=row[0],
        session_id=row[1],
        scope=scope_stored(row[2], row[3]),
        edit=row[4],
    )
