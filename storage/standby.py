"""Whom people can turn to in a session."""

import secrets
from dataclasses import dataclass

from storage import spoken_to
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Standby:
    """Who can be turned to: somebody who leads the session, or a colleague of theirs."""

    person: int
    is_colleague: bool


def find(tx: Transaction, session_id: int) -> Standby | None:
    """Who can be turned to in a session, or None: nobody today."""
    row = tx.row(
        "SELECT opened(session_id, person_sealed), is_colleague FROM standby"
        " WHERE session_id = ? AND person IS NOT NULL",
        session_id,
    )
    return Standby(person=int(row[0]), is_colleague=bool(row[1])) if row else None


def sessions_of(tx: Transaction, person: int) -> list[int]:
    """The sessions in which a person can be turned to."""
    sql = "SELECT session_id FROM standby WHERE person = mark('person', ?) ORDER BY session_id"
    return [int(row[0]) for row in tx.rows(sql, person)]


def put(tx: Transaction, session_id: int, standby: Standby | None) -> None:
    """From now on this is who can be turned to. Who was asked before is asked no more."""
    person = standby.person if standby else None
    tx.write(
        "INSERT OR REPLACE INTO standby (session_id, person, person_sealed, is_colleague)"
        " VALUES (?1, mark('person', ?2), sealed(?1, ?2), ?3)",
        *(session_id, person, standby is not None and standby.is_colleague),
    )
    if person is not None:
        spoken_to.keep(tx, person)


def ask(tx: Transaction, session_id: int) -> str:
    """A new token for a link that asks a colleague: 128 random bits. Older ones lead nowhere."""
    token = secrets.token_urlsafe(16)
    tx.write("INSERT OR IGNORE INTO standby (session_id) VALUES (?)", session_id)
    tx.write("UPDATE standby SET token = ? WHERE session_id = ?", token, session_id)
    return token


def asked_by(tx: Transaction, token: str) -> int | None:
    """The session that a token asks a colleague for, or None."""
    row = tx.row("SELECT session_id FROM standby WHERE token = ?", token)
    return int(row[0]) if row else None


def forget_token(tx: Transaction, session_id: int) -> None:
    """Whoever was asked has answered."""
    tx.write("UPDATE standby SET token = NULL WHERE session_id = ?", session_id)
