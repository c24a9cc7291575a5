"""Words that are put together count as one in all that shows them."""

import pytest

from storage import records
from tests.everywhere import OUTDATED
from tests.plans import use_small_plan

APART = "support\u00a02"
TOGETHER = "support\u00a03"


@pytest.fixture
async def rounded_up(scene, tmp_path):
    """A value whose words were shown: its round-up is posted, the draft of it stands, Fran has an
    archive, and two words look alike."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("support", "support", "suport", "trust", "trust", "trust")
    for label in ("Close and reveal", "Show the value in full", "Next prompt", "Next prompt"):
        await scene.fran.presses(label)
    await scene.each_says(*["We keep the kettle warm for whoever comes by."] * 4)
    for label in ("Round-up", "Post to the group", "Show the draft"):
        await scene.fran.presses(label)
    database = scene.gair.services.means.database
    await database.transaction(lambda tx: records.archive_taken(tx, 1, scene.fran.id))
    return scene


def cloud(scene):
    return scene.clouds[0].words


def told(scene):
    return sum(text.startswith(OUTDATED) for text in scene.fran.sees)


async def put_together(scene):
    """The panel has no button for it at this stage."""
    scene.fran.person.forges(scene.fran.panel, "same:1:0")
    await scene.settles()
    await scene.fran.presses("Put together 1")


@pytest.mark.long
async def test_cloud_and_archive_follow_and_a_round_up_has_none_of_these_words(rounded_up):
    assert APART in cloud(rounded_up)
    post = [post for post in rounded_up.posts if post.startswith("What we heard")][-1]
    draft = [m for m in rounded_up.fran.person.sees if m.words.startswith("Draft.")][-1]

    await put_together(rounded_up)

    assert TOGETHER in cloud(rounded_up)
    assert "support" not in post + draft.words
    assert draft.words.startswith("Draft.")
    assert told(rounded_up) == 1


@pytest.mark.long
async def test_so_they_do_when_words_are_taken_apart_again(rounded_up):
    await put_together(rounded_up)

    await rounded_up.fran.presses("Take apart 1")

    assert APART in cloud(rounded_up)
