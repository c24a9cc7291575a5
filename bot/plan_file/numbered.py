"""A plan as people write one down: values with numbers, and below each what belongs to it.

    Our values
    1. Listening
    People need to be listened to.
    Question: What comes to mind?
    Prompts:
    - What do you think of this?
    - What helps?
    2. Time

Everything but the numbers and titles is optional. Question and prompts above the first value are
for all of them; there too stand for whom the plan is, ground rules, check-in and check-out. What is
read becomes the same entries as those of a TOML file, each with its line.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.plan_file.faults import PlanFault, PlanFaultKind, fault
from bot.plan_file.labels import (
    LISTS,
    NUMBERS,
    OF_A_VALUE,
    OF_THE_PLAN,
    SHORT,
    WELSH,
    YES,
    alike,
    key_of,
    language_of,
    list_of,
    says_none,
)
from bot.plan_file.lines import KeyPlace, Table

USUAL_QUESTION = "What words and/or phrases does this make you think of?"
USUAL_IN = {WELSH: "Pa eiriau a/neu ymadroddion y mae hyn yn gwneud i chi feddwl amdanyn nhw?"}
NUMBERED = re.compile(
    r"(?P<indent>\s*)(?:(?:value|gwerth)\s+)?(?P<number>\d{1,5})\s*[.):–-]\s*(?P<text>\S.*)",
    re.IGNORECASE,
)
BULLET = re.compile(r"\s*[-*•–·▪‣◦]\s+(?P<text>\S.*)")
LABELLED = re.compile(r"\s*(?P<label>[A-Za-z][A-Za-z ‐‑–-]{2,22}?)\s*:\s*(?P<text>.*)")
ENDS = (".", "!", "?", ":", "…", "”", '"')


@dataclass(slots=True)
class NumberedPlan:
    """What was read: the entries of a plan, the line of each key, and the lines that are wrong."""

    entries: dict[str, Any] = field(default_factory=dict)
    lines: dict[KeyPlace, int] = field(default_factory=dict)
    wrong: list[PlanFault] = field(default_factory=list)
    _values: list[dict[str, Any]] = field(default_factory=list)
    _key: str = "title"
    _next: int = 1

    def take(self, number: int, line: str) -> None:
        """One line of the file."""
        if not line.strip():
            self._end_short()
            return
        numbered = NUMBERED.fullmatch(line)
        if numbered and not self._is_prompt(numbered):
            self._begin_value(number, int(numbered["number"]), numbered["text"].strip())
        elif numbered:
            key = self._key if self._key in LISTS else "prompts"
            self._add(number, key, numbered["text"].strip())
        elif bullet := BULLET.fullmatch(line):
            self._take_bullet(number, bullet["text"].strip())
        elif labelled := LABELLED.fullmatch(line):
            self._take_labelled(number, labelled, line.strip())
        elif (begun := list_of(line)) and begun in self._known:
            self._key = begun
            self.lines[self._table, begun] = number
            self._is_in(line)
        else:
            self._go_on(number, line.strip())

    def finish(self, title: str) -> None:
        """Nothing more comes. `title` is for a plan that has none."""
        self.entries.setdefault("title", title)
        if (line := self.lines.get((None, "ground_rules"))) and "ground_rules" not in self.entries:
            self.wrong.append(fault(PlanFaultKind.NO_RULES).at(line))
        for number, value in enumerate(self._values):
            value.setdefault("statement", value["title"])
            self.lines.setdefault((("value", number), "statement"), self._line_of(number))
        if "question" not in self.entries and not any(map(_asks, self._values)):
            self.entries["question"] = USUAL_IN.get(
                self.entries.get("language", ""), USUAL_QUESTION
            )
        self.entries["value"] = self._values

    @property
    def _table(self) -> Table | None:
        return ("value", len(self._values) - 1) if self._values else None

    @property
    def _now(self) -> dict[str, Any]:
        """The value that is being read, or the top of the file."""
        return self._values[-1] if self._values else self.entries

    @property
    def _known(self) -> frozenset[str]:
        """What may stand here."""
        return OF_A_VALUE if self._values else OF_THE_PLAN

    def _line_of(self, value: int) -> int:
        return self.lines[("value", value), ""]

    def _is_prompt(self, numbered: re.Match[str]) -> bool:
        """Whether a number counts prompts, which are questions or stand further right, or rules; a
        number that comes next among the values counts these, unless it is in doubt."""
        number, asks = int(numbered["number"]), numbered["text"].rstrip().endswith("?")
        if self._key == "ground_rules":
            return bool(numbered["indent"])
        if self._key != "prompts":
            return bool(self._values) and asks and number != self._next
        is_next = number == len(self._now.get("prompts", ())) + 1
        return (is_next and (asks or bool(numbered["indent"]))) or (asks and number != self._next)

    def _begin_value(self, line: int, number: int, title: str) -> None:
        if number != self._next:
            order = fault(PlanFaultKind.NUMBER_OUT_OF_ORDER, number=number, expected=self._next)
            self.wrong.append(order.at(line))
        self._next = number + 1
        self._values.append({"title": title.rstrip(" :") or title})
        self.lines[self._table, ""] = self.lines[self._table, "title"] = line
        self.lines.setdefault((None, "value"), line)
        self._key = "statement"

    def _take_bullet(self, line: int, text: str) -> None:
        if self._key in LISTS or text.endswith("?"):
            self._add(line, self._key if self._key in LISTS else "prompts", text)
        else:
            self._go_on(line, text)

    def _take_labelled(self, line: int, found: re.Match[str], whole: str) -> None:
        label, text = found["label"], found["text"].strip()
        key = key_of(label)
        if key is None:
            if meant := alike(label):
                self.wrong.append(
                    fault(PlanFaultKind.UNKNOWN_LABEL, label=label, meant=meant).at(line)
                )
            else:
                self._go_on(line, whole)
            return
        if key not in self._known:
            is_above = key in OF_THE_PLAN
            kind = PlanFaultKind.BELONGS_ABOVE if is_above else PlanFaultKind.BELONGS_BELOW
            self.wrong.append(fault(kind, label=label).at(line))
            return
        self._is_in(label)
        if says_none(text) and key != "title":
            self._leave_out(key)
            return
        self._key = key
        self.lines[self._table, key] = line
        if text:
            self._put(line, key, text)

    def _is_in(self, label: str) -> None:
        """A label tells in which language somebody writes."""
        if language := language_of(label):
            self.entries["language"] = language

    def _leave_out(self, key: str) -> None:
        """There is none of it, whatever the whole plan has."""
        if key in LISTS:
            self._now[key] = []
        elif key == "question":
            self._now[key] = ""

    def _put(self, line: int, key: str, text: str) -> None:
        if key in LISTS:
            self._add(line, key, text)
        elif key in NUMBERS:
            self._now[key] = int(text) if text.isdecimal() and len(text) < 5 else text
        elif key == "sensitive":
            self._now[key] = text.lower() in YES
        else:
            self._now[key] = text
            self.lines.setdefault((self._table, key), line)

    def _end_short(self) -> None:
        """A text of one line does not go on."""
        if self._key in SHORT and self._key in self._now:
            self._key = "statement" if self._values else "about"

    def _add(self, line: int, key: str, text: str) -> None:
        self._key = key
        self.lines.setdefault((self._table, key), line)
        self._now.setdefault(key, []).append(text)

    def _go_on(self, line: int, text: str) -> None:
        """A line without a mark goes on with what is being read."""
        if self._key in SHORT and self._now.get(self._key, "").endswith(ENDS):
            self._end_short()
        now, key = self._now, self._key
        if key in LISTS:
            texts = now.get(key, [])
            if texts and not texts[-1].endswith(ENDS):
                texts[-1] = f"{texts[-1]} {text}"
            else:
                self._add(line, key, text)
        elif key in NUMBERS or key == "sensitive":
            self._key = "statement" if self._values else "about"
            self._go_on(line, text)
        elif key in now and key == "title":
            self._key = "about"
            self._put(line, "about", text)
        elif key in now:
            is_long = now[key].endswith(ENDS) and key in ("statement", "about")
            gap = "\n" if is_long or key == "support" else " "
            now[key] = f"{now[key]}{gap}{text}"
        else:
            self._put(line, key, text)


def _asks(value: dict[str, Any]) -> bool:
    """Whether a value has a question of its own."""
    return bool(value.get("question"))


def read(lines: list[str], title: str) -> NumberedPlan:
    """What a plan says that people have written down; `title` is for one that has none."""
    found = NumberedPlan()
    for number, line in enumerate(lines, start=1):
        found.take(number, line)
    found.finish(title)
    return found
