"""Answers and themes for tests of the round-up."""

from typing import Any

from bot.round_up import Said, ThemedRoundUp, themed
from bot.workshop.plan import Theme

HOUSING = Theme(
    heading="Housing",
    heading_cy="Tai",
    keywords=("hous*", "rent", "a place to live"),
    keywords_cy=("tai", "digartref*"),
)
MONEY = Theme(heading="Money", keywords=("fund*", "money"), keywords_cy=("cyllid",))
FUNDERS = Theme(heading="Funders", keywords=("funding bod*",))
WAITING = Theme(heading="Waiting", keywords=("wait*",), keywords_cy=("rhestr* aros",))
THEMES = (HOUSING, MONEY, FUNDERS, WAITING)

OTHERS = (
    "Nobody ever brings the keys back at night.",
    "Kettles matter more than posters do here.",
    "Gardens made my Thursdays bearable last winter.",
    "Bicycles would bring me there on Sundays as well.",
    "Violins were the only thing that calmed him down.",
    "Parrots make people laugh when nothing else can.",
)
"""People who say nothing that anybody else says."""


def said_by_each(*texts: str) -> list[Said]:
    return [Said(voice=number, text=text) for number, text in enumerate(texts)]


def among_others(*texts: str) -> list[Said]:
    return said_by_each(*texts, *OTHERS)


def people_quoted(summary: ThemedRoundUp, answers: list[Said]) -> int:
    said = [answers[quote.answer] for quote in summary.quotes]
    return len({one.voice for one in said if not one.added})


def headings(summary: ThemedRoundUp) -> list[tuple[str, int]]:
    return [(theme.heading, theme.people) for theme in summary.themes]


def themes_of(*texts: str, **options: Any) -> list[tuple[str, int]]:
    return headings(themed(among_others(*texts), **options))


def keys(summary: ThemedRoundUp) -> dict[str, str]:
    return {theme.heading: theme.key for theme in (*summary.themes, *summary.raised)}
