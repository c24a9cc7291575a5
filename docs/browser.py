"""A real browser without a window: for pictures of pages, for tests and for benchmarks."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no browser was found: install Debian's package chromium, or any of " + ", ".join(NAMES)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


class NoBrowser(Exception):
    """There is none on this machine."""

    def __init__(self) -> None:
        super().__init__(MISSING)


@asynccontextmanager
async def browser_runs(*arguments: str) -> AsyncIterator[Browser]:
    """Chromium, with more arguments of its command line. Raises NoBrowser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NoBrowser
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=[*ARGUMENTS, *arguments]
        )
        try:
            yield browser
        finally:
            await browser.close()
