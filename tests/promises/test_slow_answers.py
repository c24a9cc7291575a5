"""Answers that come late, or never: what may have gone out is looked for; no third copy is made."""

import pytest

from bot.rehearsal.bot_api import Fault
from handlers.wire import calls
from storage import announcements
from storage.announcements import Announcement, Kind

CUT = Fault.connection_dropped(after_doing=True)
NOT_DONE = [
    Fault.connection_dropped(),
    Fault.bad_gateway(),
    Fault.server_error(),
    Fault.page(502, "<html>"),
    Fault.page(200, "<html>"),
    Fault.timeout(after_doing=False, hold=0.02),
]
DONE = [
    CUT,
    Fault.bad_gateway(after_doing=True),
    Fault.server_error(after_doing=True),
    Fault.page(502, "<html>", after_doing=True),
    Fault.page(200, "<html>", after_doing=True),
    Fault.timeout(after_doing=True, hold=0.02),
]
QUESTION = "1 of 12 · Connection"


def questions(scene):
    """The messages in the group that ask the first question."""
    return [m for m in scene.group.from_bot() if m.words.startswith(QUESTION)]


def asked(player):
    return [text for text in player.sees if text.startswith(QUESTION)]


def asks_fran(scene):
    return [text for text in scene.fran.sees if "I can't tell whether" in text]


@pytest.mark.parametrize("fault", DONE, ids=lambda fault: f"{fault.way} {fault.status}")
async def test_a_question_that_was_asked_and_not_heard_of_is_asked_once(lobby, fault):
    lobby.world.faults.next("sendMessage", fault, chat=lobby.group, times=6)

    await lobby.fran.presses("Begin with the first value")

    assert len(questions(lobby)) == 1
    assert asks_fran(lobby) == []


@pytest.mark.parametrize("fault", NOT_DONE, ids=lambda fault: f"{fault.way} {fault.status}")
async def test_a_question_that_was_not_asked_is_asked_again(lobby, fault):
    lobby.world.faults.next("sendMessage", fault, chat=lobby.group)

    await lobby.fran.presses("Begin with the first value")

    assert len(questions(lobby)) == 1
    assert asks_fran(lobby) == []


@pytest.mark.parametrize("fault", [CUT, Fault.bad_gateway()], ids=["done", "not done"])
async def test_a_person_is_asked_once_whatever_becomes_of_the_answer(lobby, fault):
    lobby.world.faults.next("sendMessage", fault, chat=lobby.ana.person.private)
    lobby.world.faults.next("sendMessage", fault, chat=lobby.bea.person.private)

    await lobby.fran.presses("Begin with the first value")

    assert [len(asked(player)) for player in lobby.people] == [1] * 6
    assert lobby.ana.buttons == ["Pass", "A quiet word"]


async def test_what_was_found_is_not_taken_for_what_comes_next(lobby):
    for step in ("Begin with the first value", "Close and reveal", "Show the value in full"):
        lobby.world.faults.next("sendMessage", CUT, chat=lobby.group)
        await lobby.fran.presses(step)
    lobby.world.faults.next("sendMessage", CUT, chat=lobby.group)
    await lobby.fran.presses("Next prompt")

    shown = [
        m.words for m in lobby.group.from_bot() if m.words.startswith((QUESTION, "Question 1"))
    ]
    assert len(shown) == len(set(shown)) == 3
    assert [m.edits for m in lobby.group.from_bot() if m.words in shown] == [0, 0, 0]


async def test_what_nobody_knows_of_is_not_taken_for_what_comes_next(lobby):
    """The second answer is lost with the first: where they stand is not known afterwards."""
    known = lobby.gair.services.means.outgoing.known
    known.lost_sight(lobby.group.id)
    lobby.world.faults.next("sendMessage", CUT, chat=lobby.group, times=3)
    await lobby.fran.presses("Begin with the first value")
    await lobby.fran.presses("Pause")

    posts = lobby.group.from_bot()
    assert len(questions(lobby)) == 2
    assert len([m for m in posts if m.words.startswith("⏸")]) <= 2
    assert [m.edits for m in posts if m.words.startswith(QUESTION)] == [0, 0]


