"""A start while Telegram is away waits for it, says so once, and can be stopped."""

import asyncio
import logging
import os
import signal

import pytest
from telegram.error import InvalidToken

from bot import operating
from bot.rehearsal.bot_api import Fault
from bot.watchdog import LONG_SECONDS, Watchdog

# As servers answer that people write to try bots with: what Telegram always says is missing.
ANOTHERS = '{"ok":true,"result":{"id":1,"first_name":"Gair"}}'
PAGE = "<html><body>Log in to the network</body></html>"


def lines(caplog):
    """What the log says, but for what the library has to say."""
    return [r.getMessage() for r in caplog.records if not r.name.startswith("telegram")]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault.connection_dropped(), "no updates for now: Telegram can't be reached"),
        (Fault.bad_gateway(), "no updates for now: Telegram answers with an error"),
        (Fault.page(200, PAGE), "no updates for now: what answers at base_url is not Telegram"),
        (Fault.page(502, PAGE), "no updates for now: Telegram answers with an error"),
        (Fault.page(200, ANOTHERS), "no updates for now: what answers at base_url is not Telegram"),
    ],
    ids=["cut off", "502", "captive portal", "502 page", "another's getMe"],
)
async def test_it_begins_when_telegram_can_be_reached(workshop, caplog, fault, told):
    caplog.set_level(logging.INFO)
    workshop.world.faults.next("getMe", fault, times=3)

    await workshop.restarts()
    await workshop.ana.says("trust")

    begun, over = [line for line in lines(caplog) if "updates" in line]
    assert begun.startswith(told)
    assert over.startswith("updates come again")
    assert PAGE not in caplog.text
    assert workshop.ana.own == ["trust"]


async def test_a_token_that_is_refused_is_not_waited_for(workshop):
    workshop.world.faults.next("getMe", Fault.refused(401, "Unauthorized"))

    with pytest.raises(InvalidToken):
        await workshop.restarts()

    await workshop.restarts()


async def runs(scene, caplog, until):
    """`gair run` in this very process, when the log has said something; what it ends with."""
    caplog.set_level(logging.INFO)
    await scene._running.aclose()
    running = asyncio.create_task(operating._run_until_stopped(scene.config, scene.around))
    while not any(until in line for line in lines(caplog)):  # noqa: ASYNC110 a log is no event
        await asyncio.sleep(0.01)
    return running


@pytest.mark.usefixtures("signals_count")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
async def test_each_signal_leaves_a_line_and_stops_in_good_order(scene, caplog, number):
    running = await runs(scene, caplog, until="ready")

    os.kill(os.getpid(), number)

    assert await running == 0
    assert lines(caplog)[-2:] == [f"stopping: {number.name}", "stopped"]


@pytest.mark.usefixtures("signals_count")
async def test_whoever_starts_it_with_nohup_can_close_the_terminal(scene, caplog):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    running = await runs(scene, caplog, until="ready")
    greeted = scene.fran.last

    os.kill(os.getpid(), signal.SIGHUP)

    scene.fran.person.says("/privacy")
    await scene.world.until(lambda: scene.fran.last != greeted)
    os.kill(os.getpid(), signal.SIGTERM)
    assert await running == 0
    assert [line for line in lines(caplog) if "stopping" in line] == ["stopping: SIGTERM"]


async def test_it_stops_while_it_waits_for_telegram(scene, caplog):
    with scene.world.faults.lasting(Fault.bad_gateway(), ["getMe"]):
        running = await runs(scene, caplog, until="no updates")

        os.kill(os.getpid(), signal.SIGTERM)

        assert await running == 0
    assert lines(caplog)[-2:] == ["stopping: SIGTERM", "stopped"]


async def test_a_loop_that_stood_still_is_told_when_it_goes_on(caplog):
    """The loop's clock is set forward, as if the machine had slept."""
    loop = asyncio.get_running_loop()
    beating = asyncio.create_task(Watchdog().beat())
    await asyncio.sleep(0)
    loop.skipped += 3 * LONG_SECONDS

    await asyncio.sleep(LONG_SECONDS)
    beating.cancel()

    assert lines(caplog)[0].startswith("everything stood still for 1")
