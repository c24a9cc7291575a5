"""A real browser, and pages of a scene in it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from docs.browser import NoBrowser, browser_runs
from tests.players import Scene

AXE = Path(__file__).parent / "axe" / "axe.min.js"
BEAMER = ViewportSize(width=1280, height=720)
STILL = "document.getAnimations().every((one) => one.playState === 'finished')"
CHECK = """
axe.run(document, {resultTypes: ["violations"]}).then((found) => found.violations.flatMap(
  (one) => one.nodes.map((node) => `${one.id}: ${node.html}`)
))
"""

PATIENCE = 60  # seconds; a busy machine is no fault
MOST = 1000 * PATIENCE  # the same in milliseconds, as browsers count
expect.set_options(timeout=MOST)


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Chromium, without a window. Where there is none, the test says what to install."""
    try:
        async with browser_runs() as browser:
            yield browser
    except NoBrowser as missing:
        pytest.skip(str(missing))


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def open_pages(scene: Scene) -> str:
    """Gair runs with pages; where they are."""
    port = free_port()
    await scene.restarts(web_url=f"http://127.0.0.1:{port}", web_port=port)
    return scene.config.web_url


async def until(page: Page, expression: str) -> None:
    """Until this is so on a page. (The browser's own way to wait is code that the page's policy
    forbids.)"""
    async with asyncio.timeout(PATIENCE):
        while not await page.evaluate(expression):  # noqa: ASYNC110 a page tells nobody
            await asyncio.sleep(0.05)


async def violations(page: Page) -> list[str]:
    """What axe-core finds against a page once nothing fades any more: the rule, and the element."""
    await until(page, STILL)
    if await page.evaluate("typeof axe === 'undefined'"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = await page.evaluate(CHECK)
    return found
