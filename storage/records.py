"""Sealed sessions: their record, and who holds an archive that may have to be replaced."""

import hashlib
from dataclasses import dataclass

from storage.database import Transaction

# Whatever has a mark of a person, or a key that stood beside one.
LINKED = (
    "response",
    "answer",
    "pass",
    "withdrawn",
    "note",
    "round_up",
    "round_up_edit",
    "asked_edit",
    "recognition",
    "word_pair",
    "participant",
    "announcement",
    "shown_message",
    "card",
    "posting",
    "cloud",
    "snapshot",
    "snapshot_author",
    "move",
    "archive_taken",
    "lead_request",
    "activity",
    "archive_sent",
    "taken_out",
    "struck_word",
    "read_author",
    "pinned",
    "standby",
    "check_answer",
    "at_work",
    "review",
)

# What archives are made of, and which of it may be seen before the end.
SAID = {
    "response": "shown",
    "answer": "(shown OR added)",
    "pass": "1",
    "note": "1",
    "recognition": "1",
    "word_pair": "1",
    "review": "decision IS NOT NULL",
    "check_answer": "0",
    "at_work": "1",
}


def seal(tx: Transaction, session_id: int, record: str) -> None:
    """Keep only a session's record: every row that a mark stands in goes."""
    tx.write("INSERT INTO sealed_record VALUES (?1, sealed(?1, ?2))", session_id, record)
    for table in LINKED:
        tx.write(f"DELETE FROM {table} WHERE session_id = ?", session_id)  # noqa: S608 constants
    tx.write("UPDATE session SET sealed = 1, archived = NULL WHERE id = ?", session_id)


def find(tx: Transaction, session_id: int) -> str | None:
    """The record of a sealed session, or None."""
    sql = "SELECT opened(session_id, record) FROM sealed_record WHERE session_id = ?"
    row = tx.row(sql, session_id)
    return str(row[0]) if row else None


def rewrite(tx: Transaction, session_id: int, record: str) -> None:
    """Keep another record of a sealed session: somebody decided about what was held back. Archives
    made of it have a higher revision than those before."""
    tx.write(
        "UPDATE sealed_record SET record = sealed(?1, ?2) WHERE session_id = ?1", session_id, record
    )
    tx.write("UPDATE session SET revision = revision + 1 WHERE id = ?", session_id)


def seen(tx: Transaction, session_id: int, *, is_final: bool) -> str:
    """A digest that is another as soon as anything changes that was said: a text that is written
    again is sealed anew. Before the end, what nobody may see yet does not count."""
    digest = hashlib.sha256()
    for table, may_be_seen in SAID.items():
        which = "1" if is_final else may_be_seen
        sql = f"SELECT * FROM {table} WHERE session_id = ? AND {which} ORDER BY 1, 2, 3, 4"  # noqa: S608 constants
        for row in tx.rows(sql, session_id):
            digest.update(repr(row).encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Which archives are of one session, and which of them is right: a random id, and a number that
    is higher than that of every archive made before from something else."""

    id: str
    revision: int


def state(tx: Transaction, session_id: int, digest: str | None) -> State:
    """The state of a session whose archive is made now from what has this digest; None: from what
    was kept of it. The number rises only when something has changed since it was asked for last, so
    it tells of the archive's states, and not how often anybody did anything."""
    sql = "SELECT archive_id, revision, opened(id, archived) FROM session WHERE id = ?"
    row = tx.row(sql, session_id)
    assert row is not None  # noqa: S101 who asks has found it
    id_, revision, last = row
    if digest is not None and digest != last:
        revision += 1
        sql = "UPDATE session SET revision = ?2, archived = sealed(id, ?3) WHERE id = ?1"
        tx.write(sql, session_id, revision, digest)
    return State(id=str(id_), revision=int(revision))


def archive_taken(tx: Transaction, session_id: int, person: int) -> None:
    """A person was sent the archive as it is now."""
    sql = "INSERT OR IGNORE INTO archive_taken VALUES (?1, mark('person', ?2), sealed(?1, ?2))"
    tx.write(sql, session_id, person)


def record_sent(tx: Transaction, session_id: int, person: int, revision: int) -> None:
    """Which revision of the archive a person is sent."""
    sql = "INSERT OR REPLACE INTO archive_sent VALUES (?, mark('person', ?), ?)"
    tx.write(sql, session_id, person, revision)


def forget_sent(tx: Transaction, session_id: int, person: int) -> None:
    """Somebody was not sent it after all."""
    sql = "DELETE FROM archive_sent WHERE session_id = ? AND person = mark('person', ?)"
    tx.write(sql, session_id, person)


def sent(tx: Transaction, session_id: int, person: int) -> int | None:
    """Which revision a person was sent last, or None."""
    sql = "SELECT revision FROM archive_sent WHERE session_id = ? AND person = mark('person', ?)"
    row = tx.row(sql, session_id, person)
    return None if row is None else int(row[0])


def archives_of(tx: Transaction, person: int) -> list[int]:
    """The sessions that a person was sent an archive of."""
    sql = (
        "SELECT session_id FROM archive_taken WHERE person = mark('person', ?1)"
        " UNION SELECT session_id FROM archive_sent WHERE person = mark('person', ?1)"
    )
    return [int(row[0]) for row in tx.rows(sql, person)]


def archives_outdated(tx: Transaction, session_id: int) -> list[int]:
    """Who has an archive that is not right any more; each is named once."""
    sql = "SELECT opened(session_id, person_sealed) FROM archive_taken WHERE session_id = ?"
    people = [int(row[0]) for row in tx.rows(sql, session_id)]
    tx.write("DELETE FROM archive_taken WHERE session_id = ?", session_id)
    return people
