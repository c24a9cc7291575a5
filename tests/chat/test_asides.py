"""Answers to commands in a group: one of a kind a minute, after pictures, or not at all."""

import asyncio
from dataclasses import replace

import pytest

from handlers.wire.flooding import Asides, Flow
from handlers.wire.sending import TELEGRAM, Dropped, Pace, Sender, Urgency

HELP = "I run workshops in groups."


def asides(scene, start):
    return [post for post in scene.posts if post.startswith(start)]


@pytest.mark.parametrize(
    "command",
    ["/help", "/privacy", "/mydata", "/forget", "/leave", "/archives", "/combine", "/compare",
     "/workshop", "/note", "/start"],
)  # fmt: skip
async def test_a_member_who_repeats_a_command_gets_one_answer_a_minute(workshop, command):
    before = len(workshop.posts)
    for _ in range(5):
        await workshop.ana.says(command, chat=workshop.group)
    first = workshop.posts[before:]
    workshop.clock.passes(59)
    await workshop.bea.says(command, chat=workshop.group)
    early = workshop.posts[before:]
    workshop.clock.passes(1)
    await workshop.bea.says(command, chat=workshop.group)

    assert len(first) == 1, first
    assert early == first
    assert workshop.posts[before:] == first * 2


async def test_another_command_and_another_group_have_answers_of_their_own(workshop):
    other = workshop.world.add_group("Other", people=[workshop.ana.person])
    await workshop.settles()
    for chat in (workshop.group, other):
        await workshop.ana.says("/help", chat=chat)
        await workshop.ana.says("/privacy", chat=chat)

    assert [len([m for m in chat.from_bot() if m.words.startswith(HELP)]) for chat in
            (workshop.group, other)] == [1, 1]  # fmt: skip
    assert workshop.posts[-2].startswith(HELP)
    assert other.from_bot()[-1].words == workshop.posts[-1]


async def test_in_private_every_command_is_answered(workshop):
    for _ in range(3):
        await workshop.ana.says("/privacy")

    assert len([text for text in workshop.ana.sees if text == workshop.ana.last]) == 3


async def test_one_members_flood_of_wrong_commands_adds_one_post_to_the_group(workshop):
    await workshop.restarts(around={"flow": Flow(burst=20, minute=40)})
    before = len(workshop.posts)
    for _ in range(60):
        workshop.ana.person.says("/workshop", chat=workshop.group)
    await workshop.settles()

    # One says who may, one that it was too much.
    assert len(workshop.posts) - before == 2


async def test_an_anonymous_admin_is_asked_who_they_are_whatever_others_flood(workshop):
    await workshop.ana.says("/help", chat=workshop.group)
    await workshop.ana.says("/workshop", chat=workshop.group)
    workshop.fran.person.says("/workshop", chat=workshop.group, anonymous=True)
    await workshop.settles()

    assert workshop.group.from_bot()[-1].labels


async def test_removing_and_adding_the_bot_again_and_again_says_hello_once(scene):
    mine = scene.world.add_group("Mine", people=[scene.ana.person], admins=[scene.ana.person])
    await scene.settles()
    for _ in range(5):
        mine.remove_bot(scene.ana.person)
        mine.add_bot(scene.ana.person)
    await scene.settles()

    assert len([m for m in mine.from_bot() if m.words.startswith("Hello. I am Gair")]) == 1


async def test_a_flood_of_help_does_not_delay_the_cloud(scene):
    """One member sends all that the gate lets through."""
    workshop = scene
    await workshop.opens_lobby("Cloud from 3 people")
    await workshop.all_join()
    await workshop.fran.presses("Begin with the first value")
    loop = asyncio.get_running_loop()
    await workshop.restarts(
        around={"pace": TELEGRAM, "flow": Flow(burst=20, minute=40), "now": loop.time},
        seconds_between_pictures=6,
    )
    flood = asyncio.create_task(_floods(workshop, seconds=90))
    await asyncio.sleep(60)
    before = len(workshop.posts)

    # Live pictures keep the words of the newest three back.
    for number, player in enumerate(workshop.people):
        player.person.says(f"word {number}")
    await workshop.world.until(lambda: workshop.clouds)
    since = workshop.posts[before:]
    await flood

    assert len([post for post in since if post.startswith(HELP)]) <= 1
    assert len(asides(workshop, HELP)) <= 3


async def _floods(scene, seconds):
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        scene.fay.person.says("/help", chat=scene.group)
        await asyncio.sleep(1.5)


async def sent_by(pace, *urgencies, chat_id=-5, already=0):
    """What of some jobs goes out, in order, after so many others have filled the minute."""
    went, background = [], set()

    def start(work):
        task = asyncio.get_running_loop().create_task(work)
        background.add(task)
        return task

    async def nothing(*_):
        return None

    sender = Sender(pace, start, nothing, nothing)

    async def go(urgency):
        async def call(_chat):
            went.append(urgency)

        await sender.send(chat_id, call, urgency=urgency)

    for _ in range(already):
        await go(Urgency.RECEIPT)
    went.clear()
    jobs = [asyncio.create_task(go(urgency)) for urgency in urgencies]
    done, waiting = await asyncio.wait(jobs, timeout=20)
    assert chat_id == -5 or not waiting
    dropped = [job for job in done if isinstance(job.exception(), Dropped)]
    for task in (*jobs, *background):
        task.cancel()
    return went, len(dropped)


FAST = Pace(chat_seconds=0.001, group_minute=20, reserve=6, overall_second=0)


async def test_an_aside_goes_after_everything_else():
    urgencies = (Urgency.ASIDE, Urgency.PICTURE, Urgency.RECEIPT, Urgency.QUESTION)

    went, dropped = await sent_by(FAST, *urgencies)

    assert went == sorted(urgencies)
    assert dropped == 0


@pytest.mark.parametrize(
    ("already", "goes"), [(0, True), (7, True), (8, False), (13, False), (20, False)]
)
async def test_an_aside_leaves_room_for_pictures_and_for_questions_or_is_dropped(already, goes):
    went, dropped = await sent_by(FAST, Urgency.ASIDE, already=already)

    assert (len(went), dropped) == (int(goes), int(not goes))


async def test_a_picture_waits_where_an_aside_is_dropped():
    assert await sent_by(FAST, Urgency.PICTURE, already=13) == ([Urgency.PICTURE], 0)
    assert await sent_by(FAST, Urgency.PICTURE, already=14) == ([], 0)


async def test_nobody_waits_for_a_chat_that_is_none():
    sending = asyncio.wait_for(sent_by(FAST, Urgency.RECEIPT, chat_id="nowhere"), 60)

    assert await sending == ([], 0)


async def test_without_a_pace_everything_goes():
    still = replace(FAST, chat_seconds=0, group_minute=0, reserve=0)

    assert await sent_by(still, Urgency.ASIDE, already=50) == ([Urgency.ASIDE], 0)


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("handlers.wire.flooding.ASIDES_WATCHED", 3)
    heard = Asides(lambda: 0.0)

    said = [heard.may_be_said(-chat, "help") for chat in (1, 2, 3, 1, 4, 1)]

    assert said == [True, True, True, False, True, True]
    assert len(heard._said_at) == 3
