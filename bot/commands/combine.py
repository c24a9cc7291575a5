"""`gair combine`: the archives of several sessions as one."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bot.archive import (
    ArchiveError,
    OtherContent,
    OtherPlan,
    PerhapsSame,
    SameSession,
    SharedSession,
    build,
    newest,
    read_file,
)
from bot.commands.progress import ProgressLines
from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target, write_whole
from bot.record import theming
from bot.record.combining import gather
from bot.record.holding_back import held_out_of
from bot.record.materials import Gathered
from bot.texts import LANGUAGES, load
from bot.word_cloud import NothingToDraw, draw_final
from bot.workshop.record import SessionRecord, WordCount
from bot.workshop.response import MAX_CHARACTERS, clean, count_characters
from bot.workshop.reveal import is_enough

LARGEST_ARCHIVE = 200_000_000
# A picture takes seconds for each thousand words, and nobody can read so many.
MOST_DRAWN = 500
_TOLD: Mapping[type[SameSession], str] = {
    SameSession: "{one} is of a session that is in {other} already; leave one of them out",
    PerhapsSame: (
        "{one} and {other} say so much alike that they may be of one session; leave the older one "
        "out, or add --force if they are of two"
    ),
    SharedSession: (
        "{one} and {other} have a session in common, and each has others: what was combined can't "
        "be taken apart; combine the archives of the single sessions"
    ),
    OtherContent: (
        "{one} and {other} are of one session and neither is newer, but they do not say the same; "
        "leave one of them out"
    ),
}


def run(options: Namespace) -> int:
    """Write the archive of all sessions in `options.archives` to `options.out`."""
    sources, out = options.archives, options.out
    if len(sources) < 2:
        raise CannotDo("name two archives or more to combine, and last the file to write")
    check_target(out, ".zip")
    _refuse_same_files(sources, out)
    progress = ProgressLines()
    sources, records = _of_different_sessions(sources, _read_all(sources), force=options.force)
    gathered = _gathered(sources, records, force=options.force)
    record = _with_themes(gathered, progress)
    clouds = dict(_draw(record, progress))
    progress.tell("packing", 0, 1)
    texts = load(record.language if record.language in LANGUAGES else LANGUAGES[0])
    write_whole(out, build(record, clouds, texts))
    say(f"Wrote {out}. Sessions: {len(record.sessions)}. People who joined: {record.joined}")
    return 0


def _refuse_same_files(sources: Sequence[Path], out: Path) -> None:
    seen: dict[Path, Path] = {}
    for path in sources:
        real = path.resolve()
        if real in seen:
            raise CannotDo(f"{path} is named twice; each session may be there once")
        seen[real] = path
    if out.resolve() in seen:
        raise CannotDo(f"{out} is one of the archives to combine; name another file to write")


def _read_all(sources: Sequence[Path]) -> list[SessionRecord]:
    problems: list[str] = []
    records = []
    for path in sources:
        try:
            records.append(_read(path))
        except ArchiveError as error:
            problems.append(f"{path}: {error}")
    if problems:
        raise CannotDo(*problems)
    return records


def _read(path: Path) -> SessionRecord:
    try:
        if path.is_file() and path.stat().st_size > LARGEST_ARCHIVE:
            raise CannotDo(f"{path} is larger than 200 MB; that is no archive of a session")
        return held_out_of(read_file(path))
    except OSError as error:
        raise CannotDo(f"{path} can't be read: {error.strerror}") from None


def _of_different_sessions(
    sources: Sequence[Path], records: Sequence[SessionRecord], *, force: bool
) -> tuple[list[Path], list[SessionRecord]]:
    """The archives without those of a session that another one has in a newer state."""
    try:
        left = newest(records, force=force)
    except SameSession as same:
        one, other = sources[same.inner], sources[same.outer]
        raise CannotDo(_TOLD[type(same)].format(one=one, other=other)) from None
    if len(left) < 2:
        raise CannotDo(
            f"all of these are archives of what is in {sources[left[0]]}, which is the newest; "
            "there is nothing to combine"
        )
    for place in set(range(len(records))) - set(left):
        say(f"Left out {sources[place]}: its session is in another archive here that is as new")
    return [sources[place] for place in left], [records[place] for place in left]


def _gathered(
    sources: Sequence[Path], records: Sequence[SessionRecord], *, force: bool
) -> Gathered:
    try:
        return gather(records, force=force, are_distinct=True)
    except OtherPlan as other:
        raise CannotDo(
            f"{sources[other.place]} has another plan than {sources[0]}: {other}; "
            "--force puts values of the same title together"
        ) from None


def _with_themes(gathered: Gathered, progress: ProgressLines) -> SessionRecord:
    materials, found = gathered.materials, []
    for number, value in enumerate(materials.values):
        progress.tell("themes", number, len(materials.values))
        found.append(theming.themes_of(value, materials.themes))
    candidates = theming.candidates_of(materials)
    return theming.put_together(gathered.record, materials, found, candidates)


def _draw(record: SessionRecord, progress: ProgressLines) -> Iterator[tuple[int, bytes]]:
    """The pictures by number of value."""
    drawn = [
        (number, words)
        for number, value in enumerate(record.values, start=1)
        if is_enough(value.answered or 0, record.minimum)
        and (words := [count for count in value.words if _can_be_drawn(count)][:MOST_DRAWN])
    ]
    for done, (number, words) in enumerate(drawn):
        progress.tell("clouds", done, len(drawn))
        with suppress(NothingToDraw):
            yield number, draw_final(words).image


def _can_be_drawn(count: WordCount) -> bool:
    """Whether the bot could have kept the word: a file from elsewhere may hold anything."""
    word = count.word
    return count.people > 0 and clean(word) == word and 0 < count_characters(word) <= MAX_CHARACTERS
