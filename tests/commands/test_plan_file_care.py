"""Plan files: what looks after people, how long a value takes, and for whom it is."""

import pytest

from bot.plan_file import read
from bot.workshop.care import Care, CheckQuestion
from tests.plans import problems_of

GOOD = """
title = "Our values"
for_whom = "Staff of hostels"
minutes = 8
ground_rules = ["Name no client.", "Pass whenever you like."]
support = '''
Samaritans: 116 123
In danger: 999'''
check_in = "How are you here?"

[[value]]
title = "Grief"
statement = "There is room for grief."
content_note = "This is about death."
minutes = 15

[[value]]
title = "Tea"
statement = "There is tea."

[check_out]
question = "What do you take with you?"
keep = true
"""
VALUE = '[[value]]\ntitle = "A"\nstatement = "B"\n'


def test_a_plan_says_how_people_are_looked_after():
    plan = read(GOOD, "our-values")

    assert plan.for_whom == "Staff of hostels"
    assert plan.care == Care(
        ground_rules=("Name no client.", "Pass whenever you like."),
        check_in=CheckQuestion(question="How are you here?"),
        check_out=CheckQuestion(question="What do you take with you?", keep=True),
        support="Samaritans: 116 123\nIn danger: 999",
    )
    assert [value.content_note for value in plan.values] == ["This is about death.", ""]


def test_a_value_takes_as_long_as_it_says_or_as_the_plan_says_for_all():
    assert [value.minutes for value in read(GOOD, "a").values] == [15, 8]
    assert [value.minutes for value in read(f'title = "A"\n{VALUE}', "a").values] == [None]


def test_a_plan_that_says_nothing_of_it_has_none():
    plan = read(f'title = "A"\n{VALUE}', "a")

    assert (plan.care, plan.for_whom, plan.values[0].content_note) == (Care(), "", "")


def test_an_empty_question_is_none():
    assert read(f'title = "A"\ncheck_in = ""\n{VALUE}', "a").care.check_in is None


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("minutes = 0", "line 2: minutes should be a whole number from 1 to 240"),
        ('minutes = "8"', "line 2: minutes should be a whole number from 1 to 240"),
        ("minutes = true", "line 2: minutes should be a whole number from 1 to 240"),
        ("for_whom = 3", "line 2: for_whom should be a text in quotation marks"),
        ('for_whom = """a\nb"""', "line 2: for_whom should be one line"),
        ('ground_rules = "Be kind."', "line 2: ground_rules should be a list of texts"),
        ('ground_rules = ["Be kind.", ""]', "line 2: ground_rules (text 2) is empty"),
        (
            f"ground_rules = {['x'] * 13}",
            "line 2: ground_rules has 13 texts, at most 12 are possible",
        ),
        (
            f'support = "{"x" * 2001}"',
            "line 2: support has 2001 characters, at most 2000 are possible",
        ),
        (
            "check_in = 3",
            "line 2: check_in should be a text in quotation marks, or a table [check_in]",
        ),
        ('check_in = { question = "How?", kept = true }', None),
    ],
)
def test_what_is_wrong_is_told_by_its_line(lines: str, told: str | None):
    unknown = "line 2: kept is not known here; known are keep, question"

    assert problems_of(f'title = "A"\n{lines}\n{VALUE}') == (told or unknown,)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("[check_out]\nkeep = true", "line 5: question is missing"),
        ('[check_out]\nquestion = ""', "line 6: question is empty"),
        (
            '[check_out]\nquestion = "How?"\nkeep = "yes"',
            "line 7: keep should be true or false, without quotation marks",
        ),
        (
            '[check_out]\nquestion = "How?"\n\nkept = true',
            "line 8: kept is not known here; known are keep, question",
        ),
    ],
)
def test_what_is_wrong_in_a_table_is_told_by_its_line(table: str, told: str):
    assert problems_of(f'title = "A"\n{VALUE}{table}\n') == (told,)


def test_what_is_wrong_with_a_value_is_told_by_its_line():
    lines = problems_of(f'title = "A"\n{VALUE}content_note = ["a"]\nminutes = 241\n')

    assert lines == (
        "line 5: content_note should be a text in quotation marks",
        "line 6: minutes should be a whole number from 1 to 240",
    )
