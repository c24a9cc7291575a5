"""One process for one data folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderInUse(Exception):
    """Another process works with the data folder; the message says what to do."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder while the context lasts. The system lets go of it however we end."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderInUse(
                f"another Gair works with {folder}; stop that one first, or choose another "
                "data_folder"
            ) from None
        yield
    finally:
        os.close(handle)
