"""What an operator starts: the bot until it is stopped, an archive, a sealing."""

import asyncio
import gc
import logging
import signal
import time
from collections.abc import Callable

from bot import texts
from bot.application import Surroundings, running
from bot.config import Config
from bot.data_folder import open_database
from bot.facilitation.closing import handing_over
from bot.word_cloud.studio import Studio
from bot.workshop.errors import NoSession
from handlers import housekeeping
from handlers.archiving import Archivist, Wanted
from handlers.progress import Step
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


def archive(
    config: Config, session: int, tell: Callable[[str, int, int], None], *, says_day: bool = False
) -> bytes:
    """The archive of a session; `tell` hears what is being done, how much of it is done, and how
    much there is. Raises NoSession, DatabaseRefused, KeyRefused or PictureFailed."""
    return asyncio.run(_archive(config, session, tell, says_day=says_day))


async def _archive(
    config: Config, session: int, tell: Callable[[str, int, int], None], *, says_day: bool
) -> bytes:
    async def told(step: Step, done: int, count: int) -> None:
        tell(step, done, count)

    async with Studio() as studio, open_database(config, time.time) as database:
        try:
            found = await database.transaction(lambda tx: handing_over.for_archive(tx, session))
        except KeyError as error:
            raise NoSession from error
        archivist = Archivist(studio, texts.load(config.language))
        return await archivist.build(Wanted(sessions=(found,), says_day=says_day), told)


def seal(config: Config, session: int) -> None:
    """Seal a session now. Raises NoSession, NotNow, DatabaseRefused, KeyRefused, FolderInUse or
    PictureFailed."""
    with locked(config.data_folder):
        asyncio.run(_seal(config, session))


async def _seal(config: Config, session: int) -> None:
    async with Studio() as studio, open_database(config, time.time) as database:
        archivist = Archivist(studio, texts.load(config.language))
        await housekeeping.seal(database, archivist, session)
        await housekeeping.clean_up(database, config.data_folder / "backups")
