"""The themed round-up beside what people marked in the same answers; how fast and how long it is.

Marked are the answers of two focus groups (values 1-6); feedback of patients has no theme list and
no marks, but headings that one reader would keep. Of the sample that takes their place, four themes
are marked: one more or less is a quarter, so nothing is judged by it.

Without a list, what is missed most is what some only speak of by denying it ("I had no
training"). Counted as well, it found 2 more of 26 themes in long answers and none more of 39 in
short ones, lost 2 of 68 headings of feedback, and put who denies something under those who affirm
it: so it is not.
"""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from benchmarks.marked_answers import (
    ANSWERS,
    FEEDBACK,
    Marked,
    MarkedTheme,
    feedback,
    marked,
    said_by_each,
    source_of,
)
from benchmarks.plain_round_up import round_up
from benchmarks.table import Row
from bot.plan_file import built_in
from bot.round_up import FittedLines, Line, Said, ThemedRoundUp, ThemeHeard, fitted, themed
from bot.workshop.plan import Theme

LONGEST_MESSAGE = 3_900
ROUNDS = 5
IMPORTS = "import time; t = time.process_time(); {}; print(time.process_time() - t)"
KEPT = {
    *("activities", "advice", "appointment", "appointments", "carers", "clean", "communication"),
    *("contact", "covid", "discharged", "doctors", "drc", "exercises", "explained", "food"),
    *("friendly", "garden", "listen", "listened", "listening", "mental health", "nurse", "nurses"),
    *("psychiatrist", "room", "sessions", "talk", "waiting"),
}
"""Headings of the feedback that a reader would keep, judged by reading all of them with their
quotes. Not kept were: bar, ease, mental, name, old, struggling, understand, word unreadable."""


@dataclass(slots=True)
class Counts:
    """How many of how many."""

    hits: int = 0
    all: int = 0

    def add(self, hit: bool) -> None:
        self.hits += hit
        self.all += 1

    @property
    def share(self) -> float:
        return self.hits / self.all if self.all else float("nan")


def rows() -> list[Row]:
    """All numbers."""
    themes = built_in()["heart-of-help"].themes
    groups = list(marked())
    found = _against_marks(groups, themes, "theme list", (0.80, 0.90, 0.84, 1.0))
    found += _against_marks(groups, (), "no list", (0.50, None, 0.84, 1.0))
    # Each piece by somebody else, these are more people than a round-up has quotes.
    short = list(marked(are_short=True))
    found += _against_marks(short, themes, "short, theme list", (0.80, 0.95, 0.84, None))
    found += _against_marks(short, (), "short, no list", (0.60, 0.85, 0.84, None))
    return [*found, _kept(), *_speed(groups, themes), _import(), _length(groups, themes)]


def _against_marks(
    groups: Sequence[Marked], themes: Sequence[Theme], name: str, reach: Sequence[float | None]
) -> list[Row]:
    recall, precision, visible, quoted, exact = (Counts() for _ in range(5))
    for group in groups:
        found = themed(group.answers, themes=themes, asked=group.asked)
        shown = [*found.themes, *found.raised]
        for theme in found.themes:
            precision.add(any(_is_hit(theme, mark) for mark in group.themes))
        for mark in group.themes:
            hit = any(_is_hit(theme, mark) for theme in shown)
            visible.add(hit or _is_quoted(found, group, mark))
            if len(mark.members) > 1:
                recall.add(hit)
        quoted.hits += len({group.answers[quote.answer].voice for quote in found.quotes})
        quoted.all += found.people
        for quote in found.quotes:
            exact.add(quote.text(group.answers) in group.answers[quote.answer].text)
    named = {
        "recall of themes with ≥ 2 supporters": (recall, reach[0]),
        "precision of themes": (precision, reach[1]),
        "marked themes visible": (visible, reach[2]),
        "people quoted": (quoted, reach[3]),
        "quotes that are exact slices": (exact, 1.0),
    }
    return [
        Row(
            what=f"{what}, {name}",
            measured=counts.share,
            unit="",
            reach=least,
            at_most=False,
            note=f"{counts.hits} of {counts.all}; {source_of(ANSWERS)}",
        )
        for what, (counts, least) in named.items()
        if least is not None
    ]


