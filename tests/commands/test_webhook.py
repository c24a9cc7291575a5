"""By webhook: the same promises as by polling, to nobody but Telegram."""

import httpx
import pytest

from handlers.wire.webhook import HEADER, PATH, secret_of, webhook
from storage.database import Database, StorageError
from tests.players import TOKEN

SECRET = secret_of(TOKEN)


@pytest.fixture
async def telegram(workshop):
    """Posts to the webhook as Telegram does."""
    app = webhook(workshop.gair.receiver.receive, SECRET)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://gair.test", headers={HEADER: SECRET}
    ) as client:
        yield client


def word(person, text, update_id=900_001):
    chat = {"id": person.id, "type": "private", "first_name": "Ana"}
    sender = {"id": person.id, "is_bot": False, "first_name": "Ana"}
    return {
        "update_id": update_id,
        "message": {"message_id": 5000, "date": 1, "chat": chat, "from": sender, "text": text},
    }


async def kept(workshop):
    rows = await workshop.rows("SELECT text FROM response ORDER BY text")
    return [text for (text,) in rows]


async def test_an_update_is_answered_when_it_is_on_disk(workshop, telegram):
    answer = await telegram.post(PATH, json=word(workshop.ana, "trust"))
    stored = await kept(workshop)
    await workshop.settles()

    assert answer.status_code == 200
    assert stored == ["trust"]
    assert (workshop.ana.own, workshop.ana.room) == (["trust"], 2)


async def test_an_update_that_is_brought_twice_changes_things_once(workshop, telegram):
    for _ in range(2):
        answer = await telegram.post(PATH, json=word(workshop.ana, "trust"))

    assert answer.status_code == 200
    assert await kept(workshop) == ["trust"]


@pytest.mark.parametrize("shown", ["", "wrong", SECRET[:-1], SECRET + "0", "ŵ"])
async def test_whoever_does_not_know_the_secret_changes_nothing(workshop, telegram, shown):
    answer = await telegram.post(
        PATH, json=word(workshop.ana, "trust"), headers={HEADER: shown.encode()}
    )

    assert answer.status_code == 403
    assert await kept(workshop) == []


async def test_what_cannot_be_written_is_asked_for_again(workshop, telegram, monkeypatch):
    async def full(self, work, update_id=None):
        raise StorageError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", full)
        refused = await telegram.post(PATH, json=word(workshop.ana, "trust"))
    taken = await telegram.post(PATH, json=word(workshop.ana, "trust"))

    assert (refused.status_code, taken.status_code) == (503, 200)
    assert await kept(workshop) == ["trust"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"x" * (2 << 20)])
async def test_what_is_no_update_is_refused(telegram, body):
    answer = await telegram.post(PATH, content=body)

    assert answer.status_code == 400


async def test_only_posts_to_the_one_place_are_answered(telegram):
    assert (await telegram.get(PATH)).status_code == 405
    assert (await telegram.post("/")).status_code == 404


def test_the_secret_is_what_telegram_allows_and_not_the_token():
    assert len(SECRET) == 64
    assert SECRET.isalnum()
    assert secret_of("another") != SECRET
