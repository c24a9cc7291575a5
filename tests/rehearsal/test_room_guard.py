"""Who may ask the room for anything, and what is then to be had."""

import io
import json
from dataclasses import replace
from urllib.parse import urlsplit

import httpx
import pytest
from PIL import Image

from bot.rehearsal.room.web import MOST_BYTES
from tests.rehearsal.rooms import QUICKLY, SHORT, is_prepared, opened
from tests.some_of import some_of

GETS = ("", "static/room.css", "static/room.js", "news", "photo/1/2/x", "file/x")
DEEDS = {
    "do/say": {"as": "you", "chat": "group", "text": "I was here"},
    "do/start": {"as": "you", "start": ""},
    "do/pause": {},
    "do/lead": {},
    "do/speed": {"rate": 4},
    "do/mishap": {"kind": "killed", "seconds": 1},
}


class Visitor:
    """Somebody with a browser, who knows the room's address or does not."""

    def __init__(self, room, client):
        self.room = room
        self.client = client
        address = urlsplit(room.address)
        self.port = address.port
        self.home = f"http://{address.netloc}"
        self.root = address.path
        self.secret = address.path.strip("/")

    def filled(self, text):
        return text.format(port=self.port, other=self.port + 1, secret=self.secret, home=self.home)

    async def gets(self, path, **headers):
        return await self.client.get(self.root + path, headers=headers)

    async def posts(self, path, wanted=None, **headers):
        ours = {"Origin": self.home, "Content-Type": "application/json"}
        content = wanted if isinstance(wanted, str) else json.dumps(wanted or {})
        return await self.client.post(self.root + path, content=content, headers=ours | headers)

    def sees(self):
        """All that a deed might have changed."""
        state = self.room.conductor.state()
        said = [message.words for message in self.room.stage.group.messages]
        return state["playing"], state["rate"], state["lead"], state["mishaps"], said


@pytest.fixture(scope="module")
async def room():
    """A room whose cast takes an hour over each press."""
    plan = SHORT.replace("Two values", "<Two> & more")
    async with opened(tempo=replace(QUICKLY, pressing=3600), plan=plan) as room:
        await is_prepared(room)
        yield room


@pytest.fixture
async def visitor(room):
    async with httpx.AsyncClient(base_url=room.address.rpartition(":")[0]) as client:
        found = Visitor(room, client)
        client.base_url = found.home
        yield found


def is_silent(answer):
    return answer.content == b"" and "location" not in answer.headers


@pytest.mark.parametrize("path", some_of([path for path in GETS if path], 2))
@pytest.mark.parametrize(
    "start", ["/", "/wrong/", "/{secret}x/", "/{secret:.12}/", "//x/", "/x/{secret}/", "/static/"]
)
async def test_without_the_secret_there_is_nothing(visitor, start, path):
    answer = await visitor.client.get(visitor.filled(start) + path)

    assert answer.status_code == 404
    assert "Team day" not in answer.text


async def test_what_is_not_the_rooms_is_the_workshops(visitor):
    answer = await visitor.client.get("/")

    assert answer.status_code == 200
    assert "Team day" not in answer.text
    assert visitor.secret not in answer.text


@pytest.mark.parametrize("path", some_of(GETS, 2))
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:{other}",
        "127.0.0.1.x:{port}",
        "localhost:{port}",
    ],
)
async def test_by_another_name_there_is_nothing(visitor, host, path):
    answer = await visitor.gets(path, Host=visitor.filled(host))

    assert (answer.status_code, is_silent(answer)) == (421, True)


@pytest.mark.parametrize("path", GETS)
async def test_another_page_is_told_nothing(visitor, path):
    for origin in ("http://evil.example", "null"):
        answer = await visitor.gets(path, Origin=origin)
        assert (answer.status_code, is_silent(answer)) == (403, True)
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert (await visitor.gets(path, **headers)).status_code == 403


@pytest.mark.parametrize("path", some_of(DEEDS, 2))
@pytest.mark.parametrize(
    "changed",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:{other}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
async def test_another_page_does_nothing(visitor, path, changed):
    before = visitor.sees()

    answer = await visitor.posts(
        path, DEEDS[path], **{name: visitor.filled(value) for name, value in changed.items()}
    )

    assert (answer.status_code, is_silent(answer), visitor.sees()) == (403, True, before)


@pytest.mark.parametrize("path", DEEDS)
async def test_without_an_origin_nothing_is_done(visitor, path):
    before = visitor.sees()
    content, headers = json.dumps(DEEDS[path]), {"Content-Type": "application/json"}

    answer = await visitor.client.post(visitor.root + path, content=content, headers=headers)

    assert (answer.status_code, visitor.sees()) == (403, before)


@pytest.mark.parametrize("path", DEEDS)
async def test_a_deed_is_never_a_mere_look(visitor, path):
    before = visitor.sees()

    answer = await visitor.gets(path)

    assert (answer.status_code, visitor.sees()) == (405, before)


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "{home}"}, {"Sec-Fetch-Site": "none"}],
)
async def test_our_own_page_is_shown(visitor, headers):
    answer = await visitor.gets(
        "", **{name: visitor.filled(value) for name, value in headers.items()}
    )

    assert answer.status_code == 200
    assert "&lt;Two&gt; &amp; more" in answer.text
    assert "<Two>" not in answer.text


async def test_every_answer_says_what_may_be_done_with_it(visitor):
    for path in ("", "static/room.js", "photo/1/2/x", "nothing"):
        headers = (await visitor.gets(path)).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


