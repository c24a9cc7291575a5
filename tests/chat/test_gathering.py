"""What an archive is made from is read in many units of work, and is what it would be in one."""

import pytest

from bot.archivist import gathering
from bot.facilitation import my_data
from bot.facilitation.archiving import handing_over
from bot.round_up import held_back
from bot.round_up.held_back import learn
from tests.beginnings import played
from tests.plans import use_small_plan
from tests.some_of import some_of

SAID = (
    "Ring me on 07700 900123, I have something to say.",
    "There is never time.",
    "No time, and no money.",
    "The kettle is broken.",
)
SECRET = "There is never time."


@played
async def said(scene, tmp_path):
    """Words, answers, a note and a pass in the first value; one answer is held back."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("trust", "trusts", "care, hope", "www.example.org", "love", "n/a")
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)
    await scene.each_says(*SAID)
    await scene.fran.says("/note Said aloud")


async def ends(scene):
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")


def database(scene):
    return scene.gair.services.means.database


class Meanwhile:
    """A door to the database; something is done behind it after so many units of work, each time
    that many have passed, as often as told."""

    def __init__(self, door, units, times, deed):
        self.door, self.units, self.times, self.deed = door, units, times, deed
        self.count = 0

    async def transaction(self, work):
        done = await self.door.transaction(work)
        self.count += 1
        if self.times and self.count % self.units == 0:
            self.times -= 1
            await self.deed()
        return done


@pytest.mark.long
@pytest.mark.parametrize("step", [None, "Round-up", "Next value", "End"])
async def test_it_is_what_one_unit_of_work_would_find(said, step):
    if step == "End":
        await ends(said)
    elif step:
        await said.fran.presses(step)

    found = await gathering.for_archive(database(said), 1)

    at_once = await database(said).transaction(lambda tx: handing_over.for_archive(tx, 1))
    assert found == at_once
    assert found.source == at_once.source


async def test_what_is_held_back_is_looked_for_outside(said, monkeypatch):
    await ends(said)
    inside = []

    def look(text):
        inside.append(text)
        return False

    def look_elsewhere(texts):
        learn(dict.fromkeys(texts, False) | dict.fromkeys(SAID, True))

    held_back.know_nothing()
    monkeypatch.setattr(held_back, "_is_held_back", look)
    with monkeypatch.context() as patch:
        patch.setattr(gathering, "looked_at", look_elsewhere)
        found = await gathering.for_archive(database(said), 1)

    held_back.know_nothing()
    assert inside == []
    assert found.gathered.record.values[0].prompts[0].held_back == len(SAID)


@pytest.mark.parametrize("units", some_of(range(2, 11), 4))
async def test_what_is_taken_back_meanwhile_is_in_nothing(said, units):
    await ends(said)

    async def forgets():
        await database(said).transaction(lambda tx: my_data.forget(tx, said.bea.id))

    door = Meanwhile(database(said), units, 1, forgets)
    found = await gathering.for_archive(door, 1)

    assert SECRET not in repr(found.gathered)
    assert found == await gathering.for_archive(database(said), 1)
    assert door.count > units


async def test_who_goes_on_and_on_keeps_nobody_from_their_archive(said):
    texts = [f"Time, said {number} times." for number in range(100)]
    await ends(said)

    async def changes():
        text = texts.pop()
        sql = "UPDATE answer SET text = sealed(session_id, ?) WHERE opened(session_id, text) LIKE ?"
        await database(said).transaction(lambda tx: tx.write(sql, text, "%time%"))

    found = await gathering.for_archive(Meanwhile(database(said), 5, 100, changes), 1)

    assert found.gathered.record.values[0].prompts[0].answered == 3


async def test_who_is_to_have_it_hears_of_what_is_taken_back_from_then_on(said):
    await ends(said)
    await gathering.for_archive(database(said), 1, 9)

    outdated = await database(said).transaction(
        lambda tx: tx.rows("SELECT count(*) FROM archive_taken")
    )

    assert outdated == [(2,)]
