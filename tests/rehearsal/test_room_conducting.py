"""The room is played: the cast leads or one leads oneself, and what goes wrong is got over."""

import asyncio
from dataclasses import replace

import pytest

from bot.application.stopping import SECONDS_TO_FINISH
from bot.rehearsal.bot_api import Fault
from bot.rehearsal.bot_api.serve import listen
from bot.rehearsal.improvising import QUIET_ONE
from bot.rehearsal.play import Rehearsal
from bot.rehearsal.room.conductor import Leader
from bot.rehearsal.room.hands import Hands
from bot.rehearsal.room.mishaps import Mishap
from bot.rehearsal.room.opening import room_open
from bot.workshop.session import Stage
from tests.rehearsal.rooms import QUICKLY, comes_to, is_prepared, opened

SLOWLY = replace(QUICKLY, pressing=3600)


async def until(look, seconds=60):
    async with asyncio.timeout(seconds):
        while not look():  # noqa: ASYNC110 looked at from outside
            await asyncio.sleep(0.05)


def labels(person):
    return [label for message in person.sees for label in message.labels]


def texts(person):
    return [message.words for message in person.sees if message.from_bot]


async def presses(room, label):
    """Press the newest button of the panel that has this label, once it is there."""
    fran = room.stage.facilitator
    await until(lambda: label in labels(fran))
    message = fran.last_button(label)
    await fran.presses(message, label)


@pytest.fixture
async def room():
    async with opened() as room:
        yield room


@pytest.fixture
async def led():
    """A room whose cast has opened nothing yet: Fran takes an hour over each press."""
    async with opened(tempo=SLOWLY) as room:
        await is_prepared(room)
        await room.conductor.take_lead()
        yield room


@pytest.mark.long
async def test_the_cast_plays_a_plan_to_its_end(room):
    session = await comes_to(room, Stage.ENDED)
    await until(lambda: any(m.document for m in room.stage.facilitator.sees))
    await until(lambda: room.conductor.state()["diary"][-1]["text"].startswith("the workshop is"))

    assert session.position.value == 1
    diary = [line["text"] for line in room.conductor.state()["diary"]]
    assert [line for line in ("The lobby", "1 of 2", "2 of 2", "The end") if line in diary] == [
        "The lobby",
        "1 of 2",
        "2 of 2",
        "The end",
    ]
    assert room.stage.complaints.errors == []


@pytest.mark.long
async def test_a_pause_holds_the_cast_and_a_step_lets_one_do_one_thing():
    async with opened(tempo=replace(QUICKLY, pressing=0.01)) as room:
        await comes_to(room, Stage.LOBBY)
        room.conductor.pause()
        await room.stage.settles()
        before = room.stage.world.updates.next_id

        await asyncio.sleep(0.5)

        assert room.stage.world.updates.next_id == before
        assert room.conductor.state()["playing"] is False
        room.conductor.step()
        await until(lambda: room.stage.world.updates.next_id > before)
        assert room.conductor.state()["playing"] is False


@pytest.mark.long
async def test_whoever_takes_the_lead_leads_alone_and_people_answer(led):
    await presses(led, "Open the lobby")
    await until(lambda: any("You are in" in text for text in texts(led.stage.people[0])))
    await presses(led, "Begin with the first value")
    await until(lambda: sum(_has_words(person) for person in led.stage.people) > 2)
    session = await led.stage.session()
    await asyncio.sleep(0.5)

    assert led.conductor.state()["lead"] == "you"
    assert (await led.stage.session()) == session
    assert session.stage is Stage.RESPONDING


def _has_words(person):
    return any(message.reaction for message in person.sees)


@pytest.mark.long
async def test_the_cast_leads_on_from_where_one_has_come(led):
    await presses(led, "Open the lobby")
    await presses(led, "Begin with the first value")
    await presses(led, "Close and reveal")
    await presses(led, "Show the value in full")
    led.conductor.speed(4000.0)

    await led.conductor.hand_back()

    await comes_to(led, Stage.RESPONDING, value=1)
    assert led.conductor.lead is Leader.CAST


