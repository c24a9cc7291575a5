"""The reaction that says that a message is kept goes when its words do."""

import pytest

from bot.facilitation import reactions
from bot.rehearsal.bot_api import Fault
from storage.announcements import Announcement, Kind
from tests.rounded_up import goes_on

KEPT = "✍"


def own(player, words):
    return next(m for m in player.person.sees if not m.from_bot and m.words == words)


def to(scene, player, since=0):
    """What was asked of Telegram for somebody's chat."""
    return [
        request.method.lower()
        for request in list(scene.world.requests)[since:]
        if str(request.params.get("chat_id")) == str(player.id)
    ]


async def test_remove_takes_it_away_without_a_message(workshop):
    await workshop.ana.says("trust")
    before, seen = own(workshop.ana, "trust").reaction, len(workshop.ana.sees)
    asked = len(workshop.world.requests)

    await workshop.ana.presses("Remove")

    assert before == KEPT
    assert own(workshop.ana, "trust").reaction is None
    assert len(workshop.ana.sees) == seen
    assert not [call for call in to(workshop, workshop.ana, asked) if call.startswith("send")]


async def test_a_message_of_several_words_keeps_it_until_the_last_is_gone(workshop):
    await workshop.ana.says("trust\ncare")
    await workshop.ana.presses("Remove “trust”")
    one_left = own(workshop.ana, "trust\ncare").reaction
    await workshop.ana.presses("Remove")

    assert one_left == KEPT
    assert own(workshop.ana, "trust\ncare").reaction is None


async def test_nobody_elses_goes(workshop):
    await workshop.each_says("trust", "trust", "care")
    await workshop.ana.says("hope")

    await workshop.ana.presses("Remove “trust”")

    assert own(workshop.ana, "trust").reaction is None
    assert own(workshop.ana, "hope").reaction == KEPT
    assert [own(p, w).reaction for p, w in ((workshop.bea, "trust"), (workshop.cai, "care"))] == [
        KEPT,
        KEPT,
    ]


async def test_words_that_were_changed_elsewhere_take_it_with_them(workshop):
    await workshop.ana.says("trust")
    await workshop.ana.presses("Change")
    await workshop.ana.says("truth")

    assert own(workshop.ana, "trust").reaction is None
    assert own(workshop.ana, "truth").reaction == KEPT


async def test_a_message_that_was_edited_keeps_it(workshop):
    await workshop.ana.says("trust")
    await workshop.ana.edits(own(workshop.ana, "trust"), "truth")

    assert own(workshop.ana, "truth").reaction == KEPT


async def test_by_mydata_and_after_a_restart_too(workshop):
    await workshop.ana.says("trust")
    await workshop.bea.says("care")
    await workshop.restarts()
    await workshop.ana.says("/mydata")
    await workshop.ana.presses("Remove 1")

    assert own(workshop.ana, "trust").reaction is None
    assert own(workshop.bea, "care").reaction == KEPT


async def test_an_answer_as_well(workshop):
    await goes_on(workshop, "Close and reveal", "Show the value in full", "Next prompt")
    await workshop.ana.says("There is never enough time.")
    before = own(workshop.ana, "There is never enough time.").reaction
    await workshop.ana.presses("Remove", workshop.ana.card)

    assert before == KEPT
    assert own(workshop.ana, "There is never enough time.").reaction is None


async def test_of_who_is_forgotten_nothing_is_kept_not_even_for_that(workshop):
    """What stands in their chat stays there until they clear it, as they are told."""
    await workshop.ana.says("trust")
    await workshop.ana.says("/forget")
    await workshop.ana.presses("Yes, remove everything")

    assert "What stands in this chat stays on your phone" in workshop.ana.last
    assert await workshop.rows("SELECT kind FROM announcement") == []


@pytest.mark.parametrize(
    "fault",
    [Fault.bad_gateway(), Fault.refused(400, "Bad Request: message to react not found")],
    ids=["once more", "not there"],
)
async def test_what_telegram_says_of_it_stops_nothing(workshop, fault):
    await workshop.ana.says("trust")
    workshop.world.faults.next("setMessageReaction", fault, chat=workshop.ana.person.private)
    await workshop.ana.presses("Remove")
    await workshop.ana.says("hope")

    assert own(workshop.ana, "hope").reaction == KEPT
    assert await workshop.rows("SELECT kind FROM announcement") == []


async def test_it_is_taken_away_but_once(workshop):
    for word in ("trust", "care", "hope"):
        await workshop.ana.says(word)
    asked = len(workshop.world.requests)
    for word in ("trust", "care"):
        await workshop.ana.presses(f"Remove “{word}”")
    await workshop.ana.presses("Remove")

    assert to(workshop, workshop.ana, asked).count("setmessagereaction") == 3


async def test_in_the_group_too_where_people_answer_there(scene):
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await goes_on(scene, "Begin with the first value")
    question = scene.group.from_bot()[-1]
    said = await scene.ana.says("trust", chat=scene.group, reply_to=question)
    other = await scene.bea.says("care", chat=scene.group, reply_to=question)
    before = said.reaction
    await scene.ana.starts()
    await scene.ana.says("/mydata")
    await scene.ana.presses("Remove 1")

    assert before == KEPT
    assert said.reaction is None
    assert other.reaction == KEPT


async def test_numbers_beyond_all_reason_are_not_tried_one_by_one(workshop):
    """Telegram alone gives messages their numbers; one that is broken keeps nobody busy long."""
    await workshop.ana.says("trust")
    await workshop.ana.presses("Remove")
    about = Announcement(session_id=1, person_id=workshop.ana.id, kind=Kind.UNKEPT)
    database = workshop.gair.services.means.database

    def tried(newest):
        return database.transaction(lambda tx: reactions.sought(tx, about, newest).chats[0][1])

    near, far = await tried(0), await tried(2**40)

    assert own(workshop.ana, "trust").id in near
    assert len(near) < reactions.BEYOND + 100
    assert len(far) == reactions.MOST
    assert 2**40 in far
