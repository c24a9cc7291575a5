"""What can be wrong with a plan: a kind and its values. The sentence is made where somebody reads
it, in their language: `plan_wrong.<kind>` in bot/texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

from bot.texts import Texts, together
from bot.toml_text import Slip


class PlanFaultKind(StrEnum):
    """Each has a sentence, and placeholders that it asks for."""

    # Of the file.
    FILE_TOO_LARGE = auto()
    FILE_TOO_LONG = auto()
    FILE_UNREAD = auto()
    NO_FOLDER = auto()
    IS_PDF = auto()
    IS_OLD_WORD = auto()
    IS_RTF = auto()
    IS_PICTURE = auto()
    IS_NO_TEXT = auto()
    IS_NO_WORD_FILE = auto()
    WORD_DAMAGED = auto()
    WORD_UNREAD = auto()
    WORD_MANY_PARTS = auto()
    WORD_MACROS = auto()
    NO_VALUES = auto()
    NAME = auto()
    # Of how it is written.
    LONGER_THAN = auto()
    NOT_UTF8 = auto()
    NOT_TOML = auto()
    MANY_PARTS = auto()
    MANY_BRACKETS = auto()
    OPEN_BRACKET = auto()
    OPEN_QUOTE = auto()
    NO_EQUALS = auto()
    NOT_A_VALUE = auto()
    GIVEN_TWICE = auto()
    BAD_SIGN = auto()
    NOT_UNDERSTOOD = auto()
    # Of numbered lines and their labels.
    NUMBER_OUT_OF_ORDER = auto()
    UNKNOWN_LABEL = auto()
    BELONGS_ABOVE = auto()
    BELONGS_BELOW = auto()
    NO_RULES = auto()
    # Of tables.
    TWO_BRACKETS = auto()
    NO_VALUE_TABLE = auto()
    MANY_TABLES = auto()
    # Of a key.
    UNKNOWN_KEY = auto()
    MISSING = auto()
    EMPTY = auto()
    NOT_TEXT = auto()
    NOT_TEXTS = auto()
    NOT_TEXT_OR_TABLE = auto()
    NOT_NUMBER = auto()
    NOT_TRUE_OR_FALSE = auto()
    NOT_LANGUAGE = auto()
    MANY_TEXTS = auto()
    OTHER_COUNT = auto()
    TOO_LONG = auto()
    UNSEEN = auto()
    MANY_LINES = auto()
    CONTROL = auto()
    SAME_AS = auto()
    NO_LETTER = auto()
    STAR_INSIDE = auto()
    STAR_TOO_EARLY = auto()


# Values that name a key or a table of a plan; who has written lines reads their labels instead.
NAMED = ("key", "table")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFault:
    """One thing that is wrong. `line` counts from 1, 0: it is about the whole file. `number` is of
    a text in a list, from 1, 0: it is about no list. `file` is there if there are several."""

    kind: PlanFaultKind | Slip
    values: Mapping[str, str | int] = field(default_factory=dict)
    line: int = 0
    number: int = 0
    file: str = ""
    has_labels: bool = False

    def of(self, key: str, number: int = 0) -> "PlanFault":
        """The same of a key, or of one of the texts in its list."""
        return replace(self, values={**self.values, "key": key}, number=number)

    def at(self, line: int) -> "PlanFault":
        """The same in a line."""
        return replace(self, line=line)

    def told(self, texts: Texts) -> str:
        """`line 12: title is missing`, in each of the languages."""
        said = together([self._what(one) for one in texts.each])
        return f"{self.file}: {said}" if self.file else said

    def _what(self, texts: Texts) -> str:
        values = dict(self.values)
        if self.has_labels:
            values |= {
                name: texts(f"plan_label.{values[name]}") for name in NAMED if name in values
            }
        if self.number:
            values["key"] = texts("plan.wrong_text", key=values["key"], number=self.number)
        what = texts(_key_of(self.kind), **values)
        return texts("plan.wrong_line", line=self.line, what=what) if self.line else what


class PlanFileError(Exception):
    """A plan file is wrong: `faults` has all that is, in the order of the file."""

    def __init__(self, *faults: PlanFault) -> None:
        super().__init__(*(fault.kind for fault in faults))
        self.faults = faults

    def told(self, texts: Texts) -> tuple[str, ...]:
        """Each fault in a sentence."""
        return tuple(fault.told(texts) for fault in self.faults)


def fault(kind: PlanFaultKind | Slip, /, **values: str | int) -> PlanFault:
    """One thing that is wrong, with what its sentence fills in."""
    return PlanFault(kind=kind, values=values)


def _key_of(kind: PlanFaultKind | Slip) -> str:
    return f"slip.{kind}" if isinstance(kind, Slip) else f"plan_wrong.{kind}"


def in_order(faults: Iterable[PlanFault]) -> list[PlanFault]:
    """By their lines, and of one line by their keys; each once: what stands above all values is
    read with each of them."""
    different = {(one.line, one.kind, one.number, *one.values.items()): one for one in faults}
    found = different.values()
    return sorted(found, key=lambda one: (one.line, str(one.values.get("key", ""))))
