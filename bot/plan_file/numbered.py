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
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from bot.plan_file.lines import KeyPlace, Table

USUAL_QUESTION = "What words and/or phrases does this make you think of?"
NUMBERED = re.compile(
    r"(?P<indent>\s*)(?:(?:value|gwerth)\s+)?(?P<number>\d{1,5})\s*[.):–-]\s*(?P<text>\S.*)",
    re.IGNORECASE,
)
BULLET = re.compile(r"\s*[-*•–·▪‣◦]\s+(?P<text>\S.*)")
LABELLED = re.compile(r"\s*(?P<label>[A-Za-z][A-Za-z ‐‑–-]{2,22}?)\s*:\s*(?P<text>.*)")
LABELS = {
    "title": "title",
    "about": "about",
    "source": "attribution",
    "attribution": "attribution",
    "statement": "statement",
    "question": "question",
    "prompt": "prompts",
    "prompts": "prompts",
    "questions": "prompts",
    "discussion": "prompts",
    "questions to discuss": "prompts",
    "minutes": "minutes",
    "sensitive": "sensitive",
    "content note": "content_note",
    "for whom": "for_whom",
    "ground rule": "ground_rules",
    "ground rules": "ground_rules",
    "check in": "check_in",
    "checkin": "check_in",
    "check in question": "check_in",
    "check out": "check_out",
    "checkout": "check_out",
    "check out question": "check_out",
    "support": "support",
    "responses per person": "responses_per_person",
    "answers per person": "answers_per_person",
}
OF_THE_PLAN = frozenset(
    {
        *("title", "about", "attribution", "question", "prompts", "minutes", "for_whom"),
        *("ground_rules", "check_in", "check_out", "support"),
        *("responses_per_person", "answers_per_person"),
    }
)
OF_A_VALUE = frozenset({"statement", "question", "prompts", "minutes", "sensitive", "content_note"})
YES = frozenset({"yes", "true", "ydy", "ie"})
LISTS = ("prompts", "ground_rules")
NUMBERS = ("minutes", "responses_per_person", "answers_per_person")
# What comes after such a text, or after an empty line, is about the plan or the value again.
SHORT = ("for_whom", "check_in", "check_out", "content_note")
NO_RULES = "“Ground rules:” has none below it; begin each with “- ”"
ALIKE = 0.8
ENDS = (".", "!", "?", ":", "…", "”", '"')


@dataclass(slots=True)
class NumberedPlan:
    """What was read: the entries of a plan, the line of each key, and the lines that are wrong."""

    entries: dict[str, Any] = field(default_factory=dict)
    lines: dict[KeyPlace, int] = field(default_factory=dict)
    wrong: list[tuple[int, str]] = field(default_factory=list)
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
        else:
            self._go_on(number, line.strip())

    def finish(self, title: str) -> None:
        """Nothing more comes. `title` is for a plan that has none."""
        self.entries.setdefault("title", title)
        if (line := self.lines.get((None, "ground_rules"))) and "ground_rules" not in self.entries:
            self.wrong.append((line, NO_RULES))
        for number, value in enumerate(self._values):
            value.setdefault("statement", value["title"])
            self.lines.setdefault((("value", number), "statement"), self._line_of(number))
        if not any("question" in table for table in (self.entries, *self._values)):
            self.entries["question"] = USUAL_QUESTION
        self.entries["value"] = self._values

    @property
    def _table(self) -> Table | None:
        return ("value", len(self._values) - 1) if self._values else None

    @property
    def _now(self) -> dict[str, Any]:
        """The value that is being read, or the top of the file."""
        return self._values[-1] if self._values else self.entries

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
            expected = f"number {number} stands where {self._next} comes next"
            self.wrong.append((line, f"{expected}; number the values 1, 2, 3 … in order"))
        self._next = number + 1
        self._values.append({"title": title})
        self.lines[self._table, ""] = self.lines[self._table, "title"] = line
        self.lines.setdefault((None, "value"), line)
        self._key = "statement"

    def _take_bullet(self, line: int, text: str) -> None:
        if self._key in LISTS or text.endswith("?"):
            self._add(line, self._key if self._key in LISTS else "prompts", text)
        else:
            self._go_on(line, text)

    def _take_labelled(self, line: int, found: re.Match[str], whole: str) -> None:
        words = re.sub("[‐‑–-]", " ", found["label"].lower()).split()
        label, text = " ".join(words), found["text"].strip()
        key = LABELS.get(label)
        if key is None:
            if alike := _alike(label):
                self.wrong.append((line, f"“{found['label']}:” is not known; is it “{alike}:”?"))
            else:
                self._go_on(line, whole)
            return
        known = OF_A_VALUE if self._values else OF_THE_PLAN
        if key not in known:
            where = "above the first value" if key in OF_THE_PLAN else "below a value"
            self.wrong.append((line, f"“{found['label']}:” belongs {where}"))
            return
        self._key = key
        self.lines[self._table, key] = line
        if text:
            self._put(line, key, text)

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


@lru_cache(maxsize=1000)
def _alike(label: str) -> str | None:
    """The label that somebody may have meant. Comparing costs more than all else here."""
    return next(iter(get_close_matches(label, LABELS, n=1, cutoff=ALIKE)), None)


def read(lines: list[str], title: str) -> NumberedPlan:
    """What a plan says that people have written down; `title` is for one that has none."""
    found = NumberedPlan()
    for number, line in enumerate(lines, start=1):
        found.take(number, line)
    found.finish(title)
    return found
