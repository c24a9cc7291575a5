"""The archive is made, the session sealed and deleted, whatever becomes of its themes."""

import io
import json
import zipfile

import pytest

from bot.archive import read
from tests.beginnings import played
from tests.broken_studio import BrokenStudio, die, eat_memory, err
from tests.plans import THEMES, use_small_plan

DAY = 24 * 3600
SAID = ("There is never enough time.", "Time is what people need.", "Money and time, and tea.")
LEFT_OUT = "The themes of these values could not be worked out, so there are none here"
ACROSS = "What came up across the values could not be worked out, so it is not here."
OWED = "The archive of “Focus group”, workshop 1, could not be made just now."


@played
async def discussed(scene, tmp_path):
    """The small plan: three people have answered the first prompt, and four the question."""
    await use_small_plan(scene, tmp_path, THEMES)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("milk", "milk", "sugar", "a biscuit")
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)
    await scene.each_says(*SAID)


async def ends(scene):
    """The end; a worker that dies is started again and again, which takes its time."""
    await scene.fran.presses("End the workshop")
    scene.fran.person.presses(scene.fran.person.last_button("End now"), "End now")
    await scene.world.settled(timeout=60)


async def breaks(scene, **faults):
    await scene.restarts(around={"studio": BrokenStudio(**faults)})
    return scene.gair.services.studio


async def days_pass(scene, days):
    scene.clock.passes(days * DAY)
    await scene.gair.services.housekeeper.keep()
    await scene.world.settled(timeout=60)


def archives(player):
    return [m.document[1] for m in player.person.sees if m.document]


def text_of(archive, name):
    return zipfile.ZipFile(io.BytesIO(archive)).read(name).decode()


@pytest.mark.long
@pytest.mark.parametrize("fault", [die, eat_memory, err])
async def test_an_archive_goes_without_themes_that_fail_and_says_so(discussed, fault):
    studio = await breaks(discussed, found_in=fault)
    await ends(discussed)
    (archive,) = archives(discussed.fran)
    record, session = read(archive), json.loads(text_of(archive, "session.json"))
    await studio.close()

    assert record.values[0].prompts[0].answers == tuple(sorted(SAID))
    assert [value.without_themes for value in record.values] == [True, False, False]
    assert [value["without_themes"] for value in session["values"]] == [True, False, False]
    assert f"{LEFT_OUT}, and what came up across values is without them: 1." in text_of(
        archive, "method.md"
    )
    assert LEFT_OUT in text_of(archive, "report.html")


@pytest.mark.long
async def test_an_archive_goes_without_what_came_up_across_values_and_says_so(discussed):
    studio = await breaks(discussed, candidates_of=die)
    await ends(discussed)
    (archive,) = archives(discussed.fran)
    await studio.close()

    assert [theme.heading for theme in read(archive).values[0].themes][:1] == ["Time"]
    assert (read(archive).without_themes, read(archive).candidates) == (True, ())
    assert ACROSS in text_of(archive, "report.html")


async def test_an_archive_whose_themes_can_be_worked_out_says_nothing_of_it(discussed):
    await ends(discussed)
    (archive,) = archives(discussed.fran)

    assert not any(value.without_themes for value in read(archive).values)
    assert LEFT_OUT not in text_of(archive, "report.html")
    assert ACROSS not in text_of(archive, "method.md")


@pytest.mark.long
@pytest.mark.parametrize(
    "faults", [{"found_in": die}, {"put_together": die}, {"found_in": err, "kept": die}]
)
async def test_a_session_is_sealed_and_deleted_on_its_day_whatever_fails(discussed, faults):
    await ends(discussed)
    studio = await breaks(discussed, **faults)
    await days_pass(discussed, 8)
    sealed = await discussed.rows("SELECT sealed FROM session")
    studio.faults.clear()
    await discussed.fran.says("/archives")
    await discussed.fran.presses("1 · Focus group")
    record = read(archives(discussed.fran)[-1])
    await days_pass(discussed, 30)
    await studio.close()

    assert sealed == [(1,)]
    assert record.values[0].prompts[0].answers == tuple(sorted(SAID))
    assert record.values[0].without_themes
    assert await discussed.rows("SELECT count(*) FROM session") == [(0,)]


@pytest.mark.long
async def test_who_waits_for_an_archive_that_cannot_be_made_is_told_and_gets_it_later(discussed):
    studio = await breaks(discussed, put_together=die)
    await ends(discussed)
    told = discussed.fran.last
    assert archives(discussed.fran) == []

    await days_pass(discussed, 0)
    assert archives(discussed.fran) == []
    assert [text[:40] for text in discussed.fran.sees].count(OWED[:40]) == 1

    studio.faults.clear()
    await days_pass(discussed, 0)
    await days_pass(discussed, 0)
    await studio.close()

    assert told.startswith(OWED)
    assert len(archives(discussed.fran)) == 1


@pytest.mark.long
async def test_it_is_owed_no_more_once_somebody_has_tried_again(discussed):
    studio = await breaks(discussed, put_together=err)
    await ends(discussed)
    studio.faults.clear()
    await discussed.fran.presses("Try again")
    await days_pass(discussed, 0)
    await studio.close()

    assert len(archives(discussed.fran)) == 1


@pytest.mark.long
async def test_what_is_owed_over_a_restart_is_made_by_itself(discussed):
    studio = await breaks(discussed, put_together=err)
    await ends(discussed)
    await studio.close()
    studio = await breaks(discussed)
    await discussed.settles()
    await discussed.world.until(lambda: archives(discussed.fran))
    await studio.close()

    assert len(archives(discussed.fran)) == 1
