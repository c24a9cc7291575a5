"""Updates that nobody should send: each is set aside and confirmed, and all others are answered."""

import asyncio
import json

import httpx
import pytest

from bot.rehearsal.bot_api import Fault
from bot.rehearsal.bot_api.updates import Update
from handlers.wire.raw_updates import DEEPEST, chat_of, kind_of, number_of, parse
from handlers.wire.webhook import HEADER, PATH, secret_of, webhook
from storage import quarantine
from tests.players import TOKEN
from tests.some_of import some_of

SECRET = secret_of(TOKEN)
DEEP = 5_000
OPEN = '{"a":'
ANA = {"id": 7, "is_bot": False, "first_name": "plantedname"}
CHAT = {"id": 7, "type": "private", "first_name": "plantedname"}
MESSAGE = {"message_id": 5, "date": 1, "chat": CHAT, "from": ANA, "text": "plantedword"}


def nested(times):
    """A message that replies to a message that replies to a message …"""
    message = dict(MESSAGE)
    for _ in range(times):
        message = MESSAGE | {"reply_to_message": message}
    return message


def nested_text(times):
    """The same as JSON, which can be written deeper than it can be made."""
    inner = json.dumps(MESSAGE)[:-1] + ', "reply_to_message": '
    return f'{{"message": {inner * times}null{"}" * times}}}'


BROKEN = {
    "null message": {"message": None},
    "null everything": dict.fromkeys(("message", "edited_message", "callback_query")),
    "nothing": {},
    "unknown kind": {"plantedkind": {"plantedword": 1}},
    "a message that is text": {"message": "plantedword"},
    "a message that is a list": {"message": [MESSAGE]},
    "a message that is a number": {"message": 5},
    "no chat": {"message": {k: v for k, v in MESSAGE.items() if k != "chat"}},
    "null chat": {"message": MESSAGE | {"chat": None}},
    "a chat that is a list": {"message": MESSAGE | {"chat": [1]}},
    "a chat whose id is a list": {"message": MESSAGE | {"chat": CHAT | {"id": [1, 2]}}},
    "a chat whose id is text": {"message": MESSAGE | {"chat": CHAT | {"id": "7"}}},
    "a chat whose id is empty": {"message": MESSAGE | {"chat": CHAT | {"id": ""}}},
    "a chat whose id is a fraction": {"message": MESSAGE | {"chat": CHAT | {"id": 7.5}}},
    "a chat whose id is true": {"message": MESSAGE | {"chat": CHAT | {"id": True}}},
    "a person whose id is text": {"message": MESSAGE | {"from": ANA | {"id": "7"}}},
    "a person whose id is null": {"edited_message": MESSAGE | {"from": ANA | {"id": []}}},
    "a press in a chat whose id is text": {
        "callback_query": {
            "id": "1",
            "from": ANA,
            "chat_instance": "1",
            "data": "x",
            "message": MESSAGE | {"chat": CHAT | {"id": "7"}},
        }
    },
    "a chat whose id is an object": {"message": MESSAGE | {"chat": CHAT | {"id": {"x": 1}}}},
    "a date that is text": {"message": MESSAGE | {"date": "never"}},
    "a date beyond all time": {"message": MESSAGE | {"date": 10**18}},
    "a text that is a number": {"message": MESSAGE | {"text": 5}},
    "a text that is an object": {"message": MESSAGE | {"text": {"a": 1}}},
    "entities that are none": {"message": MESSAGE | {"entities": [5]}},
    "a person beyond 64 bits": {"message": MESSAGE | {"from": ANA | {"id": 2**70}}},
    "a press that is null": {"callback_query": None},
    "a change of nothing": {"my_chat_member": {"chat": CHAT}},
    "a kind that nobody asked for": {"inline_query": {"id": "x"}},
}
RAW = {
    "deep brackets": f'{{"message": {"[" * DEEP}{"]" * DEEP}}}',
    "deep objects": f'{{"message": {OPEN * DEEP}1{"}" * DEEP}}}',
    "a number of 5,000 digits": f'{{"message": {{"message_id": {"9" * 5000}}}}}',
    "infinite": '{"message": {"message_id": Infinity, "date": NaN}}',
}
HARMLESS = {
    "deep replies": json.dumps({"message": nested(200)}),
    "replies deeper than anybody can follow": nested_text(DEEP),
    "a press by nobody": json.dumps(
        {"callback_query": {"id": "1", "chat_instance": "1", "data": "x"}}
    ),
}
NUMBERS = {
    "null": None,
    "text": "123",
    "words": "plantedword",
    "beyond 64 bits": 2**70,
    "just beyond 64 bits": 2**63,
    "below zero": -5,
    "a fraction": 1.5,
    "true": True,
    "a list": [1],
    "an object": {"a": 1},
}