async def test_what_is_in_doubt_is_found_among_what_others_write(lobby):
    lobby.world.faults.next("sendMessage", CUT, chat=lobby.group)
    lobby.world.faults.next("editMessageText", Fault.bad_gateway(), chat=lobby.group)
    lobby.fran.person.presses(
        lobby.fran.person.last_button("Begin with the first value"), "Begin with the first value"
    )
    for player in lobby.people[:4]:
        player.person.says("a word among people", chat=lobby.group)
    await lobby.settles()

    assert len(questions(lobby)) == 1
    assert "a word among people" in [m.words for m in lobby.group.messages]


async def test_after_a_second_doubt_the_facilitator_is_asked(lobby):
    lobby.world.faults.next("sendMessage", Fault.server_error(), chat=lobby.group, times=2)

    await lobby.fran.presses("Begin with the first value")

    assert questions(lobby) == []
    assert len(asks_fran(lobby)) == 2
    assert "the question of value 1" in lobby.fran.last
    assert lobby.fran.buttons == ["It is there", "Post again"]
    assert lobby.fran.panel_buttons[:2] == ["It is there", "Post again"]


async def test_what_is_posted_again_is_tried_twice_anew(lobby):
    lobby.world.faults.next("sendMessage", Fault.server_error(), chat=lobby.group, times=3)
    await lobby.fran.presses("Begin with the first value")

    await lobby.fran.presses("Post again")

    assert len(questions(lobby)) == 1
    assert "Post again" not in lobby.fran.panel_buttons
    assert asks_fran(lobby) == []


async def test_what_is_there_is_not_posted_again(lobby):
    lobby.world.faults.next("sendMessage", Fault.server_error(), chat=lobby.group, times=2)
    await lobby.fran.presses("Begin with the first value")

    await lobby.fran.presses("It is there")
    await lobby.restarts()

    assert questions(lobby) == []
    assert asks_fran(lobby) == []


async def test_only_who_facilitates_decides_about_a_post(lobby):
    lobby.world.faults.next("sendMessage", Fault.server_error(), chat=lobby.group, times=2)
    await lobby.fran.presses("Begin with the first value")
    (data,) = [b.data for row in lobby.fran.panel.buttons for b in row if b.label == "Post again"]

    press = lobby.world.press(lobby.ana.person, lobby.ana.newest, data)
    await lobby.settles()

    assert "facilitator" in press.toast.text
    assert questions(lobby) == []


async def test_a_question_that_is_no_longer_asked_is_not_posted_again(lobby):
    lobby.world.faults.next("sendMessage", Fault.server_error(), chat=lobby.group, times=2)
    await lobby.fran.presses("Begin with the first value")
    doubt = lobby.fran.newest
    await lobby.fran.presses("Close and reveal")

    await lobby.fran.presses("Post again", doubt)

    assert questions(lobby) == []
    assert asks_fran(lobby) == []


async def test_the_doubt_outlives_the_program(lobby):
    lobby.world.faults.next("sendMessage", Fault.server_error(), chat=lobby.group, times=2)
    await lobby.fran.presses("Begin with the first value")
    before = len(asks_fran(lobby))

    await lobby.restarts()

    assert questions(lobby) == []
    assert len(asks_fran(lobby)) == before + 1
    await lobby.fran.presses("Post again")
    assert len(questions(lobby)) == 1


@pytest.mark.parametrize(("tries", "posts"), [(1, 1), (2, 0)])
async def test_tries_are_counted_over_restarts(lobby, tries, posts):
    """The program is killed while it posts, so often; what came of it nobody knows."""

    def leave_in_doubt(tx):
        statement = Announcement(session_id=1, kind=Kind.STATEMENT, value=0, step=9)
        announcements.add(tx, statement)
        announcements.mark_sending(tx, announcements.pending(tx)[-1].id, tries)

    await lobby.gair.services.means.database.transaction(leave_in_doubt)
    await lobby.restarts()
    await lobby.restarts()

    statements = [m for m in lobby.group.from_bot() if m.words.startswith(QUESTION)]
    assert len(statements) == posts
    assert bool(asks_fran(lobby)) == (posts == 0)


