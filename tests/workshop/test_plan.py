"""Plans as plain data."""

import json

import pytest

from bot.workshop.care import Care, CheckQuestion
from bot.workshop.plan import Plan, Theme, Value
from bot.workshop.scope import ACROSS, Scope

PLAN = Plan(
    name="two",
    title="Two values",
    about="About",
    attribution="Somebody",
    values=(
        Value(title="Trust", statement="We trust.", question="What?", prompts=("A?", "B?")),
        Value(
            title="Tŷ",
            statement="Gartref.",
            sensitive=True,
            minutes=7,
            content_note="About losing a home.",
        ),
    ),
    responses_per_person=2,
    themes=(
        Theme(heading="Housing", heading_cy="Tai", keywords=("hous*",), keywords_cy=("tai",)),
        Theme(heading="Time", keywords=("no time", "long-term")),
    ),
    for_whom="Staff of hostels",
    care=Care(
        ground_rules=("Name no client.",),
        check_in=CheckQuestion(question="How are you here?"),
        check_out=CheckQuestion(question="What do you take with you?", keep=True),
        support="Samaritans: 116 123",
    ),
)


def test_a_plan_survives_json():
    assert Plan.from_dict(json.loads(json.dumps(PLAN.as_dict()))) == PLAN


def test_a_plan_from_before_there_were_themes_has_none():
    before = {key: entry for key, entry in PLAN.as_dict().items() if key != "themes"}

    assert Plan.from_dict(before).themes == ()
    assert Plan.from_dict(before).values == PLAN.values


def test_a_plan_from_before_there_was_care_has_none():
    before = {
        key: entry for key, entry in PLAN.as_dict().items() if key not in ("care", "for_whom")
    }
    for value in before["values"]:
        del value["minutes"], value["content_note"]

    plan = Plan.from_dict(before)

    assert (plan.care, plan.for_whom) == (Care(), "")
    assert [(value.minutes, value.content_note) for value in plan.values] == [(None, "")] * 2


def test_what_only_helps_to_run_a_session_is_not_what_was_asked():
    asked = PLAN.as_asked()

    assert (asked.care, asked.for_whom) == (Care(), "Staff of hostels")
    assert [(value.minutes, value.content_note) for value in asked.values] == [(None, "")] * 2
    assert [value.statement for value in asked.values] == ["We trust.", "Gartref."]


def test_an_unknown_key_is_no_plan():
    with pytest.raises(TypeError):
        Plan.from_dict(PLAN.as_dict() | {"colour": "red"})


@pytest.mark.parametrize(
    ("scope", "is_there"),
    [
        (ACROSS, True),
        (Scope(None, 0), False),
        (Scope(0), True),
        (Scope(len(PLAN.values)), False),
        (Scope(-1), False),
        (Scope(0, 0), bool(PLAN.values[0].prompts)),
        (Scope(0, len(PLAN.values[0].prompts)), False),
        (Scope(len(PLAN.values), 0), False),
    ],
)
def test_a_plan_has_its_values_their_prompts_and_all_values_together(scope, is_there):
    assert PLAN.has(scope) is is_there
