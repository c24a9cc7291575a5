"""Round-ups that were seen and posted: what of them may be shown, without a text of anybody's.

Digests are sealed like texts: a word is short enough to be found by trying all words.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.workshop.passage import Passage
from bot.workshop.scope import Scope
from storage.database import Transaction
from storage.sealing import UNREADABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedTheme:
    """A theme as it was seen: where the words stand that made people count, which of them were
    shown (by their digests), and its quotes."""

    key: str
    heading: str
    heading_cy: str = ""
    source: str = ""
    is_key: bool = False
    words: tuple[str, ...] = ()
    matches: tuple[Passage, ...] = ()
    quotes: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """What a facilitator saw and posted. `heard` are the keys of all answers that were counted,
    None in a round-up that was posted before there were themes."""

    heard: tuple[str, ...] | None = None
    themes: tuple[ApprovedTheme, ...] = ()
    raised: tuple[ApprovedTheme, ...] = ()
    also_said: tuple[Passage, ...] = ()
    both_sides: tuple[Passage, ...] = ()
    added: tuple[Passage, ...] = ()


def approve(tx: Transaction, session_id: int, scope: Scope, seen: Approved) -> None:
    """Keep what was seen and may be posted."""
    sql = "INSERT OR REPLACE INTO round_up VALUES (?1, ?2, ?3, sealed(?1, ?4))"
    tx.write(sql, session_id, *scope.stored, json.dumps(asdict(seen), ensure_ascii=False))


def approved(tx: Transaction, session_id: int, scope: Scope) -> Approved | None:
    """What may be posted; None when the round-up never was."""
    sql = (
        "SELECT opened(session_id, quotes) FROM round_up"
        " WHERE session_id = ? AND value = ? AND prompt = ?"
    )
    row = tx.row(sql, session_id, *scope.stored)
    if row is None or row[0] == UNREADABLE:
        return None
    return _approved(json.loads(row[0]))


def _approved(entry: Mapping[str, Any]) -> Approved:
    if "heard" not in entry:
        return Approved(also_said=_passages(entry["quotes"]))
    return Approved(
        heard=None if entry["heard"] is None else tuple(entry["heard"]),
        themes=tuple(map(_theme, entry["themes"])),
        raised=tuple(map(_theme, entry["raised"])),
        also_said=_passages(entry["also_said"]),
        both_sides=_passages(entry["both_sides"]),
        added=_passages(entry["added"]),
    )


def _theme(entry: Mapping[str, Any]) -> ApprovedTheme:
    passages = {name: _passages(entry[name]) for name in ("matches", "quotes")}
    return ApprovedTheme(**{**entry, **passages, "words": tuple(entry["words"])})


def _passages(passages: list[list[Any]]) -> tuple[Passage, ...]:
    return tuple((key, start, end, digest) for key, start, end, digest in passages)
