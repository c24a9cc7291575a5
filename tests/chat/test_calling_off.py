"""Ending: what is promised before is what happens after, at each stage."""

import pytest

from tests.some_of import some_of

ENDS = "End the workshop"
TO_RESPONDING = ("Begin with the first value",)
TO_STATEMENT = (*TO_RESPONDING, "Close and reveal", "Show the value in full")
BEGUN = {
    "responding": TO_RESPONDING,
    "paused": (*TO_RESPONDING, "Pause"),
    "revealed": TO_STATEMENT[:2],
    "statement": TO_STATEMENT,
    "discussing": (*TO_STATEMENT, "Next prompt"),
    "rounding_up": (*TO_STATEMENT, "Next prompt", "Round-up"),
}
HOUR = 3600.0


def archives(player):
    return [m for m in player.person.sees if m.document]


async def test_while_preparing_nobody_is_told_and_no_archive_is_promised(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    posts = len(scene.posts)

    await scene.fran.presses(ENDS)

    assert scene.fran.last == (
        "Call the workshop off? No question has been asked, so there is no archive. The group "
        "hears nothing of it. What I kept for it is deleted."
    )
    await scene.fran.presses("End now")
    assert "archive comes as a file" not in scene.fran.panel.words
    assert "there is no archive" in scene.fran.panel.words
    assert archives(scene.fran) == []
    assert len(scene.posts) == posts


async def test_in_the_lobby_those_who_joined_are_told_and_no_archive_is_promised(lobby):
    await lobby.fran.presses(ENDS)

    assert "so there is no archive" in lobby.fran.last
    assert "The group, and everybody who has joined, is told." in lobby.fran.last
    assert "archive is made" not in lobby.fran.last
    await lobby.fran.presses("End now")

    called_off = (
        "The workshop is called off for now. There is no report of it, and what I kept for it is "
        "deleted."
    )
    assert lobby.posts[-1] == called_off
    assert all(player.last == called_off for player in lobby.people)
    assert "archive comes as a file" not in lobby.fran.panel.words
    assert archives(lobby.fran) == []


async def test_what_was_kept_for_a_workshop_that_was_called_off_is_deleted_soon(lobby):
    await lobby.fran.presses(ENDS)
    await lobby.fran.presses("End now")
    said = len(lobby.fran.sees)
    assert len(await lobby.rows("SELECT * FROM participant")) == 6

    lobby.clock.passes(HOUR / 2)
    await lobby.gair.services.housekeeper.keep()
    assert len(await lobby.rows("SELECT * FROM session")) == 1

    lobby.clock.passes(HOUR)
    await lobby.gair.services.housekeeper.keep()
    await lobby.settles()
    for table in ("session", "participant", "facilitator", "shown_message"):
        assert await lobby.rows(f"SELECT * FROM {table}") == []
    assert list(lobby.config.session_keys.iterdir()) == []
    assert len(lobby.fran.sees) == said


async def test_what_has_begun_is_not_dropped_with_what_was_called_off(workshop):
    await workshop.ana.says("trust")
    await workshop.fran.presses(ENDS)
    await workshop.fran.presses("End now")

    workshop.clock.passes(2 * HOUR)
    await workshop.gair.services.housekeeper.keep()

    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


async def test_calling_off_is_undone_for_everybody_who_was_told(lobby):
    await lobby.fran.presses(ENDS)
    await lobby.fran.presses("End now")
    await lobby.fran.presses("↩ Undo: End the workshop")

    assert not [text for text in lobby.ana.sees if "called off" in text]
    assert not [post for post in lobby.posts if "called off" in post]
    assert "Begin with the first value" in lobby.fran.panel_buttons


@pytest.mark.parametrize("stage", some_of(BEGUN, 3))
async def test_once_it_has_begun_the_archive_that_is_promised_is_made(lobby, stage):
    for press in BEGUN[stage]:
        await lobby.fran.presses(press)

    await lobby.fran.presses(ENDS)

    assert lobby.fran.last.startswith(
        "End the workshop now? Everybody is thanked, and the archive is made."
    )
    await lobby.fran.presses("End now")
    assert "The archive comes as a file." in lobby.fran.panel.words
    assert len(archives(lobby.fran)) == 1
    assert lobby.posts[-1].startswith("Thank you, everybody.")
    assert lobby.ana.last.startswith("Thank you for taking part.")


async def test_with_the_bot_thrown_out_the_group_is_promised_nothing(workshop):
    """Whoever is named in the settings can end it all the same: nobody asks who the admins are."""
    await workshop.restarts(facilitators=(workshop.fran.id,))
    workshop.group.remove_bot(by=workshop.fran.person)
    await workshop.settles()

    await workshop.fran.presses(ENDS)

    assert workshop.fran.last.startswith(
        "End the workshop now? The archive is made. I can't post to the group, so only people who "
        "answer me in private are thanked."
    )
    await workshop.fran.presses("End now")
    assert len(archives(workshop.fran)) == 1
    assert workshop.ana.last.startswith("Thank you for taking part.")
