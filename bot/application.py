"""Where everything is put together; only the command line, the rehearsal and tests import this."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from telegram.error import TelegramError
from telegram.request import BaseRequest

import handlers
from bot.archivist import Archivist
from bot.config import Config
from bot.connecting import Gairs, connected, reached, way_to_telegram
from bot.data_folder import held_database
from bot.doors import changes_of, listen_for_pages, serve_pages
from bot.facilitation import groups, joining, lobby
from bot.facilitation.archiving.sealing import Periods
from bot.facilitation.letting_in import trusted
from bot.plan_file import FollowedPlans
from bot.serving import listen, serve
from bot.word_cloud.studio import Studio
from bot.workshop.plan import Plan
from handlers.announcing import Announcer
from handlers.beside import Beside
from handlers.housekeeping import Housekeeper
from handlers.idling import IdleWatch
from handlers.menus import set_menus
from handlers.on_screen.cards import Cards
from handlers.on_screen.live_views import LiveViews
from handlers.on_screen.live_word_cloud import LiveWordCloud
from handlers.on_screen.means import Means
from handlers.quiet_line import QuietLine
from handlers.receiving import LONG_POLL_SECONDS, Receiver
from handlers.reopening import CameByLink, ConsentsOpen, Reopened
from handlers.rights import Rights
from handlers.services import Services
from handlers.signs import Signs
from handlers.wire.flooding import FLOW, ONCE_A_MINUTE, Asides, FloodGate, Flow, Guesses
from handlers.wire.naming import Names
from handlers.wire.outgoing import Outgoing
from handlers.wire.sending import TELEGRAM, Pace, Sender
from handlers.wire.webhook import secret_of, webhook
from storage import groups as groups_kept
from storage import sessions
from storage.backing_up import keep_up
from storage.ballast import BALLAST_BYTES
from storage.database import Database
from storage.out_of_date import sessions_with_drafts

SECONDS_TO_FINISH = 8.0
# What ends may begin something that ends; nobody was seen to do so more than twice.
ROUNDS = 8
SECONDS_BETWEEN_HOUSEKEEPING = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a rehearsal or test has otherwise than a real run. `view_seconds` and `cloud_seconds`
    are the least times between two edits of a message; `request` makes a way to Telegram; `flow` is
    how much one person may send; `by_webhook` has Telegram call us at the configured address;
    `ballast` is the room in bytes that is kept for the moment when the disk is full; `plans` are
    there beside those of the settings, by name. Not `serves_pages`: where the settings name an
    address for pages, somebody else answers there. Not `sets_menus`: Telegram has them, from a run
    with the same settings."""

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
    plans: Mapping[str, Plan] = field(default_factory=dict)
    serves_pages: bool = True
    sets_menus: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Gair:
    """The running program. Once `is_given_up`, its end waits for nothing more to be sent."""

    application: Gairs
    services: Services
    sender: Sender
    receiver: Receiver
    background: set[asyncio.Task[Any]]
    polling: asyncio.Task[None] | None = None
    is_given_up: asyncio.Event = field(default_factory=asyncio.Event)

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

    While Telegram can't be reached at the start, it is waited for. Raises PortTaken, FolderRefused,
    KeyRefused, DatabaseRefused, or telegram.error.InvalidToken.
    """
    around = around or Surroundings()
    listening = listen("webhook_port", config.webhook_port) if around.by_webhook else None
    door = listen_for_pages(config) if around.serves_pages else None
    studio = around.studio or Studio()
    async with held_database(config, around.now, around.ballast) as database:
        application = connected(config, around.request or way_to_telegram)
        gair = _put_together(config, around, application, database, studio)
        handlers.register(application)
        await reached(application.bot, around.now)
        async with application:
            await application.start()
            tasks: list[asyncio.Task[None]] = []
            try:
                _warm_up(gair, around)
                await _pick_up(gair)
                work = (_receive(gair, config, listening), serve_pages(config, gair.services, door))
                tasks += map(application.create_task, (*work, _keep_house(gair.services)))
                yield replace(gair, polling=tasks[0])
            finally:
                await _stop(gair, tasks)
                if around.studio is None:
                    await studio.close()


async def _stop(gair: Gair, tasks: Iterable[asyncio.Task[None]]) -> None:
    """Nobody is listened to any more; pages that wait for news go first. Then what was begun is
    finished."""
    gair.services.changes.close()
    for task in tasks:
        await _end(task)
    await _finish(gair)
    await _let_end(gair)
    await _break_off(gair)
    await gair.application.stop()


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
        for session in await database.transaction(lambda tx: groups_kept.in_group(tx, chat_id)):
            services.live_views.refresh(session.id, at_once=True)

    services = application.bot_data
    sender = Sender(around.pace, start, lost, partial(handlers.groups.move, services))
    sender.flooded = flooded
    database.spoken.default = config.language
    means = Means(
        database=database,
        outgoing=Outgoing(application.bot, sender, start),
        language=config.language,
        plans=FollowedPlans(config.plans_folder, config.plan, around.plans),
        now=around.now,
        start=start,
        signposting=config.signposting,
        sealing_days=config.sealing_days,
        web_url="" if config.members_only else config.web_url,
        screens_at=config.web_url,
    )
    _fill_in(services, config, around, means, studio)
    services.changes = changes_of(services, means)
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
    services.signs = Signs()
    _let_people_talk(services, means)
    services.archivist = Archivist(studio)
    services.rights = Rights(means, named=config.facilitators, organisers=config.organisers)
    services.announcer = Announcer(means, services.archivist, services.names, services.rights)
    services.all_words = word_cloud.all_words
    services.rare_pictures = word_cloud.rare_pictures
    services.words_so_far = word_cloud.words_so_far
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
    services.asides, services.came_by_link = Asides(around.now), CameByLink(around.now)
    periods = Periods(sealing=config.sealing_days, retention=config.retention_days)
    backups = config.data_folder / "backups"
    services.housekeeper = Housekeeper(
        means, services.archivist, periods, backups, services.announcer.handing_over
    )
    services.rights.after_loss, services.beside = services.after_loss, Beside()


def _let_people_talk(services: Services, means: Means) -> None:
    """What people are called, who talks with whom in a quiet word, and the cards that come to them
    meanwhile."""
    services.names = Names(means.outgoing.bot, means.now)
    services.quiet, services.traceless = QuietLine(means, services.names), set()
    services.cards = Cards(means)
    services.cards.talks = services.quiet.talks


def _warm_up(gair: Gair, around: Surroundings) -> None:
    """What need not be there before people are answered."""
    application, services = gair.application, gair.services
    if around.sets_menus:
        application.create_task(set_menus(services.means))
    application.create_task(services.studio.warm_up())


async def _receive(gair: Gair, config: Config, listening: socket.socket | None) -> None:
    """Ask Telegram for updates, or have it bring them, for as long as the program runs."""
    if listening is None:
        # It has just said who we are.
        gair.services.signs.answered(gair.services.means.now(), (), waited=0.0)
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
        if not application.running:
            # What a timer brings after the end would meet a database that is closed.
            work.close()
            return None
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
        await keep_up(services.means.database, services.config.data_folder)
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
    beside = (await work(sessions_with_drafts), await work(lobby.left_behind))
    for session_id in live.union(*beside):
        gair.services.live_views.refresh(session_id)


async def _finish(gair: Gair) -> None:
    """Let what was begun be sent, for a while; what is not is on the list, and sent next time."""
    gair.services.quiet.close()
    gair.services.live_views.stop()
    try:
        async with asyncio.timeout(0 if gair.is_given_up.is_set() else SECONDS_TO_FINISH):
            while not gair.is_idle:  # noqa: ASYNC110 idle is no one's event
                await asyncio.sleep(0.02)
    except TimeoutError:
        # Telegram can't be reached: whoever tries again and again would keep us from ending.
        gair.is_given_up.set()
    if gair.is_given_up.is_set():
        gair.sender.close()
        await _break_off(gair)


async def _let_end(gair: Gair) -> None:
    """Wait for what goes on in the background, and for what is begun by that: once the library has
    stopped, nothing is to begin."""
    for _ in range(ROUNDS):
        going_on = [task for task in gair.background if not task.done()]
        if not going_on:
            return
        await asyncio.wait(going_on)


async def _break_off(gair: Gair) -> None:
    """End what goes on in the background, and what is begun by that: it would try for ever, with a
    way to Telegram and a database that are closed."""
    for _ in range(ROUNDS):
        going_on = [task for task in gair.background if not task.done()]
        if not going_on:
            return
        for task in going_on:
            task.cancel()
        await asyncio.wait(going_on, timeout=1)
