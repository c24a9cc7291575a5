"""The fields of one table of a plan file; what is wrong with them is collected, not raised."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.plan_file.faults import PlanFault, PlanFaultKind, fault
from bot.plan_file.lines import KeyPlace, Table

INVISIBLE_LETTERS = "\u115f\u1160\u3164\uffa0\u2800\u034f"
JOINERS = "\u200c\u200d"
TAGS = range(0xE0020, 0xE0080)


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong with a file so far, each with its line."""

    lines: Mapping[KeyPlace, int]
    found: list[PlanFault] = field(default_factory=list)

    def add(self, place: KeyPlace, what: PlanFault) -> None:
        """Note a problem at a key, or at the table that the key should be in."""
        table, key = place
        nearest = (place, (table, ""), (None, table[0]) if table else (None, key))
        line = next((self.lines[near] for near in nearest if near in self.lines), 1)
        self.found.append(what.at(line))


@dataclass(frozen=True, slots=True)
class Fields:
    """One table: the top of the file (`table` None), or one such as the first value."""

    entries: Mapping[str, object]
    table: Table | None
    problems: Problems

    def wrong(self, key: str, what: PlanFault, number: int = 0) -> None:
        """Note a problem with this table's key, or with one of its texts (from 1)."""
        self.problems.add((self.table, key), what.of(key, number))

    def check_known(self, known: tuple[str, ...], beside: tuple[str, ...] = ()) -> None:
        """Every other key is a problem: a misspelt one would be passed over in silence. Those
        `beside` are known, too, and not listed."""
        for key in sorted(self.entries.keys() - {*known, *beside}):
            name = key if key.isprintable() else ascii(key)
            place = (self.table, key)
            unknown = fault(PlanFaultKind.UNKNOWN_KEY, known=", ".join(known)).of(name)
            self.problems.add(place, unknown)

    def text(self, key: str, limit: int, *, long: bool = False, needed: bool = False) -> str:
        """A text of up to `limit` characters, of several lines when `long`; "" if it is wrong."""
        if key not in self.entries:
            if needed:
                self.wrong(key, fault(PlanFaultKind.MISSING))
            return ""
        text = self.entries[key]
        if not isinstance(text, str):
            self.wrong(key, fault(PlanFaultKind.NOT_TEXT))
            return ""
        text = text.strip()
        if what := fault_of(text, limit, long=long, needed=needed):
            self.wrong(key, what)
        return text

    def texts(self, key: str, limit: int, most: int) -> tuple[str, ...]:
        """A list of up to `most` texts of one line each."""
        entries = self.entries.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            self.wrong(key, fault(PlanFaultKind.NOT_TEXTS))
            return ()
        if len(entries) > most:
            self.wrong(key, fault(PlanFaultKind.MANY_TEXTS, count=len(entries), most=most))
        texts = tuple(entry.strip() for entry in entries)
        for number, text in enumerate(texts, start=1):
            if what := fault_of(text, limit, long=False, needed=True):
                self.wrong(key, what, number)
        return texts

    def whole_number(self, key: str, default: int, possible: range) -> int:
        """A number within `possible`."""
        number = self.entries.get(key, default)
        if isinstance(number, bool) or not isinstance(number, int) or number not in possible:
            low, high = possible[0], possible[-1]
            self.wrong(key, fault(PlanFaultKind.NOT_NUMBER, low=low, high=high))
            return default
        return number

    def yes_or_no(self, key: str) -> bool:
        """true or false; false when the key is missing."""
        flag = self.entries.get(key, False)
        if not isinstance(flag, bool):
            self.wrong(key, fault(PlanFaultKind.NOT_TRUE_OR_FALSE))
            return False
        return flag


def check_apart(tables: Sequence[Fields], key: str, texts: Sequence[str]) -> None:
    """Two values, or themes, of one name could not be told apart in a chat or a report."""
    seen: dict[str, int] = {}
    for number, (table, text) in enumerate(zip(tables, texts, strict=True)):
        name = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        first = seen.setdefault(name, number)
        if name and first != number and table.table:
            table.wrong(key, fault(PlanFaultKind.SAME_AS, table=table.table[0], first=first + 1))


def too_many(tables: Sequence[object], most: int, table: str) -> PlanFault:
    """There are more tables of a name than a plan may have."""
    kind = PlanFaultKind.MANY_TABLES
    return fault(kind, table=table, first=most + 1, count=len(tables), most=most)


def fault_of(text: str, limit: int, *, long: bool, needed: bool) -> PlanFault | None:
    """What is wrong with a text, or None."""
    if not text:
        return fault(PlanFaultKind.EMPTY) if needed else None
    if len(text) > limit:
        return fault(PlanFaultKind.TOO_LONG, count=len(text), most=limit)
    if not any(map(_is_visible, text)):
        return fault(PlanFaultKind.UNSEEN)
    if not long and "\n" in text:
        return fault(PlanFaultKind.MANY_LINES)
    if bad := next((sign for sign in text if _does_harm(sign)), None):
        return fault(PlanFaultKind.CONTROL, sign=f"U+{ord(bad):04X}")
    return None


def _is_visible(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNPSM" and sign not in INVISIBLE_LETTERS


def _does_harm(sign: str) -> bool:
    """Control characters, and marks that turn the direction of text; joiners build emoji."""
    if sign in "\n\t" or sign in JOINERS or ord(sign) in TAGS:
        return False
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")
