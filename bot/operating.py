"""What an operator starts: the bot until it is stopped, an archive, a sealing."""

import asyncio
import gc
import logging
import signal
import time

from bot import texts
from bot.application import Surroundings, open_database, running
from bot.config import Config
from bot.facilitation import closing, sealing
from bot.word_cloud.studio import Studio
from bot.workshop.errors import NoSession
from handlers import housekeeping
from handlers.archiving import Archivist
from storage.lock import locked

log = logging.getLogger(__name__)


def run(config: Config, *, by_webhook: bool = False) -> int:
    """The real thing, until SIGINT or SIGTERM; 0.

    Raises what `running` does, and telegram.error.Conflict when another process uses the token.
    """
    return asyncio.run(_run_until_stopped(config, Surroundings(by_webhook=by_webhook)))


async def _run_until_stopped(config: Config, around: Surroundings) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with running(config, around) as gair:
        assert gair.polling is not None  # noqa: S101 it runs as long as the context
        gair.polling.add_done_callback(lambda _: stop.set())
        # What the imports made stays for good: looking through it again and again would hold the
        # event loop for tens of milliseconds.
        gc.collect()
        gc.freeze()
        log.info("ready: send /workshop in a group")
        await stop.wait()
        if gair.polling.done():
            await gair.polling
    return 0


def archive(config: Config, session: int) -> bytes:
    """The archive of a session. Raises NoSession, DatabaseRefused or KeyRefused."""
    return asyncio.run(_archive(config, session))


async def _archive(config: Config, session: int) -> bytes:
    async with Studio() as studio, open_database(config, time.time) as database:
        try:
            found = await database.transaction(lambda tx: closing.for_archive(tx, session))
        except KeyError as error:
            raise NoSession from error
        return await Archivist(studio, texts.load(config.language)).build(found)


def seal(config: Config, session: int) -> None:
    """Seal a session now. Raises NoSession, NotNow, DatabaseRefused, KeyRefused or FolderInUse."""
    with locked(config.data_folder):
        asyncio.run(_seal(config, session))


async def _seal(config: Config, session: int) -> None:
    async with open_database(config, time.time) as database:
        await database.transaction(lambda tx: sealing.seal(tx, session))
        await housekeeping.clean_up(database, config.data_folder / "backups")
