"""The archives of several sessions, as the commands take them that make one of these."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.archive import (
    ArchiveError,
    OtherContent,
    OtherPlan,
    PerhapsSame,
    SameSession,
    SharedSession,
    read_file,
)
from bot.commands.progress import ProgressLines
from bot.commands.terminal import CannotDo
from bot.record import theming
from bot.record.combining import gather
from bot.record.holding_back import held_out_of
from bot.record.materials import Gathered
from bot.workshop.record import SessionRecord
from bot.workshop.response import MAX_CHARACTERS, clean, count_characters
from bot.workshop.word_count import WordCount

LARGEST_ARCHIVE = 200_000_000
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


def refused(same: SameSession, sources: Sequence[Path]) -> CannotDo:
    """What is said of archives that are of the same session."""
    one, other = sources[same.inner], sources[same.outer]
    return CannotDo(_TOLD[type(same)].format(one=one, other=other))


def refuse_same_files(sources: Sequence[Path], out: Path) -> None:
    """Raise CannotDo if a file is named twice, or is to be written over."""
    seen: dict[Path, Path] = {}
    for path in sources:
        real = path.resolve()
        if real in seen:
            raise CannotDo(f"{path} is named twice; each session may be there once")
        seen[real] = path
    if out.resolve() in seen:
        raise CannotDo(f"{out} is one of the archives to read; name another file to write")


def read_all(sources: Sequence[Path]) -> list[SessionRecord]:
    """The records in all of them; raises CannotDo, which says what is wrong with each."""
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


def gathered(sources: Sequence[Path], records: Sequence[SessionRecord], *, force: bool) -> Gathered:
    """All of them as one, without themes; raises CannotDo where plans differ."""
    try:
        return gather(records, force=force, are_distinct=True)
    except OtherPlan as other:
        raise CannotDo(
            f"{sources[other.place]} has another plan than {sources[0]}: {other}; "
            "--force puts values of the same title together"
        ) from None


def with_themes(gathered: Gathered, progress: ProgressLines) -> SessionRecord:
    """The record with what is found in it, a value at a time."""
    materials = gathered.materials
    found, readings = [], []
    for number, value in enumerate(materials.values):
        progress.tell("themes", number, len(materials.values))
        themes, reading = theming.found_in(value, materials.themes, materials.edits)
        found.append(themes)
        readings.append(reading)
    candidates = theming.candidates_of(materials, readings)
    return theming.put_together(gathered.record, materials, found, candidates)


def can_be_drawn(count: WordCount) -> bool:
    """Whether the bot could have kept the word: a file from elsewhere may hold anything."""
    word = count.word
    return count.people > 0 and clean(word) == word and 0 < count_characters(word) <= MAX_CHARACTERS
