"""Plans as plain data."""

import json

import pytest

from bot.workshop.plan import Plan, Theme, Value

PLAN = Plan(
    name="two",
    title="Two values",
    about="About",
    attribution="Somebody",
    values=(
        Value(title="Trust", statement="We trust.", question="What?", prompts=("A?", "B?")),
        Value(title="Tŷ", statement="Gartref.", sensitive=True),
    ),
    responses_per_person=2,
    themes=(
        Theme(heading="Housing", heading_cy="Tai", keywords=("hous*",), keywords_cy=("tai",)),
        Theme(heading="Time", keywords=("no time", "long-term")),
    ),
)


def test_a_plan_survives_json():
    assert Plan.from_dict(json.loads(json.dumps(PLAN.as_dict()))) == PLAN


def test_a_plan_from_before_there_were_themes_has_none():
    before = {key: entry for key, entry in PLAN.as_dict().items() if key != "themes"}

    assert Plan.from_dict(before).themes == ()
    assert Plan.from_dict(before).values == PLAN.values


def test_an_unknown_key_is_no_plan():
    with pytest.raises(TypeError):
        Plan.from_dict(PLAN.as_dict() | {"colour": "red"})
