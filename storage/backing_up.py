"""Backups of the database: a workshop goes on without one, so that what fails is only told."""

import logging

from storage.backups import BackupFailed
from storage.database import Database, StorageError

log = logging.getLogger(__name__)


async def back_up(database: Database) -> None:
    """Write a copy of the database; the log says if that was not possible."""
    try:
        await database.back_up()
    except (BackupFailed, StorageError, OSError) as error:
        log.warning("no backup was written: %s", type(error).__name__)
