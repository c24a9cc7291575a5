"""Round-ups of few people, of short answers, and of what is hidden: nothing empty is posted."""

import pytest

from tests.beginnings import played
from tests.plans import THEMES, use_small_plan

SAID = (
    "There is never enough time for a proper talk with anybody at all.",
    "We lose hours on forms every single week, and nobody reads them.",
    "The budget for biscuits went first, then the budget for tea.",
    "No money, no milk, and in the end there is no tea either.",
)
MOVES = ("Close and reveal", "Show the value in full", "Next prompt")


@played
async def asked(scene, tmp_path):
    """The small plan with themes at its first prompt; everybody has said a gut word."""
    await use_small_plan(scene, tmp_path, THEMES)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("gargoyle", "trust", "care", "care", "hope", "love")
    for move in MOVES:
        await scene.fran.presses(move)


def draft(scene):
    return [m for m in scene.fran.person.sees if m.words.startswith("Draft.")][-1]


def round_ups(scene) -> list[str]:
    return [post for post in scene.posts if "heard" in post or "round-up" in post]


@pytest.mark.long
async def test_answers_of_one_word_make_no_round_up_and_the_draft_says_what_to_do(asked):
    await asked.each_says("money", "time", "yes")

    await asked.fran.presses("Round-up")

    assert "Nothing here can be quoted by itself" in draft(asked).words
    assert "You could talk about it instead" in draft(asked).words
    assert "Post to the group" not in draft(asked).labels
    assert "Chosen automatically" not in draft(asked).words


async def test_one_of_which_everything_was_hidden_is_not_posted(asked):
    await asked.each_says(*SAID[:3])
    await asked.fran.presses("Round-up")
    post = draft(asked).button("Post to the group").data
    for _ in range(3):
        await asked.fran.presses("Quotes …")
        await asked.fran.presses("1")
        await asked.fran.presses("Hide")
    emptied = draft(asked)
    toast = await asked.fran.person.forges(emptied, post)
    await asked.settles()

    assert "Nothing is left here that can be quoted" in emptied.words
    assert "Post to the group" not in emptied.labels
    assert "So it is not posted" in (toast.text or "")
    assert round_ups(asked) == []


async def test_a_post_of_which_everything_was_hidden_since_can_be_taken_away(asked):
    await asked.each_says(*SAID[:3])
    await asked.fran.presses("Round-up")
    await asked.fran.presses("Post to the group")
    await asked.fran.presses("Show the draft")
    for _ in range(3):
        await asked.fran.presses("Quotes …")
        await asked.fran.presses("1")
        await asked.fran.presses("Hide")

    told = await asked.fran.presses("Take the post away")

    assert told == "The post in the group is taken away."
    assert [post for post in round_ups(asked) if "forms" in post] == []
    assert len(round_ups(asked)) == 1


async def test_one_of_which_everything_was_taken_back_is_not_posted(asked):
    await asked.each_says(*SAID[:3], "Yes.", "No.")
    await asked.fran.presses("Round-up")
    post = draft(asked).button("Post to the group").data
    for player in asked.people[:3]:
        await player.presses("Remove")
    toast = await asked.fran.person.forges(draft_of(asked), post)
    await asked.settles()

    assert "So it is not posted" in (toast.text or "")
    assert round_ups(asked) == []


def draft_of(scene):
    """The message of the draft, whatever stands in it by now."""
    found = [m for m in scene.fran.person.sees if m.from_bot and "Show the draft" in m.labels]
    return found[-1]


async def test_under_five_people_there_are_quotes_alone(asked):
    await asked.each_says(*SAID)

    await asked.fran.presses("Round-up")
    words = draft(asked).words
    await asked.fran.presses("Post to the group")

    assert [line for line in words.splitlines() if line.startswith("• ")] != []
    for heading in ("Time", "Money", "Came up", "Also raised", " of 4"):
        assert heading not in words + round_ups(asked)[0]
    assert "Themes …" not in draft_labels(asked)


def draft_labels(scene) -> list[str]:
    return [label for m in scene.fran.person.sees for label in m.labels]


async def test_from_five_people_on_there_are_themes_with_counts(asked):
    await asked.each_says(*SAID, "I would rather have coffee in the mornings.")

    await asked.fran.presses("Round-up")

    assert "Time · 2 of 5" in draft(asked).words


@pytest.mark.long
async def test_the_words_of_the_cloud_are_not_said_again(asked):
    await asked.fran.presses("Next prompt")
    await asked.each_says(*SAID, "I would rather have coffee in the mornings.")

    await asked.fran.presses("Round-up")
    await asked.fran.presses("Post to the group")
    await asked.fran.presses("End the workshop")
    await asked.fran.presses("End now")

    (posted,) = round_ups(asked)
    assert [word for word in ("gargoyle", "trust", "care", "Said once") if word in posted] == []
    assert "What we heard · Tea\n\n" in posted
    last = [post for post in asked.posts if "Thank you, everybody" in post][-1]
    assert "1. Tea: care 2" in last
    assert "gargoyle" not in last


async def test_who_only_sent_a_gut_word_makes_no_round_up_possible(asked):
    await asked.fran.presses("Next prompt")
    await asked.each_says(*SAID[:2])

    await asked.fran.presses("Round-up")

    assert "Fewer than 3 people have answered" in draft(asked).words
    assert "Post to the group" not in draft(asked).labels


@pytest.mark.long
async def test_a_value_with_one_prompt_is_rounded_up_as_a_whole(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    for move in ("Begin with the first value", *MOVES, "Next value", "Next value"):
        await scene.fran.presses(move)
    for move in MOVES:
        await scene.fran.presses(move)
    await scene.each_says(*SAID)

    await scene.fran.presses("Round-up")

    assert "What we heard · Grief\n\n" in draft(scene).words
    assert "Round up this prompt only" in draft(scene).labels


async def test_a_round_up_of_the_value_from_its_first_prompt_is_none_at_the_last(asked):
    await asked.each_says(*SAID)
    for label in ("Round-up", "Round up the whole value", "Post to the group"):
        await asked.fran.presses(label)
    posted = asked.fran.panel.words
    await asked.fran.presses("Next prompt")
    await asked.fran.presses("Round-up")

    assert "Round-up: it is in the group" in posted
    assert "Round-up: it is in the group" not in asked.fran.panel.words
    assert asked.fran.panel_buttons[0] == "Show the draft"
