"""The data folder: held by one process, with the database in it, opened with its keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.config import Config
from storage import kept_backups, starting
from storage.allowed import is_there
from storage.database import Database
from storage.vault import KeyRefused, Vault, operators_key


@asynccontextmanager
async def held_database(
    config: Config, now: Callable[[], float], ballast: int
) -> AsyncIterator[Database]:
    """The database, in a folder that no other process works with, with `ballast` bytes to write.

    Raises FolderRefused, DatabaseRefused or KeyRefused.
    """
    with starting.held(config.data_folder):
        async with open_database(config, now) as database:
            starting.make_room(config.data_folder, ballast)
            kept_backups.after_a_start(config.data_folder)
            yield database


@asynccontextmanager
async def open_database(config: Config, now: Callable[[], float]) -> AsyncIterator[Database]:
    """The database with the keys that open it. Raises DatabaseRefused or KeyRefused."""
    if is_there(config.database) and not is_there(config.key_file):
        raise KeyRefused(
            f"{config.key_file} is missing; put it back: without it nothing that was "
            f"said can be read from {config.database}"
        )
    vault = Vault(config.session_keys, operators_key(config.key_file))
    async with await Database.open(config.database, vault, now) as database:
        yield database
