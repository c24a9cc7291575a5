"""The tables of docs/privacy.md, which a test holds to the program, and two of them in other
languages, which a test holds to those."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from bot.config import Config

PAGE = "privacy.md"
OWN = "en"
STAGES, SEERS = "A workshop from beginning to end", "Who can see it"
DIGITS = 12
_MARKUP = re.compile(r"\*\*|`|\[([^]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAtStage:
    """What is kept from a stage on, and until when."""

    name: str
    kept: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who can see something, and what."""

    who: str
    sees: str


def stages(config: Config, language: str = OWN) -> list[KeptAtStage]:
    """From joining to deletion, with the days of the settings."""
    days = {"sealed": config.sealing_days, "deleted": config.retention_days}
    if language != OWN:
        said = {"sealing_days": config.sealing_days, "retention_days": config.retention_days}
        rows = _rows(_section(STAGES, language))
        return [KeptAtStage(name=n.format(**said), kept=k, until=u) for n, k, u in rows]
    found = []
    for name, kept, until in _rows(_section(STAGES)):
        stage = name.split(",")[0]
        named = f"{stage}, {days[stage]} days after the end" if stage in days else name
        found.append(KeptAtStage(name=named, kept=kept, until=until))
    return found


def recipients(language: str = OWN) -> list[Recipient]:
    """Everybody who can see something."""
    return [Recipient(who=who, sees=sees) for who, sees in _rows(_section(SEERS, language))]


def marked(name: str) -> list[list[str]]:
    """The rows of a table that stands between two marks."""
    return _rows(_page().split(f"<!-- {name} -->")[1].split(f"<!-- /{name} -->")[0])


def digest() -> str:
    """What tells the two tables in English from what they were: whoever puts them into another
    language writes down of which they are."""
    rows = [_rows(_section(heading)) for heading in (STAGES, SEERS)]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:DIGITS]


def _section(heading: str, language: str = OWN) -> str:
    return _page(language).split(f"\n## {heading}\n")[1].split("\n## ")[0]


def _rows(text: str) -> list[list[str]]:
    """The rows of the first table in a text, without its head and without markup."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[_plain(cell) for cell in line.strip().strip("|").split("|")] for line in lines[2:]]


def _plain(cell: str) -> str:
    return _MARKUP.sub(lambda found: found[1] or "", cell).strip()


@cache
def _page(language: str = OWN) -> str:
    """Packed with the program, or beside it where it is developed; in another language beside the
    papers in that."""
    if language != OWN:
        return files("bot.pack").joinpath("templates", language, PAGE).read_text(encoding="utf-8")
    packed = files("bot.pack").joinpath(PAGE)
    if packed.is_file():
        return packed.read_text(encoding="utf-8")
    return Path(__file__).parents[2].joinpath("docs", PAGE).read_text(encoding="utf-8")
