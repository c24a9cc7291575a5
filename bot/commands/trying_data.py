"""`gair check`: whether the data folder and the keys are such that the bot can work with them."""

import os
from collections.abc import Iterator
from pathlib import Path

from bot.commands.allowed import allows
from bot.commands.finding import CheckLine, note, ok, problem
from bot.config import Config
from storage import database
from storage.lock import FolderRefused, try_lock
from storage.vault import KeyRefused, Vault, operators_key


def try_data(config: Config) -> Iterator[CheckLine]:
    """All that the bot would refuse to start with."""
    yield from _folder(config.data_folder)
    vault = None
    try:
        vault = _vault(config)
    except (KeyRefused, OSError) as error:
        yield problem(f"key_file: {_told(error, config.key_file)}")
    yield from _database(config, vault)


def _vault(config: Config) -> Vault | None:
    """The keys, or None where the first run makes them. Raises KeyRefused or OSError."""
    if config.key_file.exists():
        return Vault(config.session_keys, operators_key(config.key_file))
    if config.database.exists():
        raise KeyRefused(
            f"{config.key_file} is missing; put it back: without it nothing that was said can be "
            f"read from {config.database}"
        )
    if not _may_write(there := _that_is_there(config.key_file.parent)):
        raise KeyRefused(f"nothing can be written into {there}; name another key_file")
    return None


def _told(error: Exception, path: Path) -> str:
    if isinstance(error, OSError):
        return f"{path} can't be read ({error.strerror}); name the file with the key itself"
    return str(error)


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
    except FolderRefused as refusal:
        yield problem(f"data_folder: {refusal}")


def _that_is_there(folder: Path) -> Path:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _may_write(folder: Path) -> bool:
    return folder.is_dir() and allows(folder, os.R_OK | os.W_OK | os.X_OK)


def _database(config: Config, vault: Vault | None) -> Iterator[CheckLine]:
    if not config.database.exists():
        yield note(f"database: {config.database} is not there yet; the first run makes it")
        return
    problems = database.check(config.database, vault)
    if not allows(config.database, os.W_OK):
        problems.append(f"{config.database} can't be written to; make it the bot's own")
    yield from (problem(f"database: {line}") for line in problems)
    if not problems:
        yield ok(f"database: {config.database}")
