"""What each part of the program is given of the others."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import handlers
from bot.application.program import Gair, Surroundings
from bot.archivist import Archivist
from bot.config import Config
from bot.connecting import Gairs
from bot.doors import changes_of
from bot.facilitation import groups, joining
from bot.facilitation.archiving.sealing import Periods
from bot.facilitation.letting_in import trusted
from bot.plan_file import FollowedPlans
from bot.word_cloud.studio import Studio
from handlers.announcing import Announcer
from handlers.beside import Beside
from handlers.housekeeping import Housekeeper
from handlers.idling import IdleWatch
from handlers.on_screen.cards import Cards
from handlers.on_screen.live_views import LiveViews
from handlers.on_screen.live_word_cloud import LiveWordCloud
from handlers.on_screen.means import Means
from handlers.quiet_line import QuietLine
from handlers.receiving import Receiver
from handlers.reopening import CameByLink, ConsentsOpen, Reopened
from handlers.rights import Rights
from handlers.services import Services
from handlers.signs import Signs
from handlers.wire.flooding import ONCE_A_MINUTE, Asides, FloodGate, Guesses
from handlers.wire.naming import Names
from handlers.wire.outgoing import Outgoing
from handlers.wire.sending import Sender
from storage import groups as groups_kept
from storage.database import Database


def put_together(
    config: Config, around: Surroundings, application: Gairs, database: Database, studio: Studio
) -> Gair:
    """The program that is about to run, over a database and a way to Telegram."""
    background: set[asyncio.Task[Any]] = set()
    start = _starter(application, background)
    services = application.bot_data
    lost, moved = partial(_lost, services), partial(handlers.groups.move, services)
    sender = Sender(around.pace, start, lost, moved)
    sender.flooded = partial(_flooded, services)
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


async def _lost(services: Services, chat_id: int) -> None:
    """Somebody has blocked the bot, or it was removed from a group."""
    work = services.means.database.transaction
    if chat_id < 0:
        await work(lambda tx: groups.record_removed(tx, chat_id))
        return
    for session_id in await work(lambda tx: joining.record_blocked(tx, chat_id)):
        services.live_views.refresh(session_id)


async def _flooded(services: Services, chat_id: int) -> None:
    """Telegram has a group wait: its panels say so."""
    work = services.means.database.transaction
    for session in await work(lambda tx: groups_kept.in_group(tx, chat_id)):
        services.live_views.refresh(session.id, at_once=True)


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