def _is_hit(theme: ThemeHeard, mark: MarkedTheme) -> bool:
    """Whether its words, as they are shown, and its people are those of a marked theme."""
    words = any(mark.keywords.search(word.casefold()) for word in theme.words)
    return words and bool(mark.members.intersection(theme.answers))


def _is_quoted(found: ThemedRoundUp, group: Marked, mark: MarkedTheme) -> bool:
    return any(
        quote.answer in mark.members and mark.keywords.search(quote.text(group.answers).casefold())
        for quote in found.quotes
    )


def _kept() -> Row:
    kept = Counts()
    for asked, texts in feedback():
        for theme in themed(said_by_each(texts), asked=[asked]).themes:
            kept.add(theme.heading.casefold() in KEPT)
    return Row(
        what="headings of feedback that a reader would keep",
        measured=kept.share,
        unit="",
        reach=0.6,
        at_most=False,
        note=f"{kept.hits} of {kept.all}; 100 answers at a time; {source_of(FEEDBACK)}",
    )


def _speed(groups: Sequence[Marked], themes: Sequence[Theme]) -> list[Row]:
    asked = groups[0].asked
    short, long = _crowd(groups, 1, 100), _crowd(groups, 4, 100)
    crowds = (("100 short", short, 50), ("100 long", long, 150))
    return [
        Row(
            what=f"{name} answers",
            measured=_milliseconds(partial(themed, crowd, themes=themes, asked=asked)),
            unit="ms",
            reach=reach,
            baseline=_milliseconds(partial(round_up, crowd, asked=asked)),
            note=f"median of {ROUNDS}, processor time; {_mean_words(crowd):.0f} words each; "
            "baseline: plain round-up",
        )
        for name, crowd, reach in (*crowds, ("1,000", _crowd(groups, 1, 1000), 400))
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        took.append(1000 * (time.process_time() - began))
    return median(took)


def _import() -> Row:
    return Row(
        what="import bot.round_up",
        measured=median(_seconds_to("import bot.round_up") for _ in range(ROUNDS)),
        unit="s",
        reach=0.1,
        baseline=median(_seconds_to("import json, hashlib, dataclasses") for _ in range(ROUNDS)),
        note="processor time; baseline: import json, hashlib, dataclasses",
    )


def _seconds_to(work: str) -> float:
    command = [sys.executable, "-c", IMPORTS.format(work)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _length(groups: Sequence[Marked], themes: Sequence[Theme]) -> Row:
    crowd = _crowd(groups, 4, 100)
    found = themed(crowd, themes=themes, asked=groups[0].asked)
    shown = fitted(found, crowd, lambda shown: _units(shown, crowd) <= LONGEST_MESSAGE)
    return Row(
        what="longest message, 100 answers",
        measured=_units(shown, crowd),
        unit="UTF-16 units",
        reach=LONGEST_MESSAGE,
        note=f"{len(shown.lines)} lines, as plain text; {shown.unquoted} people left to the record",
    )


def _units(shown: FittedLines, answers: Sequence[Said]) -> int:
    """About what a message takes: a line each, with signs around quotes and counts at headings."""
    texts = [_written(line, answers) for line in shown.lines if line.quote or line.theme]
    return len("\n".join(texts).encode("utf-16-le")) // 2 + 400


def _written(line: Line, answers: Sequence[Said]) -> str:
    """A line as it may look: a quote, else the heading of a theme."""
    if line.quote:
        return f"• “{line.quote.text(answers)} […]”"
    return f"\n{line.theme.heading} · 99 of 99" if line.theme else ""


def _crowd(groups: Sequence[Marked], sentences: int, people: int) -> list[Said]:
    """As many people as needed who say what was said, in answers so many times as long."""
    texts = [said.text for group in groups for said in group.answers]
    parts = [part for text in texts for part in re.findall(r".{60,}?[.?](?:\s|$)", text)] or texts
    return said_by_each(
        " ".join(parts[(person * 3 + at) % len(parts)] for at in range(sentences))
        for person in range(people)
    )


def _mean_words(answers: Sequence[Said]) -> float:
    return sum(len(said.text.split()) for said in answers) / len(answers)
