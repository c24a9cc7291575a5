"""What groups side by side give away, and what they say of groups that do not differ.

An attacker has the comparison and the archive of all groups combined, which has the sums, and knows
the rule by which numbers are left out and how many words each person could send. They try every
table that looks the same. The baseline leaves out ones and twos, and nothing else.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import product

from benchmarks.table import Row
from bot.record.compared_lines import GroupPart, words_compared
from bot.workshop.comparison import ComparedLines
from bot.workshop.plan import Value
from bot.workshop.record import ValueRecord
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.side_by_side import (
    SharedCount,
    Spread,
    told,
    told_without_numbers,
)
from bot.workshop.word_count import WordCount

TABLES = 1_000
SPLITS = 1_000
VALUE = Value(title="Trust", statement="", question="?")
WORDS = [f"word {chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(400)]
PLANTED = (12, 14, 9)
# Twenty words: how many of each group said each, and what may be told of it.
KNOWN: tuple[tuple[tuple[int, int, int], Spread, tuple[int | None, ...]], ...] = (
    ((9, 10, 6), Spread.EVERY, (9, 10, 6)),
    ((5, 4, 3), Spread.EVERY, (5, 4, 3)),
    ((3, 3, 3), Spread.EVERY, (3, 3, 3)),
    ((6, 2, 1), Spread.EVERY, (6, None, None)),
    ((2, 7, 1), Spread.EVERY, (None, 7, None)),
    ((8, 5, 1), Spread.EVERY, (None, None, None)),
    ((2, 2, 5), Spread.EVERY, (None, None, None)),
    ((2, 1, 1), Spread.EVERY, (None, None, None)),
    ((1, 1, 1), Spread.COMMON, (None, None, None)),
    ((4, 6, 0), Spread.SOME, (4, 6, 0)),
    ((0, 3, 5), Spread.SOME, (0, 3, 5)),
    ((5, 1, 0), Spread.SOME, (5, None, None)),
    ((0, 2, 4), Spread.SOME, (None, None, 4)),
    ((7, 0, 0), Spread.ONE, (7, 0, 0)),
    ((0, 4, 0), Spread.ONE, (0, 4, 0)),
    ((0, 0, 3), Spread.ONE, (0, 0, 3)),
    ((2, 2, 0), Spread.COMMON, (None, None, None)),
    ((0, 0, 2), Spread.COMMON, (None, None, None)),
    ((1, 0, 0), Spread.COMMON, (None, None, None)),
    ((0, 1, 0), Spread.COMMON, (None, None, None)),
)

Cells = tuple[int, ...]
Table = Mapping[str, Cells]


def rows() -> list[Row]:
    """What was worked out, and what was said of groups by lot."""
    return [
        Row(
            what="three planted groups: cells told wrong",
            measured=planted_wrong(),
            unit="cells",
            reach=0,
            note=f"{len(KNOWN)} words, {PLANTED} people",
        ),
        *_worked_out(TABLES),
        *_by_lot(SPLITS),
    ]


def planted_wrong() -> int:
    """How many of the planted cells, or of what is said of a word, are not as they should be."""
    table = {WORDS[at]: cells for at, (cells, _, _) in enumerate(KNOWN)}
    found = {line.text: line.count for line in compared(table, PLANTED, 3).lines}
    wrong = len(KNOWN) - len(found)
    for at, (_, spread, cells) in enumerate(KNOWN):
        count = found[WORDS[at]]
        wrong += count.spread is not spread
        wrong += sum(a != b for a, b in zip(count.cells, cells, strict=True))
    return wrong


def compared(table: Table, sizes: Sequence[int], most_each: int) -> ComparedLines:
    """A table of one value as the comparison tells it."""
    parts = [
        GroupPart(number=at, value=_record(table, at, size), minimum=MINIMUM_FLOOR)
        for at, size in enumerate(sizes)
    ]
    return words_compared(parts, len(sizes), most_each)


def table_by_chance(chance: random.Random, sizes: Sequence[int], most_each: int) -> Table:
    """What people in groups of these sizes said, one to `most_each` words each; some words are
    said by many, and most by one."""
    said: Counter[tuple[str, int]] = Counter()
    crowded = chance.choice((4, 10, 30))
    for group, size in enumerate(sizes):
        for _ in range(size):
            words = set()
            for _ in range(chance.randint(1, most_each)):
                words.add(WORDS[min(len(WORDS) - 1, int(chance.paretovariate(0.9)) % crowded)])
            said.update((word, group) for word in words)
    return {
        word: tuple(said[word, group] for group in range(len(sizes)))
        for word in sorted({word for word, _ in said})
    }


def worked_out(lines: ComparedLines, sizes: Cells, most_each: int) -> int:
    """How many of the numbers that are left out can only be one."""
    counts = [line.count for line in lines.lines]
    alike = [_alike(count, sizes, lines) for count in counts]
    return _pinned(counts, alike, sizes, most_each)


def worked_out_plainly(table: Table, sizes: Cells, most_each: int) -> int:
    """The same where only ones and twos are left out."""
    counts = [
        SharedCount(
            spread=Spread.SOME,
            people=sum(cells),
            cells=tuple(None if cell in (1, 2) else cell for cell in cells),
        )
        for cells in table.values()
    ]
    few = [{line for line in _sums(count.people, sizes) if _fits(line, count)} for count in counts]
    return _pinned(counts, few, sizes, most_each)


def said_by_lot(chance: random.Random, sizes: Cells) -> tuple[int, int, int]:
    """How many words of one session of so many people there are once it is split by lot, how many
    are said to be more in one group, and how many in one only."""
    everybody = table_by_chance(chance, (sum(sizes),), 3)
    people = range(sum(sizes))
    voices = {word: chance.sample(people, cells[0]) for word, cells in everybody.items()}
    first = set(chance.sample(people, sizes[0]))
    table = {word: (len(first & {*said}), len({*said} - first)) for word, said in voices.items()}
    lines = compared(table, sizes, 3).lines
    marked = sum(line.most_in is not None for line in lines)
    return len(lines), marked, sum(line.count.spread is Spread.ONE for line in lines)


def _worked_out(tables: int) -> list[Row]:
    chance = random.Random(13)
    found = plainly = left_out = without = 0
    for _ in range(tables):
        sizes = tuple(chance.randint(3, 14) for _ in range(chance.choice((2, 2, 3))))
        most_each = chance.randint(1, 3)
        table = table_by_chance(chance, sizes, most_each)
        lines = compared(table, sizes, most_each)
        left_out += sum(line.count.cells.count(None) for line in lines.lines)
        without += not lines.has_numbers
        found += worked_out(lines, sizes, most_each)
        plainly += worked_out_plainly(table, sizes, most_each)
    note = f"of {left_out:,} left out; {without} tables without numbers"
    return [
        Row(
            what=f"numbers left out that can be worked out, {tables:,} tables",
            measured=found,
            unit="",
            reach=0,
            baseline=plainly,
            note=f"{note}; baseline: ones and twos left out alone",
        )
    ]


def _by_lot(splits: int) -> list[Row]:
    chance = random.Random(14)
    words = marked = alone = 0
    for _ in range(splits):
        counts = said_by_lot(chance, (12, 13))
        words, marked, alone = words + counts[0], marked + counts[1], alone + counts[2]
    return [
        Row(
            what=f"words said to be {what}, one session split by lot {splits:,} times",
            measured=100 * number / words,
            unit="%",
            reach=5,
            note=f"{number} of {words:,} words",
        )
        for what, number in (("more in one group", marked), ("in one group only", alone))
    ]


@cache
def _sums(people: int, sizes: Cells) -> list[Cells]:
    """All lines of groups of these sizes that have this sum."""
    return [line for line in product(*(range(size + 1) for size in sizes)) if sum(line) == people]


def _alike(count: SharedCount, sizes: Cells, lines: ComparedLines) -> set[Cells]:
    """All lines that the rule of these lines tells as this one is told."""
    if not lines.has_numbers and all(one.count.spread is Spread.COMMON for one in lines.lines):
        return set(_sums(count.people, sizes))
    nobody: frozenset[int] = frozenset()
    tell = told if lines.has_numbers else partial(told_without_numbers, dark=nobody)
    return {line for line in _sums(count.people, sizes) if tell(line, sizes) == count}


def _fits(line: Cells, count: SharedCount) -> bool:
    pairs = zip(line, count.cells, strict=True)
    return all(cell in (1, 2) if shown is None else cell == shown for cell, shown in pairs)


def _pinned(
    counts: Sequence[SharedCount], alike: Sequence[set[Cells]], sizes: Cells, most_each: int
) -> int:
    """How many numbers left out are the same in every table of such lines in which each group said
    as many words in all as so many people can."""
    people = sum(count.people for count in counts)
    width = 1 + people
    steps = [{line: _step(line, width) for line in lines} for lines in alike]
    reached = [1]
    for lines in steps:
        reached.append(_united(reached[-1] << step for step in lines.values()))
    ends = [_ends(sizes, most_each, people, width)]
    for lines in reversed(steps):
        ends.append(_united(ends[-1] >> step for step in lines.values()))
    ends.reverse()
    pinned = 0
    for at, count in enumerate(counts):
        left = [line for line, step in steps[at].items() if reached[at] << step & ends[at + 1]]
        assert left, "the true table is none of those that look the same"
        pinned += sum(
            cell is None and len({line[group] for line in left}) < 2
            for group, cell in enumerate(count.cells)
        )
    return pinned


def _step(line: Cells, width: int) -> int:
    """A line as a number of bits: what all groups but the last said, one group after the other."""
    found = 0
    for cell in line[:-1]:
        found = found * width + cell
    return found


def _ends(sizes: Cells, most_each: int, people: int, width: int) -> int:
    """The sums of all lines that such groups can have, as bits."""
    found = 0
    for sums in product(*(range(size, size * most_each + 1) for size in sizes[:-1])):
        if sizes[-1] <= people - sum(sums) <= sizes[-1] * most_each:
            found |= 1 << _step((*sums, 0), width)
    return found


def _united(bits: Iterable[int]) -> int:
    found = 0
    for each in bits:
        found |= each
    return found


def _record(table: Table, at: int, size: int) -> ValueRecord:
    said = {word: cells[at] for word, cells in table.items() if cells[at]}
    words = sorted(said, key=lambda word: (-said[word], word))
    return ValueRecord(
        value=VALUE,
        words=tuple(WordCount(word=word, people=said[word]) for word in words),
        answered=size,
    )
