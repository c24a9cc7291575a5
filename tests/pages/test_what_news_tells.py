"""What a page hears by itself tells that there is news, and nothing else: not what, nor when others
do something."""

import asyncio
import hashlib

import pytest

from bot.changes import Changes
from bot.facilitation import persons_page
from bot.pages import watching
from tests.pages.browser import open_pages
from tests.pages.browsers import Browser, code_of


class Heard:
    """Somebody who listens to the news of their page."""

    def __init__(self, lines):
        self.lines = lines

    async def next(self):
        async for line in self.lines:
            if line.startswith("data: "):
                return line.removeprefix("data: ")
        raise EOFError


@pytest.fixture
async def una(workshop):
    await open_pages(workshop)
    browser = Browser(workshop)
    browser.client = type(browser.client)(
        base_url=workshop.config.web_url,
        headers={"Origin": workshop.config.web_url},
        follow_redirects=True,
        timeout=60,
    )
    await browser.takes(await browser.client.post(f"/j/{await code_of(workshop)}"))
    yield browser
    await browser.client.aclose()


async def test_nobody_finds_out_by_trying_what_a_stamp_stands_for(workshop, una):
    person = (await workshop.rows("SELECT max(person) FROM participant"))[0][0]
    stamp = await workshop.gair.services.means.database.transaction(
        lambda tx: persons_page.stamp_of(tx, 1)
    )
    version = workshop.gair.services.changes.version(person)
    async with una.client.stream("GET", "/p/news") as answer:
        heard = await Heard(answer.aiter_lines()).next()

    content = f"{stamp.shown}||{person}|{version}"
    guesses = {
        stamp.shown,
        *(make(content.encode()).hexdigest() for make in (hashlib.sha256, hashlib.blake2b)),
        hashlib.blake2b(content.encode(), digest_size=8).hexdigest(),
    }
    assert stamp.shown not in heard
    assert not any(guess.startswith(heard) or heard.startswith(guess) for guess in guesses)


@pytest.mark.long
async def test_what_is_decided_about_others_is_no_news(workshop, una):
    await workshop.each_says("time", "time", "hope", "home", "My boss Sarah Jenkins", "love")
    async with una.client.stream("GET", "/p/news") as answer:
        heard = Heard(answer.aiter_lines())
        await heard.next()
        await workshop.fran.presses("To look at: 1")
        await workshop.fran.presses("Leave out")
        await workshop.settles()
        await workshop.fran.presses("Pause")  # news for everybody
        first = await heard.next()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.8):
                await heard.next()

    assert first


@pytest.mark.long
async def test_what_is_decided_about_ones_own_words_is(workshop, una):
    await una.opens("/p")
    await una.client.post("/p/say", data={**fields(una), "text": "My boss Sarah Jenkins"})
    async with una.client.stream("GET", "/p/news") as answer:
        heard = Heard(answer.aiter_lines())
        await heard.next()
        await workshop.each_says("time", "time", "hope", "home", "care", "love")
        await workshop.fran.presses("To look at: 1")
        await workshop.fran.presses("Leave out")

        assert await heard.next()


def fields(browser):
    found = browser.form("say-0-q")
    return {one.get("name"): one.get("value") or "" for one in found.iter("input")}


async def test_signs_of_life_come_at_their_times_whatever_happens(monkeypatch):
    monkeypatch.setattr(watching, "SECONDS_BETWEEN_SIGNS", 0.3)
    monkeypatch.setattr(watching, "SECONDS_TOGETHER", 0.02)
    changes, loop = Changes(), asyncio.get_running_loop()

    class Asked:
        method = "GET"

        async def is_disconnected(self):
            return False

    async def look():
        return "the same"

    busy = loop.create_task(_answers(changes))
    answer = watching.news(Asked(), changes, watching.Followed(keys=(1,)), look)
    heard = []
    async for line in answer.body_iterator:
        heard.append(line)
        if len(heard) == 4:
            break
    await answer.body_iterator.aclose()
    busy.cancel()

    assert heard == ["data: the same\n\n", *[watching.SIGN_OF_LIFE] * 3]


async def _answers(changes):
    """Somebody answers far more often than signs come."""
    while True:
        await asyncio.sleep(0.05)
        changes.look(1)


async def test_a_head_of_the_news_ends(una):
    answer = await una.client.head("/p/news")

    assert answer.headers["content-type"].startswith("text/event-stream")