def queue(world, written):
    """Telegram has something to bring that it has never had."""
    world.updates.queue.append(
        Update(id=world.updates.next_id, written=written, until=world.updates.now() + 1000)
    )
    world.updates.next_id += 1
    world.updates.wake()


def numbered(number, written):
    """An update with its number put in front of what else it has."""
    return f'{{"update_id": {number}' + ("}" if written == "{}" else f", {written[1:]}")


async def everybody_else_is_answered(scene, word="trust"):
    await scene.ana.says(word)
    assert word in scene.ana.own
    assert not scene.gair.polling.done()
    assert not scene.world.updates.queue


async def set_aside(scene):
    return await scene.gair.services.means.database.transaction(quarantine.all_of)


@pytest.mark.parametrize("written", some_of([*map(json.dumps, BROKEN.values()), *RAW.values()], 12),
                         ids=[*BROKEN, *RAW])  # fmt: skip
async def test_by_polling_it_is_set_aside_and_confirmed(workshop, caplog, written):
    number = workshop.world.updates.next_id
    queue(workshop.world, numbered(number, written))
    await workshop.settles()

    assert not workshop.world.updates.queue
    assert [each[0] for each in await set_aside(workshop)] == [number]
    assert "planted" not in caplog.text
    assert not [task for task in asyncio.all_tasks() if "Outgoing" in repr(task.get_coro())]
    await everybody_else_is_answered(workshop)


@pytest.mark.parametrize("written", HARMLESS.values(), ids=HARMLESS)
async def test_what_is_only_odd_is_dealt_with(workshop, written):
    queue(workshop.world, numbered(workshop.world.updates.next_id, written))
    await workshop.settles()

    assert await set_aside(workshop) == []
    await everybody_else_is_answered(workshop)


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
async def test_by_polling_one_without_a_number_is_stepped_over(workshop, caplog, number):
    await workshop.fran.says("/help")  # one that has a number came before
    queue(workshop.world, json.dumps({"message": MESSAGE, "update_id": number}))
    await workshop.settles()

    assert not workshop.world.updates.queue
    assert [each[:2] for each in await set_aside(workshop)] == [(quarantine.NUMBERLESS, "message")]
    assert "planted" not in caplog.text
    await everybody_else_is_answered(workshop)


@pytest.mark.parametrize("written", ["null", "7", '"plantedword"', "[]", "{}", '{"message": 1}'])
async def test_by_polling_what_is_no_update_is_stepped_over(workshop, written):
    for _ in range(3):
        queue(workshop.world, written)
    workshop.bea.person.says("between them")
    queue(workshop.world, written)
    await workshop.settles()

    assert not workshop.world.updates.queue
    assert workshop.bea.own == ["between them"]
    await everybody_else_is_answered(workshop)


async def test_no_word_is_stepped_over_with_what_has_no_number(workshop):
    for _ in range(3):
        workshop.world.faults.next("getUpdates", Fault.connection_dropped(after_doing=True), skip=1)
    for number in range(60):
        queue(workshop.world, json.dumps({"message": MESSAGE}))
        if number < 3 * len(workshop.people):
            workshop.people[number % 6].person.says(f"word {number}")
    await workshop.settles()

    kept = {text for (text,) in await workshop.rows("SELECT text FROM response")}
    assert len(kept) == 6 * 3
    assert not workshop.world.updates.queue


