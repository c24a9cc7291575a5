"""Copies of the database, each checked before it counts.

VACUUM INTO leaves out what was deleted; copying the file, or SQLite's own backup, would not. Keys
are not in the database, so a copy can't be read without them, nor linked to people after sealing.
"""

import sqlite3
from pathlib import Path

from storage.syncing import sync

KEPT = 3
FOLDER = "backups"


class BackupFailed(Exception):
    """The copy is not what the database is; it was thrown away."""


def write(raw: sqlite3.Connection, folder: Path) -> Path:
    """Write a copy beside the older ones, of which the newest few are kept; where it is."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    number = max((_number(path) for path in folder.glob("gair-*.sqlite3")), default=0) + 1
    target, unfinished = folder / f"gair-{number:06}.sqlite3", folder / "unfinished"
    unfinished.unlink(missing_ok=True)
    try:
        write_copy(raw, unfinished)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    sync(folder)
    for old in sorted(folder.glob("gair-*.sqlite3"), key=_number)[:-KEPT]:
        old.unlink()
    return target


def write_copy(raw: sqlite3.Connection, path: Path) -> None:
    """Write a copy, for us alone to read, that is whole and on the disk. Raises BackupFailed,
    sqlite3.Error or OSError."""
    raw.execute("VACUUM INTO ?", (str(path),))
    path.chmod(0o600)
    _check(raw, path)
    sync(path)


def newest(folder: Path) -> Path | None:
    """The copy that was written last, if there is one."""
    return max(folder.glob("gair-*.sqlite3"), key=_number, default=None)


def renew(raw: sqlite3.Connection, folder: Path) -> Path:
    """Remove every copy, as they hold what has since been erased, and write one anew."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    remove_all(folder)
    return write(raw, folder)


def remove_all(folder: Path) -> None:
    """Remove every copy: they hold what has since been erased."""
    for path in folder.glob("gair-*.sqlite3"):
        path.unlink()


def _check(raw: sqlite3.Connection, copy: Path) -> None:
    """A copy counts when it is whole and has as many rows in each table."""
    other = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        if [row[0] for row in other.execute("PRAGMA integrity_check")] != ["ok"]:
            raise BackupFailed("integrity_check")
        if _counts(raw) != _counts(other):
            raise BackupFailed("rows are missing")
    finally:
        other.close()


def _counts(raw: sqlite3.Connection) -> dict[str, int]:
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 own tables
        for name in names
    }


def _number(path: Path) -> int:
    return int(path.stem.removeprefix("gair-"))
