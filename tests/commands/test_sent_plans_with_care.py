"""Plans in text and Word files that say how people are looked after."""

import pytest

from bot.plan_file import PlanFileError, read_sent
from bot.texts import load
from tests.chat.test_own_plans import sends
from tests.commands.test_sent_plans import word

TEXT = """Our values
For a listening exercise.
For whom: Nurses of ward 4
Minutes: 9
Ground rules:
- We listen.
- What is said
  here stays here
Check-in: How are you here?
Check-out: What do you take with you?
Support: Ward office: 100
Helpline: 116 123
Responses per person: 2

1. Listening
People need to be listened to.
Content note: This is about grief.
It goes on.
2. Time
Minutes: 7
"""


def read(text, name="p.txt"):
    return read_sent(text.encode(), name)


def problems(text):
    with pytest.raises(PlanFileError) as refused:
        read(text)
    return list(refused.value.told(load("en")))


def test_each_line_is_read_into_its_field_and_none_becomes_what_it_is_about():
    plan = read(TEXT)

    assert plan.about == "For a listening exercise."
    assert plan.for_whom == "Nurses of ward 4"
    assert plan.care.ground_rules == ("We listen.", "What is said here stays here")
    assert (plan.care.check_in.question, plan.care.check_in.keep) == ("How are you here?", False)
    assert plan.care.check_out.question == "What do you take with you?"
    assert plan.care.support == "Ward office: 100\nHelpline: 116 123"
    assert plan.responses_per_person == 2
    assert [value.minutes for value in plan.values] == [9, 7]
    assert plan.values[0].content_note == "This is about grief."
    assert plan.values[0].statement == "People need to be listened to.\nIt goes on."


def test_a_word_file_says_the_same():
    assert read_sent(word(*TEXT.split("\n")), "p.docx") == read(TEXT)


@pytest.mark.parametrize(
    "label", ["Check-in:", "check in :", "Checkin:", "CHECK‑IN:", "Check–in:", "Check-in question:"]
)
def test_however_a_check_in_is_written(label):
    plan = read(f"Ours\n{label}\nHow are you?\nWe meet on Monday.\n1. A")

    assert (plan.care.check_in.question, plan.about) == ("How are you?", "We meet on Monday.")


def test_an_empty_line_ends_a_short_text():
    plan = read("Ours\nFor whom: Nurses\nof ward 4\n\nWe meet on Monday\n1. A")

    assert (plan.for_whom, plan.about) == ("Nurses of ward 4", "We meet on Monday")


def test_rules_with_numbers_further_right_are_rules():
    plan = read("Ours\nGround rules:\n  1. We listen.\n  2. Who is late?\n1. A\n2. B")

    assert plan.care.ground_rules == ("We listen.", "Who is late?")
    assert [value.title for value in plan.values] == ["A", "B"]


def test_what_can_not_be_read_so_is_refused_by_its_line():
    told = problems("Ours\nGround rules:\n1. A\nGround rules: x\nCheck-out: y\nChek-in: z")

    assert told == [
        "line 2: “Ground rules:” has none below it; begin each with “- ”",
        "line 4: “Ground rules:” belongs above the first value",
        "line 5: “Check-out:” belongs above the first value",
        "line 6: “Chek-in:” is not known; is it “check in:”?",
    ]


def test_what_is_too_long_is_named_by_its_line():
    told = problems(f"Ours\nFor whom: {'a' * 301}\nGround rules:\n- {'b' * 201}\n1. A")

    assert [line.split(" characters")[0] for line in told] == [
        "line 2: for whom has 301",
        "line 3: ground rules (text 1) has 201",
    ]


async def test_the_summary_names_what_was_understood(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await sends(scene.fran, "Our values.txt", TEXT)

    assert scene.fran.last.split("\n\n")[1:3] == [
        "for whom · ground rules: 2 · check-in · check-out · support",
        (
            "1. Listening · statement · question · prompts: 0 · minutes: 9 · content note\n"
            "2. Time · no statement: the title stands for it · question · prompts: 0 · minutes: 7"
        ),
    ]
