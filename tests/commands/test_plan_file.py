"""Plan files: what a good one becomes, and that a bad one is explained line by line."""

import pytest

from bot.plan_file import MAX_BYTES, read
from bot.workshop.plan import Plan, Value
from tests.plans import problems_of

GOOD = """
title = "Our values"
about = "What we stand for."
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
prompts = []
sensitive = true

[[value]]
title = "Trust"
statement = "People need trust."
question = "What is trust?"
prompts = ["Who trusts whom?"]
"""

KNOWN = (
    "known are about, answers_per_person, asks_at_work, attribution, check_in, check_out, for_whom,"
    " ground_rules, minutes, prompts, question, responses_per_person, support, theme, title, value"
)
KNOWN_OF_VALUES = "known are content_note, minutes, prompts, question, sensitive, statement, title"
NOT_CLOSED = (
    "close the quotation marks in the same line; around several lines stand three before and three"
    " behind"
)
VALUE = '[[value]]\ntitle = "A"\nstatement = "B"\n'


def test_question_and_prompts_at_the_top_are_for_every_value_that_has_no_own():
    plan = read(GOOD, "our-values")

    assert plan == Plan(
        name="our-values",
        title="Our values",
        about="What we stand for.",
        attribution="",
        responses_per_person=2,
        values=(
            Value(
                title="Listening",
                statement="People need to be heard.",
                question="First words?",
                prompts=("What helps?", "What hinders?"),
            ),
            Value(title="Time", statement="People need time.", sensitive=True),
            Value(
                title="Trust",
                statement="People need trust.",
                question="What is trust?",
                prompts=("Who trusts whom?",),
            ),
        ),
    )


def test_every_problem_is_told_at_once_with_its_line():
    text = """title = 3
abuot = "?"
responses_per_person = 11
prompts = "What helps?"
[[value]]
title = "A"
sensitive = "yes"
[[value]]
statement = "B"
question = ["?"]
prompts = ["fine", ""]
"""

    lines = problems_of(text)

    assert lines == (
        "line 1: title should be a text in quotation marks",
        f"line 2: abuot is not known here; {KNOWN}",
        "line 3: responses_per_person should be a whole number from 1 to 10",
        "line 4: prompts should be a list of texts",
        "line 5: statement is missing",
        "line 7: sensitive should be true or false, without quotation marks",
        "line 8: title is missing",
        "line 10: question should be a text in quotation marks",
        "line 11: prompts (text 2) is empty",
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            'title = "a"\nabout = "b\nc"',
            f"line 2: {NOT_CLOSED}",
        ),
        ("title = Our values", 'line 1: write quotation marks around a text, as in name = "text"'),
        ("a = 1\nsensitive = True # yes", "line 2: write true in small letters"),
        ("sensitive = no", "line 1: write false in small letters"),
        ("title ＝ 1", "line 1: write = [ ] and quotation marks as on a Latin keyboard, please"),
        ('title = "a"\n\ntitle = "b"\n', "line 3: this is there twice; take one out"),
        ("prompts = [1, 2", "line 1: a bracket that was opened is not closed"),
        ("a = " + "[" * 50_000, "line 1: too many brackets within brackets"),
        ("a = " + "9" * 5_000, "line 1: this is not a TOML file"),
        ("a = 1 # " + "x" * MAX_BYTES, "line 1: the file is longer than 200 kB"),
    ],
)
def test_what_is_no_toml_is_told_by_its_line(text: str, line: str):
    (told,) = problems_of(text + "\n" * text.startswith("title"))

    assert told == line


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('title = ""', "title is empty"),
        ('title = "   "', "title is empty"),
        (r'title = "\u200b\u2060"', "title has nothing that can be seen"),
        (r'title = "\u3164"', "title has nothing that can be seen"),
        (r'title = "a\u0000b"', "title has a control character (U+0000)"),
        (r'title = "a\u202Eb"', "title has a control character (U+202E)"),
        (r'title = "a\nb"', "title should be one line"),
        (f'title = "{"a" * 151}"', "title has 151 characters, at most 150 are possible"),
        ("title = 1979-05-27", "title should be a text in quotation marks"),
    ],
)
def test_a_title_that_would_look_wrong_is_refused(entry: str, told: str):
    lines = problems_of(f"{entry}\n{VALUE}")

    assert lines == (f"line 1: {told}",)