async def test_the_page_has_nothing_inline_and_loads_nothing_from_elsewhere(visitor):
    page = (await visitor.gets("")).text

    assert "style=" not in page
    assert "onclick" not in page
    assert "<script>" not in page
    assert "//" not in page


async def test_whoever_has_the_page_is_at_the_controls(visitor):
    conductor = visitor.room.conductor

    assert (await visitor.posts("do/pause")).status_code == 204
    assert conductor.state()["playing"] is False
    await visitor.posts("do/play")
    assert conductor.state()["playing"] is True
    await visitor.posts("do/step")
    assert conductor.state()["playing"] is False
    await visitor.posts("do/speed", {"rate": 2.0})
    assert conductor.state()["rate"] == 2.0
    await visitor.posts("do/lead")
    assert conductor.state()["lead"] == "you"
    await visitor.posts("do/hand-back")
    assert conductor.state()["lead"] == "cast"
    await visitor.room.stage.settles()


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("do/speed", {"rate": 1000}),
        ("do/speed", {"rate": [1]}),
        ("do/speed", {}),
        ("do/mishap", {"kind": "fire", "seconds": 1}),
        ("do/mishap", {"kind": "killed", "seconds": "1"}),
        ("do/mishap", {"kind": ["killed"], "seconds": 1}),
        ("do/nothing", {"as": "you"}),
        ("do/say", {"as": "Ana", "chat": "group", "text": "x"}),
        ("do/say", {"as": "you", "chat": "elsewhere", "text": "x"}),
        ("do/say", {"as": "you", "chat": "group", "text": ""}),
        ("do/say", {"as": "you", "chat": "group", "text": " \n"}),
        ("do/say", {"as": "you", "chat": "group", "text": "x" * 4097}),
        ("do/say", {"as": "you", "chat": "group", "text": ["x"]}),
        ("do/say", {"as": "you", "chat": "group", "text": "x", "reply": 99}),
        ("do/say", {"as": "you", "chat": "group", "text": "x", "reply": "1; DROP"}),
        ("do/edit", {"as": "you", "chat": "group", "message": 1, "text": "x"}),
        ("do/press", {"as": "you", "chat": "group", "message": 1, "data": "x"}),
        ("do/press", {"as": "you", "chat": "group", "message": 99, "data": "x"}),
        ("do/start", {"as": "you", "start": "<script>"}),
    ],
)
async def test_what_is_not_possible_is_said_and_not_done(visitor, path, wanted):
    before = visitor.sees()

    answer = await visitor.posts(path, wanted)

    assert answer.status_code == 409
    assert answer.json()["why"]
    assert visitor.sees() == before


@pytest.mark.parametrize("content", ["[]", "nonsense", '"x"', "1" * (MOST_BYTES + 1)])
async def test_what_no_page_of_ours_sends_is_refused(visitor, content):
    before = visitor.sees()

    answer = await visitor.posts("do/pause", content)

    assert (answer.status_code, visitor.sees()) == (400, before)


async def test_a_form_of_another_page_is_refused(visitor):
    before = visitor.sees()

    answer = await visitor.posts("do/pause", **{"Content-Type": "text/plain"})

    assert (answer.status_code, visitor.sees()) == (400, before)


async def test_the_guest_writes_and_changes_it(visitor):
    group = visitor.room.stage.group

    await visitor.posts("do/say", {"as": "you", "chat": "group", "text": "helo"})
    said = group.messages[-1]
    edit = {"as": "you", "chat": "group", "message": said.id, "text": "hello"}
    await visitor.posts("do/edit", edit)

    assert (said.words, said.sender["first_name"], said.edits) == ("hello", "You", 1)


async def test_whoever_writes_as_the_facilitator_takes_the_lead(visitor):
    await visitor.posts("do/say", {"as": "lead", "chat": "group", "text": "in a moment"})

    said = visitor.room.stage.group.messages[-1]
    assert (said.words, said.sender["first_name"]) == ("in a moment", "Fran")
    assert visitor.room.conductor.state()["lead"] == "you"
    await visitor.posts("do/hand-back")


async def test_pictures_are_shown_and_files_are_kept(visitor):
    (you,) = visitor.room.stage.guests
    drawn = io.BytesIO()
    Image.new("RGB", (900, 600), "#a8606c").save(drawn, "PNG")
    picture = you.sends_photo(drawn.getvalue(), chat=visitor.room.stage.group)
    place = f"photo/{picture.chat.id}/{picture.id}"
    photo = picture.content["photo"][-1]["file_id"]
    you.sends_document("evil.html", b"<script>alert(1)</script>")
    document = you.sees[-1].content["document"]["file_id"]

    shown = await visitor.gets(f"{place}/one-that-was-there-before")
    kept = await visitor.gets(f"file/{document}")

    assert shown.headers["content-type"] == "image/jpeg"
    assert Image.open(io.BytesIO(shown.content)).size == (900, 600)
    assert kept.headers["content-type"] == "application/octet-stream"
    assert kept.headers["content-disposition"] == "attachment"
    nowhere = ("photo/1/2/x", f"photo/{you.id}/{you.sees[-1].id}/x", "photo/x/--1/x")
    for crossed in (*nowhere, f"file/{photo}"):
        assert (await visitor.gets(crossed)).status_code == 404


@pytest.mark.parametrize("name", ["..%2f..%2fweb.py", "room.html", "gair.css.bak", "%00"])
async def test_no_other_file_is_to_be_had(visitor, name):
    assert (await visitor.gets(f"static/{name}")).status_code == 404
