"""Nothing leaks sideways: planted secrets are in no log, no archive, no repr and no error message.

A small workshop is played with everything logged and with things going wrong on purpose, each
time with the secrets in the error's own words. Telegram ids of updates may be logged.
"""

import asyncio
import gc
import io
import json
import logging
import re
import sys
import threading

import pytest

from bot import logs
from bot.facilitation import hearing
from bot.rehearsal.bot_api import Fault
from handlers import receipts
from handlers.views import my_data as own_words
from handlers.views import private
from storage import sessions
from storage.database import Database, StorageError
from storage.vault import Use
from tests import planted, sinks
from tests.players import TOKEN, Scene

# What nobody caught is logged as "gair", with the error itself for the formatter.
OURS = {"bot", "handlers", "storage"}
INNER = "kettledrum"
DATES = re.compile(rb"20[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2}|17900[0-9]{5}")
FIXED = {b"1980-01-01", b"00:00:00"}


class Written:
    """All that was logged: the lines as `gair run` writes them, and the records as they were."""

    def __init__(self):
        self.lines, self.records = io.StringIO(), []

    def emit(self, record):
        thrown = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        kept = f"{record.name} {record.getMessage()} {record.args!r} {record.exc_text} {thrown}"
        self.records.append((record.name.partition(".")[0], kept))

    @property
    def of_ours(self):
        return "\n".join(kept for name, kept in self.records if name in OURS)


@pytest.fixture
def written(monkeypatch):
    """Logging as in `gair run`, but with everything of ours, down to DEBUG."""
    root = logging.getLogger()
    before = {name: logging.getLogger(name).level for name in logs.QUIET}
    handlers, level = root.handlers[:], root.level
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    written = Written()
    logs.set_up(written.lines, secrets=[TOKEN], level=logging.DEBUG)
    catch = logging.Handler()
    catch.emit = written.emit
    root.addHandler(catch)

    yield written
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, former in before.items():
        logging.getLogger(name).setLevel(former)


@pytest.fixture
async def circle(tmp_path, studio, written):
    """A workshop of people with planted names, at the first gut question."""
    async with Scene.set(tmp_path, studio) as scene:
        planted.plant(scene)
        await scene.opens_lobby()
        await scene.all_join()
        await scene.fran.presses("Begin with the first value")
        yield scene


def secrets(scene):
    """Whatever must not be logged: token, names, ids, texts, and what errors say."""
    token = {TOKEN, TOKEN.partition(":")[2]}
    said = planted.names() | planted.texts() | planted.people_in_digits(scene)
    return {*token, *said, INNER}


def blow_up(*_, **__):
    """An error as bad as one can be."""
    everything = (TOKEN, *planted.NAMES, *planted.WORDS, *planted.ANSWERS, INNER)
    raise ValueError(" ".join(everything))


async def everything_goes_wrong(scene, monkeypatch):
    """Each place in which an error may come up has one, with secrets in its words."""
    await an_update_cannot_be_read(scene)
    for module, deed in ((hearing, "hear"), (own_words, "pages"), (private, "noted_responses")):
        with monkeypatch.context() as patch:
            patch.setattr(module, deed, blow_up)
            await scene.ana.says(planted.WORDS[0])
            await scene.ana.says("/mydata")
    await the_disk_says_it_all(scene, monkeypatch)
    described = f"Bad Request: {planted.WORDS[1]} {planted.NAMES[2]} {scene.bea.id} {TOKEN} {INNER}"
    for code, method in ((400, "sendMessage"), (403, "sendMessage"), (400, "editMessageText")):
        scene.world.faults.next(method, Fault.refused(code, described), times=2)
        await scene.bea.says(planted.WORDS[1])
    scene.world.faults.clear()
    await tasks_are_lost(scene)


async def an_update_cannot_be_read(scene):
    person = {"id": "none", "first_name": planted.NAMES[3], "text": planted.WORDS[2]}
    message = {"message_id": 1, "date": "never", "from": person, "text": planted.WORDS[2]}
    await scene.gair.receiver._deal_with([{"update_id": 10_000_001, "message": message}])