@pytest.mark.long
async def test_each_of_the_cast_answers_once_however_often_the_lead_changes(led):
    await presses(led, "Open the lobby")
    await presses(led, "Begin with the first value")
    people = led.stage.people
    await until(lambda: sum(_has_words(person) for person in people) > 2)
    await led.stage.settles()
    said = [[m.words for m in person.sees if not m.from_bot] for person in people]

    for _ in range(3):
        await led.conductor.hand_back()
        await asyncio.sleep(0.1)
        await led.conductor.take_lead()
    await asyncio.sleep(1)
    await led.stage.settles()

    assert [[m.words for m in person.sees if not m.from_bot] for person in people] == said


@pytest.mark.long
async def test_a_guest_takes_part_beside_the_cast(led):
    hands, (you,) = Hands(led.stage), led.stage.guests
    await presses(led, "Open the lobby")
    await until(lambda: any("Join in private" in m.labels for m in led.stage.group.messages))
    link = led.stage.group.last_button("Join in private").button("Join in private").url
    hands.do("start", {"as": "you", "start": link.partition("start=")[2]})
    await until(lambda: "I agree, let me in" in labels(you))
    agree = you.last_button("I agree, let me in")
    hands.do(
        "press",
        {
            "as": "you",
            "chat": "private",
            "message": agree.id,
            "data": agree.button("I agree, let me in").data,
        },
    )
    await until(lambda: any("You are in" in text for text in texts(you)))
    await presses(led, "Begin with the first value")
    await until(lambda: any("What comes to mind?" in text for text in texts(you)))

    hands.do("say", {"as": "you", "chat": "private", "text": "patience"})

    await until(lambda: any("“patience”" in text for text in texts(you)))
    said = next(m for m in you.sees if m.words == "patience")
    hands.do("edit", {"as": "you", "chat": "private", "message": said.id, "text": "time"})
    await until(lambda: any("“time”" in text for text in texts(you)))


@pytest.mark.long
async def test_the_bot_is_killed_and_nothing_that_was_said_is_lost(led):
    (you,) = led.stage.guests
    you.starts()
    await led.stage.settles()

    led.conductor.mishap(Mishap.KILLED, 1)
    await until(lambda: not led.conductor.state()["up"])
    you.says("/privacy")
    heard = len(texts(you))
    assert [each["kind"] for each in led.conductor.state()["mishaps"]] == ["killed"]

    await until(lambda: led.conductor.state()["up"])
    await until(lambda: len(texts(you)) > heard)
    await until(lambda: led.conductor.state()["mishaps"] == [])


@pytest.mark.long
async def test_a_bot_that_is_killed_sends_nothing_that_was_to_be_sent(led):
    await presses(led, "Open the lobby")
    await led.stage.settles()
    loop = asyncio.get_running_loop()

    begin = led.stage.facilitator.last_button("Begin with the first value")
    with led.stage.world.faults.lasting(Fault.bad_gateway()):
        led.stage.facilitator.presses(begin, "Begin with the first value")
        await comes_to(led, Stage.RESPONDING)
        began = loop.time()
        await led.stage.bot.kill()
        taken = loop.time() - began
    await asyncio.sleep(1)
    seen = [text for person in led.stage.people for text in texts(person)]

    assert taken < SECONDS_TO_FINISH
    assert not any("What comes to mind?" in text for text in seen)
    await led.stage.bot.start()
    await until(lambda: any("What comes to mind?" in t for p in led.stage.people for t in texts(p)))


@pytest.mark.long
async def test_of_a_bot_that_is_killed_nothing_goes_on(led):
    begun = []

    async def stays():
        begun.append(asyncio.current_task())
        try:
            await asyncio.sleep(3600)
        finally:
            if len(begun) < 4:
                start(stays())

    start = led.stage.bot.gair.services.means.start
    start(stays())
    await until(lambda: begun)

    async with asyncio.timeout(60):
        await led.stage.bot.kill()

    assert len(begun) > 1
    assert all(task.done() for task in begun)
    await led.stage.bot.start()


