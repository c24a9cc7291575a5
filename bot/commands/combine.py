"""`gair combine`: the archives of several sessions as one."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bot.archive import SameSession, build, newest
from bot.archive.about_file import AboutFileError, about_in
from bot.commands.about import about_at
from bot.commands.progress import ProgressLines
from bot.commands.several_archives import (
    can_be_drawn,
    gathered,
    read_all,
    refuse_same_files,
    refused,
    with_themes,
)
from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target, write_whole
from bot.record.comparing import compared, sides_of
from bot.texts import load_each_known, of_all
from bot.word_cloud import NothingToDraw, draw_final
from bot.workshop.record import SessionRecord
from bot.workshop.reveal import is_enough

# A picture takes seconds for each thousand words, and nobody can read so many.
MOST_DRAWN = 500


def run(options: Namespace) -> int:
    """Write the archive of all sessions in `options.archives` to `options.out`."""
    sources, out = options.archives, options.out
    if len(sources) < 2:
        raise CannotDo("name two archives or more to combine, and last the file to write")
    check_target(out, ".zip")
    refuse_same_files(sources, out)
    progress = ProgressLines()
    sources, records = _of_different_sessions(sources, read_all(sources), force=options.force)
    sides = sides_of(records)
    if sides:
        places = [records.index(side.record) for side in sides]
        sources = [sources[place] for place in places]
        records = [side.record for side in sides]
    together = gathered(sources, records, force=options.force)
    themed = with_themes(together, progress)
    beside = compared(sides, together, themed) if sides else None
    record = _about(themed, options.about)
    clouds = dict(_draw(record, progress))
    progress.tell("packing", 0, 1)
    held_in = of_all(each.language for each in records)
    texts = load_each_known(options.language or held_in)
    write_whole(out, build(record, clouds, texts, beside))
    say(f"Wrote {out}. Sessions: {len(record.sessions)}. People who joined: {record.joined}")
    return 0


def _about(record: SessionRecord, path: Path | None) -> SessionRecord:
    try:
        return replace(record, about=about_in(about_at(path), record))
    except AboutFileError as error:
        raise CannotDo(f"{path}: {error}") from None


def _of_different_sessions(
    sources: Sequence[Path], records: Sequence[SessionRecord], *, force: bool
) -> tuple[list[Path], list[SessionRecord]]:
    """The archives without those of a session that another one has in a newer state."""
    try:
        left = newest(records, force=force)
    except SameSession as same:
        raise refused(same, sources) from None
    if len(left) < 2:
        raise CannotDo(
            f"all of these are archives of what is in {sources[left[0]]}, which is the newest; "
            "there is nothing to combine"
        )
    for place in set(range(len(records))) - set(left):
        say(f"Left out {sources[place]}: its session is in another archive here that is as new")
    return [sources[place] for place in left], [records[place] for place in left]


def _draw(record: SessionRecord, progress: ProgressLines) -> Iterator[tuple[int, bytes]]:
    """The pictures by number of value."""
    drawn = [
        (number, words)
        for number, value in enumerate(record.values, start=1)
        if is_enough(value.answered or 0, record.minimum)
        and (words := [count for count in value.words if can_be_drawn(count)][:MOST_DRAWN])
    ]
    for done, (number, words) in enumerate(drawn):
        progress.tell("clouds", done, len(drawn))
        with suppress(NothingToDraw):
            yield number, draw_final(words).image
