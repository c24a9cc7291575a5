"""What came up without being asked, across values: drafted, changed, named, posted, kept right."""

import pytest

from bot.round_up import held_back
from tests.beginnings import played
from tests.plans import THEMES, use_small_plan

TEA = [
    "There is never enough time for a proper talk with anybody.",
    "We lose hours on forms every week.",
    "It takes time, and nobody pays for it.",
    "No money, no milk, and no biscuits.",
    "The budget went first.",
    "Ring me on 07700 900123 about the budget and the time.",
]
GRIEF = [
    "Time, and somebody who stays.",
    "Money for a funeral is what people worry about.",
    "Mae angen amser ar bawb.",
    "Nobody has the budget for it.",
    "Give it time.",
]
STEPS = ("Close and reveal", "Show the value in full", "Next prompt")


async def presses(player, *labels):
    for label in labels:
        told = await player.presses(label)
    return told


@played
async def small(scene, tmp_path):
    """The small plan with themes; two values were discussed, and the second is rounded up."""
    await use_small_plan(scene, tmp_path, THEMES)
    await scene.opens_lobby()
    await scene.all_join()
    await presses(scene.fran, "Begin with the first value", *STEPS)
    await scene.each_says(*TEA)
    await presses(scene.fran, "Next value", "Next value", *STEPS)
    await scene.each_says(*GRIEF)
    await scene.fran.presses("Round-up")


def draft(player):
    return [m for m in player.person.sees if m.words.startswith("Draft.")][-1]


def across(scene):
    return [m for m in scene.group.from_bot() if m.words.startswith("What came up")]


def headings(text):
    return [line for line in text.splitlines() if " · in " in line]


async def opens_theme(player, number):
    label = next(label for label in draft(player).labels if label.startswith(f"{number}. "))
    await player.presses(label)


@pytest.mark.long
async def test_the_panel_offers_it_once_two_values_were_discussed(scene, tmp_path):
    await use_small_plan(scene, tmp_path, THEMES)
    await scene.opens_lobby()
    await scene.all_join()
    await presses(scene.fran, "Begin with the first value", *STEPS)
    await scene.each_says(*TEA)
    await scene.fran.presses("Round-up")
    early = scene.fran.panel_buttons
    await presses(scene.fran, "Next value", "Next value", *STEPS)
    await scene.each_says(*GRIEF[:3])
    while_discussing = scene.fran.panel_buttons
    await scene.fran.presses("Round-up")

    offered = scene.fran.panel_buttons
    await presses(scene.fran, "End the workshop", "End now")

    assert "Across the values" not in (*early, *while_discussing)
    assert "Across the values" in offered
    assert scene.fran.panel_buttons[:2] == ["Review", "Across the values"]


async def test_the_draft_has_themes_with_their_spread_words_and_a_quote(small):
    await small.fran.presses("Across the values")

    words, labels = draft(small.fran).words, draft(small.fran).labels
    assert "What came up without being asked · Small talk\n\nWhat people brought up" in words
    assert "Values with enough answers: 2." in words
    assert "1. Time · in 2 of 2 values\nIn people's words: time, " in words
    assert "2. Money · in 2 of 2 values\n" in words
    assert "07700" not in words
    assert labels == ["Post to the group", "Themes …", "Quotes …"]


async def test_without_a_key_theme_none_is_spoken_of(small):
    await presses(small.fran, "Across the values", "Post to the group")

    (post,) = across(small)
    assert "Key themes" not in post.words
    assert [line.partition(" · ")[0] for line in headings(post.words)] == ["Time", "Money"]
    assert "In people's words: time, " in post.words


async def test_a_person_names_key_themes_and_takes_that_back(small):
    await presses(small.fran, "Across the values", "Themes …")
    await opens_theme(small.fran, 2)
    labels = draft(small.fran).labels
    await small.fran.presses("Name as key theme")
    named = draft(small.fran).words
    await small.fran.presses("Themes …")
    await opens_theme(small.fran, 1)
    other = draft(small.fran).labels
    await small.fran.presses("Not a key theme")

    assert labels == ["Rename", "Leave out", "Name as key theme", "Merge with …", "Back"]
    assert "Key themes, named by the facilitators\n\n1. Money" in named
    assert "What else came up\n\n2. Time" in named
    assert "Not a key theme" in other
    assert "Key themes" not in draft(small.fran).words


