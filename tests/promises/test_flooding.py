"""One person who sends very much slows only themselves; codes can't be guessed."""

import re
from datetime import UTC, datetime

import pytest
from telegram import CallbackQuery, Chat, Message, Update, User

from bot.workshop.errors import TooManyGuesses
from handlers.wire.flooding import FloodGate, Flow, Guesses, sender_of
from tests.players import Player

NOBODY = "You have not joined yet"


async def test_a_flood_is_cut_off_and_nobody_else_notices(scene):
    await scene.restarts(around={"flow": Flow(burst=6, minute=6)})
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    scene.clock.passes(60)
    for number in range(50):
        scene.ana.person.says(f"word {number}")
    await scene.bea.says("care")
    after_flood = scene.ana.sees

    scene.clock.passes(60)
    await scene.ana.says("/mydata")

    assert scene.bea.own == ["care"]
    assert sum(text.startswith("That is more than I can take at once") for text in after_flood) == 1
    assert "“word 0”" in scene.ana.last


async def test_the_code_under_the_lobby_lets_people_in(scene):
    await scene.opens_lobby()
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", scene.posts[-1])[0]

    await scene.ana.says(code.lower().replace("0", "o").replace("-", " "))
    await scene.ana.presses("I agree, let me in")

    assert "Joined: 1" in scene.posts[-1]


async def test_a_code_of_no_workshop_says_no_more_than_any_word(scene):
    await scene.opens_lobby()

    await scene.ana.says("ABCD-EFGH")

    assert scene.ana.last.startswith(NOBODY)


async def test_guessing_is_stopped_after_five_wrong_codes_and_for_ten_minutes(scene):
    await scene.opens_lobby()
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", scene.posts[-1])[0]
    for number in range(5):
        await scene.ana.says(f"ABCD-EF0{number}")

    await scene.ana.says(code)
    refused = scene.ana.last
    scene.clock.passes(601)
    await scene.ana.says(code)

    assert refused.startswith("That is no code of a workshop that I know.")
    assert scene.ana.last.startswith("A Heart of Help")


def wrong_guesses(count, tries):
    """Guesses after so many people have typed so many wrong codes each."""
    guesses = Guesses(lambda: 0.0)
    for person in range(count):
        for _ in range(tries):
            guesses.check(person)
            guesses.count(person)
    return guesses


@pytest.mark.parametrize(("people", "tries"), [(1, 5), (19, 5), (50, 2), (100, 2)])
def test_who_has_typed_wrong_codes_is_stopped_sooner_while_many_do(people, tries):
    guesses = wrong_guesses(people, tries)

    with pytest.raises(TooManyGuesses):
        guesses.check(people - 1)


@pytest.mark.long
@pytest.mark.parametrize(("people", "tries"), [(20, 5), (50, 2), (1000, 2)])
def test_whatever_others_type_everybody_has_two_tries(people, tries):
    guesses = wrong_guesses(people, tries)

    for _ in range(2):
        guesses.check(5000)
        guesses.count(5000)

    with pytest.raises(TooManyGuesses):
        guesses.check(5000)


def test_wrong_codes_are_forgotten_after_ten_minutes():
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    for _ in range(5):
        guesses.count(1)

    now[0] = 601.0

    guesses.check(1)


def test_no_more_guessers_are_watched_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("handlers.wire.flooding.PEOPLE_WATCHED", 1)
    guesses = wrong_guesses(2, 2)

    assert list(guesses._wrong) == [1]


async def test_ordinary_words_of_many_strangers_keep_nobody_from_joining(scene):
    await scene.opens_lobby()
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", scene.posts[-1])[0]
    for number in range(20):
        stranger = scene.world.add_person(f"X{number}")
        for word in ("together", "kindness", "patience", "creative", "openness"):
            stranger.says(word)
    await scene.settles()

    await scene.ana.says("together")
    await scene.ana.says(code)

    assert scene.ana.last.startswith("A Heart of Help")


async def another_group(scene):
    """A group of somebody else, who is its admin."""
    mallory = Player(scene, scene.world.add_person("Mallory"))
    await mallory.starts()
    group = scene.world.add_group("Theirs", people=[mallory.person], admins=[mallory.person])
    await scene.settles()
    return mallory, group


async def test_an_anonymous_admin_of_one_group_slows_nobody_in_another(scene):
    await scene.restarts(around={"flow": Flow(burst=6, minute=6)})
    mallory, theirs = await another_group(scene)
    for _ in range(25):
        mallory.person.says("/help", chat=theirs, anonymous=True)
    await scene.settles()
    before = len(theirs.messages)
    await mallory.says("/privacy", chat=theirs, anonymous=True)

    await scene.fran.says("/workshop", chat=scene.group, anonymous=True)

    assert len(theirs.messages) == before + 1
    assert scene.posts[-1].startswith("You write as the group, so I can't see who you are.")


def written_as(user_id, sender_chat=None, chat_id=-100):
    """A message in a group under an account, perhaps in a chat's name."""
    chat = Chat(chat_id, Chat.SUPERGROUP)
    as_chat = Chat(sender_chat, Chat.CHANNEL) if sender_chat else None
    user = User(user_id, "Somebody", is_bot=False)
    when = datetime.fromtimestamp(0, UTC)
    return Update(1, message=Message(1, when, chat, from_user=user, sender_chat=as_chat, text="x"))


def test_who_writes_under_an_account_of_many_is_told_apart_by_chat():
    senders = [
        written_as(1087968824, -100),
        written_as(1087968824, -200, chat_id=-200),
        written_as(136817688, -300),
        written_as(136817688, -400),
        written_as(777000, -300, chat_id=-200),
        written_as(777000, chat_id=-500),
        written_as(77),
        written_as(77, chat_id=-200),
    ]

    found = [sender_of(update) for update in senders]

    assert len(set(found)) == 7
    assert found[-2:] == [77, 77]


def test_a_press_is_of_who_pressed_and_an_update_of_nobody_of_nobody():
    user = User(77, "Somebody", is_bot=False)
    press = Update(1, callback_query=CallbackQuery("1", user, "1", data="x"))

    assert (sender_of(press), sender_of(Update(1))) == (77, None)


def test_the_gate_watches_no_more_people_than_it_has_room_for(monkeypatch):
    monkeypatch.setattr("handlers.wire.flooding.PEOPLE_WATCHED", 2)
    gate = FloodGate(Flow(burst=1, minute=1), lambda: 0.0)

    assert [gate.lets_pass(person) for person in (1, 2, 3, 1, 1)] == [True, True, True, True, False]
