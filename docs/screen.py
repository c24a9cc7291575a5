"""Takes the picture of the shared screen in README: `python -m docs.screen`. Needs a Chromium."""

import asyncio
import re
import socket

from playwright.async_api import ViewportSize

from docs.browser import browser_runs
from docs.photographs import keep
from docs.pictures import HERE
from docs.session import bot_runs, set_stage

SIZE = ViewportSize(width=1920, height=1080)
WIDTH = 1600
ADDRESS = "http://gair.example.org"
MOVING = 6.0


def main() -> None:
    """Write screen.png beside this file."""
    keep(asyncio.run(photograph()), WIDTH, HERE / "screen.png")


async def photograph() -> bytes:
    """The screen when the first cloud has closed."""
    stage, port = set_stage(), _free_port()
    async with bot_runs(stage.world, stage.clock, web_url=ADDRESS, web_port=port):
        await stage.shows_cloud()
        await stage.presses(stage.facilitator, "screen.button")
        told = stage.facilitator.private.from_bot()[-1].words
        found = re.search(r"http\S+", told)
        return await _taken(found[0] if found else "", port)


async def _taken(address: str, port: int) -> bytes:
    leads_here = f"--host-resolver-rules=MAP gair.example.org:80 127.0.0.1:{port}"
    async with browser_runs(leads_here) as browser:
        page = await browser.new_page(viewport=SIZE)
        await page.goto(address)
        await asyncio.sleep(MOVING)
        return await page.screenshot()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    main()
