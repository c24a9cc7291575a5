"""`gair compare`: the archives of several groups, side by side."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.archive import SameSession
from bot.archive.bilingual import plain, spoken
from bot.archive.compared.building import build_comparison
from bot.commands.progress import ProgressLines
from bot.commands.several_archives import (
    gathered,
    read_all,
    refuse_same_files,
    refused,
    with_themes,
)
from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target, write_whole
from bot.record.compared_clouds import shares_of
from bot.record.comparing import (
    MOST_GROUPS,
    Grouped,
    TooManyGroups,
    compared,
    in_one_order,
    name_of,
)
from bot.texts import Texts, load_each_known, of_all
from bot.word_cloud import draw_side_by_side
from bot.workshop.comparison import Comparison
from bot.workshop.record import SessionRecord

LONGEST_NAME = 60


def run(options: Namespace) -> int:
    """Write the comparison of all groups in `options.archives` to `options.out`."""
    sources, out = options.archives, options.out
    if len(sources) < 2:
        raise CannotDo("name two archives or more to compare, and last the file to write")
    check_target(out, ".zip")
    refuse_same_files(sources, out)
    progress = ProgressLines()
    records = read_all(sources)
    names = _names(options.name, sources, records)
    held_in = of_all(record.language for record in records)
    texts = load_each_known(options.language or held_in)
    groups = _ordered(sources, records, names, texts, force=options.force)
    places = [records.index(group.record) for group in groups]
    together = gathered(
        [sources[place] for place in places],
        [group.record for group in groups],
        force=options.force,
    )
    comparison = compared(groups, together, with_themes(together, progress))
    clouds = dict(_draw(comparison, progress))
    progress.tell("packing", 0, 1)
    write_whole(out, build_comparison(comparison, clouds, texts))
    say(f"Wrote {out}. Groups: {', '.join(group.name for group in groups)}")
    return 0


def _names(
    given: Sequence[str], sources: Sequence[Path], records: Sequence[SessionRecord]
) -> list[str]:
    """What each group is called: as it is said here, or in its archive, or when it is asked."""
    if given and len(given) != len(sources):
        raise CannotDo(f"there are {len(sources)} archives and {len(given)} names; give one each")
    names = list(given) or [name_of(record) for record in records]
    if sys.stdin.isatty():
        names = [name or _ask(path) for name, path in zip(names, sources, strict=True)]
    return [" ".join(name.split())[:LONGEST_NAME] for name in names]


def _ask(path: Path) -> str:
    try:
        return input(f"What is the group of {path} called? ")
    except EOFError:
        return ""


def _ordered(
    sources: Sequence[Path],
    records: Sequence[SessionRecord],
    names: Sequence[str],
    texts: Texts,
    *,
    force: bool,
) -> list[Grouped]:
    groups = [
        Grouped(name=name, record=record) for name, record in zip(names, records, strict=True)
    ]
    try:
        ordered = in_one_order(groups, plain(spoken(texts)("comparison.unnamed")), force=force)
    except SameSession as same:
        raise refused(same, sources) from None
    except TooManyGroups:
        raise CannotDo(f"name {MOST_GROUPS} archives at most; combine some first") from None
    if len({group.name.casefold() for group in ordered}) < len(ordered):
        raise CannotDo("two groups have the same name; give each its own, with --name")
    return ordered


def _draw(
    comparison: Comparison, progress: ProgressLines
) -> Iterator[tuple[tuple[int, int], bytes]]:
    """The pictures by numbers of value and group."""
    for at, value in enumerate(comparison.values):
        progress.tell("clouds", at, len(comparison.values))
        pictures = draw_side_by_side(shares_of(value.words), len(value.words.groups))
        for group, picture in zip(value.words.groups, pictures, strict=True):
            if picture is not None:
                yield (at + 1, group + 1), picture
