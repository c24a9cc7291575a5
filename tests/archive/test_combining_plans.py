"""Sessions of plans that differ: refused with what differs, or put together by title."""

from dataclasses import replace

import pytest

from bot.archive import OtherPlan, combine
from bot.workshop.plan import Theme, Value
from bot.workshop.record import PromptRecord, ValueRecord
from bot.workshop.word_count import WordCount


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": "Others"}, "title is “Others”, not “Our values”"),
        ({"about": "x" * 90}, f"about is “{'x' * 40}…”, not “What we stand for.”"),
        ({"responses_per_person": 5}, "responses_per_person is “5”, not “3”"),
        ({"name": "theirs"}, "name is “theirs”, not “ours”"),
        ({"for_whom": "Nurses"}, "for_whom is “Nurses”, not “”"),
    ],
)
def test_another_plan_is_refused_with_what_differs(record, other, change, told: str):
    theirs = replace(other, plan=replace(other.plan, **change))

    with pytest.raises(OtherPlan) as caught:
        combine([record, theirs])

    assert (caught.value.place, str(caught.value)) == (1, told)


def test_other_values_are_named_and_a_long_list_is_cut(record, other):
    values = [replace(value, title="Love", prompts=()) for value in other.plan.values[:2]]
    plan = replace(other.plan, values=tuple(values), themes=(Theme(heading="Money"),))
    theirs = replace(other, plan=plan, values=())

    with pytest.raises(OtherPlan) as caught:
        combine([record, theirs])

    assert str(caught.value) == (
        "it has 2 values, not 3; value 1 differs in title, prompts; "
        "value 2 differs in title, prompts; and 1 more"
    )


def test_with_force_values_and_prompts_find_each_other_by_title(record, other):
    extra = Value(title="Joy", statement="People need joy.", prompts=("What helps?",))
    trust = replace(
        other.plan.values[0],
        title="TRUST.",
        prompts=("What hinders?", "Who helps?"),
        sensitive=True,
    )
    joy = ValueRecord(value=extra, words=(WordCount(word="laughter", people=2),), answered=2)
    said = replace(
        other.values[0],
        value=trust,
        prompts=(
            PromptRecord(text="What hinders?", answers=("Forms.",), answered=1),
            PromptRecord(text="Who helps?", answers=("Neighbours.",), answered=1),
        ),
    )
    theirs = replace(
        other,
        plan=replace(other.plan, title="Theirs", responses_per_person=5, values=(extra, trust)),
        values=(joy, said),
    )

    combined = combine([record, theirs], force=True)

    assert combined.plan.title == "Our values"
    assert combined.plan.responses_per_person == 5
    assert [value.title for value in combined.plan.values] == ["Trust", "Time", "Hope", "Joy"]
    assert combined.plan.values[0].prompts == ("What helps?", "What hinders?", "Who helps?")
    assert combined.plan.values[0].sensitive
    assert tuple(value.value for value in combined.values) == combined.plan.values
    assert [(p.text, len(p.answers)) for p in combined.values[0].prompts] == [
        ("What helps?", 2),
        ("What hinders?", 1),
        ("Who helps?", 1),
    ]
    assert combined.values[0].words[0] == WordCount(word="care", people=5)
    assert combined.values[3].words == (WordCount(word="laughter", people=2),)


def test_with_force_themes_of_all_plans_are_kept(record, other):
    ours = (Theme(heading="Money", keywords=("fund*",)), Theme(heading="Time"))
    theirs = (Theme(heading="money"), Theme(heading="Trust"))

    combined = combine(
        [
            replace(record, plan=replace(record.plan, themes=ours)),
            replace(other, plan=replace(other.plan, themes=theirs)),
        ],
        force=True,
    )

    assert combined.plan.themes == (*ours, Theme(heading="Trust"))


def test_with_force_two_values_of_the_same_title_stay_two(record):
    plan = replace(record.plan, values=(record.plan.values[0],) * 2)
    twice = replace(record, plan=plan, values=(record.values[0],) * 2)

    combined = combine([record, twice], force=True)

    assert [value.title for value in combined.plan.values] == ["Trust", "Time", "Hope", "Trust"]
    assert [value.answered for value in combined.values] == [12, 0, 0, 6]
