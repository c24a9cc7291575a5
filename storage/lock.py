"""One process for one data folder, which nobody else on the machine can look into."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.holding import hold, hold_with_others

READABLE_BY_OTHERS = 0o077


class FolderRefused(Exception):
    """The data folder can't be used as it is; the message says why and what to do."""


class FolderInUse(FolderRefused):
    """Another process works with the data folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder while the context lasts. The system lets go of it however we end."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise FolderRefused(
            f"nothing can be written into {folder} ({error.strerror}); make it the bot's own, or "
            "choose another data_folder"
        ) from None
    try:
        try:
            hold(handle)
        except BlockingIOError:
            raise FolderInUse(
                f"another Gair works with {folder}; stop that one first, or choose another "
                "data_folder"
            ) from None
        except OSError as error:
            raise _without_locks(folder, error) from None
        yield
    finally:
        os.close(handle)


def try_lock(folder: Path) -> None:
    """Raise FolderRefused if nothing on the disk of a folder that is there can be locked. Changes
    nothing: it is the folder itself that is locked for a moment, which stops nobody."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(BlockingIOError):
            hold_with_others(handle)
    except OSError as error:
        raise _without_locks(folder, error) from None
    finally:
        os.close(handle)


def _without_locks(folder: Path, error: OSError) -> FolderRefused:
    return FolderRefused(
        f"the disk of {folder} takes no locks ({error.strerror}), as many network disks; put "
        "data_folder on a local disk of this machine"
    )


def make_private(folder: Path) -> list[Path]:
    """Take away what others may do with the folder and the files of ours in it; what was changed.

    Raises FolderRefused for what is not ours to change.
    """
    folders = ("keys", "keys/*", "backups", "backups/*", "elsewhere", "elsewhere/*")
    ours = ("gair.sqlite3*", "health.json", "lock", "ballast", *folders)
    changed: list[Path] = []
    if os.name != "posix":
        # Who may read a file is not in its mode there.
        return changed
    for path in [folder, *(path for pattern in ours for path in folder.glob(pattern))]:
        mode = path.stat().st_mode
        if not mode & READABLE_BY_OTHERS:
            continue
        try:
            path.chmod(mode & ~READABLE_BY_OTHERS & 0o777)
        except OSError as error:
            raise FolderRefused(
                f"{path} can be read by others, and that can't be changed ({error.strerror}); "
                f"run: chmod -R go= {folder}"
            ) from None
        changed.append(path)
    return changed
