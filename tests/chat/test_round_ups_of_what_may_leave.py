"""Who has nothing but what is held back counts in no round-up: else they know whose the rest is.

Facilitators are told of it apart, and what they let in counts from then on.
"""

import pytest

from bot.archive import read
from tests.beginnings import played
from tests.chat.test_holding_back import archive_of
from tests.drafts import draft
from tests.plans import THEMES, use_small_plan

HELD = (
    "My manager Sarah Jenkins keeps all the money to herself.",
    "Ring me on 07700 900123 about the budget, please.",
    "Please don't quote me: the money is not well spent.",
)
PLAIN = (
    "We need time for it all.",
    "We lose hours on forms every single week, and nobody reads them.",
    "The kettle is broken, and the team sits in the dark.",
    "My bus leaves before the evening round begins.",
    "Somebody ought to thank the cleaners as well.",
)
RICH = "No money, no milk, and in the end there is no tea either."


@played
async def asked(scene, tmp_path):
    """The small plan with themes at its first prompt; nine people have joined, and said nothing."""
    await use_small_plan(scene, tmp_path, THEMES)
    await scene.opens_lobby()
    await scene.all_join()
    scene.people += await scene.more_join("Gus", "Hal", "Ivo")
    await scene.fran.presses("Begin with the first value")
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)


def posted(scene) -> list[str]:
    return [post for post in scene.posts if post.startswith("What we heard")]


@pytest.mark.parametrize("held", [HELD[:2], HELD[1:], (HELD[0], HELD[2])])
async def test_one_who_may_be_quoted_beside_two_who_may_not_is_not_quoted(asked, held):
    await asked.each_says(PLAIN[0], *held)

    await asked.fran.presses("Round-up")

    seen = draft(asked.fran)
    assert "Fewer than 3 people have answered here with something that may be shown." in seen.words
    assert "Held back" not in seen.words  # whose the rest is could be told
    assert PLAIN[0] not in seen.words
    assert "Post to the group" not in seen.labels


@pytest.mark.parametrize("held", [HELD[:1], HELD])
async def test_two_who_may_be_quoted_are_too_few_however_many_may_not(asked, held):
    await asked.each_says(*PLAIN[:2], *held)

    await asked.fran.presses("Round-up")
    await asked.fran.presses("Round up the whole value")

    assert "Fewer than 3 people have answered here" in draft(asked.fran).words
    assert "Post to the group" not in draft(asked.fran).labels
    assert posted(asked) == []


async def test_a_button_of_before_an_answer_was_changed_posts_nothing(asked):
    await asked.each_says(*PLAIN[:3], HELD[0])
    await asked.fran.presses("Round-up")
    pressed = draft(asked.fran).button("Post to the group").data
    await asked.cai.presses("Change")
    await asked.cai.says(HELD[1])

    await asked.fran.person.forges(asked.fran.newest, pressed)
    await asked.settles()

    assert posted(asked) == []


async def test_only_who_may_be_quoted_is_counted_in_the_group(asked):
    await asked.each_says(*PLAIN, *HELD)
    await asked.fran.presses("Round-up")
    seen = draft(asked.fran).words

    await asked.fran.presses("Post to the group", draft(asked.fran))

    (post,) = posted(asked)
    assert "Held back: 3." in seen
    assert "People who answered: 5." in post
    assert [word for word in (" of 8", "not quoted here", "Held back") if word in post] == []


async def test_a_theme_counts_nobody_whose_words_are_held_back(asked):
    await asked.each_says(*PLAIN, RICH, *HELD)

    await asked.fran.presses("Round-up")

    assert "Time · 2 of 6" in draft(asked.fran).words
    assert "Money" not in draft(asked.fran).words


async def test_of_a_whole_value_who_said_only_such_words_did_not_take_part(asked):
    await asked.each_says(*PLAIN, *HELD)
    await asked.fran.presses("Round-up")

    await asked.fran.presses("Round up the whole value")
    await asked.fran.presses("Post to the group")

    assert "People who answered: 5." in posted(asked)[-1]


async def test_a_post_goes_when_too_few_are_left_who_may_be_quoted(asked):
    await asked.each_says(*PLAIN[:3], *HELD)
    await asked.fran.presses("Round-up")
    await asked.fran.presses("Post to the group", draft(asked.fran))
    assert "People who answered: 3." in posted(asked)[-1]

    await asked.cai.presses("Change")
    await asked.cai.says("Ring me on 07700 900124 about the kettle.")

    assert posted(asked) == []
    assert any("This round-up was taken away" in post for post in asked.posts)


async def test_what_is_let_in_counts_from_the_next_post_on_and_in_the_report(asked):
    await asked.each_says(*PLAIN, RICH, *HELD)
    await asked.fran.presses("Round-up")
    await asked.fran.presses("Post to the group", draft(asked.fran))

    await asked.fran.presses("To look at: 3")
    await asked.fran.presses("Let in")
    before = posted(asked)[-1]
    await asked.fran.presses("Show the draft")
    after = draft(asked.fran).words

    assert "People who answered: 6." in before
    assert "People who answered: 7." in after
    assert "Money · 2 of 7" in after
    assert "Held back: 2." in after
    value = read(await archive_of(asked)).values[0]
    assert {theme.heading: theme.people for theme in value.themes}["Money"] == 2


async def test_what_is_said_after_a_step_is_promised_to_no_report(asked):
    await asked.each_says(*PLAIN[:3])
    await asked.fran.presses("Round-up")
    await asked.fran.presses("Reopen")
    await asked.people[3].says(HELD[0])
    await asked.fran.presses("Round-up")

    words = draft(asked.fran).words

    assert "Not in it yet: answers of 1." in words
    assert "The report has" not in words


async def test_a_value_of_too_few_who_may_be_quoted_is_none_of_those_across(asked):
    await asked.each_says(PLAIN[0], RICH, *HELD)
    for label in ("Next value", "Next value", "Close and reveal", "Show the value in full"):
        await asked.fran.presses(label)
    await asked.fran.presses("Next prompt")
    await asked.each_says(*PLAIN)
    await asked.fran.presses("Round-up")

    await asked.fran.presses("Across the values")

    assert "Values with enough answers: 1." in draft(asked.fran).words
