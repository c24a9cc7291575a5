"""`gair check`: whether the data folder and the keys are such that the bot can work with them."""

import os
from collections.abc import Iterator
from pathlib import Path

from bot.commands.finding import CheckLine, note, ok, problem
from bot.config import Config
from storage import ballast, database, starting
from storage.allowed import allows, is_there
from storage.lock import FolderRefused, refuse_as_root, try_lock
from storage.vault import KeyRefused, Vault, operators_key


def try_data(config: Config) -> Iterator[CheckLine]:
    """All that the bot would refuse to start with."""
    of_the_folder = list(_folder(config.data_folder))
    yield from of_the_folder
    vault = None
    try:
        vault = _vault(config)
    except KeyRefused as refusal:
        yield problem(f"key_file: {refusal}")
    if ballast.is_short(_that_is_there(config.data_folder)):
        yield note(f"data_folder: the disk has only {_free_mib(config)} MiB left; make room on it")
    # In a folder that can't be used nothing can be said of what lies there.
    if not of_the_folder:
        yield from _database(config, vault)


def _free_mib(config: Config) -> int:
    return ballast.free(_that_is_there(config.data_folder)) // 2**20


def _vault(config: Config) -> Vault | None:
    """The keys, or None where the first run makes them. Raises KeyRefused."""
    if is_there(config.key_file):
        return Vault(config.session_keys, operators_key(config.key_file))
    if is_there(config.database):
        raise KeyRefused(
            f"{config.key_file} is missing; put it back: without it nothing that was said can be "
            f"read from {config.database}"
        )
    if config.key_file.is_symlink():
        raise KeyRefused(f"{config.key_file} leads to a file that is not there; put it back")
    if not _may_write(there := _that_is_there(config.key_file.parent)):
        raise KeyRefused(f"nothing can be written into {there}; name another key_file")
    return None


def _folder(folder: Path) -> Iterator[CheckLine]:
    """Whether the folder, or that above it which is there, can be written into and locked."""
    there = _that_is_there(folder)
    if not _may_write(there):
        yield problem(
            f"data_folder: nothing can be written into {there}; make it the bot's own, or choose "
            "another data_folder"
        )
        return
    try:
        try_lock(there)
        if there == folder:
            refuse_as_root(folder)
            starting.refuse_contents(folder)
        starting.refuse_full_disk(there)
    except FolderRefused as refusal:
        yield problem(f"data_folder: {refusal}")


def _that_is_there(folder: Path) -> Path:
    while not is_there(folder) and folder != folder.parent:
        folder = folder.parent
    return folder


def _may_write(folder: Path) -> bool:
    return folder.is_dir() and allows(folder, os.R_OK | os.W_OK | os.X_OK)


def _database(config: Config, vault: Vault | None) -> Iterator[CheckLine]:
    if not is_there(config.database):
        yield note(f"database: {config.database} is not there yet; the first run makes it")
        return
    try:
        problems = database.check(config.database, vault)
    except KeyRefused as refusal:
        problems = [str(refusal)]
    yield from (problem(f"database: {line}") for line in problems)
    if not problems:
        yield ok(f"database: {config.database}")
