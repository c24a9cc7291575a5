"""From an archive back to the record of its session."""

import io
import json
from pathlib import Path
from typing import BinaryIO, NoReturn

from bot.archive.combined.differences import KINDS
from bot.archive.errors import ArchiveError
from bot.archive.packing import OF_A_MAC, Several, TooLarge, unpack
from bot.archive.session_file.about import about_of
from bot.archive.session_file.edit import edit_of
from bot.archive.session_file.entry import Entry
from bot.archive.session_file.former_formats import OLDEST, as_of_today
from bot.archive.session_file.plan import plan_of
from bot.archive.session_file.plausibility import check_plausible
from bot.archive.session_file.value import candidate_of, value_of
from bot.archive.session_file.writing import FORMAT, SESSION_FILE
from bot.workshop.checks import CheckRecord
from bot.workshop.record import Difference, SessionMethod, SessionRecord
from bot.workshop.session import Mode, Reveal

# What 300 people say in a whole workshop is 4 MB, and makes a tenth of these parts.
MAX_BYTES = 16_000_000
MOST_PARTS = 600_000
NOT_THERE = f"this is no archive of a session: no {SESSION_FILE} can be read in it"
TOO_LARGE = (
    f"its {SESSION_FILE} is larger than {MAX_BYTES // 1_000_000} MB; no workshop leaves so much"
)


def read(archive: bytes | BinaryIO) -> SessionRecord:
    """The record that an archive was built from; pictures are not read.

    Raises ArchiveError when it is no ZIP, has no session.json, or one that is damaged, too large,
    impossible or of another format; the error says what is wrong where.
    """
    file = io.BytesIO(archive) if isinstance(archive, bytes) else archive
    try:
        content = unpack(file, SESSION_FILE, MAX_BYTES)
    except TooLarge:
        raise ArchiveError(TOO_LARGE) from None
    except Several:
        raise ArchiveError(
            f"it has several {SESSION_FILE}; name the archive of each session by itself"
        ) from None
    if content is None:
        raise ArchiveError(NOT_THERE)
    return _from_elsewhere(content)


def read_file(path: Path) -> SessionRecord:
    """The record in an archive at a path: the ZIP, the folder that it was unpacked into, or
    the session.json in that. Raises ArchiveError and OSError."""
    if path.is_dir():
        return _from_elsewhere(_content(_in_folder(path)))
    if path.name == SESSION_FILE:
        return _from_elsewhere(_content(path))
    if path.exists() and not path.is_file():
        raise ArchiveError("this is no file")
    with path.open("rb") as file:
        return read(file)


def _in_folder(folder: Path) -> Path:
    """Where session.json is in an unpacked archive: in the folder itself, or in one in it."""
    found = [folder / SESSION_FILE, *sorted(folder.glob(f"*/{SESSION_FILE}"))]
    there = [path for path in found if path.is_file() and OF_A_MAC not in path.parts]
    if not there:
        raise ArchiveError(f"this is no unpacked archive: no {SESSION_FILE} is in this folder")
    if there[0] != found[0] and len(there) > 1:
        raise ArchiveError(f"several folders in it have a {SESSION_FILE}; name one of them")
    return there[0]


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ArchiveError(TOO_LARGE)
    return content


def _from_elsewhere(content: bytes) -> SessionRecord:
    """The record in a file that anybody may have written."""
    # Before anything is made of it: a small file can stand for a great many objects.
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise ArchiveError(f"{SESSION_FILE} has more than {MOST_PARTS} parts; no workshop has")
    record = record_of(content)
    check_plausible(record)
    return record


def record_of(content: bytes) -> SessionRecord:
    """The record that a session.json was written from: the opposite of `session_file_of`. One of
    a former format is read as well."""
    try:
        session = Entry(json.loads(content, parse_constant=_no_number), "")
    except (ValueError, RecursionError):
        raise ArchiveError(f"{SESSION_FILE} is not JSON") from None
    found = session.at("format").count()
    if not OLDEST <= found <= FORMAT:
        known = f"{OLDEST} to {FORMAT}"
        raise ArchiveError(f"{SESSION_FILE} has format {found}; this program reads {known}")
    if found < FORMAT and isinstance(session.found, dict):
        session = Entry(as_of_today(session.found, found), "")
    return _record(session)


