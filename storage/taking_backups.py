"""A backup taken while the bot works, or does not: by a connection of its own."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from storage import backups, kept_backups, schema
from storage.backups import BackupFailed
from storage.connection import code_of
from storage.kept_backups import KeptBackup

# Somebody may take words back while a copy is made: then it is made anew.
TRIES = 5


def take(database: Path, keys: Path, kept: KeptBackup) -> None:
    """Write a backup of a database, and keep it up to date from now on.

    Raises BackupFailed, or OSError where the disk has no room.
    """
    for _ in range(TRIES):
        try:
            if _is_taken(database, keys, kept):
                return
        except FileNotFoundError:
            # A key was destroyed meanwhile.
            continue
        except sqlite3.Error as error:
            if code_of(error) == sqlite3.SQLITE_FULL:
                raise BackupFailed(
                    f"{database.parent} has no room for a copy of {database.name}; make some"
                ) from error
            raise BackupFailed(f"{database} can't be read ({error})") from error
    raise BackupFailed("words are being taken back; please try again")


def _is_taken(database: Path, keys: Path, kept: KeptBackup) -> bool:
    folder = kept_backups.copying_in(database.parent)
    try:
        made = replace(kept, made_after=kept_backups.last_erasing(database.parent))
        with closing(_connect(database)) as raw:
            backups.write_copy(raw, folder / "copy")
        return kept_backups.write(made, database.parent, folder / "copy", keys)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _connect(database: Path) -> sqlite3.Connection:
    """As another reader and writer: what reads only can't open a log that nobody has open."""
    uri = f"{database.absolute().as_uri()}?mode=rw"
    raw = sqlite3.connect(uri, uri=True, isolation_level=None)
    if problems := schema.problems(raw):
        raw.close()
        raise BackupFailed(f"{database}: {problems[0]}")
    return raw
