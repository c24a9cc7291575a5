"""What an operator starts: the bot until it is stopped, an archive, a sealing."""

import asyncio
import gc
import logging
import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bot import archivist
from bot.application import Gair, Surroundings, running
from bot.archivist import ArchiveWanted, Archivist, Step, gathering
from bot.config import Config
from bot.data_folder import open_database
from bot.watchdog import Watchdog
from bot.word_cloud.studio import Studio
from handlers.vitals import health_of
from storage import sessions
from storage.database import Database
from storage.lock import locked

MOST_NAMED = 50
SECONDS_BETWEEN_HEALTH = 15
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

log = logging.getLogger(__name__)


class UnknownSession(Exception):
    """There is no session of this number; the message names those that there are."""

    def __init__(self, session: int, there: Sequence[int]) -> None:
        numbers = ", ".join(map(str, there[-MOST_NAMED:]))
        known = f"sessions here are {numbers}" if there else "there is none here yet"
        super().__init__(f"there is no session {session}; {known}")


def run(config: Config, *, by_webhook: bool = False) -> int:
    """The real thing, until SIGINT, SIGTERM or SIGHUP; 0.

    Raises what `running` does, and telegram.error.Conflict when another process uses the token.
    """
    return asyncio.run(_run_until_stopped(config, Surroundings(by_webhook=by_webhook)))


async def _run_until_stopped(config: Config, around: Surroundings) -> int:
    watchdog, stop = Watchdog.of(os.environ), asyncio.Event()
    loop = asyncio.get_running_loop()
    beating = loop.create_task(watchdog.beat())
    has_begun = _stop_by_signals(stop, watchdog)
    try:
        async with running(config, around) as gair:
            has_begun.set()
            await _work_until(stop, gair, watchdog)
    except asyncio.CancelledError:
        if not stop.is_set():
            raise
    finally:
        beating.cancel()
        for number in STOPS:
            loop.remove_signal_handler(number)
    log.info("stopped")
    return 0


def _stop_by_signals(stop: asyncio.Event, watchdog: Watchdog) -> asyncio.Event:
    """Let signals ask for an end. Until the event that is returned is set, there is nothing to end
    in good order: what begins is cancelled."""
    has_begun, beginning = asyncio.Event(), asyncio.current_task()

    def ask(name: str) -> None:
        log.info("stopping: %s", name)
        watchdog.stopping()
        stop.set()
        if beginning is not None and not has_begun.is_set():
            beginning.cancel()

    for number in STOPS:
        # Whoever starts us with nohup wants us to stay when the terminal closes.
        if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            asyncio.get_running_loop().add_signal_handler(number, ask, number.name)
    return has_begun


async def _work_until(stop: asyncio.Event, gair: Gair, watchdog: Watchdog) -> None:
    """Answer people until somebody asks for an end. Raises what ends the receiving of updates."""
    assert gair.polling is not None  # noqa: S101 it runs as long as the context
    gair.polling.add_done_callback(lambda _: stop.set())
    # What the imports made stays for good: looking through it again and again would hold the
    # event loop for tens of milliseconds. What of it is left over is next to nothing.
    gc.freeze()
    watchdog.ready()
    log.info("ready: send /workshop in a group")
    writing = asyncio.get_running_loop().create_task(_write_health(gair))
    try:
        await stop.wait()
    finally:
        writing.cancel()
        # Nobody is to read for a minute that all is well.
        gair.services.config.health_file.unlink(missing_ok=True)
    if gair.polling.done():
        await gair.polling


async def _write_health(gair: Gair) -> None:
    """Write down again and again how the bot is, until cancelled."""
    look, path = health_of(gair.services), gair.services.config.health_file
    part = path.with_suffix(".part")
    while True:
        with suppress(OSError):
            part.write_text(look().as_json(), encoding="utf-8")
            part.replace(path)
        await asyncio.sleep(SECONDS_BETWEEN_HEALTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichArchive:
    """Which session an archive is wanted of, in which language ("": as it was held), whether it is
    to say on which day that was, and what its report is to say of itself: see
    bot.archive.about_file."""

    session: int
    language: str = ""
    says_day: bool = False
    about: Mapping[str, object] = field(default_factory=dict)


def archive(config: Config, wanted: WhichArchive, tell: Callable[[str, int, int], None]) -> bytes:
    """The archive of a session; `tell` hears what is being done, how much of it is done, and how
    much there is. Raises UnknownSession, AboutFileError, DatabaseRefused, KeyRefused or
    PictureFailed."""
    return asyncio.run(_archive(config, wanted, tell))


async def _archive(
    config: Config, wanted: WhichArchive, tell: Callable[[str, int, int], None]
) -> bytes:
    async def told(step: Step, done: int, count: int) -> None:
        tell(step, done, count)

    async with Studio() as studio, open_database(config, time.time) as database:
        await _check_known(database, wanted.session)
        found = await gathering.for_archive(database, wanted.session)
        builder = Archivist(studio)
        asked = ArchiveWanted(
            sessions=(found,),
            language=wanted.language,
            says_day=wanted.says_day,
            about=wanted.about,
        )
        return await builder.build(asked, told)


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
        builder = Archivist(studio)
        await archivist.seal(database, builder, session)
        await archivist.clean_up(database, config.data_folder / "backups")
