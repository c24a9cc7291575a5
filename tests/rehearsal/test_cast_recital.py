"""The cast that says what it is told: who says what, and that nobody does anything else."""

from bot import plan_file
from bot.rehearsal.deeds import Act, Deed, say
from bot.rehearsal.reciting import Recital
from bot.rehearsal.said import GivenWords

PLAN = plan_file.built_in()["heart-of-help"]
PASSES = Act(deed=Deed.PASS)


def acts_of(turns):
    return [list(turn.acts) for turn in turns]


def test_response_k_is_said_by_person_k_mod_people():
    said = GivenWords(responses={2: ("a", "b", "c", "d", "e")})

    turns = Recital(plan=PLAN, said=said, people=3).respond(1)

    assert [turn.person for turn in turns] == [0, 1, 2]
    assert acts_of(turns) == [[say("a"), say("d")], [say("b"), say("e")], [say("c")]]


def test_what_is_beyond_three_per_person_is_not_said():
    said = GivenWords(responses={1: tuple("abcdefgh")})

    turns = Recital(plan=PLAN, said=said, people=2).respond(0)

    assert acts_of(turns) == [list(map(say, "ace")), list(map(say, "bdf"))]


def test_who_has_nothing_to_say_passes():
    recital = Recital(plan=PLAN, said=GivenWords(responses={1: ("a",)}), people=2)

    assert acts_of(recital.respond(0)) == [[say("a")], [PASSES]]
    assert acts_of(recital.respond(1)) == [[PASSES], [PASSES]]
    assert acts_of(recital.answer(0, 3)) == [[PASSES], [PASSES]]


def test_answer_k_is_given_to_prompt_k_mod_four():
    said = GivenWords(answers={1: ("a", "b", "c", "d", "e", "f")})
    recital = Recital(plan=PLAN, said=said, people=3)

    assert acts_of(recital.answer(0, 0)) == [[say("a")], [say("e")], [PASSES]]
    assert acts_of(recital.answer(0, 1)) == [[PASSES], [say("b")], [say("f")]]
    assert acts_of(recital.answer(0, 2)) == [[PASSES], [PASSES], [say("c")]]
    assert acts_of(recital.answer(0, 3)) == [[say("d")], [PASSES], [PASSES]]


def test_when_all_prompts_are_asked_together_each_answer_is_put_under_its_own():
    said = GivenWords(answers={1: ("a", "b", "c", "d")})

    turns = Recital(plan=PLAN, said=said, people=3).answer(0, None)

    first = [choose(0), say("a"), choose(3), say("d")]
    assert acts_of(turns) == [first, [choose(1), say("b")], [choose(2), say("c")]]


def test_nobody_is_late_and_nothing_is_noted():
    recital = Recital(plan=PLAN, said=GivenWords(), people=2)

    assert recital.latecomers == frozenset()
    assert list(recital.come_late(0)) == []
    assert list(recital.notes(0, 1)) == []


def choose(prompt):
    return Act(deed=Deed.CHOOSE, prompt=prompt)
