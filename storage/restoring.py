"""Data put back from a backup: all of it, checked, or nothing."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storage import kept_backups, opening
from storage.kept_backups import ABOUT, DATABASE, FORMAT, KEYS, SEALED_KEY, KeptBackup
from storage.sealed_key import open_key
from storage.syncing import sync
from storage.vault import KeyDestroyed, KeyRefused, Use, Vault, operators_key, write_key

STAGING = "restoring"
MOST_ABOUT = 10_000
ANOTHER_KEY = "the key file is not the one that belongs to this backup; put that one there"
ENCRYPTED = 1
_KEY_FILE = re.compile(rf"{KEYS}/[0-9]{{1,10}}\.(?:{'|'.join(Use)})")


class RestoreRefused(Exception):
    """Nothing was restored; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where data is put: the database, the folder of its keys, and the operator's key."""

    database: Path
    keys: Path
    key_file: Path


def restore(backup: Path, to: Destination, passphrase: Callable[[], str]) -> None:
    """Put back what is in a backup; `passphrase` is asked for if the key is in it. From now on this
    backup is kept up to date here.

    The folder has to be held by the caller. Raises RestoreRefused, KeyRefused or OSError, and has
    changed nothing then.
    """
    if to.database.exists() or to.database.with_name(f"{to.database.name}-wal").exists():
        raise RestoreRefused(
            f"there is data in {to.database.parent}; a restore over it would lose it: move that "
            "folder away, or name another data_folder"
        )
    staging = to.database.parent / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    try:
        with zipfile.ZipFile(backup) as packed:
            key, sealed_key = _key(packed, to.key_file, passphrase)
            _unpack(packed, staging)
        _check(staging, key)
        _put_in_place(staging, to, key)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise RestoreRefused(
            f"{backup} is no backup of Gair, or is damaged ({error}); take another one"
        ) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    last = kept_backups.last_erasing(to.database.parent)
    kept = KeptBackup(path=str(backup.resolve()), sealed_key=sealed_key, made_after=last)
    kept_backups.note(to.database.parent, kept)


def _key(
    packed: zipfile.ZipFile, key_file: Path, passphrase: Callable[[], str]
) -> tuple[bytes, str]:
    """The operator's key, and how it is sealed in the backup, "" if it is not in there."""
    _check_names(packed)
    if SEALED_KEY in packed.namelist():
        sealed = packed.read(SEALED_KEY)
        key = open_key(sealed, passphrase())
        if key_file.exists() and operators_key(key_file) != key:
            raise RestoreRefused(
                f"{key_file} is another key than that of the backup; name another key_file"
            )
        return key, kept_backups.in_base64(sealed)
    if not key_file.exists():
        raise RestoreRefused(
            f"the key is not in this backup; put the key file that belongs to it at {key_file}"
        )
    return operators_key(key_file), ""


def _check_names(packed: zipfile.ZipFile) -> None:
    """Only what a backup has in it is unpacked, and only by these names."""
    names = packed.namelist()
    foreign = [
        name
        for name in names
        if name not in (ABOUT, DATABASE, SEALED_KEY) and not _KEY_FILE.fullmatch(name)
    ]
    if foreign or ABOUT not in names or DATABASE not in names:
        raise RestoreRefused("that is no backup of Gair: gair backup writes one")
    if any(one.compress_type or one.flag_bits & ENCRYPTED for one in packed.infolist()):
        raise zipfile.BadZipFile("another way of packing")
    with packed.open(ABOUT) as file:
        about = file.read(MOST_ABOUT)
    if not _is_of_this_format(about):
        raise RestoreRefused("that backup was written by a newer Gair; install that version")


def _is_of_this_format(about: bytes) -> bool:
    try:
        return bool(json.loads(about)["format"] == FORMAT)
    except (ValueError, LookupError, TypeError):
        return False


def _unpack(packed: zipfile.ZipFile, staging: Path) -> None:
    (staging / KEYS).mkdir(mode=0o700)
    for name in packed.namelist():
        if name in (ABOUT, SEALED_KEY):
            continue
        path = staging / name
        path.touch(mode=0o600)
        with packed.open(name) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
        sync(path)


def _check(staging: Path, key: bytes) -> None:
    """Whether the database is whole, and these keys open it."""
    vault = Vault(staging / KEYS, key)
    database = staging / DATABASE
    if problems := opening.check(database):
        # What to do with a database that is in its place does not help here.
        what = problems[0].removeprefix(f"{database}: ").partition("; ")[0]
        raise RestoreRefused(
            f"the database in this backup can't be used ({what}); take another backup, or install "
            "the version of Gair that wrote it"
        )
    if opening.check(database, vault):
        raise RestoreRefused(ANOTHER_KEY)
    for session_id in vault.all_ids():
        for use in Use:
            try:
                vault.key(session_id, use)
            except KeyDestroyed:
                continue
            except KeyRefused:
                raise RestoreRefused(ANOTHER_KEY) from None


def _put_in_place(staging: Path, to: Destination, key: bytes) -> None:
    """The database last: until it is there a restore can be begun anew."""
    there = {path.name: path.read_bytes() for path in to.keys.glob("*.*")}
    for path in sorted((staging / KEYS).iterdir()):
        if there.pop(path.name, None) not in (None, path.read_bytes()):
            raise RestoreRefused(_other_keys(to.keys))
    if there:
        raise RestoreRefused(_other_keys(to.keys))
    if not to.key_file.exists():
        to.key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_key(to.key_file, key)
    shutil.rmtree(to.keys, ignore_errors=True)
    (staging / KEYS).replace(to.keys)
    sync(to.keys)
    (staging / DATABASE).replace(to.database)
    sync(to.database.parent)


def _other_keys(keys: Path) -> str:
    return f"there are keys of other data in {keys}; move that folder away, or name another"
