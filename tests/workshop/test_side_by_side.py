"""What may be told of groups side by side, and that nothing else can be worked out from it."""

import itertools
from collections import Counter, defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workshop.by_lot import alone_by_lot, most_in
from bot.workshop.possible_counts import gives_away, possible
from bot.workshop.side_by_side import Spread, told, told_without_numbers
from bot.workshop.tied_counts import are_hidden

THREE = (12, 14, 9)
EVERY, SOME, ONE, COMMON = Spread.EVERY, Spread.SOME, Spread.ONE, Spread.COMMON


def lines_that_look_the_same(sizes, tell):
    """All lines of groups of these sizes, by what is told of them."""
    alike = defaultdict(list)
    for cells in itertools.product(*(range(size + 1) for size in sizes)):
        if any(cells):
            alike[tell(cells)].append(cells)
    return alike


@pytest.mark.parametrize(
    ("cells", "spread", "shown"),
    [
        ((5, 4, 3), EVERY, (5, 4, 3)),
        ((5, 2, 1), EVERY, (5, None, None)),
        ((5, 1, 1), EVERY, (None, None, None)),
        ((9, 8, 1), EVERY, (None, None, None)),
        ((2, 2, 2), EVERY, (None, None, None)),
        ((2, 1, 2), EVERY, (None, None, None)),
        ((1, 1, 1), COMMON, (None, None, None)),
        ((5, 4, 0), SOME, (5, 4, 0)),
        ((5, 1, 0), SOME, (5, None, None)),
        ((2, 2, 0), COMMON, (None, None, None)),
        ((0, 0, 1), COMMON, (None, None, None)),
        ((3, 0, 0), ONE, (3, 0, 0)),
        ((2, 0, 0), COMMON, (None, None, None)),
        (THREE, EVERY, THREE),
    ],
)
def test_what_is_told_of_three_groups(cells, spread, shown):
    found = told(cells, THREE)

    assert (found.spread, found.cells, found.people) == (spread, shown, sum(cells))


@pytest.mark.parametrize(
    ("cells", "spread", "shown"),
    [
        ((5, 3), EVERY, (5, 3)),
        ((5, 2), EVERY, (None, None)),
        ((2, 1), EVERY, (None, None)),
        ((1, 1), COMMON, (None, None)),
        ((3, 0), ONE, (3, 0)),
        ((0, 2), COMMON, (None, None)),
    ],
)
def test_what_is_told_of_two_groups(cells, spread, shown):
    found = told(cells, (12, 14))

    assert (found.spread, found.cells) == (spread, shown)


def test_a_line_with_all_its_numbers_is_whole():
    found = [told(cells, THREE) for cells in ((5, 4, 0), (5, 1, 0), (2, 2, 2))]

    assert [one.is_whole for one in found] == [True, False, False]
    assert [one.has_numbers for one in found] == [True, True, False]


@pytest.mark.parametrize(
    "sizes", [(3, 3), (3, 12), (12, 14), (3, 3, 3), (5, 6, 9), (3, 9, 12), (3, 3, 3, 3)]
)
def test_whatever_is_left_out_has_two_possible_values(sizes):
    for count, lines in lines_that_look_the_same(sizes, lambda cells: told(cells, sizes)).items():
        for at, cell in enumerate(count.cells):
            values = {line[at] for line in lines}
            assert len(values) > 1 if cell is None else values == {cell}


@pytest.mark.parametrize(
    ("sizes", "dark"), [((5, 6), ()), ((5, 6, 4), (2,)), ((5, 6, 1), (2,)), ((5, 3, 1, 2), (2, 3))]
)
def test_without_numbers_what_is_left_out_has_two_possible_values(sizes, dark):
    """But what everybody said."""

    def tell(cells):
        return told_without_numbers(cells, sizes, frozenset(dark))

    for count, lines in lines_that_look_the_same(sizes, tell).items():
        for at, cell in enumerate(count.cells):
            values = {line[at] for line in lines}
            if count.people < sum(sizes):
                assert cell is None
                assert len(values) > 1