def _no_number(text: str) -> NoReturn:
    """NaN and Infinity, which Python would take, are no JSON."""
    raise ValueError(text)


def _record(session: Entry) -> SessionRecord:
    plan = plan_of(session.at("plan"))
    size = len(plan.values)
    values = session.at("values").entries()
    if len(values) != size:
        session.at("values").wrong(f"should have {size} entries, one for each value")
    pairs = zip(plan.values, values, strict=True)
    methods = _methods(session.at("sessions"))
    joined = sum(method.joined for method in methods)
    if session.at("joined").count() != joined:
        session.at("joined").wrong(f"should be {joined}, as so many joined its sessions")
    is_one = len(methods) == 1
    return SessionRecord(
        plan=plan,
        mode=Mode(session.at("mode").one_of(*Mode)),
        reveal=Reveal(session.at("reveal").one_of(*Reveal)),
        minimum=session.at("minimum").count(),
        language=session.at("language").text(),
        joined=joined,
        values=tuple(value_of(value, entry) for value, entry in pairs),
        combined=() if is_one else methods,
        candidates=tuple(candidate_of(each, size) for each in session.at("candidates").entries()),
        edits=tuple(edit_of(each, size) for each in session.at("edits").entries()),
        without_themes=session.flag_if_there("without_themes"),
        in_browser=methods[0].in_browser if is_one else 0,
        withdrawn=methods[0].withdrawn if is_one else 0,
        hidden=methods[0].hidden if is_one else 0,
        taken_out=methods[0].taken_out if is_one else 0,
        struck=methods[0].struck if is_one else 0,
        included=methods[0].included if is_one else 0,
        masked=methods[0].masked if is_one else 0,
        left_out=methods[0].left_out if is_one else 0,
        day=methods[0].day if is_one else None,
        id=methods[0].id if is_one else None,
        revision=methods[0].revision if is_one else 0,
        differences=tuple(_difference(e, size) for e in session.at("differences").entries()),
        run=_run(session, size),
        checks=tuple(map(_check, session.at("checks").entries())) if session.has("checks") else (),
        about=about_of(session.at("about"), size),
    )


def _run(session: Entry, size: int) -> tuple[int, ...]:
    """Which values were run, each once; files of before do not say."""
    if not session.has("run"):
        return ()
    entry = session.at("run")
    run = tuple(each.place(size) for each in entry.entries())
    if len(set(run)) != len(run):
        entry.wrong("should have each value once")
    return run


def _check(entry: Entry) -> CheckRecord:
    return CheckRecord(
        question=entry.at("question").text(),
        leaving=entry.at("leaving").flag(),
        answered=entry.at("answered").count_if_told(),
        texts=entry.at("texts").texts(),
    )


def _difference(entry: Entry, values: int) -> Difference:
    value = entry.at("value")
    return Difference(
        value=None if value.found is None else value.place(values),
        what=entry.at("what").one_of(*KINDS),
        other=entry.at("other").text(),
        sessions=entry.at("sessions").count(),
    )


def _methods(sessions: Entry) -> tuple[SessionMethod, ...]:
    methods = tuple(map(_method, sessions.entries()))
    if not methods:
        sessions.wrong("should have an entry for each session")
    return methods


def _method(session: Entry) -> SessionMethod:
    day, id_ = session.at("day"), session.at("id")
    return SessionMethod(
        mode=Mode(session.at("mode").one_of(*Mode)),
        reveal=Reveal(session.at("reveal").one_of(*Reveal)),
        minimum=session.at("minimum").count(),
        joined=session.at("joined").count(),
        in_browser=session.at("in_browser").count_if_told() if session.has("in_browser") else 0,
        withdrawn=session.at("withdrawn").count(),
        hidden=session.at("hidden").count(),
        taken_out=session.at("taken_out").count(),
        struck=session.count_if_there("struck"),
        included=session.count_if_there("included"),
        masked=session.count_if_there("masked"),
        left_out=session.count_if_there("left_out"),
        day=None if day.found is None else day.day(),
        id=None if id_.found is None else id_.id(),
        revision=session.at("revision").count(),
        group=session.at("group").text(),
    )
