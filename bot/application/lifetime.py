"""From the first line to the last: what is begun, in which order, and what goes on beside."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import handlers
from bot.application.program import Gair, Surroundings
from bot.application.putting_together import put_together
from bot.application.stopping import stop
from bot.config import Config
from bot.connecting import connected, reached, way_to_telegram
from bot.data_folder import held_database
from bot.doors import listen_for_pages, serve_pages
from bot.facilitation import lobby
from bot.serving import listen, serve
from bot.word_cloud.studio import Studio
from handlers.menus import set_menus
from handlers.services import Services
from handlers.wire.webhook import secret_of, webhook
from storage import sessions
from storage.backing_up import keep_up
from storage.database import Transaction
from storage.out_of_date import sessions_with_drafts

SECONDS_BETWEEN_HOUSEKEEPING = 3600


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
        gair = put_together(config, around, application, database, studio)
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
                await stop(gair, tasks)
                if around.studio is None:
                    await studio.close()


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
    unsealed, stale = await gair.services.means.database.transaction(_left_off)
    gair.services.quiet.cut_off.before = frozenset(unsealed)
    for session_id in stale:
        gair.services.live_views.refresh(session_id)


def _left_off(tx: Transaction) -> tuple[list[int], set[int]]:
    """The sessions that are not sealed, and those of which something may be shown otherwise."""
    live = {session.id for session in sessions.live(tx)}
    return sessions.unsealed(tx), live.union(sessions_with_drafts(tx), lobby.left_behind(tx))
