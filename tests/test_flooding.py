"""One person who sends very much slows only themselves; codes can't be guessed."""

import re

import pytest

from bot.workshop import join_code
from bot.workshop.errors import TooManyGuesses
from handlers.flooding import FloodGate, Flow, Guesses

NOBODY = "You have not joined a workshop"


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

    assert scene.bea.last.startswith("Noted: “care”")
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


def test_everybody_together_can_not_guess_either():
    guesses = Guesses(lambda: 0.0)
    for person in range(100):
        guesses.check(person)
        guesses.count(person)

    with pytest.raises(TooManyGuesses):
        guesses.check(1000)


def test_the_gate_watches_no_more_people_than_it_has_room_for(monkeypatch):
    monkeypatch.setattr("handlers.flooding.PEOPLE_WATCHED", 2)
    gate = FloodGate(Flow(burst=1, minute=1), lambda: 0.0)

    assert [gate.lets_pass(person) for person in (1, 2, 3, 1, 1)] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("abcd-efgh", "ABCDEFGH"),
        (" ABCD EFGH ", "ABCDEFGH"),
        ("oil0-0000", "01100000"),
        ("ABCDEFG", None),
        ("ABCDEFGHJ", None),
        ("UUUUUUUU", None),
        ("", None),
    ],
)
def test_codes_are_read_as_people_type_them(typed, code):
    assert join_code.read(typed) == code


def test_a_code_is_read_back_as_it_is_shown():
    code = join_code.new()

    assert join_code.read(join_code.shown(code)) == code
    assert len({join_code.new() for _ in range(1000)}) == 1000
