"""Where everything is put together; only the command line, the rehearsal and tests import this."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from telegram.error import TelegramError
from telegram.request import BaseRequest

import handlers
from bot import plan_file, texts
from bot.archivist import Archivist
from bot.config import Config
from bot.connecting import Gairs, connected, way_to_telegram
from bot.data_folder import held_database
from bot.facilitation import groups, joining
from bot.facilitation.archiving.sealing import Periods
from bot.facilitation.letting_in import trusted
from bot.word_cloud.studio import Studio
from handlers.announcing import Announcer
from handlers.beside import Beside
from handlers.context import Services
from handlers.housekeeping import Housekeeper
from handlers.idling import IdleWatch
from handlers.menus import set_menus
from handlers.on_screen.cards import Cards
from handlers.on_screen.live_views import LiveViews
from handlers.on_screen.live_word_cloud import LiveWordCloud
from handlers.on_screen.means import Means
from handlers.quiet_line import QuietLine
from handlers.receiving import LONG_POLL_SECONDS, Receiver
from handlers.reopening import ConsentsOpen, Reopened
from handlers.rights import Rights
from handlers.wire.flooding import FLOW, ONCE_A_MINUTE, Asides, FloodGate, Flow, Guesses
from handlers.wire.naming import Names
from handlers.wire.outgoing import Outgoing
from handlers.wire.sending import TELEGRAM, Pace, Sender
from handlers.wire.webhook import listen, secret_of, serve, webhook
from storage import sessions
from storage.ballast import BALLAST_BYTES
from storage.database import Database
from storage.out_of_date import sessions_with_drafts

SECONDS_TO_FINISH = 8.0
SECONDS_BETWEEN_HOUSEKEEPING = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a rehearsal or test has otherwise than a real run. `view_seconds` and `cloud_seconds`
    are the least times between two edits of a message; `request` makes a way to Telegram; `flow` is
    how much one person may send; `by_webhook` has Telegram call us at the configured address;
    `ballast` is the room in bytes that is kept for the moment when the disk is full."""

    pace: Pace = TELEGRAM
    now: Callable[[], float] = time.time
    view_seconds: float = 1.0
    cloud_seconds: float | None = None
    long_poll: float = LONG_POLL_SECONDS
    request: Callable[[], BaseRequest] | None = None
    studio: Studio | None = None
    flow: Flow = FLOW
    ballast: int = BALLAST_BYTES
    by_webhook: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gair:
    """The running program."""

    application: Gairs
    services: Services
    sender: Sender
    receiver: Receiver
    background: set[asyncio.Task[Any]]
    polling: asyncio.Task[None] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether everything that was caused was also sent and shown."""
        services = self.services
        showing = (services.announcer, services.live_views, services.cards)
        is_shown = all(each.is_idle for each in showing)
        return is_shown and self.sender.is_idle and not self.services.begun


@asynccontextmanager
async def running(config: Config, around: Surroundings | None = None) -> AsyncIterator[Gair]:
    """The program, answering updates while the context lasts; it stops in good order.

    Raises PortTaken, FolderRefused, KeyRefused, DatabaseRefused, telegram.error.InvalidToken, or
    another telegram.error.TelegramError when Telegram can't be reached at the start.
    """
    around = around or Surroundings()
    listening = listen(config.webhook_port) if around.by_webhook else None
    studio = around.studio or Studio()
    async with held_database(config, around.now, around.ballast) as database:
        application = connected(config, around.request or way_to_telegram)
        gair = _put_together(config, around, application, database, studio)
        handlers.register(application)
        async with application:
            await application.start()
            _warm_up(gair)
            await _pick_up(gair)
            keeping_house = application.create_task(_keep_house(gair.services))
            polling = application.create_task(_receive(gair, config, listening))
            try:
                yield replace(gair, polling=polling)
            finally:
                for task in (polling, keeping_house):
                    await _end(task)
                await _finish(gair)
                await application.stop()
                if around.studio is None:
                    await studio.close()


async def _end(task: asyncio.Task[None]) -> None:
    """Cancel a task until it ends: on its way through libraries a cancellation may get lost."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=1)
    with suppress(asyncio.CancelledError, TelegramError):
        await task


def _put_together(
    config: Config, around: Surroundings, application: Gairs, database: Database, studio: Studio
) -> Gair:
    background: set[asyncio.Task[Any]] = set()
    start = _starter(application, background)

    async def lost(chat_id: int) -> None:
        if chat_id < 0:
            await database.transaction(lambda tx: groups.record_removed(tx, chat_id))
            return
        for session_id in await database.transaction(
            lambda tx: joining.record_blocked(tx, chat_id)
        ):
            services.live_views.refresh(session_id)

    async def flooded(chat_id: int) -> None:
        for session in await database.transaction(lambda tx: sessions.in_group(tx, chat_id)):
            services.live_views.refresh(session.id, at_once=True)

    services = application.bot_data
    sender = Sender(around.pace, start, lost, partial(handlers.groups.move, services))
    sender.flooded = flooded
    means = Means(
        database=database,
        outgoing=Outgoing(application.bot, sender, start),
        texts=texts.load(config.language),
        plans=plan_file.available(config.plans_folder),
        now=around.now,
        start=start,
        signposting=config.signposting,
        sealing_days=config.sealing_days,
    )
    _fill_in(services, config, around, means, studio)
    return Gair(
        application=application,
        services=services,
        sender=sender,
        receiver=Receiver(application, services, long_poll=around.long_poll),
        background=background,
    )


