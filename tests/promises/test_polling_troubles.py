"""Updates that don't come: the bot goes on by itself; it says so once, and once when it is over."""

import asyncio
import contextlib
import socket

import pytest
from telegram.error import Conflict, InvalidToken

from bot import operating
from bot.application import Surroundings, running
from bot.commands.run import _refused
from bot.config import Config
from bot.rehearsal.bot_api import Fault
from bot.serving import PortTaken, listen, serve
from handlers.wire.webhook import HEADER, secret_of, webhook
from tests.players import TOKEN

ANOTHER = Fault.refused(
    409,
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)
PAGE = "<html><body><h1>502 Bad Gateway</h1>nginx</body></html>"
UNAUTHORIZED = Fault.refused(401, "Unauthorized")


def lines(caplog):
    """What an operator reads of it."""
    told = [r.getMessage() for r in caplog.records if "updates" in r.getMessage()]
    return [line.split(" (")[0].rstrip("0123456789 s") for line in told]


async def asks_again(scene):
    """Until the next getUpdates has come after whatever happened."""
    await scene.world.until(lambda: scene.world.updates.poller is not None)


def asked_for_updates(scene):
    return [one for one in scene.world.requests if one.method.lower() == "getupdates"]


async def meets(scene, *faults):
    """The next questions for updates fail like this, one after the other."""
    planned = scene.world.faults
    for fault in faults:
        planned.next("getUpdates", fault)
    scene.world.updates.wake()
    await scene.world.until(lambda: not planned.planned)


async def is_heard(scene, text):
    scene.ana.person.says(text)
    await scene.world.until(lambda: text in scene.ana.own)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (UNAUTHORIZED, "Telegram refuses the token"),
        (Fault.bad_gateway(), "Telegram answers with an error"),
        (Fault.page(502, PAGE), "Telegram answers with an error"),
        (Fault.page(503, ""), "Telegram answers with an error"),
        (Fault.page(200, PAGE), "what answers at base_url"),
        (Fault.refused(404, "Not Found"), "what answers at base_url"),
        (Fault.connection_dropped(), "Telegram can't be reached"),
    ],
    ids=["401", "502", "502 page", "503", "200 page", "404", "cut off"],
)
async def test_whatever_telegram_answers_the_session_goes_on(workshop, fault, told, caplog):
    caplog.set_level("INFO")
    await meets(workshop, fault, fault, fault)

    await is_heard(workshop, "trust")
    await asks_again(workshop)

    begun, over = lines(caplog)
    assert begun.startswith(f"no updates for now: {told}")
    assert over.startswith("updates come again")
    assert PAGE not in caplog.text
    assert [text for text in workshop.fran.sees if text.startswith(("⚠️", "✅"))] == []


async def test_one_conflict_is_said_once_and_over_after_a_minute(workshop, caplog):
    caplog.set_level("INFO")
    for word in ("trust", "hope", "love"):
        await meets(workshop, ANOTHER)
        await is_heard(workshop, word)
    before = lines(caplog)

    workshop.clock.passes(61)
    await workshop.bea.says("care")

    assert [line[:22] for line in before] == ["no updates for now: an"]
    assert [line[:22] for line in lines(caplog)[1:]] == ["updates come again, af"]


async def test_after_a_conflict_telegram_is_not_asked_without_a_pause(workshop):
    await meets(workshop, ANOTHER)
    await asks_again(workshop)
    before = len(asked_for_updates(workshop))
    await workshop.ana.says("trust")

    # Once for what came, and once that is still open.
    assert len(asked_for_updates(workshop)) - before <= 2
    assert workshop.world.updates.poller is not None


async def test_what_answers_with_nothing_at_once_is_not_asked_without_a_pause(workshop):
    before = len(asked_for_updates(workshop))
    with workshop.world.faults.lasting(Fault.page(200, '{"ok":true,"result":[]}'), ["getUpdates"]):
        workshop.world.updates.wake()
        await asyncio.sleep(60)
        assert 20 < len(asked_for_updates(workshop)) - before < 60

    await is_heard(workshop, "trust")


async def test_telegram_that_takes_a_question_and_is_silent_is_asked_again(workshop, caplog):
    caplog.set_level("INFO")
    await meets(workshop, Fault.timeout(after_doing=False, hold=0.05))

    await is_heard(workshop, "trust")

    assert len(lines(caplog)) == 2


async def test_facilitators_hear_once_that_it_was_long(workshop):
    workshop.ana.person.says("trust")
    await meets(workshop, UNAUTHORIZED, UNAUTHORIZED)

    workshop.clock.passes(90)
    await workshop.world.until(lambda: "✅" in workshop.fran.last)
    await workshop.settles()

    told = [text for text in workshop.fran.sees if "could not reach Telegram" in text]
    assert len(told) == 1
    assert workshop.ana.own == ["trust"]
    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


