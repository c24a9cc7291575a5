"""Plan files with any slip of the keyboard in them: never an exception of another kind."""

from hypothesis import given
from hypothesis import strategies as st

from bot.plan_file import PlanFileError, read
from bot.texts import load

GOOD = """
title = "Our values"
about = '''What we
stand for.'''
question = "First words?"
prompts = ["What helps?", "What hinders?"]
responses_per_person = 2

[[value]]
title = "Listening"
statement = "People need to be heard."

[[value]]
title = "Time"
statement = "People need time."
question = ""
prompts = [
    "How much?", # of it
]
sensitive = true
"""


def problems_of(text: str) -> tuple[str, ...]:
    try:
        read(text, "plan")
    except PlanFileError as error:
        return error.told(load("en"))
    return ()


@given(st.text())
def test_any_text_is_told_by_its_lines_that_it_is_no_plan(text: str):
    lines = problems_of(text)

    assert lines != ()
    assert all(line.startswith("line ") for line in lines)


@given(st.integers(0, len(GOOD)), st.integers(0, 9), st.text("\"'[]{}=\n# a\\\u202e", max_size=9))
def test_every_mistake_is_in_a_line_that_the_file_has(at: int, deleted: int, typed: str):
    text = GOOD[:at] + typed + GOOD[at + deleted :]

    lines = problems_of(text)

    last = text.count("\n") + 1
    assert all(1 <= int(line.split(":")[0].removeprefix("line ")) <= last for line in lines)


@given(st.integers(0, 20), st.sampled_from(["\n", "# a comment\n", "\r\n"]))
def test_lines_above_a_mistake_move_its_number_and_nothing_else(count: int, line: str):
    mistakes = GOOD.replace("prompts", "promts").replace("statement", "statment")

    moved = problems_of(line * count + mistakes)

    expected = [told.split(": ", 1) for told in problems_of(mistakes)]
    assert expected != []
    assert [told.split(": ", 1) for told in moved] == [
        [f"line {int(at.removeprefix('line ')) + count}", what] for at, what in expected
    ]
