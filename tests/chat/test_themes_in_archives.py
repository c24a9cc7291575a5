"""What an archive says of a workshop beside its words: themes, what was hidden, and the day."""

import asyncio
import io
import shutil
import zipfile
from dataclasses import replace

import pytest

from bot.__main__ import main
from bot.archive import read
from bot.archivist import ArchiveWanted, Archivist, seal
from bot.facilitation.archiving import handing_over
from bot.word_cloud.studio import Studio
from tests.beginnings import played
from tests.plans import use_small_plan
from tests.rounded_up import misses, post_of, recognises

DAY = 24 * 3600
WORDS = ("milk", "Milk, sugar", "milk", "a biscuit", "warmth")
SECRET = "One manager lost all the paperwork."
ANSWERS = (
    "There is no time for paperwork.",
    "Paperwork takes our evenings.",
    "We need paperwork to get funding.",
    "Somebody has to listen to us first.",
    SECRET,
)
FEW = ("A quiet corner helps.", "A corner of our own.")


@played
async def held(scene, tmp_path):
    """The small plan at the round-up of its first prompt, to which five people have answered."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*WORDS)
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)
    await scene.each_says(*ANSWERS)
    await scene.fran.presses("Round-up")


async def ends(scene):
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")


def archives(player):
    return [message.document[1] for message in player.person.sees if message.document]


async def new_archive(scene, *labels):
    """The bytes of an archive that Fran asks for, after pressing these buttons in the list."""
    had = len(archives(scene.fran))
    await scene.fran.says("/archives")
    for label in (*labels, "1 · Focus group"):
        await scene.fran.presses(label)
    await scene.world.until(lambda: len(archives(scene.fran)) > had)
    await scene.settles()
    return archives(scene.fran)[-1]


def files(archive):
    opened = zipfile.ZipFile(io.BytesIO(archive))
    return {name: opened.read(name) for name in opened.namelist()}


def quotes(value):
    return {*value.also_said, *value.both_sides, *(q for t in value.themes for q in t.quotes)}


@pytest.mark.long
async def test_the_archive_has_the_themes_of_what_was_said(held):
    await ends(held)

    (archive,) = archives(held.fran)
    tea = read(archive).values[0]

    (theme,) = [theme for theme in tea.themes if theme.is_shown]
    assert (theme.heading, theme.people) == ("paperwork", 4)
    assert quotes(tea) <= set(ANSWERS)
    assert len(theme.quotes) == 2
    assert "Somebody has to listen to us first." in tea.also_said


async def test_a_quote_that_was_hidden_is_in_no_quotes_and_stays_among_the_answers(held):
    draft = [m.words for m in held.fran.person.sees if m.words.startswith("Draft.")][-1]
    (number,) = [
        line.removeprefix("• ").partition(".")[0]
        for line in draft.splitlines()
        if line.endswith(f"“{SECRET}”")
    ]
    for label in ("Quotes …", str(number), "Hide"):
        await held.fran.presses(label)
    await ends(held)

    record = read(archives(held.fran)[0])

    assert SECRET not in quotes(record.values[0])
    assert SECRET in record.values[0].prompts[0].answers
    assert (record.hidden, len(record.edits)) == (1, 1)


async def test_what_too_few_people_answered_is_in_no_theme(held):
    for step in ("Next prompt", "What else?"):
        if step in held.fran.panel_buttons:
            await held.fran.presses(step)
    await held.each_says(*FEW)
    await ends(held)

    tea = read(archives(held.fran)[0]).values[0]

    assert (tea.prompts[1].answered, tea.prompts[1].answers) == (None, ())
    # Those whose texts are there, and nobody of those whose texts are left out.
    assert (tea.prompts[0].answered, tea.spoke) == (5, 5)
    assert not any("corner" in theme.key for theme in tea.themes)
    assert not quotes(tea) & set(FEW)


@pytest.mark.long
async def test_what_was_taken_back_is_counted_and_in_no_theme(held):
    await ends(held)
    await held.eve.says("/mydata")
    await held.eve.presses("Remove 2")

    record = read(await new_archive(held))

    (theme,) = [theme for theme in record.values[0].themes if theme.heading == "paperwork"]
    # Four people are left: too few to say how many of them spoke of it.
    assert (record.withdrawn, theme.people) == (1, None)
    assert SECRET not in quotes(record.values[0])


@pytest.mark.long
async def test_the_day_is_only_said_if_the_organiser_asks(held):
    held.clock.seconds = 1_790_031_600.0  # 2026-09-21, 23:00 in UTC
    await ends(held)

    silent = await new_archive(held)
    saying = await new_archive(held, "☐ Say on which day it was")
    again = await new_archive(held)

    assert (read(silent).day, read(saying).day) == (None, "2026-09-21")
    assert again == silent
    assert not any(b"2026-09-21" in content for content in files(silent).values())


async def test_the_tick_for_the_day_is_set_in_place(held):
    await ends(held)
    await held.fran.says("/archives")
    shown = held.fran.newest
    before, review = shown.labels, "Review · 1 · Focus group"

    await held.fran.presses("☐ Say on which day it was")

    assert (before[:2], before[-1]) == (["1 · Focus group", "☐ Say on which day it was"], review)
    assert shown.labels == [before[0], "☑ Say on which day it was", *before[2:]]


@pytest.mark.long
async def test_a_sealed_archive_is_the_last_one_before_to_the_byte(held):
    await ends(held)
    before = await new_archive(held)
    saying = await new_archive(held, "☐ Say on which day it was")

    held.clock.passes(7.1 * DAY)
    await held.gair.services.housekeeper.keep()
    await held.settles()
    sealed = await held.rows("SELECT sealed FROM session")

    assert sealed == [(1,)]
    assert files(await new_archive(held)) == files(before)
    assert await new_archive(held, "☐ Say on which day it was") == saying


class Interrupted(Archivist):
    """Works out what is to be kept; meanwhile, the first time, somebody does something."""

    deeds = ()

    async def kept(self, session):
        for deed in self.deeds:
            await deed()
        self.deeds = ()
        return await super().kept(session)


@pytest.mark.long
async def test_what_is_taken_back_while_a_session_is_sealed_is_not_kept(held):
    await ends(held)
    services = held.gair.services
    archivist = Interrupted(services.studio)

    async def remove():
        await held.eve.says("/mydata")
        await held.eve.presses("Remove 2")

    archivist.deeds = (remove,)
    database = services.means.database
    await seal(database, archivist, 1)

    found = await database.transaction(lambda tx: handing_over.for_archive(tx, 1))
    record = read(await archivist.build(ArchiveWanted(sessions=(found,))))
    assert found.is_final
    assert SECRET not in record.values[0].prompts[0].answers
    assert record.withdrawn == 1


@pytest.mark.long
async def test_at_the_keyboard_the_archive_is_the_same_also_once_it_is_sealed(
    held, tmp_path_factory
):
    async with Studio() as studio:  # at the keyboard pictures are drawn for paper
        await held.restarts(around={"studio": studio})
        await ends(held)
        (sent,) = archives(held.fran)
        await held._running.aclose()
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(held.config.data_folder, folder / "data")
    (folder / "data" / "gair.key").rename(folder / "gair.key")
    settings = f'data_folder = "{folder}/data"\nkey_file = "{folder}/gair.key"\n'
    (folder / "config.toml").write_text(settings, encoding="utf-8")
    out = folder / "out.zip"

    async def gair(*words):
        code = await asyncio.to_thread(main, [*words, "--config", str(folder / "config.toml")])
        return code, files(out.read_bytes())

    assert await gair("archive", "1", str(out)) == (0, files(sent))
    assert await gair("seal", "1") == (0, files(sent))
    assert (await gair("archive", "1", str(out)))[1] == files(sent)
    assert (await gair("archive", "1", str(out), "--day"))[0] == 0
    assert read(out.read_bytes()) == replace(read(sent), day="2026-09-21")


@pytest.mark.long
async def test_what_participants_added_and_recognised_is_in_the_archive(held):
    await held.fran.presses("Post to the group")
    post = post_of(held)
    await recognises(held.ana, post)
    await recognises(held.bea, post)
    two = read(await early_archive(held)).values[0].prompts[0].recognised
    await recognises(held.cai, post)
    await misses(held.cai, post)
    await held.cai.says("Nobody spoke of the night shift.")
    await ends(held)

    prompt = read(archives(held.fran)[-1]).values[0].prompts[0]

    assert two == 0
    assert (prompt.added, prompt.recognised) == (("Nobody spoke of the night shift.",), 3)
    assert (len(prompt.answers), prompt.answered) == (5, 5)


async def early_archive(scene):
    """What somebody gets who asks for the archive before the end."""
    await scene.fran.says("/archives")
    await scene.fran.presses("1 · Focus group")
    await scene.settles()
    return archives(scene.fran)[-1]


@pytest.mark.long
async def test_an_early_archive_has_nothing_of_a_question_that_is_open(lobby):
    await lobby.fran.presses("Begin with the first value")
    await lobby.each_says("trust", "trust", "hope", "time", "love")
    await lobby.fay.presses("Pass")
    while_open = read(await early_archive(lobby)).values[0]
    await lobby.fran.presses("Close and reveal")
    closed = read(await early_archive(lobby)).values[0]

    assert (while_open.words, while_open.answered, while_open.passed) == ((), 0, 0)
    assert [word.word for word in closed.words] == ["trust", "hope", "love", "time"]
    assert (closed.answered, closed.passed) == (5, 1)
