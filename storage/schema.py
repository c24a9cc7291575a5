"""The version of the tables, and how a file gets there. Old steps are never edited."""

import sqlite3
from functools import cache
from importlib.resources import files

APPLICATION_ID = 0x47616972  # "Gair"
RESTORE = (
    "move it away, with the -wal and -shm files beside it, and put the newest file of backups in "
    "its place"
)


def steps() -> list[str]:
    """The SQL of each step, in order; step n brings the tables from version n-1 to n."""
    return list(_steps())


@cache
def _steps() -> tuple[str, ...]:
    """Read once: each start asks for them several times."""
    folder = files("storage.migrations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def version(raw: sqlite3.Connection) -> int:
    """How many steps a file has behind it."""
    (number,) = raw.execute("PRAGMA user_version").fetchone()
    return int(number)


def problems(raw: sqlite3.Connection) -> list[str]:
    """Why an existing file can't be used, each with what to do."""
    (application,) = raw.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        return ["is not a database of Gair (or is empty); choose another data_folder, or move it"]
    if version(raw) > len(steps()):
        return ["was written by a newer Gair; install that version, or choose another data_folder"]
    # What is damaged may be quoted, and need not be UTF-8.
    raw.text_factory = bytes
    found = [row[0].decode(errors="replace") for row in raw.execute("PRAGMA integrity_check")]
    raw.text_factory = str
    if found != ["ok"]:
        return [f"is damaged ({found[0]}); {RESTORE}"]
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        return [f"is damaged (rows belong to nothing); {RESTORE}"]
    return []


def migrate(raw: sqlite3.Connection) -> None:
    """Take the steps that are missing, each whole or not at all, with the record of it."""
    for number, script in enumerate(steps(), start=1):
        if number <= version(raw):
            continue
        try:
            raw.executescript(
                f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;"
            )
        except sqlite3.Error:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            raise
