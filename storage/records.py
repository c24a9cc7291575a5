"""Sealed sessions: their record, and who holds an archive that may have to be replaced."""

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
    "posting",
    "cloud",
    "move",
    "archive_taken",
    "lead_request",
    "activity",
)


def seal(tx: Transaction, session_id: int, record: str) -> None:
    """Keep only a session's record: every row that a mark stands in goes."""
    tx.write("INSERT INTO sealed_record VALUES (?1, sealed(?1, ?2))", session_id, record)
    for table in LINKED:
        tx.write(f"DELETE FROM {table} WHERE session_id = ?", session_id)  # noqa: S608 constants
    tx.write("UPDATE session SET sealed = 1 WHERE id = ?", session_id)


def find(tx: Transaction, session_id: int) -> str | None:
    """The record of a sealed session, or None."""
    sql = "SELECT opened(session_id, record) FROM sealed_record WHERE session_id = ?"
    row = tx.row(sql, session_id)
    return str(row[0]) if row else None


def archive_taken(tx: Transaction, session_id: int, person: int) -> None:
    """A person was sent the archive as it is now."""
    sql = "INSERT OR IGNORE INTO archive_taken VALUES (?1, mark('person', ?2), sealed(?1, ?2))"
    tx.write(sql, session_id, person)


def archives_of(tx: Transaction, person: int) -> list[int]:
    """The sessions that a person has an archive of that is still right."""
    sql = "SELECT session_id FROM archive_taken WHERE person = mark('person', ?)"
    return [int(row[0]) for row in tx.rows(sql, person)]


def archives_outdated(tx: Transaction, session_id: int) -> list[int]:
    """Who has an archive that is not right any more; each is named once."""
    sql = "SELECT opened(session_id, person_sealed) FROM archive_taken WHERE session_id = ?"
    people = [int(row[0]) for row in tx.rows(sql, session_id)]
    tx.write("DELETE FROM archive_taken WHERE session_id = ?", session_id)
    return people
