"""One browser for all tests of a process of the suite.

While a test has it something may come from outside, and time takes its time; in between it rests.
"""

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from bot.pages import lookouts, watching
from tests.pages.browser import a_browser
from tests.timelapse import Timelapse

Running = tuple[Browser, set[int]]


def timelapse() -> Timelapse:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, Timelapse)
    return loop


@pytest.fixture(scope="session")
async def running_browser() -> AsyncIterator[Running]:
    """A browser that rests, and the process that drives it."""
    loop = timelapse()
    others = loop.processes
    async with a_browser() as browser:
        driver = loop.processes - others
        assert driver
        loop.at_rest |= driver
        yield browser, driver
        loop.at_rest -= driver


@pytest.fixture
async def browser(
    running_browser: Running, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Browser]:
    """Each test opens a context of its own in it, and waits less for what comes together."""
    browser, driver = running_browser
    for module in (lookouts, watching):
        monkeypatch.setattr(module, "SECONDS_TOGETHER", module.SECONDS_TOGETHER / 10)
    timelapse().at_rest -= driver
    yield browser
    for context in browser.contexts:
        await context.close()
    timelapse().at_rest |= driver