async def test_two_kinds_of_trouble_are_each_said_once(workshop, caplog):
    await meets(workshop, Fault.bad_gateway(), UNAUTHORIZED, Fault.bad_gateway(), UNAUTHORIZED)

    await is_heard(workshop, "trust")

    assert [line[:22] for line in lines(caplog)] == ["no updates for now: Te"] * 2


async def conflicts(scene, seconds, times):
    """Another process takes the updates away so often; so much time passes between."""
    for _ in range(times):
        await meets(scene, ANOTHER)
        await asyncio.sleep(0.05)
        scene.clock.passes(seconds)


async def test_a_second_process_that_lives_ends_the_polling_and_facilitators_know(workshop, caplog):
    await conflicts(workshop, seconds=21, times=4)
    await asyncio.wait([workshop.gair.polling], timeout=60)

    with pytest.raises(Conflict):
        workshop.gair.polling.result()
    await workshop.world.until(lambda: "Another program" in workshop.fran.last)
    assert len([text for text in workshop.fran.sees if "Another program" in text]) == 1
    assert [r.getMessage() for r in caplog.records if r.levelname == "ERROR"] == []


async def test_a_second_process_that_came_and_went_ends_nothing(workshop):
    await conflicts(workshop, seconds=15, times=3)
    await is_heard(workshop, "trust")
    workshop.clock.passes(3600)
    await conflicts(workshop, seconds=15, times=2)

    await is_heard(workshop, "hope")
    assert not workshop.gair.polling.done()


async def test_a_webhook_of_before_is_taken_off_as_soon_as_telegram_answers(workshop):
    workshop.world.settings.webhook = "https://old.example.org/telegram"
    workshop.world.faults.next("deleteWebhook", Fault.bad_gateway(), times=2)

    async with contextlib.AsyncExitStack():
        await workshop.restarts()

    assert workshop.world.settings.webhook == ""
    await is_heard(workshop, "trust")


def test_a_port_that_is_taken_is_one_clear_line(tmp_path):
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    port = taken.getsockname()[1]
    config = Config(telegram_token=TOKEN, data_folder=tmp_path / "data", webhook_port=port)

    with taken, pytest.raises(PortTaken) as refused:
        operating.run(config, by_webhook=True)

    assert str(refused.value).startswith(f"port {port} can't be listened at (Address already in")
    assert not (tmp_path / "data").exists()


async def test_by_webhook_it_begins_when_telegram_can_be_reached(workshop):
    await workshop._running.aclose()
    with contextlib.closing(listen("webhook_port", 0)) as found:
        port = found.getsockname()[1]
    url = "https://gair.example.org/telegram"
    config = Config(**{**_fields(workshop.config), "webhook_url": url, "webhook_port": port})
    around = Surroundings(**{**_fields(workshop.around), "by_webhook": True})
    workshop.world.faults.next("setWebhook", Fault.bad_gateway(), times=2)

    async with running(config, around) as gair:
        await workshop.world.until(lambda: workshop.world.settings.webhook == url)
        assert not gair.polling.done()

    await workshop.restarts()


async def test_a_webhook_stops_without_a_word(caplog):
    async def receive(_raw):
        return True

    listening = listen("webhook_port", 0)
    app = webhook(receive, secret_of(TOKEN))
    serving = asyncio.create_task(serve(app, listening))
    reader, writer = await asyncio.open_connection(*listening.getsockname())
    writer.write(
        b"POST /telegram HTTP/1.1\r\nhost: x\r\ncontent-length: 15\r\n"
        + f"{HEADER}: {secret_of(TOKEN)}\r\n\r\n".encode()
        + b'{"update_id":7}'
    )
    answer = await reader.readline()
    writer.close()
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving

    assert answer == b"HTTP/1.1 200 OK\r\n"
    assert caplog.text == ""


def test_what_is_not_telegram_is_not_said_to_refuse_the_token():
    unknown, revoked = (_raised(InvalidToken(told)) for told in ("Not Found (404)", "Unauthorized"))
    proxy = Config(base_url="http://proxy.test")

    assert _refused(proxy, unknown).startswith("what answers at http://proxy.test knows no such")
    assert _refused(proxy, revoked).startswith("Telegram refuses the token")
    assert _refused(Config(), unknown).startswith("Telegram refuses the token")


def _raised(why):
    error = InvalidToken("rejected")
    error.__cause__ = why
    return error


def _fields(record):
    return {name: getattr(record, name) for name in record.__slots__}
