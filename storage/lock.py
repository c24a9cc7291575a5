"""One process for one data folder, which nobody else on the machine can look into."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.allowed import allows
from storage.holding import hold, hold_with_others

READABLE_BY_OTHERS = 0o077


class FolderRefused(Exception):
    """The data folder can't be used as it is; the message says why and what to do."""


class FolderInUse(FolderRefused):
    """Another process works with the data folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder while the context lasts. The system lets go of it however we end."""
    refuse_as_root(folder)
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


def refuse_what_is_not_ours(folder: Path) -> None:
    """Raise FolderRefused for what of a folder's contents this process may not read and write."""
    for path in [folder, *_contents(folder)]:
        wanted = os.R_OK | os.W_OK | (os.X_OK if path.is_dir() else 0)
        if not allows(path, wanted):
            raise FolderRefused(
                f"{path} can't be read and written by whoever runs this; let all of {folder} "
                "belong to whoever runs the bot (chown -R)"
            )


def refuse_as_root(folder: Path) -> None:
    """Raise FolderRefused where root would leave files that the owner of the folder can't use."""
    if os.name != "posix" or os.geteuid() != 0 or not folder.exists():
        return
    owner = folder.stat().st_uid
    if owner != 0:
        name = _name_of(owner)
        raise FolderRefused(
            f"{folder} belongs to {name}, who could not use what root leaves there; run this as "
            f"that user: runuser -u {name} -- gair, and so on"
        )


def _name_of(user: int) -> str:
    import pwd  # noqa: PLC0415 there is none on Windows

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"


def _contents(folder: Path) -> list[Path]:
    """The files and folders of ours in a data folder."""
    folders = ("keys", "keys/*", "backups", "backups/*", "elsewhere", "elsewhere/*")
    ours = ("gair.sqlite3*", "health.json", "lock", "ballast", *folders)
    return [path for pattern in ours for path in folder.glob(pattern)]


def make_private(folder: Path) -> list[Path]:
    """Take away what others may do with the folder and the files of ours in it; what was changed.

    Raises FolderRefused for what is not ours to change.
    """
    changed: list[Path] = []
    if os.name != "posix":
        # Who may read a file is not in its mode there.
        return changed
    for path in [folder, *_contents(folder)]:
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
