"""A file that says what a report is about: TOML, as `gair archive --about` takes it.

    organisation = "Bridgeway"
    group = "The evening group"
    audience = "14 frontline workers"
    place = "Bangor"
    dates = "3 and 10 May 2026"
    introduction = '''One or several paragraphs.'''
    summary = "What was found, in short."
    conclusion = "What is to be made of it."

    [values]
    1 = "A summary of what was said about the first value."
    "Time to heal" = "Or by its title."

    [key_themes]
    "Money" = "A summary of this key theme, by its heading."

Nothing has to be there.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.texts import REFERENCE, load
from bot.toml_text import decoded, slip_in
from bot.workshop.about import (
    FACTS,
    MOST_IN_FACT,
    MOST_IN_TEXT,
    NOTHING_SAID,
    TEXTS,
    About,
    ThemeSummary,
)
from bot.workshop.record import SessionRecord

T = TypeVar("T")
MOST_BYTES = 200_000
TABLES = ("values", "key_themes")
KNOWN = (*FACTS, *TEXTS, *TABLES)


class AboutFileError(Exception):
    """A file about a report is wrong: says where, and what to write."""


def read_about(content: bytes) -> Mapping[str, object]:
    """What is in the file, with every key known and every text a text of a length that a report has
    room for. Raises AboutFileError."""
    if len(content) > MOST_BYTES:
        raise AboutFileError(f"it is longer than {MOST_BYTES // 1000} kB")
    found = _parsed(content)
    for key, said in found.items():
        if key not in KNOWN:
            raise AboutFileError(f"{key} is not known here; known are {', '.join(KNOWN)}")
        if key in TABLES:
            _check_table(key, said)
        else:
            _check(key, said, MOST_IN_FACT if key in FACTS else MOST_IN_TEXT)
    return found


def about_in(found: Mapping[str, object], record: SessionRecord) -> About:
    """What such a file says of the report of a session, over what the record says already. Raises
    AboutFileError where the session has no such value or key theme."""
    texts = {name: str(found.get(name, "")).strip() for name in (*FACTS, *TEXTS)}
    said = replace(
        NOTHING_SAID,
        **texts,
        values=_values(_table(found, "values"), record),
        key_themes=_key_themes(_table(found, "key_themes"), record),
    )
    return said.over(record.about)


def _parsed(content: bytes) -> dict[str, object]:
    try:
        text = decoded(content)
    except UnicodeDecodeError:
        raise AboutFileError("it is no text; please save it as UTF-8") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = getattr(error, "lineno", None) or _line_in(str(error))
        slip = slip_in(text, at)
        advice = load(REFERENCE)(f"slip.{slip}") if slip else f"this is no TOML: {error}"
        raise AboutFileError(f"line {at}: {advice}" if at else advice) from None


def _line_in(message: str) -> int:
    """The line that an error of tomllib names, or 0."""
    _, _, behind = message.partition("at line ")
    return int(behind.split(",")[0]) if behind else 0


def _check_table(key: str, said: object) -> None:
    if not isinstance(said, dict):
        raise AboutFileError(f'{key} should be a table: [{key}], and below it 1 = "…"')
    for name, text in said.items():
        _check(f"{key}.{name}", text, MOST_IN_TEXT)


def _check(where: str, said: object, most: int) -> None:
    if not isinstance(said, str):
        raise AboutFileError(f"{where} should be a text, in quotation marks")
    if len(said) > most:
        raise AboutFileError(f"{where} should have {most} characters or less")


def _table(found: Mapping[str, object], key: str) -> Mapping[str, str]:
    table = found.get(key, {})
    assert isinstance(table, dict)  # noqa: S101 it was read by read_about
    return {name: text.strip() for name, text in table.items()}


def _values(summaries: Mapping[str, str], record: SessionRecord) -> tuple[str, ...]:
    """One for each value, by its number, from 1, or its title; () where there is none."""
    titles = [value.value.title for value in record.values]
    places = {title.casefold(): at for at, title in reversed([*enumerate(titles)])}
    places |= {str(number): at for at, number in enumerate(range(1, len(titles) + 1))}
    told = [f"1 to {len(titles)}", *titles]
    found = {_named(name, places, "value", told): text for name, text in summaries.items()}
    return tuple(found.get(at, "") for at in range(len(titles))) if any(found.values()) else ()


def _key_themes(summaries: Mapping[str, str], record: SessionRecord) -> tuple[ThemeSummary, ...]:
    """Those of key themes, by their headings in whichever language."""
    key_themes = [one for one in record.candidates if one.is_key]
    keys = {one.heading_cy.casefold(): one.key for one in key_themes}
    keys |= {one.heading.casefold(): one.key for one in key_themes}
    told = [one.heading for one in key_themes]
    found = {_named(name, keys, "key theme", told): text for name, text in summaries.items()}
    return tuple(ThemeSummary(key=key, summary=text) for key, text in sorted(found.items()) if text)


def _named(name: str, known: Mapping[str, T], what: str, told: Sequence[str]) -> T:
    """What a name stands for, however it is written."""
    if name.strip() and name.strip().casefold() in known:
        return known[name.strip().casefold()]
    there = f"there are {'; '.join(told)}" if told else "there is none in this session"
    raise AboutFileError(f"there is no {what} {name!r}; {there}")
