"""A note is put right by editing its message, until the workshop is sealed."""

import pytest

NOTED = (
    "Noted under “Connection, love and care should be central” for “Focus group”, as said aloud."
)
CHANGED = "Changed under “Connection, love and care should be central” for “Focus group”."


@pytest.fixture
async def noted(lobby):
    """Fran has taken something down under the first value."""
    await lobby.fran.presses("Begin with the first value")
    lobby.note = await lobby.fran.says("/note Sian says: more time")
    return lobby


async def texts(scene):
    return [row[0] for row in await scene.rows("SELECT text FROM note ORDER BY text")]


async def test_an_edit_replaces_the_note(noted):
    await noted.fran.edits(noted.note, "/note One said: more time")

    assert await texts(noted) == ["One said: more time"]
    assert noted.fran.sees.count(NOTED) == 1
    assert noted.fran.last == CHANGED
    assert "Notes under this value: 1" in noted.fran.panel.words


async def test_an_edit_that_changes_nothing_says_nothing(noted):
    seen = noted.fran.sees[-1], len(noted.fran.sees)

    await noted.fran.edits(noted.note, "/note   Sian says: more time")

    assert await texts(noted) == ["Sian says: more time"]
    assert (noted.fran.sees[-1], len(noted.fran.sees)) == seen


async def test_a_note_goes_on_belonging_to_its_value(noted):
    for step in ("Close and reveal", "Next value"):
        await noted.fran.presses(step)

    await noted.fran.edits(noted.note, "/note One said: more time")

    assert await noted.rows("SELECT value, text FROM note") == [(0, "One said: more time")]
    assert noted.fran.last == CHANGED


async def test_a_refused_note_counts_once_it_is_short_enough(noted):
    long = await noted.fran.says("/note " + "a" * 1001)

    await noted.fran.edits(long, "/note short")

    assert await texts(noted) == ["Sian says: more time", "short"]


async def test_what_was_taken_out_does_not_come_in_again(noted):
    await noted.fran.presses("Remove")

    await noted.fran.edits(noted.note, "/note Sian again")

    assert await texts(noted) == []
    assert noted.fran.last.startswith("You have changed or removed what that message said")


async def test_a_note_of_another_facilitator_stays(noted):
    await noted.shares_lead_with(noted.fay)
    own = await noted.fay.says("/note Fay's own")

    await noted.fay.edits(own, "/note Fay's better one")

    assert await texts(noted) == ["Fay's better one", "Sian says: more time"]


async def test_also_after_the_end_and_the_archive_is_then_out_of_date(noted):
    await noted.fran.presses("End the workshop")
    await noted.fran.presses("End now")

    await noted.fran.edits(noted.note, "/note One said: more time")

    assert await texts(noted) == ["One said: more time"]
    assert [text for text in noted.fran.sees if text.startswith("Something has been added")] != []


async def test_taking_one_out_after_the_end_makes_archives_out_of_date(noted):
    receipt = noted.fran.person.last_button("Remove")
    await noted.fran.presses("End the workshop")
    await noted.fran.presses("End now")

    await noted.fran.presses("Remove", receipt)

    assert await texts(noted) == []
    assert [text for text in noted.fran.sees if text.startswith("Something has been added")] != []


async def test_a_note_in_the_group_too(noted):
    written = await noted.fran.says("/note Said on the call", chat=noted.group)

    await noted.fran.edits(written, "/note@gair_bot Said on the phone")

    assert await texts(noted) == ["Said on the phone", "Sian says: more time"]


@pytest.mark.parametrize("has_joined", [False, True], ids=["leads", "takes part too"])
async def test_a_note_that_lost_its_command_in_an_edit_stays_a_note(noted, has_joined):
    if has_joined:
        await noted.fran.joins()

    await noted.fran.edits(noted.note, "One said: more time")

    assert await texts(noted) == ["One said: more time"]
    assert noted.fran.last == CHANGED
    assert await noted.rows("SELECT text FROM response") == []


async def test_so_does_one_whose_command_was_misspelled_in_it(noted):
    await noted.fran.edits(noted.note, "/notes One said: more time")

    assert await texts(noted) == ["One said: more time"]


async def test_so_does_one_in_a_group_where_the_bot_reads_everything(noted):
    noted.world.sees_all_messages = True
    written = await noted.fran.says("/note Said on the call", chat=noted.group)

    await noted.fran.edits(written, "Said on the phone")

    assert await texts(noted) == ["Said on the phone", "Sian says: more time"]


@pytest.mark.parametrize("has_joined", [False, True], ids=["leads", "takes part too"])
async def test_a_note_behind_a_misspelled_command_is_not_sent_to_nowhere(noted, has_joined):
    if has_joined:
        await noted.fran.joins()

    await noted.fran.says("/notes More time")

    then = (
        "Send it again without the command."
        if has_joined
        else "/note and some words take down what was said aloud."
    )
    assert noted.fran.last == f"What you wrote after the command I did not keep. {then}"
