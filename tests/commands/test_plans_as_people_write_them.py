"""Plans as people write them down: "none" where there is none, and a colon forgotten."""

import pytest

from bot.plan_file import PlanFileError, read_sent
from bot.plan_file.numbered import USUAL_QUESTION
from bot.texts import load

BOTH = "Ours\nQuestion: What now?\nPrompts:\n- Why?\n\n1. Tea\n{}\n2. Milk\n"


def plan_of(text):
    return read_sent(text.encode(), "ours.txt")


@pytest.mark.parametrize("none", ["none", "None.", "no", "N/A", "-", "–", "dim"])
def test_a_value_has_none_of_what_it_says_that_there_is_none_of(none):
    labels = ("Question", "Prompts", "Content note", "Statement", "Minutes")
    tea, milk = plan_of(BOTH.format("\n".join(f"{label}: {none}" for label in labels))).values

    assert (tea.question, tea.prompts, tea.content_note, tea.minutes) == (None, (), "", None)
    assert tea.statement == "Tea"
    assert (milk.question, milk.prompts) == ("What now?", ("Why?",))


def test_a_plan_asks_nobody_none_as_they_come_and_go():
    text = "Ours\nCheck-in: none\nCheck-out: no\nSupport: -\nGround rules: none\n1. Tea\n2. Milk\n"
    care = plan_of(text).care

    assert (care.check_in, care.check_out, care.support, care.ground_rules) == (None, None, "", ())


def test_where_one_value_has_no_question_the_others_have_the_usual_one():
    first, second = plan_of("Ours\n1. Tea\nQuestion: none\n2. Milk\n").values

    assert (first.question, second.question) == (None, USUAL_QUESTION)


def test_a_plan_that_says_it_has_no_question_asks_no_usual_one():
    first, second = plan_of("Ours\nQuestion: none\n1. Tea\n2. Milk\nQuestion: Hot?\n").values

    assert (first.question, second.question) == (None, "Hot?")


@pytest.mark.parametrize("label", ["Prompts", "PROMPTS", "Questions to discuss", "Discussion"])
def test_a_label_without_its_colon_begins_the_list_all_the_same(label):
    (value,) = plan_of(f"Ours\n1. Tea\nThere is tea.\n\n{label}\n- Why?\n- Who pours\n").values

    assert (value.statement, value.prompts) == ("There is tea.", ("Why?", "Who pours"))


def test_rules_stand_below_their_label_without_a_colon_too():
    plan = plan_of("Ours\nGround rules\n- Be kind.\n- Stay.\n\n1. Tea\n")

    assert plan.care.ground_rules == ("Be kind.", "Stay.")
    assert plan.about == ""


def test_a_label_of_rules_without_any_says_so_by_its_line():
    with pytest.raises(PlanFileError) as refused:
        plan_of("Ours\nGround rules\n\n1. Tea\n")

    assert [str(line).split(":")[0] for line in refused.value.told(load("en"))] == ["line 2"]


def test_a_sentence_that_begins_like_a_label_is_none():
    (value,) = plan_of("Ours\n1. Tea\nPrompts help people talk\n").values

    assert (value.statement, value.prompts) == ("Prompts help people talk", ())


def test_a_colon_behind_a_title_is_not_of_it():
    first, second = plan_of("Ours\n1. Tea:\nThere is tea.\n2. Milk: hot or cold\n").values

    assert (first.title, second.title) == ("Tea", "Milk: hot or cold")
