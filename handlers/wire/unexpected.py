"""Errors that nobody thought of: the update is set aside, and all else goes on."""

from storage import quarantine
from storage.database import Database


async def set_aside(database: Database, number: int | None, kind: str, error: Exception) -> None:
    """Keep that an update came and what kind of error it gave, and nothing of what was in it; it
    counts as dealt with. Raises StorageError."""
    name = type(error).__name__
    await database.transaction(lambda tx: quarantine.add(tx, number, kind, name), number)
