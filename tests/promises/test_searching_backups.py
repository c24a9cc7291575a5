"""Every file that a backup kept, searched byte by byte, and opened with all keys that are in it:
nothing of what was taken back or sealed is there any more."""

import asyncio
import sqlite3
import tempfile
import zipfile
from contextlib import closing, suppress
from pathlib import Path

import pytest

from storage.kept_backups import DATABASE, KEYS, SEALED_KEY
from storage.sealed_key import open_key
from storage.vault import KeyDestroyed, KeyRefused, Use, Vault
from tests import planted
from tests.beginnings import played
from tests.kept_elsewhere import PASSPHRASE, backs_up, key_lies_apart
from tests.some_of import some_of

DAY = 24 * 3600
# Shorter ones stand in other bytes by chance.
SHORTEST = 12
TEXTS = "SELECT text FROM main.response UNION SELECT text FROM main.answer"
MARKS = "SELECT author FROM response UNION SELECT author FROM answer"
THOUGHT = "Somebody hides the biscuit tin behind the filing cabinet."
OF_ANA = {planted.WORDS[0], planted.ANSWERS[0], THOUGHT}
OF_BEA = {planted.WORDS[1], planted.ANSWERS[1]}


class Found:
    """All that is in the files of some folders, also within archives; what stands in the databases
    among it, and what of that the keys beside them open."""

    def __init__(self, *folders):
        self.content, self.cells, self.opened = [], set(), set()
        for path in (p for folder in folders for p in folder.rglob("*") if p.is_file()):
            self.content.append(path.read_bytes())
            if path.suffix == ".sqlite3":
                self.cells |= cells_of(path)
            elif zipfile.is_zipfile(path):
                with tempfile.TemporaryDirectory() as unpacked:
                    self._unpack(path, Path(unpacked))

    def _unpack(self, path, into):
        with zipfile.ZipFile(path) as packed:
            packed.extractall(into)
        self.content += [p.read_bytes() for p in into.rglob("*") if p.is_file()]
        cells = cells_of(into / DATABASE)
        self.cells |= cells
        if (into / SEALED_KEY).exists():
            key = open_key((into / SEALED_KEY).read_bytes(), PASSPHRASE)
            self.opened |= opened(cells, Vault(into / KEYS, key))

    def bytes_of(self, forms):
        """How many bytes of these stand in all the files."""
        return sum(len(form) * content.count(form) for form in forms for content in self.content)


def cells_of(database, how="mode=ro&immutable=1"):
    """All that stands in the tables and is not a number or a text in the open."""
    with closing(sqlite3.connect(f"file:{database}?{how}", uri=True)) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        rows = [row for name in names for row in raw.execute(f"SELECT * FROM {name}")]
    return {cell for row in rows for cell in row if isinstance(cell, bytes)}


def opened(cells, vault):
    """What the keys open."""
    found = set()
    for cell in cells:
        with suppress(KeyRefused, KeyDestroyed):
            found.add(vault.decrypt(1, cell))
    return found


@played
async def said(workshop):
    """Everybody has said a word, an answer, and Ana a thought; no value is over yet."""
    await workshop.each_says(*planted.WORDS)
    for label in ("Close and reveal", "Show the value in full"):
        await workshop.fran.presses(label)
    await workshop.ana.says(THOUGHT)
    await workshop.fran.presses("Next prompt")
    await workshop.each_says(*planted.ANSWERS)


async def are_there_again(scene):
    """The backups are made anew once what was in them is gone, beside all else."""
    while len(list(scene.backups.glob("*.gair"))) < 2:  # noqa: ASYNC110 a thread does it
        await asyncio.sleep(0.05)


@pytest.fixture
async def backed_up(said, tmp_path_factory, monkeypatch):
    """Two backups that are kept, and the bot's own copies; what is found in all of them, now."""
    await key_lies_apart(said, tmp_path_factory, monkeypatch)
    here = said.backups = tmp_path_factory.mktemp("here")
    backs_up(said, here, "--with-key", name="with.gair")
    backs_up(said, here, name="without.gair")
    for label in ("Next value", "Pause"):
        await said.fran.presses(label)

    def look():
        return Found(here, said.config.data_folder / "backups")

    return look


async def days_pass(scene, days):
    scene.clock.passes(days * DAY)
    await scene.gair.services.housekeeper.keep()
    await scene.settles()


def keys_of(scene):
    """The keys of the session, as they are, and as they lie in their files."""
    vault = scene.gair.services.means.database._vault
    return {use: {vault.key(1, use), (vault.folder / f"1.{use}").read_bytes()} for use in Use}


async def all_is_forgotten(scene):
    await scene.ana.says("/forget")
    await scene.ana.presses("Yes, remove everything")


async def is_left_with_all_words(scene):
    await scene.ana.says("/leave")
    await scene.ana.presses("Leave, and remove my words")


async def each_is_taken_back(scene):
    await scene.ana.says("/mydata")
    for number in (3, 2, 1):
        await scene.ana.presses(f"Remove {number}")


TAKINGS_BACK = (all_is_forgotten, is_left_with_all_words, each_is_taken_back)


@pytest.mark.parametrize("take_back", some_of(TAKINGS_BACK, 1), ids=lambda deed: deed.__name__)
async def test_what_is_taken_back_is_in_no_byte_of_any_backup(said, backed_up, take_back):
    """As soon as her phone says anything of it, and still when all that follows is done."""
    before, as_told = backed_up(), []
    vault = said.gair.services.means.database._vault
    texts = {text for (text,) in await said.rows(TEXTS)}
    hers = {text for text in texts if opened({text}, vault) <= OF_ANA}

    def look(event):
        is_of_ana = event.chat is said.ana.person.private and event.message.from_bot
        if is_of_ana and not hers & cells_of(said.config.database, "mode=ro"):
            as_told.append(backed_up())

    said.world.listeners.append(look)
    await take_back(said)

    await are_there_again(said)
    after = backed_up()
    gone = {cell for cell in before.cells - after.cells if len(cell) >= SHORTEST}
    assert hers <= gone
    assert opened(hers, vault) == OF_ANA
    assert before.bytes_of(gone) >= 3 * sum(map(len, gone))
    # Where her cards were is forgotten as they go from her phone.
    assert {found.bytes_of(hers) for found in as_told} == {0}
    assert after.bytes_of(gone) == 0
    assert before.opened >= OF_ANA | OF_BEA
    assert (after.opened & OF_ANA, after.opened & OF_BEA) == (set(), OF_BEA)


async def test_what_is_sealed_and_then_deleted_is_in_no_byte_of_any_backup(said, backed_up):
    keys, before, people = keys_of(said), backed_up(), {str(player.id) for player in said.people}
    marks = {mark for (mark,) in await said.rows(MARKS)}
    sealed = {cell for cell in before.cells if len(cell) >= SHORTEST}
    assert people <= before.opened
    assert before.bytes_of(keys[Use.LINK]) == before.bytes_of(keys[Use.DATA]) > 0
    assert before.bytes_of(marks) > 0
    await said.fran.presses("End the workshop")
    await said.fran.presses("End now")

    await days_pass(said, 8)

    after = backed_up()
    assert marks < sealed - after.cells
    assert after.bytes_of((sealed - after.cells) | keys[Use.LINK]) == 0
    assert after.opened & people == set()

    await days_pass(said, 31)

    assert backed_up().bytes_of(sealed | keys[Use.DATA] | keys[Use.LINK]) == 0
    assert backed_up().opened == set()
