"""Plans in the languages that they are spoken in."""

import json
from dataclasses import replace

import pytest

from bot.workshop.care import Care, CheckQuestion
from bot.workshop.plan import Plan, Value
from bot.workshop.worded import asked_of, lacking, spoken, worded
from bot.workshop.wording import PlanWording, ValueWording

CARE = Value(
    title="Care",
    statement="People need care.",
    question="What comes to mind?",
    prompts=("What do you think?", "What is in the way?"),
    content_note="This is about loss.",
    wordings=(
        ValueWording(
            language="cy",
            title="Gofal",
            question="Beth ddaw i'r meddwl?",
            prompts=("Beth yw eich barn?",),
        ),
    ),
)
TIME = Value(title="Time", statement="People need time.")
PLAN = Plan(
    name="two",
    title="Two values",
    about="For a test.",
    attribution="Nobody.",
    values=(CARE, TIME),
    care=Care(
        ground_rules=("Name nobody.", "Pass."),
        check_in=CheckQuestion(question="How are you?", keep=True),
        support="Ring somebody.",
    ),
    wordings=(
        PlanWording(
            language="cy",
            title="Dau werth",
            check_in="Sut ydych chi?",
            ground_rules=("Dim enwau.",),
        ),
    ),
)


def test_in_its_own_language_a_plan_is_as_it_is():
    assert worded(PLAN, "en") is PLAN


def test_in_another_it_has_what_it_says_there_and_the_rest_with_a_mark():
    found = worded(PLAN, "cy")
    care, time = found.values

    assert (found.title, found.about) == ("Dau werth", "For a test. [en]")
    assert (care.title, care.statement) == ("Gofal", "People need care. [en]")
    assert care.question == "Beth ddaw i'r meddwl?"
    assert care.prompts == ("Beth yw eich barn?", "What is in the way? [en]")
    assert care.content_note == "This is about loss. [en]"
    assert found.care.ground_rules == ("Dim enwau.", "Pass. [en]")
    assert found.care.check_in == CheckQuestion(question="Sut ydych chi?", keep=True)
    assert found.care.support == "Ring somebody. [en]"
    assert (time.title, time.prompts) == ("Time [en]", ())


def test_what_it_has_not_at_all_it_has_in_no_language():
    found = worded(PLAN, "cy")

    assert found.values[1].question is None
    assert found.care.check_out is None
    assert (found.for_whom, found.values[1].content_note) == ("", "")


def test_it_is_spoken_in_its_own_language_first_and_in_each_that_it_says_anything_in():
    german = replace(TIME, wordings=(ValueWording(language="de", title="Zeit"),))

    assert spoken(PLAN) == ("en", "cy")
    assert spoken(replace(PLAN, values=(CARE, german), language="cy")) == ("cy", "de")
    assert spoken(replace(PLAN, values=(TIME,), wordings=())) == ("en",)


def test_what_it_lacks_in_another_language_is_named_by_the_keys_of_its_file():
    assert [*lacking(PLAN, "cy")] == [
        *("about_cy", "support_cy"),
        *("value 1: statement_cy", "value 1: content_note_cy"),
        *("value 2: title_cy", "value 2: statement_cy"),
    ]


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_lacks_nothing_in_its_own_language_or_one_that_it_was_not_meant_for(language):
    assert [*lacking(PLAN, language)] == []


def test_people_were_asked_about_a_value_in_each_of_its_languages():
    assert asked_of(CARE) == (
        *("Care", "People need care.", "What comes to mind?"),
        *("What do you think?", "What is in the way?"),
        *("Gofal", "Beth ddaw i'r meddwl?", "Beth yw eich barn?"),
    )


def test_wordings_come_back_from_json_and_a_plan_in_its_own_words_has_none():
    assert Plan.from_dict(json.loads(json.dumps(PLAN.as_dict()))) == PLAN
    bare = replace(PLAN, values=(replace(CARE, wordings=()), TIME), wordings=())
    assert PLAN.in_own_words() == bare == bare.in_own_words()
