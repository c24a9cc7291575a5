"""From a call to its answer: faults first, then limits, then the method itself."""

import json
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.events import ApiRequest
from bot.rehearsal.bot_api.faults import Fault, Way
from bot.rehearsal.bot_api.methods import METHODS, PACED
from bot.rehearsal.bot_api.methods.receiving import get_updates
from bot.rehearsal.bot_api.pace import ApiPace
from bot.rehearsal.bot_api.refusals import METHOD_NOT_FOUND, ApiRefusal
from bot.rehearsal.bot_api.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiAnswer:
    """HTTP status and JSON body; `fault` tells how it must get lost on the way, if it must."""

    status: int
    body: str
    fault: Fault | None = None


async def answer(world: World, call: Call) -> ApiAnswer:
    """Do what the bot asks, note the request, and say what to send back."""
    if call.method == "getupdates":
        return await _answer_poll(world, call)
    return _answer(world, call)


def _answer(world: World, call: Call) -> ApiAnswer:
    fault = world.faults.due(call)
    if fault is not None and not fault.after_doing:
        return _failed(world, call, fault)
    try:
        envelope: dict[str, Any] = {"ok": True, "result": _do(world, call)}
        status = 200
    except ApiRefusal as refusal:
        envelope, status = refusal.envelope(), refusal.code
    note(world, call, None if fault and fault.way is not Way.SLOW else envelope)
    return _in_place(fault, ApiAnswer(status=status, body=json.dumps(envelope), fault=fault))


def _do(world: World, call: Call) -> Any:
    method = METHODS.get(call.method)
    if method is None:
        raise ApiRefusal(404, METHOD_NOT_FOUND)
    if world.pace is ApiPace.TELEGRAM and call.method in PACED:
        wait = world.limits.retry_after(call.integer("chat_id"), world.now())
        if wait is not None:
            raise ApiRefusal.too_many(wait)
    return method(world, call)


async def _answer_poll(world: World, call: Call) -> ApiAnswer:
    fault = world.faults.due(call)
    if fault is not None:
        return _failed(world, call, fault)
    try:
        updates = await get_updates(world, call)
    except ApiRefusal as refusal:
        envelope, status = refusal.envelope(), refusal.code
        note(world, call, envelope)
        return ApiAnswer(status=status, body=json.dumps(envelope))
    written = ", ".join(update.written for update in updates)
    note(world, call, {"ok": True, "result": [update.id for update in updates]})
    return ApiAnswer(status=200, body=f'{{"ok": true, "result": [{written}]}}')


def _failed(world: World, call: Call, fault: Fault) -> ApiAnswer:
    """What is said of a request that was not done, or in place of what came of it."""
    envelope = fault.refusal.envelope() if fault.refusal is not None else None
    note(world, call, envelope)
    return _in_place(fault, ApiAnswer(status=500, body="", fault=fault))


def _in_place(fault: Fault | None, answer: ApiAnswer) -> ApiAnswer:
    """An answer, or what a fault has somebody say in its place."""
    if fault is not None and fault.way is Way.PAGE:
        return ApiAnswer(status=fault.status, body=fault.body)
    if fault is not None and fault.refusal is not None:
        return ApiAnswer(status=fault.refusal.code, body=json.dumps(fault.refusal.envelope()))
    return answer


def note(world: World, call: Call, envelope: dict[str, Any] | None) -> None:
    """Remember a request for those who want to look at it later."""
    sizes = {name: len(upload.content) for name, upload in call.uploads.items()}
    world.requests.append(
        ApiRequest(method=call.method, params=call.parameters, uploads=sizes, answer=envelope)
    )
