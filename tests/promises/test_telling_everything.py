"""What /mydata and /forget say is all that is kept of somebody, and nothing that is not."""

import pytest

from tests.promises.test_my_data import NOTHING, TITLE

LIVE = (
    "You can remove what you said until 7 days after the end. Then nobody can tell whose it is.\n"
    "Everything is deleted 30 days after the end."
)
LEADS = (
    "• You lead it. Your Telegram id is kept for that. Notes that you took down have no name. To "
    "stop: People … in the panel, then Facilitators …\n"
    "• People can turn to you. Your Telegram id is kept for that."
)
OF_SOMEBODY = (
    "participant WHERE person_id",
    "facilitator WHERE person_id",
    "shown_message WHERE chat_id",
)


async def rows_of(player):
    """What still has the id of somebody in it."""
    found = []
    for place in OF_SOMEBODY:
        found += await player.scene.rows(f"SELECT * FROM {place} = ?", player.id)
    return found


async def tells(player):
    """The first message that /mydata answers with."""
    count = len(player.sees)
    await player.says("/mydata")
    return player.sees[count + 1]


async def forgets(player):
    await player.says("/forget")
    await player.presses("Yes, remove everything")


async def test_who_joined_and_passed_is_told_so(workshop):
    await workshop.bea.presses("Pass")

    assert await tells(workshop.bea) == (
        "What I keep of you\n\n"
        "A Heart of Help · Focus group\n"
        "• You take part.\n• Words and answers: 0\n• Passed: 1\n" + LIVE
    )


async def test_who_said_things_and_recognised_a_round_up_is_told_so(workshop):
    await workshop.each_says("trust, care", "hope", "love", "time", "calm")
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says("It takes time to trust", "We need more time", "More time for people")
    await workshop.fran.presses("Round-up")
    await workshop.fran.presses("Post to the group")
    await workshop.ana.presses_in(workshop.group, "I recognise this")

    told = await tells(workshop.ana)

    assert "• Words and answers: 3\n• Passed: 0\n• Round-ups that you recognised: 1\n" in told
    assert workshop.ana.last.startswith(f"A Heart of Help · Focus group\n1. {TITLE}: “")
    await workshop.ana.presses_in(workshop.group, "I recognise this")
    assert "recognised" not in await tells(workshop.ana)


async def test_who_leads_is_told_so_and_that_it_stays(workshop):
    await workshop.fran.says("/note said aloud")
    assert await tells(workshop.fran) == (
        "What I keep of you\n\n"
        f"A Heart of Help · Focus group\n{LEADS}\nEverything is deleted 30 days after the end."
    )

    await forgets(workshop.fran)

    assert workshop.fran.last == (
        "What stays of you\n\n"
        f"A Heart of Help · Focus group\n{LEADS}\nEverything is deleted 30 days after the end."
    )
    assert await workshop.rows("SELECT person_id FROM facilitator") == [(workshop.fran.id,)]


async def test_who_leads_and_takes_part_keeps_only_the_lead(lobby):
    await lobby.fran.joins()
    await lobby.fran.presses("Begin with the first value")
    await lobby.fran.says("trust")
    told = await tells(lobby.fran)
    assert "• You take part.\n• Words and answers: 1\n• Passed: 0\n• You lead it." in told

    await forgets(lobby.fran)

    assert "take part" not in lobby.fran.last
    assert (
        await lobby.rows("SELECT person_id FROM participant WHERE person_id = ?", lobby.fran.id)
        == []
    )
    assert await lobby.rows("SELECT * FROM response") == []


async def test_after_the_end_days_are_named_and_an_archive_is_told_of(workshop):
    await workshop.ana.says("trust")
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")

    told = await tells(workshop.ana)

    assert told.endswith(
        "You can remove what you said until 2026-09-28. Then nobody can tell whose it is.\n"
        "Everything is deleted on 2026-10-21."
    )
    assert "You have its archive." not in told
    assert "• You have its archive. I tell you when it is out of date." in await tells(
        workshop.fran
    )


async def test_after_sealing_only_who_leads_is_told_of_anything(workshop):
    await workshop.ana.says("trust")
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    workshop.clock.passes(8 * 24 * 3600.0)
    await workshop.gair.services.housekeeper.keep()
    await workshop.settles()

    assert await tells(workshop.ana) == NOTHING
    assert "• You lead it." in await tells(workshop.fran)


async def test_who_forgets_everything_is_told_of_nothing_more(workshop):
    await workshop.ana.says("trust")
    await workshop.bea.says("care")

    await forgets(workshop.ana)

    assert workshop.ana.last.startswith(
        "Everything that you said is removed, and that you took part."
    )
    assert await tells(workshop.ana) == NOTHING
    assert await rows_of(workshop.ana) == []
    assert len(await rows_of(workshop.bea)) > 1


async def test_who_leaves_with_their_words_is_not_kept(workshop):
    await workshop.ana.says("trust")
    await workshop.ana.says("/leave")

    await workshop.ana.presses("Leave, and remove my words")

    assert await rows_of(workshop.ana) == []
    assert await tells(workshop.ana) == NOTHING


@pytest.mark.parametrize("passes", [False, True])
async def test_who_has_left_goes_with_the_last_of_what_is_theirs(workshop, passes):
    await workshop.ana.says("trust")
    if passes:
        for label in ("Close and reveal", "Show the value in full", "Next prompt"):
            await workshop.fran.presses(label)
        await workshop.ana.presses("Pass")
    await workshop.ana.says("/leave")
    await workshop.ana.presses("Leave; my words may stay")
    assert "• You took part, and have left.\n• Words and answers: 1\n" in await tells(workshop.ana)

    await workshop.ana.presses("Remove 1")

    left = await workshop.rows(
        "SELECT attending FROM participant WHERE person_id = ?", workshop.ana.id
    )
    assert left == ([(0,)] if passes else [])
    assert ("• Passed: 1" in await tells(workshop.ana)) == passes


@pytest.mark.long
async def test_numbers_run_through_all_messages_and_stay_with_their_words(workshop):
    for label in ("Close and reveal", "Show the value in full"):
        await workshop.fran.presses(label)
    for number in range(44):
        if number % 20 == 0:
            await workshop.fran.presses("Next prompt")
        await workshop.ana.says(f"answer number {number}")
    count = len(workshop.ana.sees)

    await workshop.ana.says("/mydata")

    pages = workshop.ana.person.sees[count + 2 :]
    labels = [_labels(page) for page in pages]
    assert labels == [[f"Remove {n}" for n in part] for part in (range(1, 41), range(41, 45))]
    await workshop.ana.presses("Remove 42", pages[1])
    assert _labels(pages[1]) == ["Remove 41", "Remove 43", "Remove 44"]
    assert len(await workshop.rows("SELECT * FROM answer")) == 43


def _labels(message):
    return [label for label in message.labels if isinstance(label, str)]
