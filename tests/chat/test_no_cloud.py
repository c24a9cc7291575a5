"""Why the group sees no cloud is said as it is, and not above a cloud."""

from dataclasses import replace

import pytest

from bot.facilitation import shared_screen
from storage import shown_messages
from storage.shown_messages import Kind
from tests.rounded_up import goes_on

AFTER_A_LOOK = "Words wait until you let them in"
FEW = "Too few have answered for a cloud: it could give people away. Whatever was said is kept."
WAIT = (
    "There is no cloud yet: words wait until a facilitator lets them in. Whatever was said is kept."
)
LITTLE_LEFT = "There is no cloud here: it could give people away. Whatever was said is kept."
AGAIN = "There is no cloud yet: the question is asked again. Whatever was said is kept."
SAID = ("trust", "kind", "hope", "warmth", "time", "calm")
NAMES = ("Sarah Jenkins", "my manager rob", "07700 900123", "ann@example.org", "Mrs Jones")


@pytest.fixture
async def after_a_look(scene):
    """Words wait until they are let in; the first question is asked."""
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.fran.presses("○ " + AFTER_A_LOOK)
    await scene.fran.presses("Open the lobby")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    return scene


def told(scene) -> list[str]:
    """What of it stands in the group."""
    return [post for post in scene.posts if post in (FEW, WAIT, LITTLE_LEFT, AGAIN)]


async def on_screen(scene) -> str:
    """Why there is none, as the shared screen knows it."""
    database = scene.gair.services.means.database
    state = await database.transaction(lambda tx: shared_screen.of_session(tx, 1))
    return str(state.why_none)


async def lets_all_in(scene) -> None:
    words = next(label for label in scene.fran.panel_buttons if label.startswith("Words …"))
    await scene.fran.presses(words)
    await scene.fran.presses(next(b for b in scene.fran.buttons if "Let in all" in b))


@pytest.mark.long
async def test_where_all_wait_the_group_reads_so_and_then_only_the_cloud(after_a_look):
    await after_a_look.each_says(*SAID)

    await goes_on(after_a_look, "Close and reveal")
    before, screen = told(after_a_look), await on_screen(after_a_look)
    await lets_all_in(after_a_look)

    assert (before, screen) == ([WAIT], "wait")
    assert all(word in after_a_look.clouds[-1].words for word in SAID)
    assert told(after_a_look) == []
    assert await on_screen(after_a_look) == "None"


async def test_where_too_few_have_answered_none_waits_for_a_facilitator(after_a_look):
    await after_a_look.each_says(*SAID[:2])

    await goes_on(after_a_look, "Close and reveal")

    assert told(after_a_look) == [FEW]
    assert await on_screen(after_a_look) == "few"


async def test_where_names_are_held_back_too_few_have_not_answered(workshop):
    await workshop.each_says("trust", *NAMES)
    await goes_on(workshop, "Close and reveal")
    before = told(workshop)

    await workshop.fran.presses("To look at: 5")
    for _ in NAMES:
        await workshop.fran.presses("Let in")

    assert before == [WAIT]
    assert "trust" in workshop.clouds[-1].words
    assert told(workshop) == []


async def test_where_words_were_taken_out_it_is_not_said_that_few_have_answered(workshop):
    await workshop.each_says("trust", *NAMES)
    await workshop.fran.presses("To look at: 5")
    for _ in NAMES:
        await workshop.fran.presses("Leave out")

    await goes_on(workshop, "Close and reveal")

    assert told(workshop) == [LITTLE_LEFT]
    assert await on_screen(workshop) == "little_left"


async def test_asked_again_of_more_people_it_does_not_stand_above_the_cloud(workshop):
    await workshop.each_says(*SAID[:2])
    await goes_on(workshop, "Close and reveal")
    before = told(workshop)
    await goes_on(workshop, "Reopen")
    for player, word in zip(workshop.people[2:], SAID[2:], strict=False):
        await player.says(word)

    await goes_on(workshop, "Close and reveal")

    assert before == [FEW]
    assert "trust" in workshop.clouds[-1].words
    assert told(workshop) == []


async def test_a_close_that_is_undone_takes_it_away(after_a_look):
    await after_a_look.each_says(*SAID)
    await goes_on(after_a_look, "Close and reveal")

    await goes_on(after_a_look, "↩ Undo: Close and reveal")

    assert told(after_a_look) == []


async def test_it_follows_when_words_are_taken_back(after_a_look):
    await after_a_look.each_says(*SAID)
    await goes_on(after_a_look, "Close and reveal")
    before, posts = told(after_a_look), len(after_a_look.group.from_bot())
    for player in after_a_look.people[:4]:
        await player.presses("Remove", player.card)

    assert before == [WAIT]
    assert told(after_a_look) == [FEW]
    assert len(after_a_look.group.from_bot()) == posts


async def test_it_follows_when_the_last_that_waits_is_taken_out(workshop):
    await workshop.each_says("trust", *NAMES)
    await goes_on(workshop, "Close and reveal")
    before = told(workshop)
    await workshop.fran.presses("To look at: 5")
    for _ in NAMES:
        await workshop.fran.presses("Leave out")

    assert before == [WAIT]
    assert told(workshop) == [LITTLE_LEFT]


async def test_it_follows_after_a_restart_and_of_a_value_that_is_over(after_a_look):
    await after_a_look.each_says(*SAID)
    await goes_on(after_a_look, "Close and reveal", "Next value")
    await after_a_look.restarts()
    for player in after_a_look.people[:4]:
        await player.presses("Remove", player.cards[0])

    assert told(after_a_look) == [FEW]


async def test_asked_again_nobody_reads_that_too_few_have_answered(workshop):
    await workshop.each_says(*SAID[:2])
    await goes_on(workshop, "Close and reveal")
    closed = told(workshop)
    await goes_on(workshop, "Reopen")
    asked = told(workshop)
    await goes_on(workshop, "↩ Undo: Reopen")
    undone = told(workshop)
    await goes_on(workshop, "Reopen", "Close and reveal")

    assert (closed, asked, undone) == ([FEW], [AGAIN], [FEW])
    assert told(workshop) == [FEW]
    assert workshop.posts[-1] == FEW


async def test_what_was_posted_by_a_version_before_is_kept_true_as_well(after_a_look):
    await after_a_look.each_says(*SAID)
    await goes_on(after_a_look, "Close and reveal")
    database = after_a_look.gair.services.means.database

    def as_before(tx):
        (shown,) = shown_messages.of_kind(tx, 1, Kind.NO_CLOUD)
        shown_messages.put(tx, replace(shown, content=(shown.content or b"")[:4]))

    await database.transaction(as_before)
    for player in after_a_look.people[:4]:
        await player.presses("Remove", player.card)

    assert told(after_a_look) == [FEW]
