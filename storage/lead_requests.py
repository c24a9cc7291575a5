"""Who has asked to facilitate a session that others lead."""

import secrets
from dataclasses import dataclass

from storage.database import Row, Transaction

COLUMNS = "id, session_id, opened(session_id, person_sealed), asked_at, declined"
HIGHEST_ID = 10**11


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRequest:
    """That a person asks to facilitate a session, since `asked_at` in epoch seconds; its random
    `id` stands in the buttons that answer it. One that was `declined` has had its answer."""

    id: int
    session_id: int
    person: int
    asked_at: float
    declined: bool = False


def put(tx: Transaction, session_id: int, person: int, now: float) -> LeadRequest:
    """Keep a request, in the place of an earlier one of the same person."""
    request_id = secrets.randbelow(HIGHEST_ID) + 1
    tx.write(
        "INSERT OR REPLACE INTO lead_request VALUES"
        " (?1, ?2, mark('person', ?3), sealed(?2, ?3), ?4, 0)",
        *(request_id, session_id, person, now),
    )
    return LeadRequest(id=request_id, session_id=session_id, person=person, asked_at=now)


def find(tx: Transaction, session_id: int, request_id: int) -> LeadRequest | None:
    """A request of a session that has had no answer yet, or None."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM lead_request WHERE session_id = ? AND id = ? AND NOT declined",  # noqa: S608
        *(session_id, request_id),
    )
    return _request(row) if row else None


def of_person(tx: Transaction, session_id: int, person: int) -> LeadRequest | None:
    """The last request of a person, answered or not, or None."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM lead_request"  # noqa: S608 constant
        " WHERE session_id = ? AND person = mark('person', ?)",
        *(session_id, person),
    )
    return _request(row) if row else None


def waiting(tx: Transaction, session_id: int) -> list[LeadRequest]:
    """What has had no answer yet, the oldest first."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM lead_request WHERE session_id = ? AND NOT declined"  # noqa: S608
        " ORDER BY asked_at, id",
        session_id,
    )
    return [_request(row) for row in rows]


def sessions_of(tx: Transaction, person: int) -> list[int]:
    """The sessions that a person has asked to lead."""
    sql = "SELECT session_id FROM lead_request WHERE person = mark('person', ?)"
    return [int(row[0]) for row in tx.rows(sql, person)]


def decline(tx: Transaction, request_id: int) -> None:
    """Record that a request was declined."""
    tx.write("UPDATE lead_request SET declined = 1 WHERE id = ?", request_id)


def remove(tx: Transaction, session_id: int, person: int) -> None:
    """Forget a person's request."""
    sql = "DELETE FROM lead_request WHERE session_id = ? AND person = mark('person', ?)"
    tx.write(sql, session_id, person)


def forget_all(tx: Transaction, session_id: int) -> None:
    """The session has ended: nothing is asked of anybody any more."""
    tx.write("DELETE FROM lead_request WHERE session_id = ?", session_id)


def _request(row: Row) -> LeadRequest:
    request_id, session_id, person, asked_at, declined = row
    return LeadRequest(
        id=request_id,
        session_id=session_id,
        person=int(person),
        asked_at=asked_at,
        declined=bool(declined),
    )
