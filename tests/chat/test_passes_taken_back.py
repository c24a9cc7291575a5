"""A pass that is taken back or forgotten leaves everything that counts it."""

import pytest

from bot.facilitation.archiving import handing_over
from storage import records
from tests.everywhere import OUTDATED

WORDS = ("trust", "care", "hope", "love", "time", "joy", "awe", "calm")


@pytest.fixture
async def passed(scene):
    """Fay has passed, and eight have said a word, so that the group has a cloud of five of them;
    Fran has an archive."""
    await scene.begins_with(*scene.people)
    await scene.fay.presses("Pass")
    scene.more = await scene.more_join("Gus", "Hal", "Ivy", "Jon", "Kit")
    for player, word in zip([*scene.people[:5], *scene.more], WORDS, strict=False):
        await player.says(word)
    await scene.gair.services.means.database.transaction(
        lambda tx: records.archive_taken(tx, 1, scene.fran.id)
    )
    return scene


async def counted(scene):
    """How many passed, by the group, by the panel, and by an archive made now, which has nothing of
    a question that is open."""
    (cloud,) = scene.clouds
    database = scene.gair.services.means.database
    found = await database.transaction(lambda tx: handing_over.for_archive(tx, 1))
    group = int(cloud.words.partition("Passed: ")[2][0])
    panel = int(scene.fran.panel.words.partition("Passed: ")[2][0])
    return group, panel, found.gathered.record.values[0].passed


def told(scene):
    return sum(text.startswith(OUTDATED) for text in scene.fran.sees)


@pytest.mark.long
async def test_taken_back_by_its_button_it_is_counted_nowhere(passed):
    assert await counted(passed) == (1, 1, 0)

    await passed.fay.presses("I'd like to answer after all")

    assert await counted(passed) == (0, 0, 0)
    assert told(passed) == 1


@pytest.mark.long
async def test_nor_when_its_author_is_forgotten_after_the_question_has_closed(passed):
    await passed.fran.presses("Close and reveal")
    assert await counted(passed) == (1, 1, 1)

    await passed.fay.says("/forget")
    await passed.fay.presses("Yes, remove everything")

    assert await counted(passed) == (0, 0, 0)
    assert told(passed) == 1


@pytest.mark.long
async def test_a_word_in_its_place_is_no_pass_and_no_news_for_an_archive(passed):
    await passed.fay.says("faith")
    await passed.fran.presses("Close and reveal")

    assert await counted(passed) == (0, 0, 0)
    assert passed.fay.own == ["faith"]
    assert told(passed) == 0


@pytest.mark.long
async def test_of_two_passes_one_stays(passed):
    await passed.more[-1].presses("Pass")
    await passed.fran.presses("Close and reveal")
    before = await counted(passed)

    await passed.fay.says("/forget")
    await passed.fay.presses("Yes, remove everything")

    assert (before, await counted(passed)) == ((2, 2, 2), (1, 1, 1))
