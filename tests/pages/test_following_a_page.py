"""A page in a real browser follows by itself, also after a network that died without a word.

What was typed is kept where another tab has ended what it was for.
"""

import asyncio
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import expect

from tests.pages.browser import free_port, open_pages
from tests.pages.test_phone_in_a_browser import comes_in, sends

NEXT = ("Close and reveal", "Show the value in full", "Next prompt")


class Network:
    """The way to Gair, on which nothing may come through without anybody being told."""

    def __init__(self, port):
        self.port = port
        self.flows = asyncio.Event()
        self.flows.set()
        self.epoch = 0

    async def carry(self, reader, writer):
        epoch = self.epoch
        there, back = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            await asyncio.gather(self._pass(reader, back, epoch), self._pass(there, writer, epoch))
        except OSError:
            return
        finally:
            writer.close()
            back.close()

    async def _pass(self, source, target, epoch):
        while content := await source.read(65536):
            if epoch != self.epoch:
                await asyncio.Event().wait()  # what was on its way when it died never arrives
            target.write(content)
            await target.drain()
        target.close()

    def dies(self):
        """Connections stay open, and nothing comes through them any more."""
        self.epoch += 1


@asynccontextmanager
async def behind(scene):
    """Gair runs with pages that are reached by a network of ours."""
    outer, inner = free_port(), free_port()
    await scene.restarts(web_url=f"http://127.0.0.1:{outer}", web_port=inner)
    network = Network(inner)
    server = await asyncio.start_server(network.carry, "127.0.0.1", outer)
    try:
        yield network
    finally:
        server.close()


@pytest.fixture
async def una(workshop, browser):
    await open_pages(workshop)
    page = await comes_in(workshop, browser)
    yield page
    await page.context.close()


@pytest.mark.long
async def test_a_network_that_died_in_silence_is_left_as_soon_as_another_is_there(
    workshop, browser
):
    async with behind(workshop) as network:
        page = await comes_in(workshop, browser)
        await expect(page.locator("#card-0-q")).to_be_visible()
        network.dies()
        for label in NEXT:
            await workshop.fran.presses(label)
        await page.evaluate("dispatchEvent(new Event('online'))")

        await expect(page.locator("#card-0-0")).to_be_visible()
        await page.context.close()


@pytest.mark.long
async def test_another_tab_in_which_everything_was_removed_ends_this_one(workshop, una):
    await sends(una, "trust")
    await una.locator("#card-0-q form.say textarea").fill("half typed")
    other = await una.context.new_page()
    await other.goto(f"{workshop.config.web_url}/p/forget")
    await other.get_by_role("button", name="Yes, remove everything").click()

    await expect(una.locator("#gone")).to_be_visible()
    await expect(una.locator("#card-0-q form.say textarea")).to_have_value("half typed")
    await expect(una.locator(".said .words")).to_have_count(0)


@pytest.mark.long
async def test_another_workshop_in_another_tab_leaves_this_one_as_it_was(workshop, una):
    await una.locator("#card-0-q form.say textarea").fill("meant for the first")
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    await workshop.opens_lobby()
    other = await comes_in_again(workshop, una)
    await workshop.fran.presses("Begin with the first value")
    await expect(other.locator("#card-0-q")).to_be_visible()
    await una.locator("#card-0-q form.say button").click()

    await expect(una.locator("#elsewhere")).to_be_visible()
    await expect(una.locator("#card-0-q form.say textarea")).to_have_value("meant for the first")
    assert await workshop.rows("SELECT text FROM response") == []


async def comes_in_again(scene, page):
    (code,) = (await scene.rows("SELECT code FROM session ORDER BY id DESC LIMIT 1"))[0]
    other = await page.context.new_page()
    await other.goto(f"{scene.config.web_url}/j/{code}")
    await other.get_by_role("button", name="I agree, let me in").click()
    await other.wait_for_url("**/p")
    return other
