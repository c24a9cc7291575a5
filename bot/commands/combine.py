"""`gair combine`: the archives of several sessions as one."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from bot.archive import ArchiveError, OtherPlan, SameSession, build, read
from bot.commands.progress import Progress
from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target, write_whole
from bot.facilitation.closing import theming
from bot.facilitation.closing.combining import gather
from bot.facilitation.closing.theming import Gathered
from bot.texts import LANGUAGES, load
from bot.word_cloud import NothingToDraw, draw_final
from bot.workshop.record import SessionRecord, WordCount
from bot.workshop.response import MAX_CHARACTERS, clean, count_characters
from bot.workshop.reveal import may_show

LARGEST_ARCHIVE = 200_000_000


def run(options: Namespace) -> int:
    """Write the archive of all sessions in `options.archives` to `options.out`."""
    sources, out = options.archives, options.out
    if len(sources) < 2:
        raise CannotDo("name two archives or more to combine, and last the file to write")
    check_target(out, ".zip")
    _refuse_same_files(sources, out)
    progress = Progress()
    gathered = _gathered(sources, _read_all(sources), force=options.force)
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
            records.append(read(_content(path)))
        except ArchiveError as error:
            problems.append(f"{path}: {error}")
    if problems:
        raise CannotDo(*problems)
    return records


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_ARCHIVE + 1)
    except OSError as error:
        raise CannotDo(f"{path} can't be read: {error.strerror}") from None
    if len(content) > LARGEST_ARCHIVE:
        raise CannotDo(f"{path} is larger than 200 MB; that is no archive of a session")
    return content


def _gathered(
    sources: Sequence[Path], records: Sequence[SessionRecord], *, force: bool
) -> Gathered:
    try:
        return gather(records, force=force)
    except SameSession as same:
        raise CannotDo(
            f"{sources[same.inner]} is of a session that is in {sources[same.outer]} already; "
            "leave one of them out"
        ) from None
    except OtherPlan as other:
        raise CannotDo(
            f"{sources[other.place]} has another plan than {sources[0]}: {other}; "
            "--force puts values of the same title together"
        ) from None


def _with_themes(gathered: Gathered, progress: Progress) -> SessionRecord:
    materials, found = gathered.materials, []
    for number, value in enumerate(materials.values):
        progress.tell("themes", number, len(materials.values))
        found.append(theming.themes_of(value, materials.themes))
    candidates = theming.candidates_of(materials)
    return theming.put_together(gathered.record, materials, found, candidates)


def _draw(record: SessionRecord, progress: Progress) -> Iterator[tuple[int, bytes]]:
    """The pictures by number of value."""
    drawn = [
        (number, words)
        for number, value in enumerate(record.values, start=1)
        if may_show(value.answered, None, minimum=record.minimum, closed=True)
        and (words := [count for count in value.words if _can_be_drawn(count)])
    ]
    for done, (number, words) in enumerate(drawn):
        progress.tell("clouds", done, len(drawn))
        with suppress(NothingToDraw):
            yield number, draw_final(words).image


def _can_be_drawn(count: WordCount) -> bool:
    """Whether the bot could have kept the word: a file from elsewhere may hold anything."""
    word = count.word
    return count.people > 0 and clean(word) == word and 0 < count_characters(word) <= MAX_CHARACTERS
