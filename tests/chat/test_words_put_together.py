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


def shown(scene):
    """The messages that show the words of the value, by what they are."""
    drafts = [m.words for m in scene.fran.person.sees if m.words.startswith("Draft.")]
    posts = [post for post in scene.posts if post.startswith("What we heard")]
    return {"cloud": scene.clouds[0].words, "post": posts[-1], "draft": "".join(drafts)}


async def put_together(scene):
    """The panel has no button for it at this stage."""
    scene.fran.person.forges(scene.fran.panel, "same:1:0")
    await scene.settles()
    await scene.fran.presses("Put together 1")


async def test_cloud_and_post_follow_and_the_draft_is_taken_away(rounded_up):
    before = shown(rounded_up)
    assert {name for name, text in before.items() if APART in text} == set(before)

    await put_together(rounded_up)

    after = shown(rounded_up)
    assert {name for name, text in after.items() if TOGETHER in text} == {"cloud", "post"}
    assert after["draft"] == ""
    assert sum(text.startswith(OUTDATED) for text in rounded_up.fran.sees) == 1


async def test_so_they_do_when_words_are_taken_apart_again(rounded_up):
    await put_together(rounded_up)
    await rounded_up.fran.presses("Show the draft")
    assert TOGETHER in shown(rounded_up)["draft"]

    await rounded_up.fran.presses("Take apart 1")

    after = shown(rounded_up)
    assert {name for name, text in after.items() if APART in text} == {"cloud", "post"}
    assert after["draft"] == ""
