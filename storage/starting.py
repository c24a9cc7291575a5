"""The data folder made ready: ours alone, private, with room."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import ballast, kept_backups
from storage.lock import FolderRefused, locked, make_private, refuse_what_is_not_ours

log = logging.getLogger(__name__)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder while the context lasts, closed to others. Raises FolderRefused."""
    with locked(folder):
        refuse_contents(folder)
        if make_private(folder):
            log.warning("%s could be read by others on this machine; not any more", folder)
        yield


def refuse_contents(folder: Path) -> None:
    """Raise FolderRefused for what in the folder a start can't use as it is. Changes nothing."""
    refuse_what_is_not_ours(folder)
    kept_backups.refuse_damaged_notes(folder)


def refuse_full_disk(folder: Path) -> None:
    """Raise FolderRefused if a start would find no room. Changes nothing."""
    if has_full_disk(folder) and not ballast.is_kept(folder):
        raise _full(folder)


def has_full_disk(folder: Path) -> bool:
    """Whether next to nothing can be written there."""
    return ballast.free(folder) < ballast.LEAST_FREE_BYTES


def _full(folder: Path) -> FolderRefused:
    return FolderRefused(f"the disk of {folder} is full; make room on it, then start again")


def make_room(folder: Path, size: int = ballast.BALLAST_BYTES) -> None:
    """Keep `size` bytes for the moment when the disk is full. Raises FolderRefused if it is now."""
    if not ballast.keep_what_fits(folder, size) and ballast.free(folder) < ballast.LEAST_FREE_BYTES:
        raise _full(folder)
    if ballast.is_short(folder):
        megabytes = ballast.free(folder) // 2**20
        log.warning("the disk of %s has only %d MiB left; make room on it", folder, megabytes)
