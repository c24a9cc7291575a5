"""What somebody takes back leaves every message that shows it, also those of facilitators."""

import pytest

from tests.beginnings import played
from tests.drafts import draft, post, presses, round_up_themes

SECRET = "gargoyle"
GONE = "What this draft was made of has changed since, so I have taken it away."
WITH_SECRET = (
    "The marzipan gargoyle frightens everybody in the waiting room.",
    "A marzipan gargoyle was put beside the door last week.",
    "My marzipan gargoyle sits at home, call 07700 900123 for it.",
)


@played
async def small(scene, tmp_path):
    """A draft of what six people said; three of them have said a secret."""
    await round_up_themes(scene, tmp_path, (*WITH_SECRET, *["A yellow corridor."] * 3))


async def take_all_back(scene):
    for player in scene.people[:3]:
        await player.says("/forget")
        await player.presses("Yes, remove everything")


def shown(scene):
    """Everything of the bot's that stands in any chat but in those of who said it."""
    own = {player.id for player in scene.people}
    chats = [chat for chat in scene.world.chats.values() if chat.id not in own]
    return [m.words for chat in chats for m in chat.messages if m.from_bot]


@pytest.mark.long
async def test_drafts_in_facilitators_chats_are_taken_away_and_open_again(small):
    await presses(small.fran, "Show what is held back", "Quotes …")
    assert sum(SECRET in text for text in shown(small)) == 2

    await take_all_back(small)

    assert [text for text in shown(small) if SECRET in text] == []
    assert GONE in small.fran.sees
    await small.fran.presses("Show the draft")
    assert "People who answered: 3" in draft(small.fran).words


async def test_what_stands_in_the_place_of_a_draft_that_was_posted_stays(small):
    await small.fran.presses("Post to the group")

    await take_all_back(small)

    assert "Posted to the group." in small.fran.sees


async def test_a_heading_of_words_that_are_gone_is_another_one(small):
    await small.fran.presses("Themes …")
    await small.fran.presses(next(label for label in draft(small.fran).labels if SECRET in label))
    await small.fran.presses("Merge with …")
    await small.fran.presses(
        next(label for label in draft(small.fran).labels if "corridor" in label)
    )
    await small.fran.presses("Post to the group")
    assert SECRET in post(small).words

    await take_all_back(small)

    assert [text for text in shown(small) if SECRET in text] == []
    assert "yellow corridor" in post(small).words
