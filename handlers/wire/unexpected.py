"""Errors that nobody thought of: the log says where, the update is set aside, all else goes on."""

import traceback
from pathlib import Path

from storage import quarantine
from storage.database import Database


def where(error: BaseException | None) -> str:
    """The kind of an error, where it was raised and from where that was called: never its text,
    which may quote people."""
    if error is None:
        return "unknown"
    frames = traceback.extract_tb(error.__traceback__)[:-3:-1]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return f"{type(error).__name__} at {' < '.join(places)}" if places else type(error).__name__


async def set_aside(database: Database, number: int | None, kind: str, error: Exception) -> None:
    """Keep that an update came and what kind of error it gave, and nothing of what was in it; it
    counts as dealt with. Raises StorageError."""
    name = type(error).__name__
    await database.transaction(lambda tx: quarantine.add(tx, number, kind, name), number)
