"""What is told of several groups, side by side."""

from bot.workshop.comparison import ComparedLine, ComparedLines, Turnout
from bot.workshop.side_by_side import Spread, told, told_of_all_together

SIZES = (12, 14)


def lines(*cells, groups=(0, 1)):
    found = tuple(
        ComparedLine(text=str(number), count=told(each, SIZES)) for number, each in enumerate(cells)
    )
    return ComparedLines(turnouts=(Turnout.ENOUGH,) * 2, groups=groups, sizes=SIZES, lines=found)


def test_one_group_alone_is_not_compared():
    assert lines((5, 4)).is_compared
    assert not lines((5, 4), groups=(1,)).is_compared


def test_lines_are_found_by_how_many_groups_said_them():
    found = lines((5, 4), (3, 0), (4, 4), (1, 0))

    assert [line.text for line in found.spread_over(Spread.EVERY)] == ["0", "2"]
    assert [line.text for line in found.spread_over(Spread.ONE)] == ["1"]
    assert [line.text for line in found.spread_over(Spread.COMMON)] == ["3"]


def test_where_nothing_of_any_group_may_be_told_all_of_it_is_together():
    found = told_of_all_together((7, 5), SIZES)

    assert (found.spread, found.people, found.cells) == (Spread.COMMON, 12, (None, None))
