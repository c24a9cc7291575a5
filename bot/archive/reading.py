"""From an archive back to the record of its session."""

import json

from bot.archive.edit_entry import edit_of
from bot.archive.former_formats import OLDEST, as_of_today
from bot.archive.json_entry import ArchiveError, Entry
from bot.archive.packing import unpack
from bot.archive.plan_entry import plan_of
from bot.archive.session_file import FORMAT, SESSION_FILE
from bot.archive.value_entry import candidate_of, value_of
from bot.workshop.record import SessionMethod, SessionRecord
from bot.workshop.session import Mode, Reveal

MAX_BYTES = 50_000_000


def read(archive: bytes) -> SessionRecord:
    """The record that an archive was built from; pictures are not read.

    Raises ArchiveError when it is no ZIP, has no session.json, or one that is damaged, too large
    or of another format; the error says what is wrong where.
    """
    content = unpack(archive, SESSION_FILE, MAX_BYTES)
    if content is None:
        raise ArchiveError(f"this is no archive of a session: no {SESSION_FILE} can be read in it")
    return record_of(content)


def record_of(content: bytes) -> SessionRecord:
    """The record that a session.json was written from: the opposite of `session_file_of`. One of
    a former format is read as well."""
    try:
        session = Entry(json.loads(content), "")
    except (ValueError, RecursionError):
        raise ArchiveError(f"{SESSION_FILE} is not JSON") from None
    found = session.at("format").count()
    if not OLDEST <= found <= FORMAT:
        known = f"{OLDEST} to {FORMAT}"
        raise ArchiveError(f"{SESSION_FILE} has format {found}; this program reads {known}")
    if found < FORMAT and isinstance(session.found, dict):
        session = Entry(as_of_today(session.found), "")
    return _record(session)


def _record(session: Entry) -> SessionRecord:
    plan = plan_of(session.at("plan"))
    size = len(plan.values)
    values = session.at("values").entries()
    if len(values) != size:
        session.at("values").wrong(f"should have {size} entries, one for each value")
    pairs = zip(plan.values, values, strict=True)
    methods = _methods(session.at("sessions"))
    is_one = len(methods) == 1
    return SessionRecord(
        plan=plan,
        mode=Mode(session.at("mode").one_of(*Mode)),
        reveal=Reveal(session.at("reveal").one_of(*Reveal)),
        minimum=session.at("minimum").count(),
        language=session.at("language").text(),
        joined=session.at("joined").count(),
        values=tuple(value_of(value, entry) for value, entry in pairs),
        combined=() if is_one else methods,
        candidates=tuple(candidate_of(each, size) for each in session.at("candidates").entries()),
        edits=tuple(edit_of(each, size) for each in session.at("edits").entries()),
        without_themes=session.flag_if_there("without_themes"),
        withdrawn=methods[0].withdrawn if is_one else 0,
        hidden=methods[0].hidden if is_one else 0,
        day=methods[0].day if is_one else None,
    )


def _methods(sessions: Entry) -> tuple[SessionMethod, ...]:
    methods = tuple(map(_method, sessions.entries()))
    if not methods:
        sessions.wrong("should have an entry for each session")
    return methods


def _method(session: Entry) -> SessionMethod:
    day = session.at("day")
    return SessionMethod(
        mode=Mode(session.at("mode").one_of(*Mode)),
        reveal=Reveal(session.at("reveal").one_of(*Reveal)),
        minimum=session.at("minimum").count(),
        joined=session.at("joined").count(),
        withdrawn=session.at("withdrawn").count(),
        hidden=session.at("hidden").count(),
        day=None if day.found is None else day.day(),
    )