@pytest.mark.long
async def test_a_bot_that_is_killed_without_a_network_starts_when_there_is_one(led):
    led.conductor.mishap(Mishap.NO_NETWORK, 3)
    led.conductor.mishap(Mishap.KILLED, 1)
    await until(lambda: not led.conductor.state()["up"])

    await until(lambda: led.conductor.state()["up"])

    assert led.conductor.state()["mishaps"] == []


@pytest.mark.long
async def test_the_cast_gets_to_the_end_whatever_goes_wrong_on_the_way(room):
    for mishap in (Mishap.KILLED, Mishap.NO_NETWORK, Mishap.SLOW, Mishap.TOO_MANY, Mishap.KILLED):
        await asyncio.sleep(0.7)
        room.conductor.mishap(mishap, 1)
        await until(lambda: room.conductor.state()["mishaps"])
        await until(lambda: not room.conductor.state()["mishaps"])

    await comes_to(room, Stage.ENDED)

    assert room.conductor.lead is Leader.CAST
    assert room.stage.complaints.errors == []


@pytest.mark.long
async def test_without_a_network_nothing_arrives_and_then_all_of_it_does(led):
    (you,) = led.stage.guests
    you.starts()
    await led.stage.settles()
    heard = len(texts(you))

    led.conductor.mishap(Mishap.NO_NETWORK, 2)
    await until(lambda: led.conductor.state()["mishaps"])
    you.says("/privacy")
    while led.conductor.state()["mishaps"]:
        assert len(texts(you)) == heard
        await asyncio.sleep(0.05)

    await until(lambda: len(texts(you)) > heard)
    assert led.stage.world.faults.planned == []


@pytest.mark.long
async def test_a_group_that_telegram_makes_wait_waits_and_private_chats_go_on(led):
    await presses(led, "Open the lobby")
    await led.stage.settles()
    posts = len(led.stage.group.from_bot())

    led.conductor.mishap(Mishap.TOO_MANY, 2)
    await until(lambda: led.conductor.state()["mishaps"])
    await presses(led, "Begin with the first value")
    await until(lambda: any("What comes to mind?" in t for p in led.stage.people for t in texts(p)))
    while led.conductor.state()["mishaps"]:
        assert len(led.stage.group.from_bot()) == posts
        await asyncio.sleep(0.05)

    await until(lambda: len(led.stage.group.from_bot()) > posts)


@pytest.mark.long
async def test_whoever_leads_is_the_one_who_answers_in_a_quiet_word(led):
    fran = led.stage.facilitator
    await presses(led, "Open the lobby")
    one = led.stage.people[QUIET_ONE]
    await until(lambda: any(t.startswith("You are in.") for t in texts(one)))
    for label in ("Begin with the first value", "Skip this value", "Skip it"):
        await presses(led, label)
    heard = await led.stage.world.until(
        lambda: [m for m in fran.sees if m.from_bot and "Somebody in the workshop" in m.words][-1]
    )
    await asyncio.sleep(1)
    assert not any(m for m in fran.sees if not m.from_bot and m.reply_to is heard)

    fran.says("I am here.", reply_to=fran.sees[-1])

    await until(lambda: any("I am here." in t for p in led.stage.people for t in texts(p)))


@pytest.mark.long
async def test_nothing_is_played_before_somebody_looks():
    with listen() as listening:
        rehearsal = Rehearsal(people=6, tempo=QUICKLY)
        async with room_open(rehearsal, None, listening, waits=True) as room:
            await asyncio.sleep(0.3)
            before = await room.stage.session()
            room.conductor.curtain.set()
            await comes_to(room, Stage.RESPONDING)

    assert before is None


@pytest.mark.long
async def test_a_second_workshop_in_the_room_has_its_people():
    async with opened() as room:
        await comes_to(room, Stage.ENDED)
        await room.conductor.take_lead()
        fran, group = room.stage.facilitator, room.stage.group
        asked = fran.says("/workshop", chat=group)
        until = room.stage.world.until
        panel = await until(
            lambda: [m for m in fran.sees if "Open the lobby" in m.labels][-1], timeout=60
        )
        fran.presses(panel, "Open the lobby")

        def lobbies():
            return [m for m in group.from_bot() if m.id > asked.id and "Joined: 5" in m.words]

        await until(lobbies, timeout=60)
        assert lobbies()
