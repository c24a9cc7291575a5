"""Requests at random to all pages, as browsers send them and as nobody's browser would: none fails.

GAIR_FUZZ_REQUESTS=1000 has fewer of them.
"""

import asyncio
import logging
import os
import time
from dataclasses import replace
from typing import Any

import httpx

from benchmarks.table import Row
from benchmarks.trials.page_requests import Known, PageRequests, words_for
from benchmarks.trials.scaled import Stage, staged
from bot.doors import house_of
from bot.pages.house import House
from bot.pages.site import site

REQUESTS = int(os.environ.get("GAIR_FUZZ_REQUESTS", "20000"))
PARTS = 20
ADDRESS = "http://127.0.0.1:8081"
PEOPLE = 100
SQL = "SELECT token, code FROM session"


def rows(requests: int = REQUESTS) -> list[Row]:
    """One program with groups at work, and requests beside."""
    return asyncio.run(_measure(requests))


async def _measure(count: int) -> list[Row]:
    began, log = time.perf_counter(), _Failures()
    logging.getLogger("bot.pages").addHandler(log)
    async with staged(1.0) as stage:
        assert stage.gair is not None
        services = stage.gair.services
        house = house_of(replace(services.config, web_url=ADDRESS), services)
        found = await services.means.database.transaction(lambda tx: tx.rows(SQL))
        tokens, codes = ([str(row[at]) for row in found] for at in (0, 1))
        people = [await _joined(house, codes[0]) for _ in range(PEOPLE)]
        known = Known(secrets=people, words=words_for(tokens, codes, people))
        requests = PageRequests(house, known, seed=1)
        for _ in range(PARTS):
            await requests.send(count // PARTS)
            await _goes_on(stage)
    answered = requests.answered
    statuses = ", ".join(f"{code}: {times:,}" for code, times in sorted(answered.statuses.items()))
    return [
        Row(
            what=f"{count:,} requests to {len(answered.routes)} routes: failed",
            measured=len(answered.failed) + log.count,
            unit="",
            reach=0,
            note=f"{statuses}; {time.perf_counter() - began:.0f} s; {answered.failed[:1] or ''}",
        )
    ]


class _Failures(logging.Handler):
    """Counts what pages complain of."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.count += record.levelno >= logging.ERROR


async def _joined(house: House, code: str) -> str:
    """The secret of somebody who joins."""
    transport: Any = httpx.ASGITransport(site(house))
    async with httpx.AsyncClient(transport=transport, base_url=house.address) as client:
        answer = await client.post(f"/j/{code}", headers={"Origin": house.address})
        return str(answer.cookies["gair"])


async def _goes_on(stage: Stage) -> None:
    """A group goes on by a step, if there is one."""
    leader = stage.groups[0].leader
    panel = [message for message in leader.sees if message.from_bot and message.labels][-1]
    steps = ("Close and reveal", "Show the value in full", "Next value")
    for label in steps:
        if label in panel.labels:
            leader.presses(panel, label)
            return
