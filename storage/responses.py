"""Gut responses: words, each with the keyed mark of its author and nothing of the person.

Whoever reads what others are to see gets nothing that waits for a facilitator or was taken out. For
authors and facilitators there are readers of their own.
"""

import secrets
from dataclasses import dataclass, replace

from bot.workshop.authorship import Mark
from bot.workshop.standing import Standing
from storage.database import Row, Transaction
from storage.reviews import MASKED

COLUMNS = (
    "id, session_id, value, author, message, opened(session_id, text) AS said, late, shown,"
    f" standing, read, {MASKED}"
)
ID_BYTES = 9
MAY_BE_SEEN = "('free', 'let_in')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One word or phrase. `late` came after its value had closed: it is in no cloud. Others see it
    once it is `shown`, in a snapshot of its value, and only as its `standing` allows; `masked` is
    what they then read instead. Of what waits facilitators read what may be `read`."""

    id: bytes
    session_id: int
    value: int
    author: Mark
    message: Mark
    text: str
    late: bool
    shown: bool
    standing: Standing = Standing.FREE
    read: bool = False
    masked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Where new words belong."""

    session_id: int
    value: int
    author: Mark
    message: Mark
    late: bool = False
    shown: bool = False
    standing: Standing = Standing.FREE


def add(tx: Transaction, said: Belonging, text: str) -> Response:
    """Keep one response."""
    key = secrets.token_bytes(ID_BYTES)
    tx.write(
        "INSERT INTO response VALUES (?1, ?2, ?3, ?4, ?5, sealed(?2, ?6), ?7, ?8, ?9, 0)",
        *(key, said.session_id, said.value, said.author, said.message, text, said.late, said.shown),
        said.standing,
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
        standing=said.standing,
    )


def find_own(tx: Transaction, response_id: bytes) -> Response | None:
    """A response by its key, or None; for its author."""
    row = tx.row(f"SELECT {COLUMNS} FROM response WHERE id = ?", response_id)  # noqa: S608 constant
    return _response(row) if row else None


def by_author(tx: Transaction, session_id: int, value: int, author: Mark) -> list[Response]:
    """What one person said to a value, alphabetically; for them."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM response"  # noqa: S608 constant
        " WHERE session_id = ? AND value = ? AND author = ? ORDER BY late, said, id",
        *(session_id, value, author),
    )
    return [_response(row) for row in rows]


def by_message(tx: Transaction, session_id: int, message: Mark) -> list[Response]:
    """What came in one message; for its author."""
    sql = f"SELECT {COLUMNS} FROM response WHERE session_id = ? AND message = ?"  # noqa: S608
    return [_response(row) for row in tx.rows(sql + " ORDER BY said, id", session_id, message)]


def of_value(tx: Transaction, session_id: int, value: int) -> list[Response]:
    """What was said to a value and may be seen, late or not, alphabetically."""
    found = all_of_value(tx, session_id, value)
    return [word for word in found if word.standing.may_be_seen]


def all_of_value(tx: Transaction, session_id: int, value: int) -> list[Response]:
    """Everything said to a value, whatever its standing, alphabetically."""
    return [_as_read(word) for word in as_said_to(tx, session_id, value)]


def as_said_to(tx: Transaction, session_id: int, value: int) -> list[Response]:
    """Everything said to a value as it was said, alphabetically; for who decides what leaves."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM response WHERE session_id = ? AND value = ?"  # noqa: S608 constant
        " ORDER BY said, id",
        *(session_id, value),
    )
    return [_response(row) for row in rows]


def all_struck(tx: Transaction, session_id: int) -> list[Response]:
    """What facilitators took out of all values of a session."""
    sql = f"SELECT {COLUMNS} FROM response WHERE session_id = ? AND standing = 'struck'"  # noqa: S608
    return [_response(row) for row in tx.rows(sql, session_id)]


def struck_authors(tx: Transaction, session_id: int) -> set[tuple[int, Mark]]:
    """Whose words facilitators took out, and of which value."""
    sql = "SELECT value, author FROM response WHERE session_id = ? AND standing = 'struck'"
    return {(value, Mark(author)) for value, author in tx.rows(sql, session_id)}


def unseen_authors(tx: Transaction, session_id: int) -> set[tuple[int, Mark]]:
    """Who said something in time that is in no snapshot, though it may be seen, and of which
    value."""
    sql = (
        "SELECT value, author FROM response WHERE session_id = ? AND late = 0 AND shown = 0"
        " AND standing IN ('free', 'let_in')"
    )
    return {(value, Mark(author)) for value, author in tx.rows(sql, session_id)}


def authors_of(tx: Transaction, session_id: int, value: int) -> set[Mark]:
    """Who has answered a gut question while it was open, whether or not that may be seen."""
    sql = "SELECT DISTINCT author FROM response WHERE session_id = ? AND value = ? AND late = 0"
    return {Mark(row[0]) for row in tx.rows(sql, session_id, value)}


def rewrite(tx: Transaction, word: Response, text: str, message: Mark) -> Response:
    """Keep another spelling of a response, from another message. Its key stays, so that buttons
    under earlier receipts still mean it."""
    sql = "UPDATE response SET text = sealed(session_id, ?), message = ? WHERE id = ?"
    tx.write(sql, text, message, word.id)
    return replace(word, text=text, message=message)


def put_standing(tx: Transaction, response_id: bytes, standing: Standing) -> None:
    """Whether a response may be seen from now on."""
    tx.write("UPDATE response SET standing = ? WHERE id = ?", standing, response_id)


def show(tx: Transaction, session_id: int, value: int, author: Mark) -> None:
    """What a person has said in time comes into the snapshot, but what waits or was taken out: it
    comes in when it may."""
    sql = "UPDATE response SET shown = 1 WHERE session_id = ? AND value = ? AND author = ?"
    tx.write(f"{sql} AND late = 0 AND standing IN {MAY_BE_SEEN}", session_id, value, author)


def let_read(tx: Transaction, session_id: int, value: int, author: Mark) -> None:
    """What a person has said, and waits for a facilitator, may be read by them."""
    sql = "UPDATE response SET read = 1 WHERE session_id = ? AND value = ? AND author = ?"
    tx.write(f"{sql} AND standing = 'waiting'", session_id, value, author)


def remove(tx: Transaction, response_id: bytes) -> None:
    """Forget one response."""
    tx.write("DELETE FROM response WHERE id = ?", response_id)


def _as_read(word: Response) -> Response:
    """What others than its author read."""
    is_masked = word.standing is Standing.LET_IN and word.masked is not None
    return replace(word, text=word.masked or "") if is_masked else word


def _response(row: Row) -> Response:
    fields = dict(zip(Response.__slots__, row, strict=True))
    flags = {name: bool(fields[name]) for name in ("late", "shown", "read")}
    return Response(**{**fields, **flags, "standing": Standing(fields["standing"])})
