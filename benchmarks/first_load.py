"""How soon a page can be used that is opened for the first time at 400 kbit/s, as 3G has it.

A real browser with its own emulation of a slow network; nothing of it is cached. Needs a Chromium.
"""

import asyncio
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, BrowserContext, ViewportSize

from benchmarks.table import Row
from benchmarks.trials.staging import Trial, trial
from docs.browser import NoBrowser, browser_runs

# 400 kbit/s each way, and 400 ms there and back: what Chromium's own tools call slow 3G.
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
PHONE, BEAMER = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=720)
WORDS = ("trust", "time", "tea", "being heard", "patience", "hope", "warmth", "no rush", "rest")
PEOPLE = 25
SECONDS, LARGEST_PAGE, LARGEST_SCREEN = 3.0, 100, 300
PATIENCE = 60_000
# After that everything has come that comes by itself.
SECONDS_TO_COME = 6.0
LINK = re.compile(r"http://127\.0\.0\.1:\d+/([js])/[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What is opened: `usable` is there as soon as somebody can use it."""

    what: str
    address: str
    viewport: ViewportSize
    usable: str
    largest: float


def rows() -> list[Row]:
    """The page that asks to join, a participant's page and the screen, both with a cloud."""
    try:
        return asyncio.run(_measure())
    except NoBrowser as missing:
        return [Row(what="first loads", measured=float("nan"), unit="", reach=0, note=str(missing))]


async def _measure() -> list[Row]:
    async with trial(PEOPLE) as stage, browser_runs() as browser:
        stage.serves_pages()
        await stage.starts()
        await stage.begins()
        join = _link(stage.group, "j")
        for number, person in enumerate(stage.people):
            stage.says(person, WORDS[number % len(WORDS)])
        await stage.settles()
        cookies = await _joins(browser, join)
        await _closes(stage)
        await stage.presses(stage.fran, "Shared screen")
        await stage.until(lambda: _link(stage.fran.private, "s"))
        page = f"{stage.web_url}/p"
        found: list[Row] = []
        for opened in (
            Opened(
                what="the page that asks to join",
                address=join,
                viewport=PHONE,
                usable="button.main",
                largest=LARGEST_PAGE,
            ),
            Opened(
                what="a participant's page, with a cloud",
                address=page,
                viewport=PHONE,
                usable="form.say textarea",
                largest=LARGEST_PAGE,
            ),
            Opened(
                what="the screen, with a cloud",
                address=_link(stage.fran.private, "s"),
                viewport=BEAMER,
                usable=".plane img.here",
                largest=LARGEST_SCREEN,
            ),
        ):
            there = cookies if opened.address == page else []
            slow = await _load(browser, opened, there, is_slow=True)
            plain = await _load(browser, opened, there, is_slow=False)
            found += _rows(opened, slow, plain)
        return found


def _rows(opened: Opened, slow: "Loaded", plain: "Loaded") -> Iterator[Row]:
    yield Row(
        what=f"{opened.what}: at 400 kbit/s until it can be used",
        measured=slow.seconds,
        unit="s",
        reach=SECONDS,
        baseline=plain.seconds,
        note=f"{slow.by_then / 1000:.0f} kB by then; baseline: without a slow network",
    )
    yield Row(
        what=f"{opened.what}: its first load",
        measured=slow.size / 1000,
        unit="kB",
        reach=opened.largest,
    )


async def _closes(stage: Trial) -> None:
    await stage.presses(stage.fran, "Close and reveal")
    await stage.until(lambda: any("still open" not in one.words for one in stage.clouds(1)))
    await stage.settles()


async def _joins(browser: Browser, address: str) -> list[Any]:
    """The cookies of somebody who has joined."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(address)
    await page.get_by_role("button", name="I agree, let me in").click()
    await page.wait_for_url("**/p")
    cookies = await context.cookies()
    await context.close()
    return list(cookies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """After how many seconds it could be used; how many bytes had come `by_then`, and in all."""

    seconds: float
    by_then: int
    size: int


async def _load(browser: Browser, opened: Opened, cookies: list[Any], *, is_slow: bool) -> Loaded:
    context: BrowserContext = await browser.new_context(viewport=opened.viewport)
    await context.add_cookies(cookies)
    page = await context.new_page()
    session, came = await context.new_cdp_session(page), [0]

    def hear(event: Any) -> None:
        came[0] += int(event["encodedDataLength"])

    session.on("Network.dataReceived", hear)
    session.on("Network.responseReceived", lambda event: hear(event["response"]))
    await session.send("Network.enable")
    if is_slow:
        await session.send("Network.emulateNetworkConditions", SLOW)
    began = time.perf_counter()
    await page.goto(opened.address, wait_until="commit")
    # Styles and scripts are there by then.
    await page.wait_for_load_state("domcontentloaded", timeout=PATIENCE)
    await page.locator(opened.usable).first.wait_for(timeout=PATIENCE)
    seconds, by_then = time.perf_counter() - began, came[0]
    await asyncio.sleep(SECONDS_TO_COME)
    await context.close()
    return Loaded(seconds=seconds, by_then=by_then, size=came[0])


def _link(chat: Any, kind: str) -> str:
    """The newest address of this kind in a chat; "" if there is none."""
    found = [match for post in chat.from_bot() for match in LINK.finditer(post.words)]
    return next((match[0] for match in reversed(found) if match[1] == kind), "")
