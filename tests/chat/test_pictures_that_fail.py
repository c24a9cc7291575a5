"""A cloud whose picture can't be drawn: one message with the words, that says nothing untrue."""

import pytest

from tests.broken_studio import BrokenStudio, err

WORDS = ("trust", "care", "hope", "fear", "safe", "calm", "love", "time", "room", "home", "rest")


@pytest.fixture
async def crowd(lobby):
    """Eleven people at the gut question of the first value, before a studio that can be broken."""
    async with BrokenStudio() as studio:
        await lobby.restarts(around={"studio": studio})
        yield await begun(lobby)


async def begun(lobby):
    lobby.people += await lobby.more_join("Gus", "Hal", "Ivy", "Jan", "Kit")
    await lobby.fran.presses("Begin with the first value")
    return lobby


def breaks(scene):
    scene.around.studio.faults["draw"] = err


def is_mended(scene):
    scene.around.studio.faults.clear()


def all_that_is_read(scene):
    """Every text that stands in the group at any time from now on."""
    read = []

    def listen(event):
        message = event.message
        if message is not None and message.chat is scene.group and message.from_bot:
            read.append(message.words)

    scene.world.listeners.append(listen)
    return read


@pytest.mark.long
async def test_it_is_one_message_that_is_edited(crowd):
    read = all_that_is_read(crowd)
    breaks(crowd)
    for player, word in zip(crowd.people, WORDS, strict=True):
        await player.says(word)
    (cloud,) = [m for m in crowd.group.messages if "Answered:" in m.words]
    edits = cloud.edits
    await crowd.fran.presses("Close and reveal")

    last = [m for m in crowd.group.messages if "Answered:" in m.words]
    assert len(last) == 1
    assert edits > 0
    assert not any("taken" in text or "taken back" in text for text in read)
    assert all(word in last[0].words for word in WORDS)


@pytest.mark.long
async def test_one_that_had_a_picture_gives_way_once(crowd):
    for player, word in zip(crowd.people[:8], WORDS, strict=False):
        await player.says(word)
    (picture,) = crowd.clouds
    read = all_that_is_read(crowd)
    breaks(crowd)
    for player, word in zip(crowd.people[8:], WORDS[8:], strict=True):
        await player.says(word)
    between = [m for m in crowd.group.messages if "Answered:" in m.words]
    await crowd.fran.presses("Close and reveal")
    await crowd.ana.presses("Remove")

    (cloud,) = [m for m in crowd.group.messages if "Answered:" in m.words]
    assert picture.deleted
    assert len(between) == 1
    assert [text for text in read if "taken" in text or "This cloud" in text] == []
    assert WORDS[0] not in cloud.words
    assert all(word in cloud.words for word in WORDS[1:])


async def test_once_it_can_be_drawn_again_it_is_a_picture(crowd):
    breaks(crowd)
    for player, word in zip(crowd.people[:8], WORDS, strict=False):
        await player.says(word)
    is_mended(crowd)
    for player, word in zip(crowd.people[8:], WORDS[8:], strict=True):
        await player.says(word)
    await crowd.fran.presses("Close and reveal")

    assert len(crowd.clouds) == 1
    assert [m for m in crowd.group.messages if "Answered:" in m.words and not m.photo] == []
