"""What everybody waits for while an archive is gathered: the longest that it holds the database's
thread, which all groups share.

Sixty people have given all the answers that they may, each of a thousand characters of a kind;
three hundred have said three long phrases. Beside each is all of it in one unit of work, in the
same run.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from benchmarks.table import Row
from bot import plan_file
from bot.archivist import gathering
from bot.facilitation import counting_words
from bot.facilitation.archiving import handing_over
from bot.round_up import held_back
from bot.workshop import authorship
from bot.workshop.session import Position, Session, Stage
from storage import answers, responses, sessions
from storage.answers import Answer
from storage.database import Database, Transaction
from storage.place import Place
from storage.responses import Belonging
from storage.vault import Vault

PEOPLE, EACH, LONG = 60, 20, 1000
SPEAKERS, PHRASES = 300, 3
KINDS = ("!", "07 0-(", "we need more time. ")
WORDS = (
    "we",
    "never",
    "have",
    "enough",
    "time",
    "that",
    "people",
    "need",
    "to",
    "be",
    "properly",
    "heard",
)
ROUNDS = 5
REACH_MS = 50.0
PLACE = Place(chat_id=-1_002_000_000_000, thread_id=None, title="Group")

Unit = Callable[[Transaction], object]


def rows() -> list[Row]:
    """The longest unit of work for each kind of answer, and that of counting phrases."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    found = []
    for kind in KINDS:
        async with _session(kind) as database:
            found.append(await _row(database, kind))
    async with _session("") as database:
        counting = [await _alone(database, _count) for _ in range(ROUNDS)]
        reading = [await _alone(database, _read) for _ in range(ROUNDS)]
    what = f"counting {SPEAKERS * PHRASES} long phrases"
    note = f"median of {ROUNDS}; baseline: reading them"
    row = Row(what=what, measured=median(counting), unit="ms", reach=REACH_MS, note=note)
    return [*found, replace(row, baseline=median(reading))]


async def _row(database: Database, kind: str) -> Row:
    longest, at_once = [], []
    for _ in range(ROUNDS):
        held_back.know_nothing()
        with _watched(database) as took:
            await gathering.for_archive(database, 1)
        longest.append(max(took))
        held_back.know_nothing()
        at_once.append(await _alone(database, lambda tx: handing_over.for_archive(tx, 1)))
    return Row(
        what=f"an archive of {PEOPLE * EACH} answers, {kind[:6]!a} …",
        measured=median(longest),
        unit="ms",
        reach=REACH_MS,
        baseline=median(at_once),
        note=f"the longest of {len(took)} units; baseline: all in one",
    )


@contextmanager
def _watched(database: Database) -> Iterator[list[float]]:
    """How long the database's thread works for each unit that is done meanwhile, in ms."""
    took: list[float] = []
    transaction = database.transaction

    async def watched(work: Callable[[Transaction], Any]) -> Any:
        def timed(tx: Transaction) -> Any:
            began = time.thread_time()
            done = work(tx)
            took.append(1000 * (time.thread_time() - began))
            return done

        return await transaction(timed)

    with patch.object(database, "transaction", watched):
        yield took


async def _alone(database: Database, work: Unit) -> float:
    with _watched(database) as took:
        await database.transaction(work)
    return took[0]


def _count(tx: Transaction) -> object:
    return counting_words.counted(tx, 1, 0, is_final=True)


def _read(tx: Transaction) -> object:
    return responses.of_value(tx, 1, 0)


@asynccontextmanager
async def _session(kind: str) -> AsyncIterator[Database]:
    """A database with a session that has ended, its answers of one kind."""
    with tempfile.TemporaryDirectory() as folder:
        path, vault = Path(folder) / "gair.sqlite3", Vault(Path(folder) / "keys", bytes(32))
        async with await Database.open(path, vault, time.time) as database:
            await database.transaction(lambda tx: _fill(tx, kind))
            yield database


def _fill(tx: Transaction, kind: str) -> None:
    plan = plan_file.available(None)["heart-of-help"]
    session = sessions.add(tx, PLACE, Session(id=0, plan=plan))
    ended = replace(session, position=Position(stage=Stage.ENDED, value=1), step=3)
    sessions.save(tx, ended)
    chance = random.Random(1)
    for person in range(PEOPLE if kind else 0):
        for number in range(EACH):
            _answer(tx, session.id, person, number, kind)
    for person in range(SPEAKERS):
        for number in range(PHRASES):
            _say(tx, session.id, person, number, " ".join(chance.choices(WORDS, k=11))[:60])


def _answer(tx: Transaction, session_id: int, person: int, number: int, kind: str) -> None:
    key = sessions.link_key(tx, session_id)
    answer = Answer(
        id=answers.new_id(),
        session_id=session_id,
        value=0,
        prompt=0,
        author=authorship.author(key, person, 0, 0),
        message=authorship.message(key, 1 + person, 1 + number),
        text=f"{(kind * LONG)[: LONG - 10]} {person} {number}",
    )
    answers.put(tx, answer)


def _say(tx: Transaction, session_id: int, person: int, number: int, text: str) -> None:
    key = sessions.link_key(tx, session_id)
    said = Belonging(
        session_id=session_id,
        value=0,
        author=authorship.author(key, person, 0, None),
        message=authorship.message(key, 1 + person, 1000 + number),
    )
    responses.add(tx, said, text)
