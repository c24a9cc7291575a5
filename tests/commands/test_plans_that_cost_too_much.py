"""Files that are small, and would take the parser of TOML all time and memory there is."""

import pytest

from bot.plan_file import MAX_BYTES, PlanFileError, read_sent
from bot.plan_file.bounds import MAX_BRACKETS, MAX_PARTS
from bot.texts import load
from tests.plans import SMALL
from tests.some_of import some_of

TOO_MANY_PARTS = load("en")("plan_wrong.many_parts", most=MAX_PARTS)
TOO_MANY_BRACKETS = load("en")("plan_wrong.many_brackets")
LONG = MAX_BYTES - 200
LINES = SMALL.count("\n")


def problems(content, name="plan.toml"):
    with pytest.raises(PlanFileError) as refused:
        read_sent(content.encode(), name)
    return list(refused.value.told(load("en")))


def filled(sign, before="", after="", size=LONG):
    return before + sign * (size // len(sign)) + after


@pytest.mark.parametrize("dot", some_of([".", " . ", "\t.", ".  "], 2))
@pytest.mark.parametrize("part", some_of(["a", '"a"', "'a'", '""', '"a.b\\""', "1", "a-b_c"], 4))
@pytest.mark.parametrize(
    "around",
    ["{} = 1", "[{}]", "[[ {} ]]", "x = {{{} = 1}}", "x = [\n{{y = 1, {} = 1}}]", "{}", "{}."],
)
def test_a_key_of_many_parts_is_refused_by_its_line_wherever_it_stands(dot, part, around):
    size = (LONG - len(SMALL)) // len(dot + part)
    for parts in (MAX_PARTS + 1, size):
        entry = around.format(dot.join([part] * parts))

        told = problems(SMALL + "# it's\n" + entry)

        assert told == [f"line {LINES + 2 + entry.count(chr(10))}: {TOO_MANY_PARTS}"]


@pytest.mark.parametrize("before", ['y = "\\""', 'y = """a"""""', "y = '''a\\'''", '# "', 'y = ""'])
def test_a_text_before_it_hides_nothing(before):
    told = problems(filled("a.", f"{before}\n", "a = 1"))

    assert told == [f"line 2: {TOO_MANY_PARTS}"]


@pytest.mark.parametrize("opening", ["[", "{a=", "[{a=", "[[\n"])
def test_many_brackets_within_brackets_are_refused(opening):
    (told,) = problems(filled(opening, 'title = "x"\na = '))

    assert told.endswith(TOO_MANY_BRACKETS)


def test_as_many_parts_and_brackets_as_are_allowed_are_read():
    parts, lists = ".".join("b" * MAX_PARTS), "[" * MAX_BRACKETS + "]" * MAX_BRACKETS

    told = problems(f"{SMALL}\n[c]\n{parts} = {lists}\n")

    assert len(told) == 1
    assert "c is not known here" in told[0]


@pytest.mark.parametrize("quotes", ['"', "'", '"""', "'''", "“”"])
def test_dots_and_brackets_within_a_text_or_comment_are_text(quotes):
    words = "a.b.c.d.e.f.g.h.i.j.k [[[[[[[[[["
    opening, closing = quotes if quotes == "“”" else (quotes, quotes)
    text = f"for_whom = {opening}{words}{closing} # {words}\n"

    assert read_sent((text + SMALL).encode(), "small.toml").for_whom == words


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("\n",), "plan.txt"),
        ((" \n",), "plan.txt"),
        (("\n", 'title = "x"\n', "“"), "plan.toml"),
        ((" ", 'title = "x"\n[[value', ".a]]"), "plan.toml"),
        ((" ", 'title = "x"\n[[', '"a".b]]'), "plan.toml"),
        (("9", 'title = "x"\nminutes = '), "plan.toml"),
        (("f", 'title = "x"\nminutes = 0x'), "plan.toml"),
    ],
)
def test_spaces_empty_lines_and_digits_are_read_once(parts, name):
    """Where each was tried again from every place, these took minutes: the test would not end."""
    assert problems(filled(*parts), name)
