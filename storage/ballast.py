"""Room that is kept for the moment when the disk is full: taking words back needs to write."""

import os
import shutil
from pathlib import Path

BALLAST_BYTES = 8 * 2**20
LEAST_BYTES = 64 * 2**10
LEAST_FREE_BYTES = 2**20
SPACE_BYTES = 64 * 2**20


def keep(folder: Path, size: int = BALLAST_BYTES) -> bool:
    """Make the file that keeps room; whether there was room for it."""
    path = folder / "ballast"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            _fill(handle, size)
        finally:
            os.close(handle)
    except OSError:
        path.unlink(missing_ok=True)
        return False
    return True


def _fill(handle: int, size: int) -> None:
    """Take the room. What macOS lacks is done by writing."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
        return
    for at in range(0, size, LEAST_BYTES):
        os.lseek(handle, at, os.SEEK_SET)
        os.write(handle, bytes(min(LEAST_BYTES, size - at)))
    os.fsync(handle)


def keep_what_fits(folder: Path, size: int = BALLAST_BYTES) -> bool:
    """Keep the ballast, or half of it, and so on, while there is no room for more."""
    while size >= LEAST_BYTES:
        if keep(folder, size):
            return True
        size //= 2
    return False


def is_kept(folder: Path) -> bool:
    """Whether there is any."""
    return (folder / "ballast").exists()


def release(folder: Path) -> bool:
    """Give the room back to the disk; whether there was any."""
    if not is_kept(folder):
        return False
    (folder / "ballast").unlink()
    return True


def free(folder: Path) -> int:
    """How many bytes can be written beside what is there."""
    return shutil.disk_usage(folder).free


def is_short(folder: Path, needed: int = SPACE_BYTES) -> bool:
    """Whether the disk has less free space than a session may need, in bytes."""
    return free(folder) < needed
