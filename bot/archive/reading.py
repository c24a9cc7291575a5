"""From an archive back to the record of its session."""

import json

from bot.archive.json_entry import ArchiveError, Entry
from bot.archive.packing import unpack
from bot.archive.session_file import FORMAT, SESSION_FILE
from bot.workshop.plan import Plan, Theme, Value
from bot.workshop.record import (
    PromptRecord,
    SessionMethod,
    SessionRecord,
    ValueRecord,
    WordCount,
)
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
    """The record that a session.json was written from: the opposite of `session_file_of`."""
    try:
        session = Entry(json.loads(content), "")
    except (ValueError, RecursionError):
        raise ArchiveError(f"{SESSION_FILE} is not JSON") from None
    found = session.at("format").count()
    if found != FORMAT:
        raise ArchiveError(f"{SESSION_FILE} has format {found}; this program reads {FORMAT}")
    return _record(session)


def _record(session: Entry) -> SessionRecord:
    plan = _plan(session.at("plan"))
    values = session.at("values").entries()
    if len(values) != len(plan.values):
        session.at("values").wrong(f"should have {len(plan.values)} entries, one for each value")
    pairs = zip(plan.values, values, strict=True)
    sessions = session.at("sessions")
    methods = tuple(map(_method, sessions.entries()))
    if not methods:
        sessions.wrong("should have an entry for each session")
    return SessionRecord(
        plan=plan,
        mode=Mode(session.at("mode").one_of(*Mode)),
        reveal=Reveal(session.at("reveal").one_of(*Reveal)),
        minimum=session.at("minimum").count(),
        language=session.at("language").text(),
        joined=session.at("joined").count(),
        values=tuple(_value(value, entry) for value, entry in pairs),
        combined=methods if len(methods) > 1 else (),
    )


def _method(session: Entry) -> SessionMethod:
    return SessionMethod(
        mode=Mode(session.at("mode").one_of(*Mode)),
        reveal=Reveal(session.at("reveal").one_of(*Reveal)),
        minimum=session.at("minimum").count(),
        joined=session.at("joined").count(),
    )


def _plan(plan: Entry) -> Plan:
    return Plan(
        name=plan.at("name").text(),
        title=plan.at("title").text(),
        about=plan.at("about").text(),
        attribution=plan.at("attribution").text(),
        values=tuple(map(_planned_value, plan.at("values").entries())),
        responses_per_person=plan.at("responses_per_person").count(),
        themes=tuple(map(_theme, plan.at("themes").entries())),
    )


def _theme(theme: Entry) -> Theme:
    return Theme(
        heading=theme.at("heading").text(),
        heading_cy=theme.at("heading_cy").text(),
        keywords=theme.at("keywords").texts(),
        keywords_cy=theme.at("keywords_cy").texts(),
    )


def _planned_value(value: Entry) -> Value:
    question = value.at("question")
    return Value(
        title=value.at("title").text(),
        statement=value.at("statement").text(),
        question=None if question.found is None else question.text(),
        prompts=value.at("prompts").texts(),
        sensitive=value.at("sensitive").flag(),
    )


def _value(value: Value, entry: Entry) -> ValueRecord:
    return ValueRecord(
        value=value,
        words=tuple(map(_word, entry.at("words").entries())),
        late=entry.at("late").texts(),
        answered=entry.at("answered").count(),
        passed=entry.at("passed").count(),
        prompts=tuple(map(_prompt, entry.at("prompts").entries())),
        notes=entry.at("notes").texts(),
    )


def _word(word: Entry) -> WordCount:
    return WordCount(word=word.at("word").text(), people=word.at("people").count())


def _prompt(prompt: Entry) -> PromptRecord:
    return PromptRecord(
        text=prompt.at("text").text(),
        answers=prompt.at("answers").texts(),
        notes=prompt.at("notes").texts(),
        answered=prompt.at("answered").count(),
        passed=prompt.at("passed").count(),
    )
