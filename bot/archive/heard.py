"""What people spoke of, as a report says it: themes, quotes, and what was found missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.archive.bilingual import in_each
from bot.archive.sentences import Sentences
from bot.workshop.record import ValueRecord
from bot.workshop.reveal import MINIMUM_FLOOR, PEOPLE_FOR_A_THEME
from bot.workshop.theme_record import CandidateRecord, ThemeRecord
from bot.workshop.theme_source import ThemeSource

MOST_RAISED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTold:
    """A theme of a value; `about` is how many people spoke of it, in which words, as far as that is
    said. Of one that was only raised, `brief` is all."""

    heading: str
    about: str
    brief: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Quotes under a heading of the report's own."""

    heading: str
    about: str
    quotes: tuple[str, ...]


def heading_of(theme: ThemeRecord | CandidateRecord, texts: Sentences) -> str:
    """The heading in the language of the texts, which is that of the plan where there is none in
    Welsh."""
    return in_each(texts, lambda one: _in_language(theme, one.language))


def _in_language(theme: ThemeRecord | CandidateRecord, language: str) -> str:
    return theme.heading_cy if language == "cy" and theme.heading_cy else theme.heading


def shown_heading(theme: ThemeRecord | CandidateRecord, texts: Sentences) -> str:
    """The heading as it is printed: in quotation marks when it is people's own words."""
    heading = heading_of(theme, texts)
    is_theirs = theme.source is ThemeSource.WORDS
    return texts("report.in_their_words", words=heading) if is_theirs else heading


def worded_as(theme: ThemeRecord | CandidateRecord, texts: Sentences) -> str:
    """What people said that made it count; "" when the heading says it already."""
    words = [word for word in theme.words if word.casefold() != theme.heading.casefold()]
    quoted = [texts("report.in_their_words", words=word) for word in words]
    return texts("report.theme_words", words=", ".join(quoted)) if quoted else ""


def themes_of(value: ValueRecord, texts: Sentences) -> list[ThemeTold]:
    """The themes that are told with their quotes: a heading with nothing under it is none."""
    return [_told(theme, value, texts) for theme in value.themes if _is_told(theme)]


def counted_of(people: int, value: ValueRecord, texts: Sentences) -> str:
    """So many people, of all who answered any prompt of the value or shared thoughts, where that is
    known."""
    if value.spoke is None:
        return str(people)
    return texts("report.of", count=people, all=value.spoke)


def raised_of(value: ValueRecord, texts: Sentences) -> list[str]:
    """The first of the other ones that more than one person spoke of, each as a heading with its
    number of people, and how many more are in themes.csv."""
    raised = [theme for theme in value.themes if _may_be_raised(theme, value)]
    raised.sort(key=lambda theme: -_at_least(theme))
    more = len(raised[MOST_RAISED:])
    rest = [texts("report.raised_more", count=more)] if more else []
    return [*(_told(theme, value, texts).brief for theme in raised[:MOST_RAISED]), *rest]


def quoted_of(value: ValueRecord, texts: Sentences, *, is_themed: bool) -> list[Quoted]:
    """What was said beside the themes. Where there are none, every answer is there in full, and
    only what was found missing is to be added."""
    added = [*value.added, *(text for prompt in value.prompts for text in prompt.added)]
    parts = {
        "also_said": value.also_said if is_themed else (),
        "both_sides": value.both_sides if is_themed else (),
        "added": tuple(added),
    }
    return [
        Quoted(heading=texts(f"report.{name}"), about=texts(f"report.{name}_about"), quotes=quotes)
        for name, quotes in parts.items()
        if quotes
    ]


def recognised_of(value: ValueRecord, texts: Sentences) -> list[str]:
    """How many people recognised the round-ups of a value and of its prompts; never of one or two
    people, who might be known by it."""
    return list(_recognised(value, texts))


def _told(theme: ThemeRecord, value: ValueRecord, texts: Sentences) -> ThemeTold:
    heading = shown_heading(theme, texts)
    count = None if theme.people is None else counted_of(theme.people, value, texts)
    people = "" if count is None else texts("report.theme_people", people=count)
    return ThemeTold(
        heading=heading,
        about=" · ".join(filter(None, (people, worded_as(theme, texts)))),
        brief=heading if count is None else f"{heading} ({count})",
        quotes=theme.quotes,
    )


def _is_told(theme: ThemeRecord) -> bool:
    return theme.is_shown and bool(theme.quotes)


def _may_be_raised(theme: ThemeRecord, value: ValueRecord) -> bool:
    """A record has every word and phrase that two people used: beside better headings a phrase says
    something when more people used it, and a single word nothing."""
    if _is_told(theme) or _at_least(theme) < PEOPLE_FOR_A_THEME:
        return False
    if theme.is_shown or not _is_theirs(theme) or all(map(_is_theirs, value.themes)):
        return True
    return _at_least(theme) > PEOPLE_FOR_A_THEME and len(theme.heading.split()) > 1


def _at_least(theme: ThemeRecord) -> int:
    """How many people spoke of it, as far as it is told: of fewer it would not be there."""
    return PEOPLE_FOR_A_THEME if theme.people is None else theme.people


def _is_theirs(theme: ThemeRecord) -> bool:
    return theme.source is ThemeSource.WORDS


def _recognised(value: ValueRecord, texts: Sentences) -> Iterator[str]:
    if value.recognised >= MINIMUM_FLOOR:
        yield texts("report.recognised", people=value.recognised)
    for prompt in value.prompts:
        if prompt.recognised >= MINIMUM_FLOOR:
            people = prompt.recognised
            yield texts("report.recognised_prompt", prompt=prompt.text, people=people)
