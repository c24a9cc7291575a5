"""Backups at places that somebody has named: one file each, made anew as the data changes.

Nothing that was taken back or sealed may stay in one. So each place is noted beside the data. What
erases makes a mark before and another one after it, and then removes the files; whoever writes one
looks at the marks before and after, and throws away what may hold too much. A file that could not
be removed, as its disk was away, goes as soon as it is there again: marks tell when it was made.
"""

import hashlib
import json
import logging
import shutil
import tempfile
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from storage.backups import FOLDER, newest
from storage.lock import FolderRefused
from storage.syncing import sync

NOTES = "elsewhere"
COPY = "copy-"
BEGUN, DONE = "erasing", "erased"
FORMAT = 1
ABOUT, DATABASE, KEYS, SEALED_KEY = "gair.json", "gair.sqlite3", "keys", "gair.key.sealed"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """A file that is kept up to date. `sealed_key` is the operator's key under a passphrase, in
    base64, "" where it lies elsewhere; `made_after` are the marks of when the file was made."""

    path: str
    sealed_key: str = ""
    made_after: int = -1


def kept_in(data_folder: Path) -> list[KeptBackup]:
    """All that are noted beside the data."""
    return [kept for path in _notes(data_folder) if (kept := _read(path)) is not None]


def refuse_damaged_notes(data_folder: Path) -> None:
    """Raise FolderRefused for a note that can't be read: nobody would know which file has to go
    when words are taken back."""
    for path in _notes(data_folder):
        if _read(path) is None:
            raise FolderRefused(
                f"{path} is damaged, which named a backup that is kept up to date; delete that "
                "backup and this file, then write it anew with gair backup"
            )


def note(data_folder: Path, kept: KeptBackup) -> None:
    """Note a file, before it is written; one note for each, as two processes may write some."""
    path = _note_of(data_folder, kept)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(kept)), encoding="utf-8")
    part.chmod(0o600)
    sync(part)
    part.replace(path)
    sync(path.parent)


def give_up(data_folder: Path, path: Path) -> bool:
    """Remove a file, and keep it no more; whether it was one that was kept."""
    if not is_kept(data_folder, path):
        return False
    path.unlink(missing_ok=True)
    _note_of(data_folder, KeptBackup(path=str(path))).unlink()
    return True


def is_kept(data_folder: Path, path: Path) -> bool:
    """Whether a file is one that is kept up to date."""
    return _note_of(data_folder, KeptBackup(path=str(path))).exists()


def last_erasing(data_folder: Path) -> int:
    """A number that is another one as soon as something is erased, and again when that is done."""
    return _marked(data_folder, BEGUN) + _marked(data_folder, DONE)


def begin_erasing(data_folder: Path) -> None:
    """Mark that something is going to be erased. But for the first time that takes no room, so that
    a full disk is no hindrance."""
    _mark(data_folder, BEGUN)


def finish_erasing(data_folder: Path) -> None:
    """Mark that it is done, and remove what was made before. Raises OSError where it can't be
    marked: the next start does it."""
    try:
        _mark(data_folder, DONE)
    finally:
        remove_stale(data_folder)


def after_a_start(data_folder: Path) -> None:
    """Finish what a crash has cut off, and remove what could not be removed before."""
    if _marked(data_folder, BEGUN) > _marked(data_folder, DONE):
        _mark(data_folder, DONE)
    remove_stale(data_folder)


def remove_stale(data_folder: Path) -> None:
    """Remove each file that was made before the last erasing, and what was left half made; the log
    says which can't be."""
    _remove_half_made(data_folder)
    for kept in _stale(data_folder):
        try:
            Path(kept.path).unlink(missing_ok=True)
        except OSError as error:
            log.error(
                "the backup %s holds what was taken back since, and can't be removed (%s); delete "
                "it by hand",
                kept.path,
                error.strerror,
            )


