"""Who joined which session. A person attends one session at a time."""

from dataclasses import dataclass

from bot.workshop.door import Door, door_of
from storage.database import Row, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person who joined. `changing` is the keyed mark of the words that their next message
    replaces, and `changing_under` the message with the newest question that stood there when they
    began to change them, or 0."""

    session_id: int
    person: int
    attending: bool
    reachable: bool
    changing: bytes | None
    changing_under: int


# Whose place it is is known: it need not be opened, and perhaps can't be.
COLUMNS = "session_id, ?1, attending, reachable, changing, changing_under"


def join(tx: Transaction, session_id: int, person: int) -> bool:
    """Let a person attend a session, and no other; whether they were not attending it before. Who
    comes by a browser can't be written to."""
    before = find(tx, session_id, person)
    leave_all(tx, person)
    tx.write(
        "INSERT INTO participant VALUES"
        " (?1, mark('person', ?2), sealed(?1, ?2), 1, ?3, NULL, 0) ON CONFLICT DO UPDATE"
        " SET attending = 1, reachable = ?3, changing = NULL",
        *(session_id, person, door_of(person) is Door.CHAT),
    )
    return before is None or not before.attending


def take_part(tx: Transaction, session_id: int, person: int) -> None:
    """Let a person who replies in the group attend its open session, also one who had left it; who
    attends another session stays there, and is only counted here. The bot may not be able to write
    to them."""
    tx.write(
        "INSERT INTO participant"
        " SELECT ?1, mark('person', ?2), sealed(?1, ?2), NOT EXISTS"
        " (SELECT 1 FROM participant WHERE person = mark('person', ?2) AND attending),"
        " 0, NULL, 0 WHERE true ON CONFLICT DO UPDATE SET attending = excluded.attending",
        session_id,
        person,
    )


def leave_all(tx: Transaction, person: int) -> None:
    """The person attends no session any more; what they said stays."""
    tx.write("UPDATE participant SET attending = 0 WHERE person = mark('person', ?)", person)


def find(tx: Transaction, session_id: int, person: int) -> Participant | None:
    """A person's place in one session, or None."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM participant WHERE session_id = ?2 AND person = mark('person', ?1)",  # noqa: S608
        person,
        session_id,
    )
    return _participant(row) if row else None


def attending(tx: Transaction, person: int) -> Participant | None:
    """The session that a person attends now, as their place in it, or None."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM participant WHERE person = mark('person', ?1) AND attending = 1",  # noqa: S608
        person,
    )
    return _participant(row) if row else None


def sessions_of(tx: Transaction, person: int) -> list[int]:
    """Every session that a person ever joined, oldest first."""
    sql = "SELECT session_id FROM participant WHERE person = mark('person', ?) ORDER BY session_id"
    return [row[0] for row in tx.rows(sql, person)]


def reachable(tx: Transaction, session_id: int) -> list[int]:
    """Whom to ask: people who attend and have not blocked the bot."""
    sql = (
        "SELECT opened(session_id, person_sealed) FROM participant"
        " WHERE session_id = ? AND attending AND reachable"
    )
    return [int(row[0]) for row in tx.rows(sql, session_id)]


def everybody(tx: Transaction, session_id: int) -> list[int]:
    """Everybody who ever joined."""
    sql = "SELECT opened(session_id, person_sealed) FROM participant WHERE session_id = ?"
    return [int(row[0]) for row in tx.rows(sql, session_id)]


def attending_in(tx: Transaction, session_id: int) -> list[int]:
    """Everybody who has joined and not left."""
    sql = (
        "SELECT opened(session_id, person_sealed) FROM participant"
        " WHERE session_id = ? AND attending"
    )
    return [int(row[0]) for row in tx.rows(sql, session_id)]


def unreachable(tx: Transaction, session_id: int) -> list[int]:
    """Who has joined and not left, and can't be written to: those in a browser, too."""
    sql = (
        "SELECT opened(session_id, person_sealed) FROM participant"
        " WHERE session_id = ? AND attending AND NOT reachable"
    )
    return [int(row[0]) for row in tx.rows(sql, session_id)]


def all_unreachable(tx: Transaction, session_id: int) -> list[int]:
    """The same of everybody who ever joined."""
    sql = (
        "SELECT opened(session_id, person_sealed) FROM participant"
        " WHERE session_id = ? AND NOT reachable"
    )
    return [int(row[0]) for row in tx.rows(sql, session_id)]


def count_joined(tx: Transaction, session_id: int) -> int:
    """How many people have ever joined."""
    row = tx.row("SELECT count(*) FROM participant WHERE session_id = ?", session_id)
    return int(row[0]) if row else 0


def set_reachable(tx: Transaction, person: int, *, reachable: bool) -> None:
    """Record that a person blocked the bot, or let it write again."""
    sql = "UPDATE participant SET reachable = ? WHERE person = mark('person', ?)"
    tx.write(sql, reachable, person)


def unreachable_in(tx: Transaction, person: int) -> list[int]:
    """The sessions that a person has joined and can't be written to in."""
    sql = "SELECT session_id FROM participant WHERE person = mark('person', ?) AND NOT reachable"
    return [row[0] for row in tx.rows(sql, person)]


def set_changing(
    tx: Transaction, session_id: int, person: int, mark: bytes | None, under: int = 0
) -> None:
    """Record which words a person's next message replaces, and the newest question there."""
    sql = (
        "UPDATE participant SET changing = ?, changing_under = ?"
        " WHERE session_id = ? AND person = mark('person', ?)"
    )
    tx.write(sql, mark, under, session_id, person)


def move_changing(tx: Transaction, session_id: int, person: int, old: int, new: int) -> None:
    """The question that was the newest when a person began to change words stands further down."""
    tx.write(
        "UPDATE participant SET changing_under = ?"
        " WHERE session_id = ? AND person = mark('person', ?) AND changing_under = ?",
        *(new, session_id, person, old),
    )


def stop_changing(tx: Transaction, person: int) -> None:
    """A person's next message replaces no words, in whatever session."""
    sql = "UPDATE participant SET changing = NULL WHERE person = mark('person', ?)"
    tx.write(sql, person)


def forget(tx: Transaction, session_id: int, person: int) -> None:
    """Remove the record that a person joined."""
    sql = "DELETE FROM participant WHERE session_id = ? AND person = mark('person', ?)"
    tx.write(sql, session_id, person)


def _participant(row: Row) -> Participant:
    fields = dict(zip(Participant.__slots__, row, strict=True))
    return Participant(**{**fields, "person": int(fields["person"])})
