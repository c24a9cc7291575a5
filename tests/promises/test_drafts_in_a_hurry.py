"""Drafts as tired facilitators use them: pressed twice, late, by two, from further up the chat."""

import pytest

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.drafts import draft, headings, opens_theme, post, presses, round_up_themes


@played
async def small(scene, tmp_path):
    """A workshop that rounds up a prompt which six people have answered."""
    await round_up_themes(scene, tmp_path)


def round_ups(scene):
    return [post for post in scene.posts if post.startswith("What we heard")]


@pytest.mark.long
async def test_a_thumb_that_presses_twice_posts_it_once(small):
    small.world.faults.next("sendMessage", Fault.too_many(1), chat=small.group)
    seen = draft(small.fran)
    data = seen.button("Post to the group").data
    first = small.fran.person.presses(seen, "Post to the group")
    await first.answered()
    second = small.fran.person.forges(seen, data)

    toasts = [(await press).text for press in (first, second)]
    await small.settles()

    assert toasts == ["Posted to the group."] * 2
    assert len(round_ups(small)) == 1


async def test_a_draft_outlives_a_break_and_what_a_colleague_posted(small):
    await small.shares_lead_with(small.fay)
    await small.fay.presses("Show the draft")
    for label in ("Post to the group", "Pause", "Go on"):
        await small.fran.presses(label)

    await small.fay.presses("Quotes …")
    told = await small.fay.presses("Back")
    posted = await small.fay.presses("Update the post")

    assert (told, posted) == ("", "The post in the group is up to date.")
    assert len(round_ups(small)) == 1


async def test_what_somebody_forgot_to_post_is_posted_from_its_draft_while_the_next_is_asked(small):
    seen = draft(small.fran)
    await small.fran.presses("Next prompt")
    before = small.fran.panel_buttons

    told = await small.fran.presses("Post to the group", seen)

    assert told == "Posted to the group."
    assert headings(post(small).words) == ["Time · 3 of 6", "Money · 2 of 6"]
    assert small.fran.panel_buttons == before


async def test_an_undo_that_is_pressed_twice_takes_back_one_change(small):
    for name in ("Money", "Time"):
        await opens_theme(small.fran, name)
        await small.fran.presses("Leave out")
    seen = draft(small.fran)
    undo = seen.button("Undo the last change").data
    await presses(small.fran, "Undo the last change")

    toast = await small.fran.person.forges(seen, undo)
    await small.settles()

    assert toast.text.startswith("The draft has changed since")
    assert headings(draft(small.fran).words) == ["Time · 3 of 6"]


async def test_the_panel_says_that_it_is_posted_and_leads_on(small):
    before = small.fran.panel.words, small.fran.panel_buttons
    await presses(small.fran, "Post to the group")
    after = small.fran.panel.words, small.fran.panel_buttons

    assert "Round-up: the draft is yours to look at" in before[0]
    assert before[1][:2] == ["Show the draft", "Next prompt"]
    assert "Round-up: it is in the group" in after[0]
    assert after[1][:2] == ["Next prompt", "Show the draft"]


async def test_a_facilitator_who_types_instead_of_pressing_is_told_where_to_press(small):
    await small.fran.says("Please leave out quote 3")

    assert small.fran.last.startswith("I keep nothing of this: you lead, and have not joined.")
    assert "/panel" in small.fran.last


async def test_no_menu_has_more_rows_or_longer_labels_than_a_phone_shows(small):
    menus = []
    for path in (["Themes …", "1. Time", "Merge with …"], ["Quotes …", "6", "Move to …"]):
        for label in path:
            await small.fran.presses(label)
            menus.append(draft(small.fran).buttons)
        await presses(small.fran, *["Back"] * 3)

    assert max(len(rows) for rows in menus) <= 8
    assert max(len(button.label) for rows in menus for row in rows for button in row) <= 34


async def test_people_are_told_of_which_value_a_prompt_was(small):
    await presses(small.fran, "Post to the group")
    small.ana.person.follows(post(small).button("Something is missing").url)
    await small.settles()

    assert post(small).words.startswith("What we heard · Tea\nWhat do you think?\n")
    assert "in the round-up of:\nTea\nWhat do you think?\n" in small.ana.last