async def test_what_went_out_before_a_kill_is_found_afterwards(lobby):
    """Only an id that was seen before tells where to look."""
    known = lobby.gair.services.means.outgoing.known.newest(lobby.group.id)
    await lobby.fran.presses("Begin with the first value")

    def forget_that_it_was_heard_of(tx):
        question = Announcement(session_id=1, kind=Kind.QUESTION, value=0, step=2)
        announcements.add(tx, question)
        announcements.mark_sending(tx, announcements.pending(tx)[-1].id, 1, known)
        tx.write("DELETE FROM shown_message WHERE kind = 'question'")

    await lobby.gair.services.means.database.transaction(forget_that_it_was_heard_of)
    await lobby.restarts()

    assert len(questions(lobby)) == 1
    kinds = await lobby.rows("SELECT kind FROM shown_message WHERE kind = 'question'")
    assert len(kinds) == 1


async def test_a_round_up_that_arrived_unheard_is_not_asked_about(workshop):
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(step)
    for player in workshop.people:
        await player.says(f"We need more time with people, I think, as x{player.person.name}x.")
    await workshop.fran.presses("Round-up")
    workshop.world.faults.next("sendMessage", CUT, chat=workshop.group, times=3)

    await workshop.fran.presses("Post to the group")

    assert len([post for post in workshop.posts if "What we heard" in post]) == 1
    assert asks_fran(workshop) == []


@pytest.mark.parametrize("fault", [CUT, Fault.server_error()], ids=["done", "not done"])
async def test_an_archive_comes_once(workshop, fault):
    workshop.world.faults.next("sendDocument", fault)

    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")

    assert len([m for m in workshop.fran.person.sees if m.document]) == 1


async def test_a_lost_receipt_is_made_good_once(workshop):
    ana = workshop.ana
    for method in ("setMessageReaction", "sendMessage"):
        workshop.world.faults.next(method, Fault.bad_gateway(), chat=ana.person.private, times=2)

    for word in ("trust", "hope"):
        ana.person.says(word)
    await workshop.world.until(lambda: "could not reach Telegram" in ana.last)
    await workshop.settles()

    late = [text for text in ana.sees if "could not reach Telegram" in text]
    assert len(late) == 1
    assert await workshop.rows("SELECT count(*) FROM response") == [(2,)]
    assert [t for t in workshop.bea.sees if "could not reach" in t] == []


async def test_a_lost_receipt_is_made_good_after_a_restart(workshop):
    private = workshop.ana.person.private
    workshop.world.faults.next("setMessageReaction", Fault.bad_gateway(), chat=private)
    workshop.world.faults.next("sendMessage", Fault.bad_gateway(), chat=private, times=2)
    workshop.ana.person.says("trust")
    await workshop.world.until(lambda: not workshop.world.faults.planned or None)

    await workshop.restarts()

    assert "could not reach Telegram" in workshop.ana.last


async def test_a_panel_has_no_third_copy(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    scene.world.faults.next("sendMessage", CUT, chat=scene.fran.person.private, times=3)

    await scene.fran.says("/panel")

    panels = [m for m in scene.fran.person.sees if "Open the lobby" in m.labels]
    assert len(panels) == 1


async def test_a_picture_that_never_comes_through_is_shown_in_words(scene):
    scene.world.faults.next("sendPhoto", Fault.server_error(), chat=scene.group, times=99)
    await scene.opens_lobby()
    await scene.all_join()

    (lobby,) = [m for m in scene.group.from_bot() if "Join in private" in m.labels]
    tried = [r for r in scene.world.requests if r.method == "sendphoto"]
    told = [text for text in scene.fran.sees if "does not take my picture" in text]
    assert lobby.photo is None
    assert "Joined: 6" in lobby.words
    assert len(tried) == 2
    assert len(told) == 1


def test_what_may_not_come_twice_waits_well_above_telegrams_own_time():
    assert calls.SECONDS_TO_BE_SENT >= 30
    assert calls.UPLOAD_SECONDS >= 30
    assert calls.PICTURE["read_timeout"] == calls.SECONDS_TO_BE_SENT
    assert calls.SECONDS_TO_CHANGE < calls.SECONDS_TO_BE_SENT / 2
