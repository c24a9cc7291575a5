"""What panels, toasts and thanks say is so where words are held back, taken out, or gone."""

import pytest

from tests.drafts import draft
from tests.plans import use_small_plan
from tests.rounded_up import SAID, goes_on, reaches_first_prompt

IN_GROUP = "Round-up: it is in the group"
GUT = ("trust", "kind", "hope", "warmth", "time", "calm", "tea")
NAME = "Sarah Jenkins"
OWN_FIRST = "Own answer first, then others' words"
SEE = "See the words so far"


@pytest.fixture
async def posted(scene, tmp_path):
    """Three answers are rounded up, and in the group."""
    await reaches_first_prompt(scene, tmp_path)
    await scene.each_says(*SAID[:3])
    await goes_on(scene, "Round-up", "Post to the group")
    assert IN_GROUP in scene.fran.panel.words
    return scene


def taken_away(scene) -> bool:
    return any("This round-up was taken away" in post for post in scene.posts)


async def test_a_round_up_that_a_strike_has_taken_away_is_not_said_to_be_there(posted):
    await goes_on(posted, "Answers …", "✕ 1")

    assert taken_away(posted)
    assert IN_GROUP not in posted.fran.panel.words
    assert "Update the post" not in posted.fran.panel.words
    assert posted.fran.panel_buttons[0] == "Show the draft"


async def test_put_back_it_stands_and_is_said_to(posted):
    await goes_on(posted, "Answers …", "✕ 1", "↩ 1")

    assert not taken_away(posted)
    assert IN_GROUP in posted.fran.panel.words


@pytest.mark.long
@pytest.mark.parametrize("changed", [None, "Ring me on 07700 900123 about it."])
async def test_nor_is_one_whose_words_were_taken_back_or_are_held_back_by_now(posted, changed):
    if changed is None:
        await posted.ana.presses("Remove")
    else:
        await posted.ana.presses("Change")
        await posted.ana.says(changed)

    assert taken_away(posted)
    assert IN_GROUP not in posted.fran.panel.words


async def test_nor_is_one_that_a_facilitator_took_away(posted):
    await posted.fran.presses("Show the draft")
    for _ in range(3):
        await goes_on(posted, "Quotes …", "1", "Hide")

    await posted.fran.presses("Take the post away", draft(posted.fran))

    assert taken_away(posted)
    assert IN_GROUP not in posted.fran.panel.words


async def test_thanks_promise_nobody_that_their_words_are_in_the_report(workshop):
    await workshop.ana.says("trust")
    await workshop.bea.says(NAME)

    await goes_on(workshop, "Close and reveal", "End the workshop", "End now")

    # One has said something that leaves, one what is held back, the others nothing.
    thanks = [next(m for m in p.sees if m.startswith("Thank you for")) for p in workshop.people]
    assert len(set(thanks)) == 1
    assert "Your words go into the report" not in thanks[0]
    assert "The report does not say who said what." in thanks[0]


async def test_the_hint_promises_no_cloud_that_can_not_come(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*GUT[:5], NAME)

    assert scene.clouds == []
    assert "people have answered" not in scene.fran.panel.words
    assert "first when words of 6 people may be shown" in scene.fran.panel.words


async def test_nor_does_that_toast_where_enough_have_answered(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await goes_on(scene, "○ " + OWN_FIRST, "○ Cloud from 3 people", "Open the lobby")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*GUT[:5], NAME)

    toast = await scene.ana.presses(SEE)

    assert toast.startswith("Words of too few people may be shown yet. It takes words of 6 people.")
    assert "once words of 6 people may be shown" in scene.fran.panel.words
