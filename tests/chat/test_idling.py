"""Sessions in which nothing happens any more end by themselves, and nobody is surprised by it."""

import pytest

from tests.chat.test_calling_off import archives
from tests.some_of import some_of

DAY = 24 * 3600.0
ENDS = (
    "Nothing has happened in the workshop in “Focus group” for a while. In 2 days I end it by "
    "myself: people are thanked, and the archive is made. Is it to stay open?"
)
CALLED_OFF = (
    "Nobody has begun the workshop in “Focus group” for a while. In 2 days I call it off by "
    "myself, and delete what I kept for it. Is it to stay open?"
)
ENDED = (
    "Nothing had happened in the workshop in “Focus group” for so long that I have ended it, as "
    "announced."
)
STAGE = "SELECT stage FROM session"


async def passes(scene, days):
    """Days go by, and it is looked whether something is due, as it is by the hour."""
    await looks(scene)
    for _ in range(days):
        scene.clock.passes(DAY)
        await looks(scene)


async def looks(scene):
    await scene.gair.services.idle_watch.keep(scene.config.idle_days)
    await scene.gair.services.housekeeper.keep()
    await scene.settles()


@pytest.mark.long
async def test_facilitators_are_told_then_it_ends_is_archived_sealed_and_deleted(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time")
    await passes(workshop, 11)
    assert ENDS not in workshop.fran.sees

    await passes(workshop, 1)
    assert workshop.fran.sees.count(ENDS) == 1
    assert workshop.fran.buttons == ["Keep it open"]
    assert ENDS not in workshop.posts

    await passes(workshop, 1)
    assert await workshop.rows(STAGE) == [("responding",)]
    await passes(workshop, 1)
    assert await workshop.rows(STAGE) == [("ended",)]
    assert workshop.fran.sees.count(ENDS) == 1
    assert ENDED in workshop.fran.sees
    assert len(archives(workshop.fran)) == 1
    assert workshop.posts[-1].startswith("Thank you, everybody.")
    assert workshop.ana.last.startswith("Thank you for taking part.")

    await passes(workshop, 8)
    assert await workshop.rows("SELECT sealed FROM session") == [(1,)]
    await passes(workshop, 24)
    assert await workshop.rows(STAGE) == []


async def test_one_tap_keeps_it_open_and_it_is_asked_again_later(workshop):
    await passes(workshop, 13)

    await workshop.fran.presses("Keep it open")

    assert workshop.fran.last == "It stays open. I ask again when nothing happens for as long."
    await passes(workshop, 11)
    assert await workshop.rows(STAGE) == [("responding",)]
    assert workshop.fran.sees.count(ENDS) == 0  # The first was edited; none has come since.
    await passes(workshop, 2)
    assert workshop.fran.sees.count(ENDS) == 1


async def test_nobody_else_can_keep_it_open(workshop):
    await passes(workshop, 13)

    workshop.ana.person.forges(workshop.ana.newest, "stayopen:1")
    await workshop.settles()
    await passes(workshop, 1)

    assert await workshop.rows(STAGE) == [("ended",)]


@pytest.mark.parametrize("deed", some_of(["word", "edit", "pass", "join", "move", "note"], 3))
async def test_every_word_and_every_move_counts(workshop, deed):
    message = await workshop.ana.says("trust")
    await workshop.bea.presses("Pass")
    await passes(workshop, 13)
    deeds = {
        "word": lambda: workshop.cai.says("hope"),
        "edit": lambda: workshop.ana.edits(message, "trusting"),
        "pass": lambda: workshop.dai.presses("Pass"),
        "join": lambda: _a_newcomer_joins(workshop),
        "move": lambda: workshop.fran.presses("Pause"),
        "note": lambda: workshop.fran.says("/note said aloud"),
    }

    await deeds[deed]()
    await passes(workshop, 11)

    assert await workshop.rows(STAGE) == [("responding",)]
    await passes(workshop, 3)
    assert await workshop.rows(STAGE) == [("ended",)]


async def _a_newcomer_joins(scene):
    zed = scene.world.add_person("Zed")
    scene.group.adds(zed)
    link = scene.group.last_button("Answer in private")
    zed.follows(link.button("Answer in private").url)
    await scene.settles()
    zed.presses(zed.last_button("I agree, let me in"), "I agree, let me in")
    await scene.settles()


async def test_every_kind_of_thing_that_is_kept_of_a_session_stirs_it(scene):
    """A table that is made anew by a later step would lose its trigger."""
    triggers = {
        row[0]
        for row in await scene.rows("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger'")
    }

    assert triggers >= {
        "session",
        "move",
        "participant",
        "response",
        "answer",
        "pass",
        "note",
        "recognition",
        "round_up",
        "round_up_edit",
        "word_pair",
    }


async def test_a_lobby_that_nobody_opens_further_is_called_off_after_a_notice(lobby):
    await passes(lobby, 12)
    assert lobby.fran.sees.count(CALLED_OFF) == 1

    await passes(lobby, 2)
    assert lobby.posts[-1].startswith("The workshop is called off for now.")
    assert archives(lobby.fran) == []
    await passes(lobby, 1)
    assert await lobby.rows("SELECT * FROM participant") == []
    assert await lobby.rows(STAGE) == []


async def test_what_was_only_prepared_is_dropped_without_a_word(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    count = len(scene.fran.sees)

    await passes(scene, 13)
    assert await scene.rows(STAGE) == [("preparing",)]
    await passes(scene, 1)

    assert await scene.rows(STAGE) == []
    assert len(scene.fran.sees) == count


async def test_nothing_ends_unannounced_because_the_bot_was_away(workshop):
    await looks(workshop)
    workshop.clock.passes(100 * DAY)

    await passes(workshop, 1)

    assert await workshop.rows(STAGE) == [("responding",)]
    assert workshop.fran.sees.count(ENDS) == 1
    await passes(workshop, 1)
    assert await workshop.rows(STAGE) == [("ended",)]


async def test_no_time_is_kept_of_what_people_say(workshop):
    await workshop.ana.says("trust")
    assert await workshop.rows("SELECT stirred FROM activity") == [(1,)]

    await looks(workshop)

    ((stirred, day),) = await workshop.rows("SELECT stirred, day FROM activity")
    assert (stirred, day) == (0, int(workshop.clock.seconds // DAY))
    assert len(await workshop.rows("SELECT * FROM response")) == 1


async def test_how_long_is_a_setting(workshop):
    await workshop.restarts(idle_days=3)

    await passes(workshop, 1)
    assert ENDS in workshop.fran.sees
    await passes(workshop, 2)
    assert await workshop.rows(STAGE) == [("ended",)]
