"""Things that go wrong on demand, as python-telegram-bot meets them over a socket."""

import pytest
from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.rehearsal.bot_api import Fault


@pytest.fixture
def chat(ana):
    ana.starts()
    return ana.private


async def test_too_many_requests(world, bot, chat):
    world.faults.next("sendMessage", Fault.too_many(3), times=2)

    for _ in range(2):
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(chat.id, "x")
        assert refused.value.retry_after == 3
    await bot.send_message(chat.id, "y")

    assert [message.text for message in chat.from_bot()] == ["y"]


@pytest.mark.parametrize(
    ("fault", "text"),
    [(Fault.bad_gateway(), "Bad Gateway"), (Fault.server_error(), "Internal Server Error")],
)
async def test_telegram_is_out_of_order(world, bot, chat, fault, text):
    world.faults.next("sendMessage", fault)

    with pytest.raises(NetworkError, match=text):
        await bot.send_message(chat.id, "x")

    assert chat.from_bot() == []


async def test_any_refusal(world, bot, chat):
    world.faults.next("sendMessage", Fault.refused(400, "Bad Request: PEER_FLOOD"))

    with pytest.raises(BadRequest, match="Peer_flood"):
        await bot.send_message(chat.id, "x")


@pytest.mark.parametrize(("after_doing", "shown"), [(True, ["x"]), (False, [])])
async def test_no_answer_comes(world, bot, chat, after_doing, shown):
    world.faults.next("sendMessage", Fault.timeout(after_doing=after_doing))

    with pytest.raises(TimedOut):
        await bot.send_message(chat.id, "x", read_timeout=0.05)

    assert [message.text for message in chat.from_bot()] == shown


@pytest.mark.parametrize(("after_doing", "shown"), [(True, ["x"]), (False, [])])
async def test_the_connection_breaks(world, bot, chat, after_doing, shown):
    world.faults.next("sendMessage", Fault.connection_dropped(after_doing=after_doing))

    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "x")

    assert [message.text for message in chat.from_bot()] == shown
    await bot.send_message(chat.id, "y")


async def test_a_fault_of_one_chat_after_some_calls(world, bot, chat, fran):
    fran.starts()
    world.faults.next("*", Fault.bad_gateway(), chat=chat, skip=1)

    await bot.send_message(chat.id, "1")
    await bot.send_message(fran.id, "1")
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "2")

    assert [message.text for message in chat.from_bot()] == ["1"]


async def test_a_lost_poll_confirms_nothing(world, bot, ana):
    ana.says("hello")
    world.faults.next("getUpdates", Fault.connection_dropped())

    with pytest.raises(NetworkError):
        await bot.get_updates(offset=world.updates.next_id)

    assert [update.message.text for update in await bot.get_updates()] == ["hello"]


async def test_nothing_fails_any_more_once_cleared(world, bot, chat):
    world.faults.next("sendMessage", Fault.bad_gateway(), times=100)
    world.faults.clear()

    await bot.send_message(chat.id, "x")


async def test_a_poller_that_hangs_up_waits_no_longer(world, bot, ana):
    with pytest.raises(TimedOut):
        await bot.get_updates(timeout=5, read_timeout=-4.9)
    await world.until(lambda: world.updates.poller is None)
    ana.says("hello")

    (update,) = await bot.get_updates(allowed_updates=Update.ALL_TYPES)

    assert update.message.text == "hello"
