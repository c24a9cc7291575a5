"""Words that would harm somebody if the bot let them: each is kept whole, cleaned, or refused."""

import io
import logging
import zipfile

import pytest

from tests import sinks
from tests.drafts import post, round_up_themes
from tests.hostile import HOSTILE, clickable
from tests.plans import use_small_plan
from tests.rounded_up import misses


async def hears(scene, player, text):
    """What the bot says to that, in private: a reaction, or words."""
    before = sum(message.from_bot for message in player.person.sees)
    message = await player.says(text)
    said = [message.words for message in player.person.sees if message.from_bot]
    return [*([message.reaction] if message.reaction else []), *said[before:]]


@pytest.fixture
async def roomy(scene, tmp_path):
    """At the first question of a plan that allows ten words each; six people have joined."""
    await use_small_plan(scene, tmp_path, responses=10)
    await scene.begins_with(*scene.people)
    return scene


@pytest.mark.long
async def test_no_word_is_an_error_or_markup(roomy, caplog):
    caplog.set_level(logging.WARNING)
    told = {}
    for number, text in enumerate(HOSTILE):
        told[text] = await hears(roomy, roomy.people[number % 6], text)
    await roomy.fran.presses("Close and reveal")

    assert [text for text, said in told.items() if len(said) != 1] == []
    kept = {text for (text,) in await roomy.rows("SELECT text FROM response")}
    assert {"evil word", "محبة و أمان", "ሰላም", "中文", "🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧🏳️‍🌈", "=HYPERLINK(1)"} <= kept
    (cloud,) = roomy.clouds
    assert "Answered: 6 · Passed: 0" in cloud.words
    assert [clickable(chat) for chat in roomy.world.chats.values() if clickable(chat)] == []
    assert [record.message for record in caplog.records] == []


async def answered(scene):
    """Everybody answers with each text, and the round-up is posted; what the bot said to each."""
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)
    told = {}
    for number, text in enumerate(HOSTILE):
        told[text] = await hears(scene, scene.people[number % 6], text)
    for label in ("Round-up", "Show the draft", "Post to the group"):
        await scene.fran.presses(label)
    return told


async def test_no_answer_is_an_error_or_markup(roomy, caplog):
    caplog.set_level(logging.WARNING)
    told = await answered(roomy)
    for player in roomy.people:
        assert await hears(roomy, player, "/mydata") != []

    assert [text for text, said in told.items() if len(said) != 1] == []
    assert "What we heard" in "".join(roomy.posts)
    assert [clickable(chat) for chat in roomy.world.chats.values() if clickable(chat)] == []
    assert [record.message for record in caplog.records] == []


@pytest.mark.long
async def test_nor_is_it_when_archives_are_made(roomy, caplog):
    """Fonts are cut to size for each script: it takes longer than all else."""
    caplog.set_level(logging.WARNING)
    await answered(roomy)

    files = await archive_of(roomy)

    assert sinks.elements(files["report.html"].decode())[1] == []
    assert [clickable(chat) for chat in roomy.world.chats.values() if clickable(chat)] == []
    assert [record.message for record in caplog.records] == []


async def test_no_title_of_a_group_is_an_error_or_markup(scene, caplog):
    caplog.set_level(logging.WARNING)
    await scene.opens_lobby()
    titles = [text[:128] for text in HOSTILE if text.strip()]
    for title in titles:
        scene.group.renames(title)
        await scene.settles()
        await scene.ana.says("/mydata")
    await scene.fran.says("/panel")

    assert [clickable(chat) for chat in scene.world.chats.values() if clickable(chat)] == []
    assert [post for post in scene.posts if "went wrong" in post] == []
    assert [record.message for record in caplog.records] == []


async def names_themes(scene):
    """Fran types each text as a new theme, then as the name of one; what she is told."""
    told = {}
    for text in HOSTILE:
        await scene.fran.presses("New theme", scene.fran.person.last_button("New theme"))
        question = scene.fran.newest
        await scene.fran.says(text, reply_to=question)
        told[text] = await hears(scene, scene.fran, f"{text[:50]}: time, money")
    return told


async def adds(scene):
    """Each text is found missing in the round-up by somebody."""
    for number, text in enumerate(HOSTILE):
        player = scene.people[number % 6]
        await misses(player, post(scene))
        await player.says(text)


async def archive_of(scene):
    """The files of the archive that comes at the end."""
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    await scene.world.until(lambda: any(m.document for m in scene.fran.person.sees))
    await scene.settles()
    (archive,) = [m.document[1] for m in scene.fran.person.sees if m.document]
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}


@pytest.mark.long
async def test_no_name_keyword_or_addition_is_an_error_or_markup(scene, tmp_path, caplog):
    caplog.set_level(logging.WARNING)
    await round_up_themes(scene, tmp_path)

    told = await names_themes(scene)
    for label in ("Show the draft", "Themes …", "Back", "Post to the group"):
        await scene.fran.presses(label)
    await adds(scene)
    await scene.fran.presses("Show the draft")
    files = await archive_of(scene)

    page, tables = files["report.html"].decode(), [n for n in files if n.endswith(".csv")]
    assert [text for text, said in told.items() if not said] == []
    assert "</i></b></blockquote><tg-spoiler>" in files["session.json"].decode()
    assert [clickable(chat) for chat in scene.world.chats.values() if clickable(chat)] == []
    assert [c for name in tables for c in sinks.formulas(files[name].decode())] == []
    assert sinks.elements(page)[1] == []
    assert sinks.elements(page)[0] & {"b", "tg-spoiler", "script"} == set()
    assert sinks.bad_parts(files["report.docx"]) + sinks.bad_names(files) == []
    assert [record.message for record in caplog.records] == []
