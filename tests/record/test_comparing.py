"""Three groups side by side: what each said of twenty planted words, and what they spoke of."""

import itertools
from dataclasses import replace

import pytest

from benchmarks.comparing import KNOWN, planted_wrong
from bot.archive import SameSession
from bot.record import theming
from bot.record.combining import combined, gather
from bot.record.compared_clouds import shares_of
from bot.record.comparing import Grouped, TooManyGroups, compared, in_one_order, name_of
from bot.workshop.comparison import Turnout
from bot.workshop.record import ValueRecord
from bot.workshop.side_by_side import Spread
from bot.workshop.word_count import MergedBy, MergedWords, WordCount
from tests.archive.groups import NAMES, PLANTED_WORDS, group, groups


def side_by_side(*records):
    ordered = in_one_order([Grouped(name=name_of(one), record=one) for one in records], "Group")
    gathered = gather([one.record for one in ordered], are_distinct=True)
    return compared(ordered, gathered, theming.with_themes(gathered.record, gathered.materials))


def counts(lines):
    return {line.text: line.count for line in lines.lines}


def test_three_planted_groups_come_out_exactly():
    found = counts(side_by_side(*groups()).values[0].words)

    assert {word: (count.spread, count.cells) for word, count in found.items()} == {
        word: (spread, cells) for word, (_, spread, cells) in zip(PLANTED_WORDS, KNOWN, strict=True)
    }
    assert planted_wrong() == 0


def test_sums_are_those_of_the_archive_of_all_groups():
    records = groups()
    sums = {word.word: word.people for word in combined(records).values[0].words}

    assert {
        word: count.people for word, count in counts(side_by_side(*records).values[0].words).items()
    } == sums


def test_the_order_of_arguments_changes_nothing():
    records = groups()
    first = side_by_side(*records)

    assert all(side_by_side(*order) == first for order in itertools.permutations(records))
    assert tuple(one.name for one in first.groups) == NAMES


def test_groups_without_a_name_have_letters_the_largest_first():
    records = groups(named=False)
    named = [replace(one, about=replace(one.about, group="Zoo")) for one in records[:1]]

    assert [one.name for one in side_by_side(*reversed(records)).groups] == [
        "Group A",
        "Group B",
        "Group C",
    ]
    assert [(one.name, one.joined) for one in side_by_side(*records[1:], *named).groups] == [
        ("Group A", 15),
        ("Group B", 10),
        ("Zoo", 13),
    ]


def test_themes_are_compared_by_people_with_quotes_where_numbers_are_told():
    money, rules = side_by_side(*groups()).values[0].themes.lines

    assert (money.text, money.count.spread, money.count.cells) == ("Money", Spread.EVERY, (6, 5, 4))
    assert [len(quotes) for quotes in money.quotes] == [2, 2, 2]
    assert all(name in quotes[0] for name, quotes in zip(NAMES, money.quotes, strict=True))
    assert (rules.text, rules.count.spread, rules.count.cells) == (
        "Rules",
        Spread.SOME,
        (None, None, 5),
    )
    assert [len(quotes) for quotes in rules.quotes] == [0, 0, 2]


def test_a_side_with_too_few_is_not_told_of_and_nor_is_any_number_beside_it():
    """Four people of Nursing said “late”: from the sum and the numbers of others, theirs follow."""
    words = side_by_side(group(0, second=6), group(1, second=4), group(2, second=7)).values[1].words

    assert words.turnouts == (Turnout.ENOUGH, Turnout.FEW, Turnout.ENOUGH)
    assert (words.groups, words.sizes, words.has_numbers) == ((0, 2), (6, 7), False)
    assert shares_of(words) == []


def test_with_one_side_only_there_is_nothing_to_compare():
    words = side_by_side(group(0, second=6), group(1), group(2)).values[1].words

    assert words.turnouts == (Turnout.ENOUGH, Turnout.NONE, Turnout.NONE)
    assert (words.is_compared, words.lines) == (False, ())


def test_a_group_twice_is_refused_in_whatever_state():
    old, new = group(0), group(0, revision=2, joined=11)
    both = combined([group(0), group(1)])

    for records in ([old, old, group(1)], [old, new], [new, old, group(2)], [both, group(1)]):
        with pytest.raises(SameSession):
            side_by_side(*records)


def test_combined_groups_can_be_a_side():
    both = combined(groups()[:2])
    found = side_by_side(both, group(2))

    assert [(one.name, one.joined, len(one.sessions)) for one in found.groups] == [
        ("Housing, Nursing", 28, 2),
        ("Prison", 10, 1),
    ]
    assert counts(found.values[0].words)["care"].cells == (9, 3)


def test_more_than_eight_groups_are_refused():
    records = [group(at % 3, id=f"{at}" * 20 + "abcd") for at in range(9)]

    with pytest.raises(TooManyGroups):
        in_one_order([Grouped(name=str(at), record=one) for at, one in enumerate(records)], "Group")


def test_words_are_put_together_as_in_the_archive_of_all():
    records = groups()
    first = records[1].values[0]
    kind = MergedWords(word="care", others=("kindness",), by=MergedBy.FACILITATOR)
    records[1] = replace(records[1], values=(replace(first, merged=(kind,)), records[1].values[1]))

    found = counts(side_by_side(*records).values[0].words)

    assert "kindness" not in found
    assert found["care"].people == 5 + 4 + 3 + 5 + 1


def test_clouds_have_what_is_told_and_grey_for_what_every_group_said():
    shares = {one.word: one for one in shares_of(side_by_side(*groups()).values[0].words)}

    assert shares["trust"].shares == (9 / 12, 10 / 14, 6 / 9)
    assert shares["safety"].shares == (6 / 12, 0, 0)
    assert (shares["listening"].shares, shares["listening"].is_told) == ((14 / 35,) * 3, False)
    assert "rain" not in shares


def test_archives_of_a_former_format_do_not_say_who_spoke_of_what():
    old = group(2)
    value = replace(old.values[0], themes=())
    themes = (
        side_by_side(group(0), group(1), replace(old, values=(value, old.values[1])))
        .values[0]
        .themes
    )

    assert themes.turnouts[2] is Turnout.UNKNOWN
    assert not themes.has_numbers


def test_where_each_person_says_one_word_numbers_are_left_out_until_nothing_follows():
    """Two words, of which all said one: from the size of each group, the other's numbers follow."""
    found = []
    for cells in ([(10, 12), (2, 2)], [(3, 0), (1, 3)]):
        sizes = [sum(counts) for counts in zip(*cells, strict=True)]
        words = side_by_side(*_of_one_word_each(cells, sizes)).values[0].words
        found.append((words.has_numbers, {line.count.spread for line in words.lines}))

    assert found == [(False, {Spread.EVERY}), (False, {Spread.COMMON})]


def _of_one_word_each(cells, sizes):
    for at, size in enumerate(sizes):
        one = group(at)
        words = tuple(WordCount(word=f"word {n}", people=line[at]) for n, line in enumerate(cells))
        value = ValueRecord(value=one.values[0].value, words=words, answered=size)
        plan = replace(one.plan, responses_per_person=1)
        yield replace(one, plan=plan, minimum=3, values=(value, one.values[1]))
