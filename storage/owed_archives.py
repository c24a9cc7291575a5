"""Archives that could not be made, and that people wait for: they are tried again by themselves."""

from storage import announcements
from storage.announcements import COLUMNS, Announcement, Kind
from storage.database import Transaction


def of_all(tx: Transaction) -> list[Announcement]:
    """The archives that could not be made, of sessions that are still there."""
    sql = f"SELECT {COLUMNS} FROM announcement WHERE kind = ? ORDER BY id"  # noqa: S608 constant
    return [announcements.read(row) for row in tx.rows(sql, Kind.ARCHIVE_OWED)]


def owe(tx: Transaction, session_id: int, person: int) -> None:
    """Remember that a person is to get an archive that could not be made, once."""
    settle(tx, session_id, person)
    announcements.add(
        tx, Announcement(session_id=session_id, person_id=person, kind=Kind.ARCHIVE_OWED)
    )


def drop(tx: Transaction, session_id: int) -> None:
    """Nobody waits any more for the archive of a session: it goes on."""
    sql = "DELETE FROM announcement WHERE session_id = ? AND kind = ?"
    tx.write(sql, session_id, Kind.ARCHIVE_OWED)


def settle(tx: Transaction, session_id: int, person: int) -> None:
    """The person has the archive, or may not have it any more."""
    sql = (
        "DELETE FROM announcement WHERE session_id = ? AND person = mark('person', ?) AND kind = ?"
    )
    tx.write(sql, session_id, person, Kind.ARCHIVE_OWED)
