"""What holds for every page: who may ask, how much may be sent, what browsers may do with it."""

import asyncio
import socket

import httpx
import pytest

from bot.pages import guarding
from bot.pages.site import site
from tests.pages.browsers import ADDRESS, Browser, code_of, house_in

EVIL = "https://evil.example"


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    return browser


def fields_of(browser, form="say-0-q"):
    found = browser.page.xpath(f"//form[@data-form='{form}']")[0]
    return {one.get("name"): one.get("value") or "" for one in found.iter("input")}


@pytest.mark.parametrize("path", ["/", "/p", "/p/mine", "/p/care", "/nothing", "/static/person.js"])
async def test_every_answer_is_guarded(una, path):
    answer = await una.client.get(path)

    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


async def test_no_page_has_script_or_style_of_its_own_or_from_elsewhere(una):
    for path in ("/", "/p", "/p/mine", "/p/agreed", "/p/other", "/p/leave", "/p/forget"):
        await una.opens(path)
        assert una.page.xpath("//script[not(@src)] | //style | //@style | //@onclick") == []
        linked = una.page.xpath("//script/@src | //link/@href | //img/@src")
        assert linked
        assert [one for one in linked if not one.startswith(("/static/", "data:"))] == []


async def test_a_form_from_elsewhere_does_nothing(workshop, una):
    fields = fields_of(una) | {"text": "forged"}

    for headers in ({"Origin": EVIL}, {"Origin": "null"}, {}):
        answer = await una.client.post("/p/say", data=fields, headers=headers)
        assert answer.status_code == 403
    kept = await una.client.post("/p/say", data=fields, headers={"Origin": ADDRESS})

    assert kept.status_code == 200
    assert await workshop.rows("SELECT text FROM response") == [("forged",)]


async def test_nobody_is_here_by_another_name(una):
    for host in ("evil.example", "127.0.0.1", "127.0.0.1:80", ""):
        answer = await una.client.get("/p", headers={"Host": host})
        assert answer.status_code == 421


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_other_methods_are_refused(una, method):
    answer = await una.client.request(method, "/p", headers={"Origin": ADDRESS})

    assert answer.status_code == 405


async def test_what_is_too_large_is_not_read(workshop, una):
    fields = fields_of(una) | {"text": "x" * 50_000}

    answer = await una.client.post("/p/say", data=fields, headers={"Origin": ADDRESS})

    assert answer.status_code in (400, 413)
    assert await workshop.rows("SELECT text FROM response") == []


@pytest.mark.parametrize(
    "broken",
    [
        {"value": "x"},
        {"value": "99"},
        {"value": "-1"},
        {"prompt": "1.5"},
        {"prompt": "77"},
        {"once": ""},
        {"once": "<script>"},
        {"at": ""},
        {"at": "../.."},
        {"value": "٣"},
    ],
)
async def test_forms_that_are_none_of_ours_keep_nothing(workshop, una, broken):
    fields = fields_of(una) | {"text": "forged"} | broken

    answer = await una.client.post("/p/say", data=fields, headers={"Origin": ADDRESS})

    assert answer.status_code in (400, 422)
    assert await workshop.rows("SELECT text FROM response") == []


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/p/remove", {"words": "00" * 9}),
        ("/p/remove", {"words": "zz"}),
        ("/p/change", {"words": "00" * 9, "text": "x", "once": "a" * 16}),
        ("/p/recognise", {"scope": "0-0"}),
        ("/p/recognise", {"scope": "../.."}),
        ("/p/missing", {"scope": "a-a", "text": "x", "once": "a" * 16}),
    ],
)
async def test_forged_forms_do_nothing_and_are_told_so(workshop, una, path, fields):
    fields = fields | {"at": fields_of(una)["at"]}
    answer = await una.client.post(path, data=fields, headers={"Origin": ADDRESS})

    assert answer.status_code in (400, 422)
    assert await workshop.rows("SELECT * FROM pass") == []
    assert await workshop.rows("SELECT * FROM recognition") == []


