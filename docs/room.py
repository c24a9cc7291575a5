"""Takes the picture of the room in README: `python -m docs.room`. Needs a Chromium."""

import asyncio
from dataclasses import replace

from playwright.async_api import Page, ViewportSize

from bot.rehearsal.bot_api.serve import listen
from bot.rehearsal.play import Rehearsal
from bot.rehearsal.room.opening import room_open
from bot.rehearsal.tempo import TO_BE_WATCHED
from docs.browser import browser_runs
from docs.photographs import keep
from docs.pictures import HERE

SIZE = ViewportSize(width=1440, height=900)
SCALE, WIDTH = 2, 1960
SOON = replace(TO_BE_WATCHED, joining=2, responding=6, pressing=1, setting_up=0)
SEED = 5
PATIENCE = 60_000.0
MOVING = 6.0  # until what the last press was answered with is gone, too


def main() -> None:
    """Write room.png beside this file."""
    keep(asyncio.run(photograph()), WIDTH, HERE / "room.png")


async def photograph() -> bytes:
    """The room once the first value has closed, with somebody in it who takes part."""
    with listen() as listening:
        async with (
            room_open(Rehearsal(people=12, seed=SEED, tempo=SOON), None, listening) as room,
            browser_runs() as browser,
        ):
            page = await browser.new_page(viewport=SIZE, device_scale_factor=SCALE)
            page.set_default_timeout(PATIENCE)
            await page.goto(room.address)
            await take_part(page)
            await page.locator("#panel").get_by_text("Gut responses are closed").wait_for()
            room.conductor.pause()
            await page.mouse.move(0, 0)
            await asyncio.sleep(MOVING)
            return await page.screenshot()


async def take_part(page: Page) -> None:
    """Join as the guest, and answer the first question."""
    await page.locator("#group").get_by_role("button", name="Join in private").last.click()
    phone = page.locator("#phone")
    await phone.get_by_role("button", name="I agree, let me in").click()
    await phone.get_by_text("1 of 12").first.wait_for()
    await phone.get_by_label("Message").fill("being listened to, patience")
    await phone.get_by_label("Message").press("Enter")


if __name__ == "__main__":
    main()
