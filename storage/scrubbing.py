"""Deleted rows gone from the files too: from the database's free pages and from its log.

SQLite's secure_delete overwrites rows in the database; the write-ahead log keeps older pages until
it is truncated, and truncating gives its blocks back to the disk as they are. So the log is first
overwritten by a transaction as long as itself.
"""

import logging
import sqlite3

log = logging.getLogger(__name__)


def scrub(raw: sqlite3.Connection) -> bool:
    """Leave nothing of deleted rows in the database and its log; whether that was possible."""
    busy = _checkpoint(raw, "RESTART")
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    (size,) = raw.execute("PRAGMA page_size").fetchone()
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("CREATE TABLE filler (x BLOB)")
    raw.execute("INSERT INTO filler VALUES (zeroblob(?))", (pages * size,))
    raw.execute("DROP TABLE filler")
    raw.execute("COMMIT")
    busy |= _checkpoint(raw, "TRUNCATE")
    raw.execute("VACUUM")
    busy |= _checkpoint(raw, "TRUNCATE")
    if busy:
        log.warning("somebody reads the database; its log could not be overwritten")
    return not busy


def _checkpoint(raw: sqlite3.Connection, mode: str) -> bool:
    """Move the log into the database; whether a reader was in the way."""
    (busy, *_) = raw.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    return bool(busy)
