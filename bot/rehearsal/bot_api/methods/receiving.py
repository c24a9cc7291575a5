"""getUpdates: long polling, with offsets, one poller at a time."""

import asyncio

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.pace import ApiPace
from bot.rehearsal.bot_api.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, ApiRefusal
from bot.rehearsal.bot_api.updates import Update
from bot.rehearsal.bot_api.world import World

LONGEST_POLL = 50


async def get_updates(world: World, call: Call) -> list[Update]:
    """https://core.telegram.org/bots/api#getupdates: 409 when another one polls."""
    if world.settings.webhook:
        raise ApiRefusal(409, WEBHOOK_ACTIVE)
    updates = world.updates
    offset = call.integer("offset")
    limit = call.integer("limit", 100)
    limit = min(max(limit, 1), 100)
    timeout: float = min(max(call.integer("timeout"), 0), LONGEST_POLL)
    allowed = call.decoded("allowed_updates", called="allowed_updates")
    if isinstance(allowed, list):
        updates.allow(allowed)
    if world.pace is ApiPace.TELEGRAM:
        limit, timeout = updates.slow_down(offset, limit, timeout)
    updates.stop_poller(OTHER_POLLER)
    updates.confirm(offset)
    world.changes.happened()
    ready = updates.take(limit)
    if ready or timeout == 0 or updates.closed:
        return ready
    return await _wait(world, limit, timeout)


async def _wait(world: World, limit: int, seconds: float) -> list[Update]:
    updates = world.updates
    poller: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    updates.poller = poller
    world.changes.happened()
    try:
        await asyncio.wait([poller], timeout=seconds)
    finally:
        if updates.poller is poller:
            updates.poller = None
    if poller.done() and poller.result():
        raise ApiRefusal(409, poller.result())
    return updates.take(limit)