async def test_a_merged_theme_stays_a_key_theme(small):
    await presses(small.fran, "Across the values", "Themes …")
    await opens_theme(small.fran, 2)
    await presses(small.fran, "Name as key theme", "Themes …")
    await opens_theme(small.fran, 2)

    await small.fran.presses("Merge with …")
    await opens_theme(small.fran, 1)

    words = draft(small.fran).words
    assert "Key themes, named by the facilitators\n\n1. Time · in " in words
    assert "What else came up" not in words


@pytest.mark.long
async def test_a_theme_across_is_renamed_left_out_and_its_quote_hidden(small):
    await presses(small.fran, "Across the values", "Themes …")
    await opens_theme(small.fran, 1)
    await small.fran.presses("Rename")
    await small.fran.says("Time to be there")
    renamed = headings(draft(small.fran).words)
    await small.fran.presses("Themes …", draft(small.fran))
    await opens_theme(small.fran, 2)
    await small.fran.presses("Leave out")
    left = headings(draft(small.fran).words)
    await presses(small.fran, "Quotes …", "1")
    menu = draft(small.fran).labels
    await small.fran.presses("Hide")

    assert renamed[0].startswith("1. Time to be there · in 2 of 2 values")
    assert len(left) == 1
    assert menu == ["Hide", "Back"]
    assert "• " not in draft(small.fran).words
    assert "Changes: 3" in draft(small.fran).words


async def test_it_is_posted_once_then_updated_also_after_the_end(small):
    await presses(small.fran, "Across the values", "Post to the group")
    await presses(small.fran, "End the workshop", "End now", "Across the values", "Themes …")
    await opens_theme(small.fran, 1)
    await small.fran.presses("Name as key theme")

    told = await small.fran.presses("Update the post")

    (post,) = across(small)
    assert told == "The post in the group is up to date."
    assert "Key themes, named by the facilitators\n\nTime · " in post.words
    assert post.edits == 1


async def test_what_is_taken_back_leaves_it(small):
    await presses(small.fran, "Across the values", "Post to the group")
    (post,) = across(small)
    before = headings(post.words)

    await small.ana.says("/forget")
    await small.ana.presses("Yes, remove everything")

    after = headings(post.words)
    assert before[0] == "Time · in 2 of 2 values"
    assert after[0] == "Time · in 2 of 2 values"
    assert "In people's words: time, " in post.words
    assert "proper talk" not in post.words
    assert "somebody who stays" not in post.words


async def test_it_is_taken_away_when_too_little_is_left(small):
    await presses(small.fran, "Across the values", "Post to the group")

    for player in small.people[:5]:
        await player.says("/forget")
        await player.presses("Yes, remove everything")

    assert across(small) == []
    assert "This round-up was taken away: too few people's words are left in it." in small.posts


async def test_after_sealing_nothing_can_be_changed_or_posted(small):
    await small.fran.presses("Across the values")
    old = draft(small.fran)
    await presses(small.fran, "End the workshop", "End now")
    small.clock.passes(8 * 24 * 3600)
    await small.gair.services.housekeeper.keep()
    await small.settles()

    told = await small.fran.presses("Post to the group", old)

    assert told.startswith("That workshop is sealed")
    assert across(small) == []


async def test_nobody_waits_while_all_that_was_said_is_looked_at_for_what_is_held_back(
    small, monkeypatch
):
    """After a restart nothing of it is known, and it takes half a second where many spoke."""
    held_back.know_nothing()
    here = []
    monkeypatch.setattr(held_back, "_is_held_back", here.append)

    await presses(small.fran, "Across the values", "Post to the group")

    assert len(across(small)) == 1
    assert here == []
