"""The themes of a plan file: what they become, and what is wrong with them by line."""

import pytest

from bot.plan_file import read
from bot.workshop.plan import Theme
from tests.plans import problems_of

PLAN = 'title = "a"\n[[value]]\ntitle = "A"\nstatement = "B"\n'
THEME = '[[theme]]\nheading = "Housing"\nkeywords = ["hous*"]\n'


def test_a_plan_needs_no_themes():
    assert read(PLAN, "plan").themes == ()


def test_themes_in_two_languages():
    text = """
[[theme]]
heading = "Housing"
heading_cy = "Tai"
keywords = ["hous*", "a place to live"]
keywords_cy = ["tai", "rhestr* aros"]
[[theme]]
heading = "Amser"
keywords_cy = ["amser"]
"""

    plan = read(PLAN + text, "plan")

    assert plan.themes == (
        Theme(
            heading="Housing",
            heading_cy="Tai",
            keywords=("hous*", "a place to live"),
            keywords_cy=("tai", "rhestr* aros"),
        ),
        Theme(heading="Amser", keywords_cy=("amser",)),
    )


def test_themes_may_stand_above_and_between_values():
    text = f'title = "a"\n{THEME}[[value]]\ntitle = "A"\n[[theme]]\nheading = "B"\n[[value]]\n'

    lines = problems_of(text)

    assert lines == (
        "line 5: statement is missing",
        "line 7: keywords is missing",
        "line 9: statement is missing",
        "line 9: title is missing",
    )


@pytest.mark.parametrize(
    ("keywords", "told"),
    [
        ('["ho*"]', "(text 1) needs 3 letters before its *"),
        ('["rent", "*"]', "(text 2) has no letter"),
        ('["no *"]', "(text 1) needs 3 letters before its *"),
        ('["ho*use"]', "(text 1) has a * that is not at the end of a word"),
        ('["house**"]', "(text 1) has a * that is not at the end of a word"),
        ('["24/7"]', "(text 1) has no letter"),
        ('[""]', "(text 1) is empty"),
        ('"hous*"', "should be a list of texts"),
        (f'["{"a" * 41}"]', "(text 1) has 41 characters, at most 40 are possible"),
        (str(["rent"] * 61), "has 61 texts, at most 60 are possible"),
    ],
)
@pytest.mark.parametrize("key", ["keywords", "keywords_cy"])
def test_keywords_that_match_nothing_or_too_much_are_refused(key: str, keywords: str, told: str):
    lines = problems_of(f'{PLAN}[[theme]]\nheading = "Housing"\n{key} = {keywords}\n')

    assert lines == (f"line 7: {key} {told}",)


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        ('[[theme]]\nkeywords = ["a"]', "line 5: heading is missing"),
        ('[[theme]]\nheading = ""\nkeywords = ["a"]', "line 6: heading is empty"),
        (THEME + THEME, "line 9: heading is the same as that of theme 1"),
        (THEME + THEME.replace("Housing", "HOUSING "), "line 9: heading is the same as that of"),
        (
            f"{THEME}colour = 3",
            "line 8: colour is not known here; known are heading, heading_cy",
        ),
        (f"{THEME}title = 3", "line 8: title is not known here; known are heading"),
        (
            f'{THEME}heading_cy = "{"a" * 61}"',
            "line 8: heading_cy has 61 characters, at most 60 are possible",
        ),
        ("[theme]\nheading = 3", "line 5: write [[theme]], with two brackets, above each theme"),
    ],
)
def test_themes_that_cannot_be_used_are_refused(theme: str, told: str):
    (line,) = problems_of(PLAN + theme)

    assert line.startswith(told)


def test_too_many_themes_are_counted_for_the_reader():
    themes = "".join(THEME.replace("Housing", f"Housing {number}") for number in range(61))

    lines = problems_of(PLAN + themes)

    assert lines == (f"line {5 + 60 * 3}: theme 61 of 61: at most 60 are possible",)
