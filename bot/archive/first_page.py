"""What a report says first, on one page: what this is, who took part, what was found, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.archive.across import spread_of
from bot.archive.chapters import Chapter, worded
from bot.archive.counts import answered_in
from bot.archive.heard import shown_heading
from bot.archive.sentences import Sentences
from bot.workshop.about import paragraphs
from bot.workshop.record import SessionRecord
from bot.workshop.theme_record import CandidateRecord

MOST_THEMES, MOST_WORDS = 6, 3
# Millimetres and characters as Chromium prints this page, whose letters are the widest that we know
# of: a page of A4 has 255 mm for text, of which the title, the figures and the headings take 85.
LEFT_FOR_TEXTS = 160
LINE, BETWEEN = 5.3, 3
LONG_LINE, LONG_TITLE, LONG_FACT = 90, 30, 65
ROW_LINE, BETWEEN_ROWS = 3.8, 1.9
LONG_VALUE, LONG_WORDS, LONG_THEME = 32, 33, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """A key theme, or a candidate for one, and in how many values it came up; `place` is that among
    the key themes, from 1, to which it leads."""

    heading: str
    spread: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """A value by its number: how many sent a word, what most of them said, and its first theme."""

    number: int
    title: str
    people: str
    words: str
    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """`lead` is what the plan says about itself, `by` who held the workshop, and `facts` are what
    else is said of it: name and text. What nobody has said is not in it. `are_key`: somebody has
    named the themes key themes."""

    title: str
    lead: tuple[str, ...]
    by: str
    facts: tuple[tuple[str, str], ...]
    introduction: tuple[str, ...]
    summary: tuple[str, ...]
    are_key: bool
    themes: tuple[ThemeLine, ...]
    values: tuple[ValueLine, ...]

    @property
    def is_one(self) -> bool:
        """Whether it fits on one page, so that what follows may begin on another."""
        rows = (max(_lines(v.title, LONG_VALUE), *_cells(v)) for v in self.values)
        table = sum(ROW_LINE * lines + BETWEEN_ROWS for lines in rows)
        texts = (*self.introduction, *self.summary, *self.lead)
        told = sum(LINE * _lines(text, LONG_LINE) + BETWEEN for text in texts)
        facts = sum(LINE * _lines(said, LONG_FACT) for _, said in self.facts)
        titles = 2 * LINE * (_lines(self.title, LONG_TITLE) - 1)
        themes = LINE * (len(self.themes) // 2 + 1)
        return table + told + facts + titles + themes <= LEFT_FOR_TEXTS


def first_page_of(
    record: SessionRecord, chapters: Iterable[Chapter], texts: Sentences
) -> FirstPage:
    """What stands first in the report of a session, or of several."""
    about = record.about
    facts = {name: getattr(about, name) for name in ("audience", "place", "dates")}
    themes, are_key = _themes(record)
    return FirstPage(
        title=record.plan.title,
        lead=tuple(filter(None, (record.plan.about,))),
        by=" · ".join(filter(None, (about.organisation, about.group))),
        facts=tuple((texts(f"report.{name}"), said) for name, said in facts.items() if said),
        introduction=paragraphs(about.introduction),
        summary=paragraphs(about.summary),
        are_key=are_key,
        themes=tuple(
            ThemeLine(
                heading=shown_heading(one, texts), spread=spread_of(record, one, texts), place=at
            )
            for at, one in enumerate(themes, start=1)
        ),
        values=tuple(_value(chapter, texts) for chapter in chapters),
    )


def _themes(record: SessionRecord) -> tuple[Sequence[CandidateRecord], bool]:
    """All key themes that somebody named; where nobody did, the first candidates."""
    key_themes = [one for one in record.candidates if one.is_key]
    return (key_themes, True) if key_themes else (record.candidates[:MOST_THEMES], False)


def _value(chapter: Chapter, texts: Sentences) -> ValueLine:
    value = chapter.record
    first = [theme.brief for theme in chapter.themes[:1]] or chapter.raised[:1]
    return ValueLine(
        number=chapter.number,
        title=value.value.title,
        people=answered_in(value, texts) if value.was_discussed else texts("report.untold"),
        words=worded(chapter.several[:MOST_WORDS]),
        theme="".join(first),
    )


def _lines(text: str, length: int) -> int:
    """How many lines of a length a text takes, at most."""
    return sum(len(line) // length + 1 for line in text.split("\n"))


def _cells(value: ValueLine) -> tuple[int, int]:
    return _lines(value.words, LONG_WORDS), _lines(value.theme, LONG_THEME)
