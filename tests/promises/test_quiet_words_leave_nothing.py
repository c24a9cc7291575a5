"""A quiet word leaves no row and no line of the log, and nobody else sees that there was one."""

import asyncio
import logging

import pytest

from bot.workshop.quiet_word import SECONDS_TO_ANSWER
from tests.players import Player

QUIET, END = "A quiet word", "End the quiet word"
LINES = [f"line {number} of what nobody else is to read" for number in range(10)]


@pytest.fixture
async def attended(workshop):
    """A workshop in which a colleague, Gwen, can be turned to, and in which much has been said."""
    workshop.gwen = Player(workshop, workshop.world.add_person("Gwen"))
    await workshop.gwen.starts()
    await stands_by(workshop, workshop.gwen)
    await workshop.each_says("trust", "love", "hope", "care", "zeal", "joy")
    return workshop


async def stands_by(scene, colleague):
    """Fran asks a colleague to be there, passes the link on, and the colleague agrees."""
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Somebody to turn to …")
    await scene.fran.presses("A colleague …")
    colleague.person.follows(scene.fran.last.split()[-1])
    await scene.settles()
    await colleague.presses("Yes, I am there")


async def rows(scene):
    """Every row of every table, as it lies there."""
    database = scene.gair.services.means.database
    named = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
    tables = [name for (name,) in await database.transaction(lambda tx: tx.rows(named))]

    def read(tx):
        return {
            table: sorted(map(repr, tx.rows(f"SELECT * FROM main.{table}"))) for table in tables
        }

    return await database.transaction(read)


def screens(scene, *others):
    """What the group, its facilitator, and these others see."""
    chats = [scene.group, scene.fran.person.private, *(p.person.private for p in others)]
    return [[(m.id, m.words, m.labels) for m in chat.messages if not m.deleted] for chat in chats]


async def they_talk(scene, asker, standby):
    await asker.presses(QUIET)
    for line in LINES:
        message = await asker.says(line)
        await standby.says(line.upper())
    await asker.edits(message, "otherwise")
    asker.person.sends_voice()
    await scene.settles()
    await asker.says("/quiet")
    await asyncio.sleep(SECONDS_TO_ANSWER + 1)
    await scene.settles()
    await standby.presses(END)
    await asker.edits(message, "too late")


async def test_no_row_and_no_line_of_the_log_is_left_and_nobody_sees_it(attended, caplog):
    caplog.set_level(logging.DEBUG, logger="handlers")
    caplog.set_level(logging.DEBUG, logger="bot")
    caplog.set_level(logging.INFO)
    before, seen = await rows(attended), screens(attended, attended.bea)
    caplog.clear()

    await they_talk(attended, attended.ana, attended.gwen)

    passed_on = [*LINES[:-1], "otherwise"]
    assert all(any(line in words for words in attended.gwen.sees) for line in passed_on)
    assert sum(any(line.upper() in words for words in attended.ana.sees) for line in LINES) == 10
    assert await rows(attended) == before
    assert screens(attended, attended.bea) == seen
    assert [record.getMessage() for record in caplog.records] == []
    kept = [path for path in attended.config.data_folder.rglob("*") if path.is_file()]
    assert [path for path in kept if b"nobody else is to read" in path.read_bytes()] == []


async def test_neither_reads_who_the_other_is(attended):
    await they_talk(attended, attended.ana, attended.gwen)

    heard = [m for m in attended.gwen.person.sees if m.from_bot]
    assert not any("Ana" in m.words or str(attended.ana.id) in repr(m.json()) for m in heard[3:])
    told = repr([m.json() for m in attended.ana.person.sees if m.from_bot])
    assert str(attended.gwen.id) not in told


async def test_it_is_dealt_with_once_however_often_telegram_brings_it(attended):
    await attended.ana.presses(QUIET)
    message = attended.ana.person.says(LINES[0])
    await attended.settles()
    brought = attended.world.updates.newest

    attended.world.updates.repeat()
    await attended.settles()
    await attended.ana.presses(END)
    attended.world.updates.newest = brought
    attended.world.updates.repeat()
    await attended.settles()

    assert [words.count(LINES[0]) for words in attended.gwen.sees if LINES[0] in words] == [1]
    assert attended.ana.own == ["trust"]
    assert message.words == LINES[0]


async def test_nothing_of_it_is_put_into_quarantine(attended, monkeypatch):
    await attended.ana.presses(QUIET)
    attended.gair.services.means.outgoing.sender.close()

    attended.ana.person.says(LINES[0])
    await asyncio.sleep(1)

    assert await attended.rows("SELECT * FROM quarantine") == []
    assert await attended.rows("SELECT text FROM response WHERE text LIKE 'line%'") == []
