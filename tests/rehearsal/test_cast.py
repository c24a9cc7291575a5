"""The cast that says its own: varied like real people, and the same for the same seed."""

from collections import Counter
from dataclasses import replace

import pytest

from bot import plan_file
from bot.rehearsal.casting import Role, cast
from bot.rehearsal.deeds import Deed
from bot.rehearsal.improvising import Improvised
from bot.rehearsal.lines import load, name_people
from bot.round_up.held_back import is_held_back
from bot.workshop.care import Care, CheckQuestion
from bot.workshop.response import MAX_ANSWER, split
from bot.workshop.reveal import MINIMUM_FLOOR

PLAN = plan_file.built_in()["heart-of-help"]
VALUES = range(len(PLAN.values))


ASKS = replace(
    PLAN,
    care=Care(check_in=CheckQuestion(question="How?"), check_out=CheckQuestion(question="What?")),
)


def improvised(people=25, seed=1, plan=ASKS):
    return Improvised(plan=plan, lines=load(), people=people, seed=seed)


def all_turns(script):
    yield from script.come_and_go(leaving=False)
    yield from script.come_and_go(leaving=True)
    for value in VALUES:
        yield from script.respond(value)
        yield from script.come_late(value)
        for prompt in (0, 1, 2, 3, None):
            yield from script.answer(value, prompt)
        yield from script.react(value, value)


def test_the_same_seed_gives_the_same_in_whatever_order_one_asks():
    one, other = improvised(), improvised()
    backwards = {value: other.respond(value) for value in reversed(VALUES)}

    assert {value: one.respond(value) for value in VALUES} == backwards
    assert list(all_turns(one)) == list(all_turns(other))


def test_another_seed_gives_others():
    assert improvised(seed=2).respond(0) != improvised(seed=1).respond(0)
    assert name_people(load(), 25, 2) != name_people(load(), 25, 1)


@pytest.mark.parametrize("seed", range(5))
def test_25_people_do_everything_that_people_do(seed):
    done = Counter(act.deed for turn in all_turns(improvised(seed=seed)) for act in turn.acts)

    assert set(done) == set(Deed)


@pytest.mark.parametrize("seed", range(1, 6))
def test_so_many_of_twelve_answer_that_each_prompt_has_a_round_up(seed):
    """As many as take part in a room: who tries a plan of their own there wants to see one."""
    script = improvised(people=12, seed=seed)
    places = [(value, prompt) for value in VALUES for prompt in range(4)]
    spoke = {
        at: sum(any(act.deed is Deed.SAY for act in turn.acts) for turn in script.answer(*at))
        for at in places
    }

    assert {at: people for at, people in spoke.items() if people <= MINIMUM_FLOOR} == {}


def test_most_recognise_a_round_up_and_now_and_then_one_finds_something_missing():
    script = improvised()
    rounds = [[act.deed for turn in script.react(0, n) for act in turn.acts] for n in range(40)]
    adding = [deeds.count(Deed.ADD_MISSING) for deeds in rounds]

    assert set(adding) == {0, 1}
    assert 14 <= sum(adding) <= 26
    assert min(deeds.count(Deed.RECOGNISE) for deeds in rounds) >= 5


@pytest.mark.parametrize("people", [1, 2, 7, 100])
def test_a_cast_of_any_size_can_play(people):
    turns = list(all_turns(improvised(people=people)))

    assert {turn.person for turn in turns} <= set(range(people))
    assert {0 <= turn.delay <= 1 for turn in turns} == {True}
    assert Deed.SAY in {act.deed for turn in turns for act in turn.acts}


def test_in_a_workshop_in_welsh_alone_nobody_has_english_words():
    languages = {
        language: Counter(who.language for who in cast(25, seed=3, spoken=(language,) * 25))
        for language in ("en", "cy")
    }

    assert languages["en"]["en"] > 12
    assert languages["cy"]["en"] == 0
    assert languages["cy"]["cy"] == languages["en"]["en"] + languages["en"]["cy"]
    assert languages["cy"]["ar"] == languages["en"]["ar"] > 0


def test_a_cast_has_one_of_each_extraordinary_part():
    parts = Counter(who.part for who in cast(25, seed=3))

    assert parts == dict.fromkeys(Role, 1) | {Role.ORDINARY: 20}


def test_the_latecomer_is_not_heard_before_the_second_value():
    script = improvised()
    (latecomer,) = script.latecomers

    assert [t for t in script.respond(0) if t.person == latecomer] == []
    (turn,) = [turn for turn in script.respond(1) if turn.person == latecomer]
    assert turn.acts[0].deed is Deed.JOIN


@pytest.mark.parametrize("people", [8, 14, 25])
def test_who_leaves_is_not_heard_any_more(people):
    for seed in range(1, 20):
        turns = list(all_turns(improvised(people, seed)))
        left = [
            number
            for number, turn in enumerate(turns)
            if Deed.LEAVE in [act.deed for act in turn.acts]
        ]

        assert [turn for turn in turns[left[0] + 1 :] if turn.person == turns[left[0]].person] == []


def test_the_silent_one_is_never_heard():
    (silent,) = [n for n, who in enumerate(cast(25, seed=1)) if who.part is Role.SILENT]

    assert [turn for turn in all_turns(improvised()) if turn.person == silent] == []


def test_people_write_in_many_scripts():
    said = "".join(act.text for turn in all_turns(improvised()) for act in turn.acts)

    assert [script for script in "ŵŷعіیት🌱" if script in said] == list("ŵŷعіیት🌱")


def test_names_are_all_different():
    assert len(set(name_people(load(), 1000, seed=1))) == 1000


@pytest.mark.parametrize("number", VALUES)
def test_there_is_enough_to_say_about_every_value(number):
    value = load().of_value(number)

    assert 25 <= len(value.words) <= 40
    assert len(set(value.words)) == len(value.words)
    assert [len(answers) >= 5 for answers in value.answers] == [True] * 4
    assert set(value.foreign) == {"cy", "ar", "uk", "fa", "ti"}


def test_every_line_can_be_sent_as_it_is():
    lines = load()
    words = [word for value in lines.values for word in value.words]
    words += [word for value in lines.values for ws in value.foreign.values() for word in ws]
    answers = [a for value in lines.values for some in value.answers for a in some]
    answers += [a for some in lines.answers for a in some]
    answers += [a for some in lines.foreign_answers.values() for a in some]

    assert [word for word in words if split(word) != (word,)] == []
    assert [answer for answer in answers if len(answer) > MAX_ANSWER] == []
    assert [answer for answer in answers if is_held_back(answer)] == []
    assert [answer for answer, count in Counter(answers).items() if count > 1] == []
