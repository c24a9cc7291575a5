"""The data folder made ready: ours alone, private, with room."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import ballast
from storage.lock import FolderRefused, locked, make_private

log = logging.getLogger(__name__)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder while the context lasts, closed to others. Raises FolderRefused."""
    with locked(folder):
        if make_private(folder):
            log.warning("%s could be read by others on this machine; not any more", folder)
        yield


def make_room(folder: Path, size: int = ballast.BALLAST_BYTES) -> None:
    """Keep `size` bytes for the moment when the disk is full. Raises FolderRefused if it is now."""
    if not ballast.keep_what_fits(folder, size) and ballast.free(folder) < ballast.LEAST_FREE_BYTES:
        raise FolderRefused(f"the disk of {folder} is full; make room on it, then start again")
    if ballast.is_short(folder):
        megabytes = ballast.free(folder) // 2**20
        log.warning("the disk of %s has only %d MiB left; make room on it", folder, megabytes)
