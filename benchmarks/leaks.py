"""What gets out that must not: hostile texts through every sink, planted secrets in every file.

A small workshop is played in which names, ids, texts, token and title are known, and everything
that it logs, sends and writes is searched for them. The baselines are the plain ways: everything
logged as it comes, a table with who said what and when, rows deleted and nothing more.
"""

import asyncio
import io
import logging
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

from benchmarks import hostile_texts
from benchmarks.table import Row
from bot import logs
from bot.word_cloud.studio import Studio
from storage.vault import Use
from tests import planted, sinks
from tests.planted import Form
from tests.players import TOKEN, Scene

DAY = 24 * 3600


def rows() -> list[Row]:
    """All rows; each should be 0."""
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    async with Studio() as studio:
        found = await _secrets(studio)
        with _logging_to(logs.OneLine([TOKEN])) as log:
            async with _scene(studio) as scene:
                return [*found, *await hostile_texts.rows(scene, log)]


async def _secrets(studio: Studio) -> list[Row]:
    """The workshop twice: as it is run, and with everything logged as it comes."""
    with _logging_to(logs.OneLine([TOKEN])) as log:
        async with _scene(studio) as scene:
            secrets = _secrets_of(scene)
            await _play(scene)
            (archive,) = [m.document[1] for m in scene.fran.person.sees if m.document]
            before = await _linked(scene) | _in_bytes(scene)
            files = _files(scene)
            scene.clock.passes(8 * DAY)
            await scene.gair.services.housekeeper.keep()
            await scene.settles()
            sealed = _files(scene)
    with _logging_to(logging.Formatter(), quiet=False) as plain:
        async with _scene(studio) as scene:
            await _play(scene)
    everything = b"".join(content for _, _, content in sinks.members(archive))
    told = {form for one in planted.names() for form in planted.of_text(one)} | _ids(scene)
    table, deleted = _plain_tables(scene)
    hidden = _in_bytes(scene)
    return [
        _row("in the log", secrets, log.getvalue(), plain.getvalue()),
        _row("of people in the archive", told, everything, table),
        _row("in the files, before sealing", hidden, files, table),
        _row("and marks and keys in the files, after sealing", before, sealed, deleted),
    ]


def _row(where: str, forms: Collection[Form], ours: Form, theirs: Form) -> Row:
    """How many of these forms stand in what is ours, and in what a plain program keeps."""
    return Row(
        what=f"secrets {where}",
        measured=len(planted.found(forms, ours)),
        unit="",
        reach=0,
        baseline=len(planted.found(forms, theirs)),
        note=f"{len(forms)} forms looked for in {len(ours):,} characters or bytes",
    )


@asynccontextmanager
async def _scene(studio: Studio) -> AsyncIterator[Scene]:
    with tempfile.TemporaryDirectory() as folder:
        async with Scene.set(Path(folder), studio) as scene:
            planted.plant(scene)
            yield scene


async def _play(scene: Scene) -> None:
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await planted.plays_to_the_end(scene)


@contextmanager
def _logging_to(formatter: logging.Formatter, *, quiet: bool = True) -> Iterator[io.StringIO]:
    """Logging as `gair run` sets it up, down to DEBUG; or of everything, in another format."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up(stream, secrets=[TOKEN], level=logging.DEBUG)
    root.handlers[0].setFormatter(formatter)
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    if not quiet:
        for name in levels:
            logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield stream
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


def _secrets_of(scene: Scene) -> set[str]:
    digits = planted.people_in_digits(scene)
    return {TOKEN.partition(":")[2], *planted.names(), *planted.texts(), *digits}


def _ids(scene: Scene) -> set[bytes]:
    return {digits.encode() for digits in planted.people_in_digits(scene)}


def _in_bytes(scene: Scene) -> set[bytes]:
    """Names, texts and ids as files may have them."""
    numbers = [scene.group.id, *(player.id for player in [scene.fran, *scene.people])]
    written = planted.names() | planted.texts()
    forms = {form for text in written for form in planted.of_text(text)}
    return forms | {form for number in numbers for form in planted.of_number(number)}


async def _linked(scene: Scene) -> set[bytes]:
    """Whatever links words to people: marks, and the session's key of them."""
    database = scene.gair.services.means.database
    key = await database.transaction(lambda tx: tx.vault.key(1, Use.LINK))
    tables = ("response", "answer")
    sql = " UNION ".join(f"SELECT author FROM {t} UNION SELECT message FROM {t}" for t in tables)
    sql += " UNION SELECT author FROM recognition UNION SELECT author FROM pass"
    return {key, *(mark for (mark,) in await scene.rows(sql))}


def _files(scene: Scene) -> bytes:
    """Everything in the data folder but the operator's key."""
    paths = [path for path in scene.config.data_folder.rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in paths if path != scene.config.key_file)


def _plain_tables(scene: Scene) -> tuple[bytes, bytes]:
    """The bytes of a plain table of who said what, and of the same when its rows were deleted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plain.sqlite3"
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("PRAGMA journal_mode = wal")
            raw.execute("CREATE TABLE said (person TEXT, name TEXT, group_title TEXT, text TEXT)")
            everything = [*planted.WORDS, *planted.ANSWERS, planted.NOTE]
            for number, text in enumerate(everything):
                player = [scene.fran, *scene.people][number % 7]
                shown = (str(player.id), player.person.name, planted.TITLE, text)
                raw.execute("INSERT INTO said VALUES (?, ?, ?, ?)", shown)
            full = _read_all(Path(folder))
            raw.execute("DELETE FROM said")
            return full, _read_all(Path(folder))


def _read_all(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())