def test_emoji_welsh_and_right_to_left_titles_are_fine():
    titles = ("🏴󠁧󠁢󠁷󠁬󠁳󠁿 Tŷ diogel", "👩‍👩‍👧 Family", "الثقة", "நம்பிக்கை")
    values = "".join(f'[[value]]\ntitle = "{title}"\nstatement = "B"\n' for title in titles)

    plan = read(f'title = "a"\n{values}', "plan")

    assert tuple(value.title for value in plan.values) == titles


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: there is no [[value]]: a plan needs at least one"),
        ("value = []", "line 2: there is no [[value]]: a plan needs at least one"),
        ("value = 3", "line 2: write [[value]], with two brackets, above each value"),
        (
            '[value]\ntitle = "A"\nstatement = "B"',
            "line 2: write [[value]], with two brackets, above each value",
        ),
        (VALUE * 1 + VALUE, "line 6: title is the same as that of value 1"),
        (VALUE + VALUE.replace('"A"', '" ａ "'), "line 6: title is the same as that of value 1"),
    ],
)
def test_values_that_cannot_be_run_are_refused(text: str, told: str):
    lines = problems_of('title = "a"\n' + text)

    assert lines == (told,)


def test_too_many_values_prompts_and_characters_are_counted_for_the_reader():
    values = "".join(f'[[value]]\ntitle = "{number}"\nstatement = "B"\n' for number in range(1, 42))
    prompts = ", ".join(['"p"'] * 11)

    lines = problems_of(f'title = "a"\nprompts = [{prompts}]\n{values}')

    assert lines == (
        "line 2: prompts has 11 texts, at most 10 are possible",
        "line 123: value 41 of 41: at most 40 are possible",
    )


@pytest.mark.parametrize("number", ["0", "11", "true", "2.5", '"3"'])
def test_responses_per_person_is_a_whole_number_from_1_to_10(number: str):
    lines = problems_of(f'title = "a"\nresponses_per_person = {number}\n{VALUE}')

    assert lines == ("line 2: responses_per_person should be a whole number from 1 to 10",)


def test_what_looks_like_a_key_inside_of_a_text_or_list_is_not_taken_for_one():
    text = '''title = "a"
about = """
[[value]]
title = "no" \\""" [ {
statement = 3"""
attribution = \'\'\'
[[value]]\'\'\'
prompts = [ # "[
    "[[value]]",
    "title = 3",
]
[[value]] # "one"
"title" = "A"
statement = """B"""""
sensitive = 1
[[value]]
title = "A"
'''

    lines = problems_of(text)

    assert lines == (
        "line 15: sensitive should be true or false, without quotation marks",
        "line 16: statement is missing",
        "line 17: title is the same as that of value 1",
    )


def test_unknown_tables_are_refused_and_what_is_in_them_is_not_read():
    text = f'title = "a"\n{VALUE}[value.more]\ntitle = 3\n[extra]\ntitle = 3\n[[others]]\ntitle = 3'

    lines = problems_of(text)

    assert lines == (
        f"line 2: more is not known here; {KNOWN_OF_VALUES}",
        f"line 7: extra is not known here; {KNOWN}",
        f"line 9: others is not known here; {KNOWN}",
    )


def test_values_written_as_inline_tables_are_pointed_at_by_the_line_of_the_list():
    lines = problems_of('title = "a"\nvalue = [\n{title = "A"},\n{statement = "B"}\n]')

    assert lines == ("line 2: statement is missing", "line 2: title is missing")


@pytest.mark.parametrize("name", ["", "My plan", "../plan", "tŷ", "a" * 41, "-a"])
def test_a_plan_has_a_short_plain_name(name: str):
    lines = problems_of(f'title = "a"\n{VALUE}', name)

    assert lines == ("line 1: name the file with a-z, 0-9 and hyphens, at most 40 of them",)