async def the_disk_says_it_all(scene, monkeypatch):
    refused = []
    write = Database.transaction

    async def refuse(self, work, update_id=None, **how):
        if update_id is not None and len(refused) < 2:
            refused.append(update_id)
            raise StorageError(f"{INNER}: {planted.WORDS[3]} {scene.cai.id}")
        return await write(self, work, update_id, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", refuse)
        scene.cai.person.says(planted.WORDS[3])
        await scene.world.until(lambda: any(m.reaction for m in scene.cai.person.sees))
        await scene.settles()


async def tasks_are_lost(scene):
    """One that the application started, one that nobody waits for, a callback, and a __del__."""

    async def fails():
        blow_up()

    class Fragile:
        __del__ = blow_up

    scene.gair.application.create_task(fails())
    lost = asyncio.get_running_loop().create_task(fails(), name=planted.NAMES[0])
    asyncio.get_running_loop().call_soon(blow_up, planted.WORDS[4])
    await asyncio.sleep(0.01)
    del lost
    gc.collect()
    sys.unraisablehook = logs._log_unraisable
    Fragile()
    await scene.settles()


@pytest.mark.long
async def test_no_secret_is_logged_whatever_goes_wrong(circle, written, monkeypatch):
    await everything_goes_wrong(circle, monkeypatch)
    await planted.plays_to_the_end(circle)
    lines = written.lines.getvalue()

    assert planted.found(secrets(circle), lines) == []
    assert planted.found(secrets(circle), written.of_ours) == []
    # What went wrong is all there.
    for trace in (
        "update 10000001, a message, can't be read: ",
        "failed: ValueError at test_leaks.py",
        "failed: StorageError at test_leaks.py",
        "a message was not sent: BadRequest",
        "a task failed: ValueError at",
        "asyncio: Task exception was never retrieved",
        "asyncio: Exception in callback ",
        "gair: An error was passed over",
    ):
        assert trace in lines


async def test_nobody_is_shown_the_inside_of_an_error(circle, monkeypatch):
    toasts = []
    answer = circle.world.answer_press
    monkeypatch.setattr(
        circle.world, "answer_press", lambda p, toast: (toasts.append(toast), answer(p, toast))
    )
    await everything_goes_wrong(circle, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(receipts, "record_pass", blow_up)
        await circle.dai.presses("Pass")

    shown = [m.words for chat in circle.world.chats.values() for m in chat.messages if m.from_bot]
    shown += [toast.text or "" for toast in toasts]
    inside = {INNER, TOKEN, "Traceback", "Error", "Exception", ".py", "SELECT", "sqlite"}
    assert [text for text in shown if planted.found(inside, text)] == []
    assert any("went wrong" in text for text in shown), "nobody was told anything"


async def test_no_repr_shows_a_token_or_a_key(circle):
    gair, services = circle.gair, circle.gair.services
    database = services.means.database
    vault = database._vault
    session = (await database.transaction(sessions.live))[0]
    ours = [
        *(circle.config, services, services.means, session, vault, database, gair.sender),
        *(gair.receiver, services.housekeeper, services.archivist, circle.around),
    ]
    theirs = [gair.application, gair.application.bot, gair]
    keys = [circle.config.key_file.read_bytes(), *(vault.key(1, use) for use in Use)]
    kept = {TOKEN, TOKEN.partition(":")[2]} | {
        f for key in keys for f in (key.hex(), str(key)[2:-1])
    }

    assert [one for one in ours if planted.found(kept, f"{one!r} {one} {one!s}")] == []
    # The library's own show the token: it is the log's formatter that takes it out.
    assert {TOKEN in repr(one) for one in theirs} == {True}
    formatter = logs.OneLine([TOKEN])
    for one in theirs:
        record = logging.makeLogRecord({"name": "handlers", "msg": "%r", "args": (one,)})
        assert planted.found(kept, formatter.format(record)) == []
        assert "<token>" in formatter.format(record)


async def test_an_archive_has_no_name_id_or_time_in_any_byte(circle):
    await planted.plays_to_the_end(circle)
    (archive,) = [m.document[1] for m in circle.fran.person.sees if m.document]
    found = list(sinks.members(archive))
    everything = b"".join(name.encode() + content for name, _, content in found)
    people = {form for name in planted.names() for form in planted.of_text(name)}
    ids = {number for chat in circle.world.chats.values() for number in [chat.id]}
    ids |= {update["update_id"] for update in map(json.loads, circle.world.updates.history)}

    assert planted.found({word.encode() for word in planted.WORDS}, everything) == sorted(
        word.encode() for word in planted.WORDS
    )
    assert planted.found(people, everything) == []
    assert [n for n in ids if str(abs(n)).encode() in everything] == []
    assert {date for _, date, _ in found} == {(1980, 1, 1, 0, 0, 0)}
    assert set(DATES.findall(everything)) <= FIXED
    assert b"tIME" not in everything