def renew(data_folder: Path, keys: Path) -> None:
    """Make all anew from the newest copy of the database; the log says of which that can't be."""
    for kept in kept_in(data_folder):
        try:
            _renew(data_folder, keys, kept)
        except OSError as error:
            log.warning("the backup %s is not up to date (%s)", kept.path, error.strerror)


def _renew(data_folder: Path, keys: Path, kept: KeptBackup) -> None:
    before = last_erasing(data_folder)
    copy = newest(data_folder / FOLDER)
    if copy is None:
        return
    write(replace(kept, made_after=before), data_folder, copy, keys)


def write(kept: KeptBackup, data_folder: Path, copy: Path, keys: Path) -> bool:
    """Write the file from a copy of the database; whether it may stay: nothing was erased since the
    copy was made. Raises OSError; the former file is still there then."""
    target, part = Path(kept.path), _part_of(kept)
    is_first = not is_kept(data_folder, target)
    if is_first:
        # Whoever is killed from here on leaves a file that somebody knows of.
        note(data_folder, kept)
    try:
        _pack(part, kept, copy, keys)
        if any(kept.path == one.path for one in _stale(data_folder)):
            # What is noted from now on is not so of the file that is there.
            target.unlink(missing_ok=True)
        note(data_folder, kept)
        part.replace(target)
    except OSError:
        if is_first:
            _note_of(data_folder, kept).unlink(missing_ok=True)
        raise
    finally:
        part.unlink(missing_ok=True)
    sync(target.parent)
    may_stay = last_erasing(data_folder) == kept.made_after
    if not may_stay:
        target.unlink(missing_ok=True)
    return may_stay


def _pack(part: Path, kept: KeptBackup, copy: Path, keys: Path) -> None:
    """Everything in one file, on the disk."""
    part.touch(mode=0o600)
    with zipfile.ZipFile(part, "w") as packed:
        packed.writestr(ABOUT, json.dumps({"format": FORMAT}))
        packed.write(copy, DATABASE)
        for key in sorted(keys.glob("*.*")):
            packed.write(key, f"{KEYS}/{key.name}")
        if kept.sealed_key:
            packed.writestr(SEALED_KEY, b64decode(kept.sealed_key))
    sync(part)


def in_base64(sealed_key: bytes) -> str:
    """As a note has it."""
    return b64encode(sealed_key).decode()


def copying_in(data_folder: Path) -> Path:
    """Where a copy lies while a backup is made of it; whatever ends that, it does not stay."""
    folder = data_folder / NOTES
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Path(tempfile.mkdtemp(prefix=COPY, dir=folder))


def _remove_half_made(data_folder: Path) -> None:
    """What a process left that was ended in the middle. One that is still at it begins anew."""
    for copy in (data_folder / NOTES).glob(f"{COPY}*"):
        shutil.rmtree(copy, ignore_errors=True)
    for kept in kept_in(data_folder):
        with suppress(OSError):
            _part_of(kept).unlink(missing_ok=True)


def _part_of(kept: KeptBackup) -> Path:
    target = Path(kept.path)
    return target.with_name(f".{target.name}.part")


def _mark(data_folder: Path, name: str) -> None:
    folder = data_folder / NOTES
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / name).touch(mode=0o600)


def _marked(data_folder: Path, name: str) -> int:
    try:
        return (data_folder / NOTES / name).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _stale(data_folder: Path) -> Iterator[KeptBackup]:
    last = last_erasing(data_folder)
    return (kept for kept in kept_in(data_folder) if kept.made_after != last)


def _notes(data_folder: Path) -> list[Path]:
    return sorted((data_folder / NOTES).glob("*.json"))


def _read(path: Path) -> KeptBackup | None:
    try:
        return KeptBackup(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _note_of(data_folder: Path, kept: KeptBackup) -> Path:
    name = hashlib.sha256(kept.path.encode()).hexdigest()[:16]
    return data_folder / NOTES / f"{name}.json"
