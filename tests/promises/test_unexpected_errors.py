"""What nobody thought of goes wrong once, for one person or one session, and blocks nobody else.

The errors are real: a trigger in the database refuses what the program wants to write.
"""

import pytest

from storage import quarantine
from tests.players import Player

TOLD = "Something went wrong here"
DAY = 24 * 3600


async def refuse(scene, what, when="1", action="ABORT"):
    """Let the database refuse to write something, until `allow`."""
    sql = (
        f"CREATE TRIGGER refused BEFORE {what} WHEN {when}"
        f" BEGIN SELECT RAISE({action}, 'what was planted in the message of the error'); END"
    )
    await scene.gair.services.means.database.transaction(lambda tx: tx.write(sql))


async def allow(scene):
    database = scene.gair.services.means.database
    await database.transaction(lambda tx: tx.write("DROP TRIGGER refused"))


async def set_aside(scene):
    found = await scene.gair.services.means.database.transaction(quarantine.all_of)
    return [(kind, error) for _, kind, error in found]


async def another_session(scene):
    """Gwen's group, with a session at its first question, and three people who joined."""
    gwen = Player(scene, scene.world.add_person("Gwen"))
    await scene.restarts(allowed=(*scene.config.allowed, gwen.id))
    await gwen.starts()
    people = [Player(scene, scene.world.add_person(name)) for name in ("Hal", "Ida", "Jan")]
    group = scene.world.add_group(
        "Other people", people=[p.person for p in people], admins=[gwen.person]
    )
    await gwen.says("/workshop", chat=group)
    await gwen.presses("○ Cloud from 3 people")
    await gwen.presses("Open the lobby")
    for player in people:
        player.person.follows(group.last_button("Join in private").button("Join in private").url)
        await scene.settles()
        await player.presses("I agree, let me in")
    await gwen.presses("Begin with the first value")
    return gwen, people, group


@pytest.mark.parametrize("action", ["ABORT", "ROLLBACK"])
async def test_an_update_that_breaks_a_rule_is_told_set_aside_and_confirmed(
    workshop, caplog, action
):
    await refuse(workshop, "INSERT ON response", action=action)
    before = len(workshop.fran.sees)

    workshop.bea.person.says("/mydata")
    await workshop.ana.says("trustplanted")

    assert workshop.ana.last.startswith(TOLD)
    assert "• Words and answers: 0\n" in workshop.bea.last
    assert await set_aside(workshop) == [("message", "IntegrityError")]
    assert not workshop.world.updates.queue
    assert [text for text in workshop.fran.sees[before:] if "disk" in text] == []
    assert "failed: IntegrityError at transaction.py:" in caplog.text
    assert "planted" not in caplog.text

    await allow(workshop)
    await workshop.ana.says("care")
    assert workshop.ana.own == ["care"]


async def test_a_press_that_breaks_a_rule_gets_an_alert(workshop):
    await refuse(workshop, "INSERT ON move")

    told = await workshop.fran.presses("Close and reveal")

    assert told.startswith(TOLD)
    assert await set_aside(workshop) == [("callback_query", "IntegrityError")]
    await allow(workshop)
    await workshop.fran.presses("Close and reveal")
    assert "Show the value in full" in workshop.fran.panel_buttons


async def test_it_is_not_dealt_with_again_after_a_restart(workshop):
    await refuse(workshop, "INSERT ON response")
    await workshop.ana.says("trust")
    await allow(workshop)

    workshop.world.updates.repeat()
    await workshop.restarts()

    assert await workshop.rows("SELECT text FROM response") == []
    assert sum(text.startswith(TOLD) for text in workshop.ana.sees) == 1


