"""Words that would harm somebody if the bot let them: each is kept whole, cleaned, or refused."""

import logging
from dataclasses import replace

import pytest

from tests.hostile import HOSTILE, clickable


async def hears(scene, player, text):
    """What the bot says to that, in private."""
    before = sum(message.from_bot for message in player.person.sees)
    await player.says(text)
    said = [message.words for message in player.person.sees if message.from_bot]
    return said[before:]


@pytest.fixture
async def roomy(scene):
    """At the first question of a plan that allows ten words each; six people have joined."""
    plans = scene.gair.services.means.plans
    name = scene.gair.services.config.plan
    plans[name] = replace(plans[name], responses_per_person=10)
    await scene.begins_with(*scene.people)
    return scene


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


async def test_no_answer_is_an_error_or_markup(roomy, caplog):
    caplog.set_level(logging.WARNING)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await roomy.fran.presses(label)
    told = {}
    for number, text in enumerate(HOSTILE):
        told[text] = await hears(roomy, roomy.people[number % 6], text)
    for player in roomy.people:
        assert await hears(roomy, player, "/mydata") != []
    for label in ("Round-up", "Show the draft", "Post to the group"):
        await roomy.fran.presses(label)
    await roomy.fran.presses("End the workshop")
    await roomy.fran.presses("End now")

    assert [text for text, said in told.items() if len(said) != 1] == []
    assert "What we heard" in "".join(roomy.posts)
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