def test_without_numbers_it_is_told_whether_every_group_said_it():
    spreads = [
        told_without_numbers(cells, (5, 6, 4), frozenset({2})).spread
        for cells in ((5, 1, 0), (5, 0, 3), (1, 1, 0), (5, 6, 4))
    ]

    assert spreads == [EVERY, COMMON, COMMON, EVERY]
    assert told_without_numbers((5, 6, 4), (5, 6, 4), frozenset({2})).cells == (5, 6, None)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(3, 20), min_size=2, max_size=5), st.data())
def test_no_order_of_groups_tells_anything_else(sizes, data):
    cells = [data.draw(st.integers(0, size)) for size in sizes]
    if not any(cells):
        cells[0] = 1
    order = data.draw(st.permutations(range(len(sizes))))

    found = told(cells, sizes)
    other = told([cells[at] for at in order], [sizes[at] for at in order])

    assert other.spread is found.spread
    assert other.cells == tuple(found.cells[at] for at in order)


def test_where_each_person_says_one_word_the_rest_tells_what_is_left_out():
    """Ten of twelve and twelve of fourteen said the other word, so two of each said this one."""
    tied, loose = [(10, 12), (2, 2)], [(10, 12), (2, 2), (4, 3), (3, 5)]

    assert not are_hidden(tied, (12, 14), 1)
    assert are_hidden(loose, (12, 14), 3)


def test_single_voices_that_could_be_anybodys_keep_the_rest_apart():
    lines = [(7, 7), (2, 4), *[(1, 0)] * 3, *[(0, 1)] * 3]

    assert are_hidden(lines, (12, 14), 1)
    assert not are_hidden([(7, 10), (2, 4), *[(1, 0)] * 3], (12, 14), 1)


def test_where_words_are_missing_bounds_tell_nothing():
    """Three people's only words were held back."""
    assert are_hidden([(4, 7), (2, 1)], (9, 9), 1)


def test_nothing_is_given_away_where_nothing_is_left_out():
    assert are_hidden([(12, 14)], (12, 14), 1)
    assert are_hidden([], (12, 14), 1)


@pytest.mark.parametrize("line", [(2, 2, 2), (1, 1, 4), (1, 5, 4), (2, 1, 0), (3, 2, 0)])
def test_lines_that_look_the_same_are_found_near_by(line):
    others = [(6, 5, 4), (5, 5, 3), (4, 8, 5)]

    assert are_hidden([line, *others], (12, 14, 9), 3)


def test_counts_that_a_sum_allows():
    few, any_number = frozenset({1, 2}), frozenset(range(10))

    assert possible([few, few], 4) == [{2}, {2}]
    assert possible([few, any_number], 4) == [{1, 2}, {2, 3}]
    assert possible([few, few], 9) == [set(), set()]
    assert [gives_away(counts) for counts in ([{2}, {2}], [{1, 2}], [set()])] == [
        True,
        False,
        False,
    ]


def test_chance_puts_what_three_people_said_into_one_group_now_and_then():
    assert alone_by_lot(3, (12, 14)) == pytest.approx((220 + 364) / 2600)
    assert alone_by_lot(1, (12, 14)) == 1
    assert alone_by_lot(30, (12, 14)) == 0


def test_more_is_said_in_a_group_only_where_chance_would_hardly_have_it():
    assert most_in((9, 0), (12, 14), 10) == 0
    assert most_in((1, 13), (12, 14), 10) == 1
    assert most_in((5, 2), (12, 14), 10) is None
    assert most_in((9, 3), (12, 14), 10) is None
    assert most_in((9, 3), (12, 14), 1) == 0
    assert most_in((6, 60), (12, 120), 1) is None


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_one_group_split_by_lot_is_hardly_said_to_be_two(chance):
    """A small version of `python -m benchmarks comparing`."""
    people = [f"p{number}" for number in range(26)]
    said = {f"w{n}": chance.sample(people, chance.randint(1, 12)) for n in range(20)}
    marked: Counter[bool] = Counter()
    for _ in range(10):
        first = set(chance.sample(people, 12))
        lines = [(len(first & {*by}), len({*by} - first)) for by in said.values()]
        for cells in lines:
            whole = told(cells, (12, 14)).is_whole
            marked[whole and most_in(cells, (12, 14), len(lines)) is not None] += 1

    assert marked[True] <= 0.05 * marked.total()