async def test_nulls_beside_what_was_sent_do_no_harm(workshop):
    message = workshop.ana.person.private.messages[-1]
    press = {
        "id": "1",
        "from": {"id": workshop.ana.id, "is_bot": False, "first_name": "Ana"},
        "chat_instance": "1",
        "data": next(b.data for row in message.buttons for b in row if b.label == "Pass"),
        "message": message.json(),
    }
    queue(
        workshop.world,
        json.dumps(
            {
                "update_id": workshop.world.updates.next_id,
                "message": None,
                "edited_message": None,
                "plantedkey": [1],
                "callback_query": press,
            }
        ),
    )
    await workshop.settles()

    assert await set_aside(workshop) == []
    assert await workshop.rows("SELECT count(*) FROM pass") == [(1,)]


async def test_half_letters_become_question_marks(workshop):
    queue(
        workshop.world,
        json.dumps(
            {
                "update_id": workshop.world.updates.next_id,
                "message": MESSAGE
                | {
                    "chat": CHAT | {"id": workshop.ana.id},
                    "from": ANA | {"id": workshop.ana.id},
                    "message_id": 10**6,
                    "text": "half \ud83d and whole \U0001f600",
                },
            }
        ),
    )
    await workshop.settles()

    assert await set_aside(workshop) == []
    assert workshop.ana.own == ["half ? and whole 😀"]


@pytest.mark.parametrize(
    "answer", ['{"ok": true}', '{"ok": true, "result": {}}', '{"ok": true, "result": null}', "[]"]
)
async def test_answers_that_are_none_are_asked_for_again(workshop, answer):
    """Something between us and Telegram answers in its place, twice; then it is Telegram again."""
    asked = []
    make = workshop.around.request

    def request():
        inner = make()
        ask = inner.do_request

        class Interrupted(type(inner)):
            async def do_request(self, url, *arguments, **named):
                if url.endswith("getUpdates"):
                    asked.append(url)
                if url.endswith("getUpdates") and len(asked) < 3:
                    return 200, answer.encode()
                return await ask(url, *arguments, **named)

        inner.__class__ = Interrupted
        return inner

    await workshop.restarts(around={"request": request})
    await workshop.ana.says("trust")

    assert len(asked) >= 3
    await everybody_else_is_answered(workshop, "care")


@pytest.fixture
async def telegram(workshop):
    """Posts to the webhook as Telegram does."""
    app = webhook(workshop.gair.receiver.receive, SECRET)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://gair.test", headers={HEADER: SECRET}
    ) as client:
        yield client


async def test_by_webhook_everything_that_can_be_read_at_all_is_answered_once_and_for_all(
    workshop, telegram, caplog
):
    number = 900_000_000
    for written in (*map(json.dumps, BROKEN.values()), *RAW.values(), *HARMLESS.values()):
        number += 1
        body = numbered(number, written)
        assert (await telegram.post(PATH, content=body.encode())).status_code == 200
    for wrong in NUMBERS.values():
        body = json.dumps({"update_id": wrong, "message": MESSAGE})
        assert (await telegram.post(PATH, content=body.encode())).status_code == 200
    assert (await telegram.post(PATH, content=b"{}")).status_code == 200

    await workshop.settles()
    assert len(await set_aside(workshop)) == len(BROKEN) + len(RAW) + 1
    assert "planted" not in caplog.text
    await everybody_else_is_answered(workshop)


def test_what_stands_too_deep_is_left_out_and_nothing_else():
    brackets = "[" * DEEP, "]" * DEEP
    written = f'{{"a": [{brackets[0]}"] }} [ {{"{brackets[1]}], "b": "kept \\" ]}}"}}'

    found = parse(written.encode())

    depth, at = 0, found["a"]
    while at:
        depth, at = depth + 1, at[0]
    assert found["b"] == 'kept " ]}'
    assert depth == DEEPEST - 1
    assert at is None


@pytest.mark.parametrize("raw", [None, 5, "x", [], {}, {"message": {}}, *BROKEN.values()])
def test_whatever_it_is_something_can_be_said_of_it(raw):
    assert chat_of(raw) is None or isinstance(chat_of(raw), int)
    assert "planted" not in kind_of(raw)
    assert number_of(raw) is None
