"""Backups of the database: a workshop goes on without one, so that what fails is only told."""

import logging
from pathlib import Path

from storage import kept_backups
from storage.backups import BackupFailed
from storage.database import Database, StorageError

log = logging.getLogger(__name__)


async def keep_up(database: Database, data_folder: Path) -> None:
    """Write a copy for those that are kept elsewhere, if there are any: a disk may be there again
    that was away."""
    if kept_backups.kept_in(data_folder):
        kept_backups.remove_stale(data_folder)
        await back_up(database)


async def back_up(database: Database) -> None:
    """Write a copy of the database; the log says if that was not possible."""
    try:
        await database.back_up()
    except (BackupFailed, StorageError, OSError) as error:
        log.warning("no backup was written: %s", type(error).__name__)
