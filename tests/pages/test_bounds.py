"""What strangers send is bounded before work, memory or a connection is spent on it."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot import serving
from bot.pages.guarding import LONGEST_ADDRESS
from bot.pages.watching import Streams
from bot.setting import page_address
from tests.pages.browsers import ADDRESS, Browser, code_of

MOST = 5
LONG = "a-" * 30_000


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    return browser


@pytest.fixture
async def port(monkeypatch):
    """Something is served to so few at a time."""
    monkeypatch.setattr(serving, "_most_connections", lambda: MOST)

    async def hello(_request):
        return PlainTextResponse("hello")

    door = serving.listen("web_port", 0)
    work = asyncio.create_task(serving.serve(Starlette(routes=[Route("/", hello)]), door))
    yield door.getsockname()[1]
    work.cancel()
    await asyncio.wait([work])


async def asks(port):
    """The answer to a whole request; b"" if nobody answers."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    try:
        return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize("path", ["/j/" + LONG, "/?code=" + LONG, "/p/" + LONG])
async def test_long_addresses_are_not_looked_at(una, path):
    answer = await una.client.get(path)

    assert answer.status_code == 414


async def test_our_own_addresses_are_short(workshop, una):
    await workshop.each_says("time", "time", "hope", "home", "care", "love")
    await workshop.fran.presses("Close and reveal")
    await una.opens("/p")
    linked = una.page.xpath("//@href | //@src | //@action | //@srcset")

    assert len(linked) > 10
    assert max(map(len, linked)) < LONGEST_ADDRESS / 2


@asynccontextmanager
async def held(port):
    """More connections than there may be, on which nobody asks for anything."""
    connections = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3 * MOST)]
    yield
    for _, writer in connections:
        writer.close()


async def test_no_more_connections_are_open_than_there_may_be(port):
    async with held(port):
        refused = await asks(port)

    assert refused == b""


async def test_who_holds_connections_without_asking_keeps_nobody_out_for_long(port, monkeypatch):
    monkeypatch.setattr(serving, "SECONDS_FOR_HEAD", 0.2)
    answered = b""
    async with held(port):
        while not answered:
            await asyncio.sleep(0.05)
            answered = await asks(port)

    assert answered.endswith(b"hello")


def test_as_many_files_are_asked_for_as_the_system_gives():
    most = serving._most_connections()

    assert serving.FEWEST_CONNECTIONS <= most <= serving.MOST_FILES - serving.FILES_FOR_OTHERS


async def test_of_very_many_windows_the_one_that_waits_longest_is_ended():
    streams = Streams(2)
    with (
        streams.one_more(1) as first,
        streams.one_more(2) as other,
        streams.one_more(1) as second,
        streams.one_more(1) as third,
    ):
        ended = [one.is_set() for one in (first, other, second, third)]

    assert ended == [True, False, False, False]
    assert streams._open == {}


async def test_an_address_with_a_slash_too_many_leads_nowhere_else(workshop, una):
    for path in (f"/j/{await code_of(workshop)}/", "/p/", "/r/" + "A" * 22 + "/"):
        answer = await una.client.get(path, follow_redirects=False)
        assert answer.status_code == 404


async def test_who_loads_anew_what_a_form_was_sent_to_sees_their_page(una):
    for path in ("/p/say", "/p/change", "/p/quiet/say"):
        await una.opens(path)
        assert una.has("Connection, love and care should be central")


async def test_two_names_of_a_host_are_none(una):
    answer = await una.client.get("/p", headers=[("Host", "127.0.0.1:8081"), ("Host", "evil")])

    assert answer.status_code == 421


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://Gair.Example", "https://gair.example"),
        ("https://gair.example:443/", "https://gair.example"),
        ("https://gair.example:8443", "https://gair.example:8443"),
        ("http://127.0.0.1:8081", ADDRESS),
        ("HTTP://LOCALHOST:80", "http://localhost"),
        ("", ""),
    ],
)
def test_an_address_is_read_as_browsers_say_it(written, read):
    assert page_address(written) == read


async def test_a_secret_that_stands_for_nobody_is_not_taken(una):
    answer = await una.client.post("/r", data={"secret": "A" * 22}, headers={"Origin": ADDRESS})

    assert answer.status_code == 404
    await una.opens("/p")
    assert una.has("Connection, love and care should be central")


async def test_who_can_not_come_in_reads_so_first(workshop):
    await workshop.fran.presses("People …", workshop.fran.panel)
    await workshop.fran.presses("Close joining")
    una = Browser(workshop)
    await una.opens(f"/j/{await code_of(workshop)}")

    assert una.has("Joining is closed just now")


async def test_the_personal_link_is_shown_to_who_asks_for_it(una):
    await una.opens("/p/mine")

    assert una.page.xpath("//details[not(@open)]/p[@class='address']")