def _fill_in(
    services: Services, config: Config, around: Surroundings, means: Means, studio: Studio
) -> None:
    apart = around.cloud_seconds
    seconds = config.seconds_between_pictures if apart is None else apart
    word_cloud = LiveWordCloud(means, studio, seconds)
    services.config, services.means, services.studio = config, means, studio
    services.failed, services.begun, services.plain_drafts = set(), set(), set()
    _let_people_talk(services, means)
    services.archivist = Archivist(studio, means.texts)
    services.rights = Rights(means, named=config.facilitators, organisers=config.organisers)
    services.announcer = Announcer(means, services.archivist, services.names, services.rights)
    services.all_words = word_cloud.all_words
    services.rare_pictures = word_cloud.rare_pictures
    services.words_so_far = word_cloud.words_so_far
    services.cards = Cards(means)
    services.live_views = LiveViews(
        means, word_cloud, around.view_seconds, services.cards, services.names
    )
    services.trusted = trusted(config)
    services.idle_watch = IdleWatch(
        means, services.announcer, services.live_views, services.trusted
    )
    services.flood_gate = FloodGate(around.flow, around.now)
    services.refusals = FloodGate(ONCE_A_MINUTE, around.now)
    services.guesses = Guesses(around.now)
    services.reopened, services.consents = Reopened(around.now), ConsentsOpen(around.now)
    services.asides = Asides(around.now)
    periods = Periods(sealing=config.sealing_days, retention=config.retention_days)
    backups = config.data_folder / "backups"
    services.housekeeper = Housekeeper(
        means, services.archivist, periods, backups, services.announcer.handing_over
    )
    services.rights.after_loss, services.beside = services.after_loss, Beside()


def _let_people_talk(services: Services, means: Means) -> None:
    """What people are called, and who talks with whom in a quiet word."""
    services.names = Names(means.outgoing.bot, means.now)
    services.quiet, services.traceless = QuietLine(means, services.names), set()


def _warm_up(gair: Gair) -> None:
    """What need not be there before people are answered."""
    application, services = gair.application, gair.services
    application.create_task(set_menus(application.bot, services.means.texts))
    application.create_task(services.studio.warm_up())


async def _receive(gair: Gair, config: Config, listening: socket.socket | None) -> None:
    """Ask Telegram for updates, or have it bring them, for as long as the program runs."""
    if listening is None:
        await gair.receiver.poll()
        return
    bot, secret = gair.application.bot, secret_of(config.telegram_token)
    updates = list(handlers.ALLOWED_UPDATES)
    await gair.receiver.persist(
        lambda: bot.set_webhook(config.webhook_url, secret_token=secret, allowed_updates=updates)
    )
    await serve(webhook(gair.receiver.receive, secret), listening)


def _starter(
    application: Gairs, background: set[asyncio.Task[Any]]
) -> Callable[[Coroutine[Any, Any, object]], object]:
    """Starts work in the background, where it can be seen for as long as it lasts."""

    def start(work: Coroutine[Any, Any, object]) -> object:
        task = application.create_task(work)
        background.add(task)
        task.add_done_callback(background.discard)
        return task

    return start


async def _keep_house(services: Services) -> None:
    """Once at the start, then every hour, until the program stops."""
    while True:
        await services.idle_watch.keep_surely(services.config.idle_days)
        await services.housekeeper.keep_surely()
        await asyncio.sleep(SECONDS_BETWEEN_HOUSEKEEPING)


async def _pick_up(gair: Gair) -> None:
    """Go on where the program stopped: say what was still to be said, show what is."""
    gair.services.announcer.changed = gair.services.live_views.refresh
    await gair.services.live_views.find_orphans()
    await gair.services.announcer.recover()
    await gair.services.cards.deliver()
    work = gair.services.means.database.transaction
    gair.services.quiet.cut_off.before = frozenset(await work(sessions.unsealed))
    live = {session.id for session in await work(sessions.live)}
    for session_id in live.union(await work(sessions_with_drafts)):
        gair.services.live_views.refresh(session_id)


async def _finish(gair: Gair) -> None:
    """Let what was begun be sent, for a while; what is not is on the list, and sent next time."""
    gair.services.quiet.close()
    gair.services.live_views.stop()
    try:
        async with asyncio.timeout(SECONDS_TO_FINISH):
            while not gair.is_idle:  # noqa: ASYNC110 idle is no one's event
                await asyncio.sleep(0.02)
    except TimeoutError:
        # Telegram can't be reached: whoever tries again and again would keep us from ending.
        gair.sender.close()
        for task in list(gair.background):
            task.cancel()