async def test_what_one_session_cannot_show_keeps_no_other_from_being_shown(workshop, caplog):
    gwen, people, group = await another_session(workshop)
    await refuse(workshop, "INSERT ON shown_message", "new.session_id = 1 AND new.kind = 'cloud'")

    await workshop.each_says("one", "two", "three", "four", "five")
    await workshop.fran.presses("Close and reveal")
    for player, word in zip(people, ("six", "seven", "eight"), strict=True):
        await player.says(word)
    await gwen.presses("Close and reveal")
    await workshop.fran.presses("Pause")

    clouds = [m for m in group.messages if m.photo and "Answered:" in m.words]
    assert len(clouds) == 1
    assert "a message of session 1 can't be shown: IntegrityError" in caplog.text
    assert "Go on" in workshop.fran.panel_buttons


async def test_a_thing_that_cannot_be_said_is_left_out_and_what_follows_is_said(workshop, caplog):
    gwen, _, group = await another_session(workshop)
    await refuse(workshop, "INSERT ON shown_message", "new.session_id = 1 AND new.kind = 'prompt'")
    before = len(workshop.fran.sees)

    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Show the value in full")
    await workshop.fran.presses("Next prompt")
    await workshop.fran.presses("Next value")
    await gwen.presses("Close and reveal")
    await gwen.presses("Show the value in full")

    assert "a prompt was given up: IntegrityError" in caplog.text
    assert await workshop.rows("SELECT kind FROM announcement") == []
    assert workshop.posts[-1].startswith("2 of 12")
    assert workshop.ana.last.startswith("2 of 12")
    assert group.messages[-1].words.startswith("1 of 12")
    assert any("did not let me post" in text for text in workshop.fran.sees[before:])


@pytest.mark.long
async def test_what_cannot_even_be_taken_off_the_list_stops_nobody_and_is_said_later(
    workshop, caplog
):
    gwen, _, group = await another_session(workshop)
    await refuse(workshop, "UPDATE ON announcement", "old.session_id = 1 AND old.person IS NULL")

    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Show the value in full")
    await gwen.presses("Close and reveal")
    await gwen.presses("Show the value in full")

    assert "stays on the list: IntegrityError" in caplog.text
    assert group.messages[-1].words.startswith("1 of 12")
    await allow(workshop)
    await workshop.fran.presses("Next prompt")
    assert await workshop.rows("SELECT kind FROM announcement") == []


@pytest.mark.long
async def test_a_session_that_cannot_be_sealed_keeps_no_other_from_it(workshop, caplog):
    gwen, _, _ = await another_session(workshop)
    for leader in (workshop.fran, gwen):
        await leader.presses("End the workshop")
        await leader.presses("End now")
    await refuse(workshop, "INSERT ON sealed_record", "new.session_id = 1")
    workshop.clock.passes(8 * DAY)

    await workshop.gair.services.housekeeper.keep_surely()
    await workshop.settles()

    assert await workshop.rows("SELECT id, sealed FROM session") == [(1, 0), (2, 1)]
    assert "housekeeping went wrong, and is to be done again: IntegrityError" in caplog.text
    await allow(workshop)
    await workshop.gair.services.housekeeper.keep_surely()
    assert await workshop.rows("SELECT sealed FROM session") == [(1,), (1,)]


async def test_housekeeping_goes_on_an_hour_later_whatever_was_wrong(workshop, caplog):
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    workshop.clock.passes(8 * DAY)
    housekeeper = workshop.gair.services.housekeeper
    work = workshop.gair.services.means.database.transaction

    await work(lambda tx: tx.write("ALTER TABLE session RENAME TO elsewhere"))
    await housekeeper.keep_surely()
    await work(lambda tx: tx.write("ALTER TABLE elsewhere RENAME TO session"))
    await housekeeper.keep_surely()

    assert "housekeeping is to be done again: OperationalError" in caplog.text
    assert await workshop.rows("SELECT sealed FROM session") == [(1,)]


async def test_no_more_than_a_thousand_are_kept_in_quarantine(workshop):
    def many(tx):
        for number in range(1200):
            quarantine.add(tx, number, "message", "ValueError")
        quarantine.add(tx, None, "message", "ValueError")
        quarantine.add(tx, None, "message", "TypeError")

    database = workshop.gair.services.means.database
    await database.transaction(many)

    kept = [number for number, _, _ in await database.transaction(quarantine.all_of)]
    assert kept == list(range(200, 1200))
