"""The first post stays true while the workshop goes on, and says at the end that it is over."""

import asyncio

import pytest

from bot.rehearsal.bot_api import Fault
from handlers.on_screen.lobbies import SECONDS_BETWEEN_COUNTS
from handlers.wire.sending import Pace
from tests.chat.test_open_mode import OPEN
from tests.players import Player
from tests.promises.test_quiet_words_leave_nothing import stands_by

OVER = "This workshop is over. Nobody can join it any more."
CLOSED = "Joining is closed"
LATE = ("Gus", "Hal", "Ida", "Jim")


def lobby_of(scene):
    return next(m for m in scene.group.messages if m.from_bot and "I am Gair, a bot" in m.words)


def counted(post):
    return int(post.words.split("Joined: ")[1].split()[0])


async def a_minute_passes(scene):
    await asyncio.sleep(SECONDS_BETWEEN_COUNTS + 1)
    await scene.settles()


async def ends(scene):
    for label in ("End the workshop", "End now"):
        await scene.fran.presses(label)


async def test_whoever_comes_late_is_counted_in_few_edits(workshop):
    post, posts = lobby_of(workshop), len(workshop.posts)
    assert counted(post) == 6
    edits = post.edits

    await workshop.more_join(*LATE)
    soon = post.edits - edits
    await a_minute_passes(workshop)

    assert counted(post) == 10
    assert soon == 1
    assert post.edits - edits == 2
    assert len(workshop.posts) == posts
    assert len(post.labels) == 1


async def test_who_leaves_is_counted_no_more(workshop):
    post = lobby_of(workshop)

    await workshop.ana.says("/leave")
    await workshop.ana.presses("Leave; my words may stay")

    assert counted(post) == 5


async def test_closed_joining_is_said_at_once_and_so_is_who_is_there(workshop):
    post = lobby_of(workshop)
    await workshop.more_join("Gus")

    await workshop.fran.presses("People …", workshop.fran.panel)
    await workshop.fran.presses("Close joining")
    closed = post.words
    await workshop.fran.presses("People …", workshop.fran.panel)
    await workshop.fran.presses("Open joining")
    gwen = Player(workshop, workshop.world.add_person("Gwen"))
    await gwen.starts()
    await stands_by(workshop, gwen)

    assert CLOSED in closed
    assert "Tap to join" not in closed
    assert CLOSED not in post.words
    assert "Somebody to turn to today: Gwen." in post.words
    gwen.person.blocks_bot()
    await workshop.settles()
    assert "Nobody is there to turn to today." in post.words


async def test_how_many_lead_is_true_too(workshop):
    post = lobby_of(workshop)

    await workshop.shares_lead_with(workshop.fay)

    assert "Facilitators: 2" in post.words


@pytest.mark.parametrize("stage", ["the lobby", "a question"])
async def test_at_the_end_it_says_so_and_leads_nowhere(lobby, stage):
    post = lobby_of(lobby)
    if stage == "a question":
        await lobby.fran.presses("Begin with the first value")

    await ends(lobby)

    assert post.words == f"A Heart of Help\n{OVER}"
    assert post.labels == []
    assert post.photo


async def test_an_end_that_is_undone_brings_it_back(workshop):
    post = lobby_of(workshop)
    words = post.words
    await ends(workshop)
    assert OVER in post.words

    await workshop.fran.presses("↩ Undo: End the workshop")

    assert post.words == words
    assert post.labels == ["Join in private"]


async def test_an_open_workshop_keeps_the_way_to_somebody(scene):
    await scene.opens_lobby(OPEN)
    post = lobby_of(scene)
    await scene.fran.presses("Begin with the first value")
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Close joining")
    closed = post.words

    await ends(scene)

    assert CLOSED in closed
    assert post.words == f"A Heart of Help\n{OVER}"
    assert post.labels == ["A quiet word"]


@pytest.mark.parametrize("what", ["somebody joins", "joining closes", "it ends"])
async def test_one_that_was_deleted_is_not_posted_again(workshop, what):
    post = lobby_of(workshop)
    workshop.group.deletes(post)
    posts = len(workshop.posts)

    if what == "somebody joins":
        await workshop.more_join("Gus", "Hal")
        await a_minute_passes(workshop)
    elif what == "joining closes":
        await workshop.fran.presses("People …", workshop.fran.panel)
        await workshop.fran.presses("Close joining")
        await workshop.fran.presses("People …", workshop.fran.panel)
        await workshop.fran.presses("Open joining")
    else:
        await ends(workshop)
        posts += 1  # the closing post

    assert len([m for m in workshop.group.messages if m.from_bot and not m.deleted]) <= posts
    assert not any("I am Gair, a bot" in m.words for m in workshop.group.messages if not m.deleted)
    assert await workshop.rows("SELECT * FROM shown_message WHERE kind = 'lobby'") == []


async def test_after_a_restart_it_is_true_and_nothing_is_edited_for_nothing(workshop):
    post = lobby_of(workshop)
    edits = post.edits
    await workshop.restarts()
    assert post.edits == edits

    await workshop.more_join("Gus")

    assert counted(post) == 7


async def test_an_end_that_it_missed_is_said_after_a_restart(workshop):
    post = lobby_of(workshop)
    refusal = Fault.bad_gateway()
    workshop.world.faults.next("editMessageCaption", refusal, chat=workshop.group, times=99)
    await ends(workshop)
    missed = post.words
    workshop.world.faults.clear()

    await workshop.restarts()

    assert OVER not in missed
    assert OVER in post.words


async def test_a_fault_is_made_good_by_itself_and_holds_up_no_prompt(workshop):
    post = lobby_of(workshop)
    workshop.world.faults.next("editMessageCaption", Fault.bad_gateway(), chat=workshop.group)

    await workshop.more_join("Gus")
    await workshop.fran.presses("Close and reveal")
    missed = counted(post)
    await a_minute_passes(workshop)

    assert missed == 6
    assert counted(post) == 7
    assert not any("not shown" in words for words in workshop.fran.sees)


async def test_where_a_minute_is_used_up_it_waits_for_room(workshop):
    post = lobby_of(workshop)
    full = Pace(chat_seconds=0, group_minute=7, reserve=3, overall_second=0)
    await workshop.restarts(around={"pace": full})
    for label in ("Pause", "Go on", "Pause", "Go on"):
        await workshop.fran.presses(label)
    posts = len(workshop.posts)

    await workshop.more_join("Gus")
    waits = counted(post)
    await workshop.fran.presses("Pause")
    assert len(workshop.posts) == posts + 1
    await a_minute_passes(workshop)
    await a_minute_passes(workshop)

    assert waits == 6
    assert counted(post) == 7


async def test_begun_is_undone_and_the_lobby_is_shown_as_ever(lobby):
    post = lobby_of(lobby)
    await lobby.fran.presses("Begin with the first value")
    await lobby.fran.presses("↩ Undo: Begin with the first value")

    await lobby.more_join("Gus")

    assert counted(post) == 7
    assert len([m for m in lobby.group.messages if "I am Gair, a bot" in m.words]) == 1


async def test_where_pictures_are_not_allowed_its_words_are_kept_true(scene):
    refusal = Fault.refused(400, "Bad Request: not enough rights to send photos to the chat")
    scene.world.faults.next("sendPhoto", refusal, chat=scene.group, times=9)
    await scene.opens_lobby()
    await scene.all_join()
    post = lobby_of(scene)
    await scene.fran.presses("Begin with the first value")

    await scene.more_join("Gus")
    await ends(scene)

    assert not post.photo
    assert OVER in post.words
