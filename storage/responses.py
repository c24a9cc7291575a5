"""Gut responses: words, each with the keyed mark of its author and nothing of the person."""

import secrets
from dataclasses import dataclass, replace

from bot.workshop.authorship import Mark
from storage.database import Row, Transaction

COLUMNS = "id, session_id, value, author, message, opened(session_id, text) AS said, late, shown"
ID_BYTES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One word or phrase. `late` came after its value had closed: it is in no cloud. Others see it
    once it is `shown`: in a snapshot of its value."""

    id: bytes
    session_id: int
    value: int
    author: Mark
    message: Mark
    text: str
    late: bool
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Where new words belong."""

    session_id: int
    value: int
    author: Mark
    message: Mark
    late: bool = False
    shown: bool = False


def add(tx: Transaction, said: Belonging, text: str) -> Response:
    """Keep one response."""
    key = secrets.token_bytes(ID_BYTES)
    tx.write(
        "INSERT INTO response VALUES (?1, ?2, ?3, ?4, ?5, sealed(?2, ?6), ?7, ?8)",
        *(key, said.session_id, said.value, said.author, said.message, text, said.late, said.shown),
    )
    return Response(
        id=key,
        session_id=said.session_id,
        value=said.value,
        author=said.author,
        message=said.message,
        text=text,
        late=said.late,
        shown=said.shown,
    )


def find(tx: Transaction, response_id: bytes) -> Response | None:
    """A response by its key, or None."""
    row = tx.row(f"SELECT {COLUMNS} FROM response WHERE id = ?", response_id)  # noqa: S608 constant
    return _response(row) if row else None


def by_author(tx: Transaction, session_id: int, value: int, author: Mark) -> list[Response]:
    """What one person said to a value, alphabetically."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM response"  # noqa: S608 constant
        " WHERE session_id = ? AND value = ? AND author = ? ORDER BY late, said, id",
        *(session_id, value, author),
    )
    return [_response(row) for row in rows]


def by_message(tx: Transaction, session_id: int, message: Mark) -> list[Response]:
    """What came in one message."""
    sql = f"SELECT {COLUMNS} FROM response WHERE session_id = ? AND message = ?"  # noqa: S608
    return [_response(row) for row in tx.rows(sql + " ORDER BY said, id", session_id, message)]


def of_value(tx: Transaction, session_id: int, value: int) -> list[Response]:
    """Everything said to a value, late or not, alphabetically."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM response WHERE session_id = ? AND value = ?"  # noqa: S608 constant
        " ORDER BY said, id",
        *(session_id, value),
    )
    return [_response(row) for row in rows]


def count_authors(tx: Transaction, session_id: int, value: int) -> int:
    """How many people have answered a gut question while it was open."""
    row = tx.row(
        "SELECT count(DISTINCT author) FROM response"
        " WHERE session_id = ? AND value = ? AND late = 0",
        *(session_id, value),
    )
    return int(row[0]) if row else 0


def rewrite(tx: Transaction, word: Response, text: str, message: Mark) -> Response:
    """Keep another spelling of a response, from another message. Its key stays, so that buttons
    under earlier receipts still mean it."""
    sql = "UPDATE response SET text = sealed(session_id, ?), message = ? WHERE id = ?"
    tx.write(sql, text, message, word.id)
    return replace(word, text=text, message=message)


def show(tx: Transaction, session_id: int, value: int, author: Mark) -> None:
    """What a person has said in time may be seen by others."""
    sql = "UPDATE response SET shown = 1 WHERE session_id = ? AND value = ? AND author = ?"
    tx.write(f"{sql} AND late = 0", session_id, value, author)


def remove(tx: Transaction, response_id: bytes) -> None:
    """Forget one response."""
    tx.write("DELETE FROM response WHERE id = ?", response_id)


def _response(row: Row) -> Response:
    fields = dict(zip(Response.__slots__, row, strict=True))
    flags = {"late": bool(fields["late"]), "shown": bool(fields["shown"])}
    return Response(**{**fields, **flags})