@pytest.mark.parametrize("at", [{"value": "3", "prompt": ""}, {"value": "0", "prompt": "2"}])
async def test_nobody_passes_on_what_was_not_asked(workshop, una, at):
    asked = {"at": fields_of(una)["at"]} | at
    await una.client.post("/p/pass", data=asked, headers={"Origin": ADDRESS})

    assert await workshop.rows("SELECT * FROM pass") == []


async def test_who_sends_slowly_is_not_waited_for(workshop, una, monkeypatch):
    monkeypatch.setattr(guarding, "SECONDS_FOR_BODY", 0.05)

    async def slowly():
        yield b"text="
        await asyncio.sleep(5)
        yield b"late"

    answer = await una.client.post(
        "/p/say",
        content=slowly(),
        headers={"Origin": ADDRESS, "Content-Type": "application/x-www-form-urlencoded"},
    )

    assert answer.status_code == 408
    assert await workshop.rows("SELECT text FROM response") == []


async def test_nobody_removes_or_changes_the_words_of_another(workshop, una):
    await una.says("trust")
    key = una.page.xpath("//form[@action='/p/remove']/input[@name='words']/@value")[0]
    vic = Browser(workshop)
    await vic.joins()
    at = fields_of(vic)["at"]

    for path, fields in (
        ("/p/remove", {"at": at, "words": key}),
        ("/p/change", {"at": at, "words": key, "text": "mine", "once": "b" * 16}),
    ):
        answer = await vic.client.post(path, data=fields, headers={"Origin": ADDRESS})
        assert answer.status_code == 422

    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


async def test_a_made_up_secret_leads_to_nobody(workshop, una):
    await una.says("trust")
    for cookie in ("", "x", "A" * 22, "A" * 21 + "B", "../../etc", "é" * 22):
        vic = httpx.AsyncClient(
            transport=httpx.ASGITransport(site(house_in(workshop))), base_url=ADDRESS
        )
        answer = await vic.get("/p", headers={"Cookie": f"gair={cookie}".encode()})
        assert answer.status_code == 404
        assert "trust" not in answer.text


async def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(workshop):
    una = Browser(workshop)
    await una.opens(f"/j/{await code_of(workshop)}")
    answer = await una.client.post(
        una.answer.url.path, headers={"Origin": ADDRESS}, follow_redirects=False
    )
    cookie = answer.headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie


@pytest.mark.long
async def test_whoever_tries_codes_keeps_nobody_out(workshop):
    code = await code_of(workshop)
    una = Browser(workshop)
    for number in range(200):
        answer = await una.client.get(f"/j/{number:08d}")
        assert answer.status_code == 404

    await una.opens(f"/j/{code}")

    assert una.has("I agree, let me in")


async def test_nothing_of_a_browser_is_in_the_database_or_the_log(workshop, una, caplog):
    caplog.set_level("DEBUG")
    await una.says("trust")
    secret = una.client.cookies["gair"]
    agent = una.client.headers["user-agent"]
    raw = b"".join(
        path.read_bytes() for path in workshop.config.data_folder.rglob("*") if path.is_file()
    )

    assert raw
    assert secret.encode() not in raw
    assert agent.encode() not in raw
    assert secret not in caplog.text
    assert "trust" not in caplog.text


async def test_hostile_words_are_text_on_every_page(workshop, una):
    hostile = "<img src=x onerror=alert(1)>"
    await una.says(hostile)
    await una.opens("/p/mine")

    assert "<img" not in una.answer.text
    assert una.has(hostile)


async def test_without_an_address_no_port_is_open(scene):
    opened = []
    real = socket.socket.listen

    def listen(self, *args):
        opened.append(self.getsockname())
        return real(self, *args)

    socket.socket.listen = listen
    try:
        await scene.restarts()
        without = list(opened)
        await scene.restarts(web_url=ADDRESS, web_port=0)
    finally:
        socket.socket.listen = real

    assert without == []
    assert {host for host, _ in opened} == {"127.0.0.1"}
