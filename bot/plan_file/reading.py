"""The text of a plan file, to a plan."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.plan_file.bounds import beyond_bounds
from bot.plan_file.caring import CARE_KEYS, care_of
from bot.plan_file.faults import PlanFault, PlanFaultKind, PlanFileError, fault, in_order
from bot.plan_file.fields import Fields, Problems, check_apart, too_many
from bot.plan_file.lines import KeyPlace, lines_of_keys
from bot.plan_file.themes import themes_of
from bot.plan_file.wordings import (
    OF_A_VALUE,
    OF_THE_PLAN,
    keys_in_others,
    language_of,
    plan_wordings,
    value_wordings,
)
from bot.toml_text import slip_in
from bot.workshop.care import MAX_NOTE
from bot.workshop.plan import (
    ANSWERS_PER_PERSON,
    MAX_ATTRIBUTION,
    MAX_FOR_WHOM,
    MAX_PROMPT,
    MAX_PROMPTS,
    MAX_QUESTION,
    MAX_STATEMENT,
    MAX_TITLE,
    MAX_VALUES,
    MINUTES,
    RESPONSES_PER_PERSON,
    Plan,
    Value,
)

MAX_BYTES = 200_000
KEYS = tuple(
    sorted(
        (
            *(
                "about",
                "answers_per_person",
                "asks_at_work",
                "attribution",
                "for_whom",
                "minutes",
                "prompts",
            ),
            *("question", "responses_per_person", "theme", "title", "value", *CARE_KEYS),
        )
    )
)
VALUE_KEYS = (
    *("content_note", "minutes", "prompts", "question", "sensitive", "statement", "title"),
)
LONGEST_NAME = 40
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
# What the parser of TOML says begins so; it may quote what was written, so it is not passed on.
SAID_BY_PARSER = (
    (r"Cannot (declare|overwrite|redefine|mutate)|Duplicate", PlanFaultKind.GIVEN_TWICE),
    (r"Unclosed|Expected '\]", PlanFaultKind.OPEN_BRACKET),
    (r"Unterminated|Illegal character '\\n'", PlanFaultKind.OPEN_QUOTE),
    (r"Expected '='", PlanFaultKind.NO_EQUALS),
    (r"Invalid (value|date)", PlanFaultKind.NOT_A_VALUE),
    (r"Found invalid|Illegal character", PlanFaultKind.BAD_SIGN),
)


def read(text: str, name: str) -> Plan:
    """The plan that a TOML text describes; `name` is its short id. Raises PlanFileError."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise PlanFileError(fault(PlanFaultKind.LONGER_THAN, most=MAX_BYTES // 1000).at(1))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = _lines(entries := _parse(text), text)
    wrong = [] if NAME.fullmatch(name) else [fault(PlanFaultKind.NAME, most=LONGEST_NAME).at(1)]
    return plan_of(entries, lines, name, wrong=wrong)


def plan_of(
    entries: Mapping[str, object],
    lines: Mapping[KeyPlace, int],
    name: str,
    *,
    wrong: Iterable[PlanFault] = (),
) -> Plan:
    """The plan that such entries describe, each of which stands in its line; what is `wrong` is
    known already. Raises PlanFileError."""
    problems = Problems(lines, [*wrong])
    plan = _plan(Fields(entries, None, problems), name)
    if problems.found:
        raise PlanFileError(*in_order(problems.found))
    return plan


def _parse(text: str) -> dict[str, object]:
    if beyond := beyond_bounds(text):
        raise PlanFileError(beyond)
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise PlanFileError(_syntax_problem(str(error), text)) from None


def _syntax_problem(message: str, text: str) -> PlanFault:
    """What is wrong in which line, from what the parser says."""
    at = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", message)
    if at is None:
        return fault(PlanFaultKind.NOT_TOML).at(1)
    line = int(at[1] or len(text.rstrip("\n").split("\n")))
    return fault(slip_in(text, line) or _kind_of(message)).at(line)


def _kind_of(message: str) -> PlanFaultKind:
    said = (kind for beginning, kind in SAID_BY_PARSER if re.match(beginning, message))
    return next(said, PlanFaultKind.NOT_UNDERSTOOD)


def _lines(entries: Mapping[str, object], text: str) -> dict[KeyPlace, int]:
    return lines_of_keys(text) if entries else {}


def _plan(top: Fields, name: str) -> Plan:
    language = language_of(top)
    top.check_known(KEYS, ("language", *keys_in_others(OF_THE_PLAN, language)))
    care = care_of(top, keys_in_others(("question",), language))
    return Plan(
        name=name,
        title=top.text("title", MAX_TITLE, needed=True),
        about=top.text("about", MAX_ATTRIBUTION, long=True),
        attribution=top.text("attribution", MAX_ATTRIBUTION, long=True),
        values=_values(top, language),
        responses_per_person=top.whole_number("responses_per_person", 3, RESPONSES_PER_PERSON),
        answers_per_person=top.whole_number("answers_per_person", 20, ANSWERS_PER_PERSON),
        themes=themes_of(top),
        for_whom=top.text("for_whom", MAX_FOR_WHOM),
        asks_at_work=top.yes_or_no("asks_at_work"),
        care=care,
        language=language,
        wordings=plan_wordings(top, language, care),
    )


def _values(top: Fields, language: str) -> tuple[Value, ...]:
    question = top.text("question", MAX_QUESTION)
    prompts = top.texts("prompts", MAX_PROMPT, MAX_PROMPTS)
    minutes = _minutes(top, None)
    tables = top.entries.get("value", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        top.problems.add((None, "value"), fault(PlanFaultKind.TWO_BRACKETS, table="value"))
        return ()
    if not tables:
        top.problems.add((None, "value"), fault(PlanFaultKind.NO_VALUE_TABLE))
    if len(tables) > MAX_VALUES:
        top.problems.add((("value", MAX_VALUES), ""), too_many(tables, MAX_VALUES, "value"))
    fields = [Fields(table, ("value", n), top.problems) for n, table in enumerate(tables)]
    known = keys_in_others(OF_A_VALUE, language)
    for table in fields:
        table.check_known(VALUE_KEYS, known)
    values = [_value(table, question, prompts, minutes) for table in fields]
    check_apart(fields, "title", [value.title for value in values])
    return tuple(
        replace(value, wordings=value_wordings(top, table, language, value))
        for table, value in zip(fields, values, strict=True)
    )


def _value(fields: Fields, question: str, prompts: tuple[str, ...], minutes: int | None) -> Value:
    """One value: what it says itself goes before what the top of the file says for all."""
    if "question" in fields.entries:
        question = fields.text("question", MAX_QUESTION)
    if "prompts" in fields.entries:
        prompts = fields.texts("prompts", MAX_PROMPT, MAX_PROMPTS)
    return Value(
        title=fields.text("title", MAX_TITLE, needed=True),
        statement=fields.text("statement", MAX_STATEMENT, long=True, needed=True),
        question=question or None,
        prompts=prompts,
        sensitive=fields.yes_or_no("sensitive"),
        minutes=_minutes(fields, minutes),
        content_note=fields.text("content_note", MAX_NOTE),
    )


def _minutes(fields: Fields, of_all: int | None) -> int | None:
    """How long a value should take; nobody says 0 minutes."""
    if "minutes" not in fields.entries:
        return of_all
    return fields.whole_number("minutes", MINUTES[0], MINUTES)
