"""What an operator starts: the bot until it is stopped, an archive, a sealing."""

import asyncio
import gc
import logging
import signal
import time
from collections.abc import Callable, Sequence

from bot import archivist, texts
from bot.application import Surroundings, running
from bot.archivist import ArchiveWanted, Archivist, Step, gathering
from bot.config import Config
from bot.data_folder import open_database
from bot.word_cloud.studio import Studio
from storage import sessions
from storage.database import Database
from storage.lock import locked

MOST_NAMED = 50

log = logging.getLogger(__name__)


class UnknownSession(Exception):
    """There is no session of this number; the message names those that there are."""

    def __init__(self, session: int, there: Sequence[int]) -> None:
        numbers = ", ".join(map(str, there[-MOST_NAMED:]))
        known = f"sessions here are {numbers}" if there else "there is none here yet"
        super().__init__(f"there is no session {session}; {known}")


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
    much there is. Raises UnknownSession, DatabaseRefused, KeyRefused or
    PictureFailed."""
    return asyncio.run(_archive(config, session, tell, says_day=says_day))


async def _archive(
    config: Config, session: int, tell: Callable[[str, int, int], None], *, says_day: bool
) -> bytes:
    async def told(step: Step, done: int, count: int) -> None:
        tell(step, done, count)

    async with Studio() as studio, open_database(config, time.time) as database:
        await _check_known(database, session)
        found = await gathering.for_archive(database, session)
        builder = Archivist(studio, texts.load(config.language))
        return await builder.build(ArchiveWanted(sessions=(found,), says_day=says_day), told)


async def _check_known(database: Database, session: int) -> None:
    there = sorted(await database.transaction(sessions.all_ids))
    if session not in there:
        raise UnknownSession(session, there)


def seal(config: Config, session: int) -> None:
    """Seal a session now. Raises UnknownSession, NotNow, DatabaseRefused, KeyRefused, FolderRefused
    or PictureFailed."""
    with locked(config.data_folder):
        asyncio.run(_seal(config, session))


async def _seal(config: Config, session: int) -> None:
    async with Studio() as studio, open_database(config, time.time) as database:
        await _check_known(database, session)
        builder = Archivist(studio, texts.load(config.language))
        await archivist.seal(database, builder, session)
        await archivist.clean_up(database, config.data_folder / "backups")
