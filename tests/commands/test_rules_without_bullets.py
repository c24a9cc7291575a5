"""Ground rules of a plan that was sent: the documented form, and what is said of any other."""

import pytest

from bot.plan_file import read_sent
from tests.chat.test_own_plans import sends

WITH_BULLETS = """Our values
For a listening exercise.
Ground rules:
- We listen.
- What is said here
  stays here
1. Listening
2. Time
"""
WITHOUT = """Our values
For a listening exercise.
Ground rules:
We listen
What is said here stays here
1. Listening
2. Time
"""


@pytest.mark.parametrize("bullet", ["-", "•", "*", "–"])
def test_the_documented_form_is_a_line_each_with_a_bullet(bullet):
    plan = read_sent(WITH_BULLETS.replace("- ", f"{bullet} ").encode(), "p.txt")

    assert plan.care.ground_rules == ("We listen.", "What is said here stays here")
    assert plan.about == "For a listening exercise."
    assert [value.title for value in plan.values] == ["Listening", "Time"]


async def test_how_to_write_them_stands_where_one_asks(scene):
    await scene.fran.says("/plan")

    assert "each rule on a line that begins with “- ”" in scene.fran.last


async def test_the_answer_shows_which_line_was_taken_for_a_rule(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await sends(scene.fran, "p.txt", WITH_BULLETS)

    assert (
        "Ground rules, as people read them:\n• We listen.\n• What is said here stays here\n\n"
        "About the plan, as people read it: For a listening exercise."
    ) in scene.fran.last


async def test_and_that_two_lines_without_a_bullet_were_taken_for_one(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await sends(scene.fran, "p.txt", WITHOUT)

    assert "ground rules: 1" in scene.fran.last
    assert "• We listen What is said here stays here\n" in scene.fran.last


async def test_a_long_plan_with_long_rules_is_answered_in_one_message(scene):
    rules = "".join(f"- {'rule ' * 38}{number}.\n" for number in range(12))
    values = "".join(f"{number}. {'Value ' * 15}{number}\n" for number in range(1, 31))
    await scene.fran.says("/workshop", chat=scene.group)
    await sends(scene.fran, "p.txt", f"Ours\n{'About it. ' * 60}\nGround rules:\n{rules}{values}")

    assert scene.fran.last.startswith("Kept: “Ours”")
    assert len(scene.fran.last) <= 4096
