"""Lanes: the order and pace of what goes to a chat, what is repeated and what is not."""

import asyncio
import contextlib

import httpx
import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from handlers.wire.sending import RELAXED, Pace, Sender, Urgency

GROUP, ANA, BEA = -100, 7, 8


class Telegram:
    """Takes calls, and fails as it was told to."""

    def __init__(self):
        self.taken = []
        self.failures = []

    def takes(self, what):
        async def call(chat_id):
            self.taken.append((chat_id, what))
            if self.failures:
                raise self.failures.pop(0)
            return what

        return call


@pytest.fixture
async def lanes():
    """Makes senders whose background tasks end with the test."""
    tasks = []
    lost, migrated = [], []

    async def lose(chat_id):
        lost.append(chat_id)

    async def migrate(old, new):
        migrated.append((old, new))

    def make(pace=RELAXED):
        def start(work):
            tasks.append(asyncio.get_running_loop().create_task(work))

        sender = Sender(pace, start, lose, migrate)
        sender.told = (lost, migrated)
        return sender

    yield make
    for task in tasks:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def soon(*sends):
    """Let sends begin, in this order; their tasks."""
    tasks = [asyncio.get_running_loop().create_task(send) for send in sends]
    for _ in range(20):
        await asyncio.sleep(0)
    return tasks


async def test_what_is_urgent_goes_first(lanes):
    sender, telegram = lanes(), Telegram()

    await asyncio.gather(
        sender.send(GROUP, telegram.takes("picture"), urgency=Urgency.PICTURE),
        sender.send(GROUP, telegram.takes("receipt")),
        sender.send(GROUP, telegram.takes("question"), urgency=Urgency.QUESTION),
    )

    assert telegram.taken == [(GROUP, "question"), (GROUP, "receipt"), (GROUP, "picture")]


async def test_messages_of_a_chat_keep_their_order(lanes):
    sender, telegram = lanes(), Telegram()

    await asyncio.gather(*(sender.send(ANA, telegram.takes(n)) for n in range(5)))

    assert telegram.taken == [(ANA, n) for n in range(5)]
    assert sender.is_idle


async def test_pictures_leave_room_in_the_minute_for_what_matters(lanes):
    sender, telegram = lanes(Pace(chat_seconds=0, group_minute=4, reserve=2)), Telegram()

    picture = {"urgency": Urgency.PICTURE}
    await soon(*(sender.send(GROUP, telegram.takes(n), **picture) for n in range(3)))
    await sender.send(GROUP, telegram.takes("question"), urgency=Urgency.QUESTION)

    assert telegram.taken == [(GROUP, 0), (GROUP, 1), (GROUP, "question")]
    assert not sender.is_idle


async def test_a_group_has_its_minute_and_others_do_not_wait(lanes):
    sender, telegram = lanes(Pace(chat_seconds=0, group_minute=2, reserve=0)), Telegram()

    await soon(*(sender.send(GROUP, telegram.takes(n)) for n in range(3)))
    await sender.send(ANA, telegram.takes("hello"))

    assert telegram.taken == [(GROUP, 0), (GROUP, 1), (ANA, "hello")]


async def test_one_chat_gets_no_two_messages_at_once(lanes):
    sender, telegram = lanes(Pace(chat_seconds=60)), Telegram()

    await soon(sender.send(ANA, telegram.takes(1)), sender.send(ANA, telegram.takes(2)))
    await sender.send(BEA, telegram.takes(3))

    assert telegram.taken == [(ANA, 1), (BEA, 3)]


async def test_there_is_a_limit_over_all_chats(lanes):
    sender, telegram = lanes(Pace(chat_seconds=0, overall_second=3)), Telegram()

    await soon(*(sender.send(person, telegram.takes("q")) for person in range(1, 6)))

    assert telegram.taken == [(person, "q") for person in range(1, 4)]


async def test_a_flood_limit_holds_its_chat_and_nobody_else(lanes):
    sender, telegram = lanes(), Telegram()
    telegram.failures = [RetryAfter(60)]

    await soon(sender.send(ANA, telegram.takes("held")))
    await sender.send(BEA, telegram.takes("free"))

    assert telegram.taken == [(ANA, "held"), (BEA, "free")]


async def test_after_a_flood_limit_the_same_message_goes_again(lanes):
    sender, telegram = lanes(), Telegram()
    telegram.failures = [RetryAfter(0), RetryAfter(0)]

    assert await sender.send(ANA, telegram.takes("hello")) == "hello"

    assert telegram.taken == [(ANA, "hello")] * 3


@pytest.mark.parametrize("failure", [TimedOut(), NetworkError("Bad Gateway")])
async def test_what_may_have_arrived_is_not_sent_again(lanes, failure):
    sender, telegram = lanes(), Telegram()
    telegram.failures = [failure]

    with pytest.raises(type(failure)):
        await sender.send(ANA, telegram.takes("receipt"))

    assert telegram.taken == [(ANA, "receipt")]


@pytest.mark.parametrize("failure", [TimedOut(), NetworkError("Bad Gateway")])
async def test_what_does_no_harm_twice_is_sent_until_it_arrives(lanes, failure):
    sender, telegram = lanes(), Telegram()
    telegram.failures = [failure]

    assert await sender.send(ANA, telegram.takes("question"), repeatable=True) == "question"

    assert telegram.taken == [(ANA, "question")] * 2


async def test_what_never_left_is_sent_again(lanes):
    sender, telegram = lanes(), Telegram()
    failure = NetworkError("httpx.ConnectError")
    failure.__cause__ = httpx.ConnectError("no route")
    telegram.failures = [failure]

    assert await sender.send(ANA, telegram.takes("receipt")) == "receipt"


async def test_a_refusal_is_final(lanes):
    sender, telegram = lanes(), Telegram()
    telegram.failures = [BadRequest("Message text is empty")]

    with pytest.raises(BadRequest):
        await sender.send(ANA, telegram.takes("x"), repeatable=True)

    assert telegram.taken == [(ANA, "x")]


async def test_who_can_not_be_written_to_is_reported(lanes):
    sender, telegram = lanes(), Telegram()
    telegram.failures = [Forbidden("bot was blocked by the user")]

    with pytest.raises(Forbidden):
        await sender.send(ANA, telegram.takes("x"))

    assert sender.told == ([ANA], [])


async def test_a_message_follows_a_group_that_became_another(lanes):
    sender, telegram = lanes(), Telegram()
    telegram.failures = [ChatMigrated(-1000)]

    await sender.send(GROUP, telegram.takes("question"))

    assert telegram.taken == [(GROUP, "question"), (-1000, "question")]
    assert sender.told == ([], [(GROUP, -1000)])


async def test_when_it_is_closed_nobody_waits_any_longer(lanes):
    sender, telegram = lanes(Pace(chat_seconds=60)), Telegram()
    await sender.send(ANA, telegram.takes("first"))
    (waiting,) = await soon(sender.send(ANA, telegram.takes("second")))

    sender.close()

    for send in (waiting, sender.send(BEA, telegram.takes("third"))):
        with pytest.raises(NetworkError, match="stopping"):
            await send
    assert telegram.taken == [(ANA, "first")]
