"""The [[theme]] tables of a plan file."""

import re

from bot.plan_file.faults import PlanFault, PlanFaultKind, fault
from bot.plan_file.fields import Fields, check_apart, too_many
from bot.workshop.plan import MAX_HEADING, MAX_KEYWORD, MAX_KEYWORDS, MAX_THEMES, Theme

THEME_KEYS = ("heading", "heading_cy", "keywords", "keywords_cy")
SHORTEST_BEGINNING = 3
_BEGINNING = re.compile(r"(\S*)\*")


def themes_of(top: Fields) -> tuple[Theme, ...]:
    """The themes of a plan, in their order; what is wrong with them is noted."""
    tables = top.entries.get("theme", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        top.problems.add((None, "theme"), fault(PlanFaultKind.TWO_BRACKETS, table="theme"))
        return ()
    if len(tables) > MAX_THEMES:
        top.problems.add((("theme", MAX_THEMES), ""), too_many(tables, MAX_THEMES, "theme"))
    fields = [Fields(table, ("theme", n), top.problems) for n, table in enumerate(tables)]
    themes = tuple(_theme(table) for table in fields)
    check_apart(fields, "heading", [theme.heading for theme in themes])
    return themes


def _theme(fields: Fields) -> Theme:
    fields.check_known(THEME_KEYS)
    theme = Theme(
        heading=fields.text("heading", MAX_HEADING, needed=True),
        heading_cy=fields.text("heading_cy", MAX_HEADING),
        keywords=_keywords(fields, "keywords"),
        keywords_cy=_keywords(fields, "keywords_cy"),
    )
    if not fields.entries.keys() & {"keywords", "keywords_cy"}:
        fields.wrong("keywords", fault(PlanFaultKind.MISSING))
    return theme


def _keywords(fields: Fields, key: str) -> tuple[str, ...]:
    keywords = fields.texts(key, MAX_KEYWORD, MAX_KEYWORDS)
    for number, keyword in enumerate(keywords, start=1):
        if keyword and (what := fault_of(keyword)):
            fields.wrong(key, what, number)
    return keywords


def fault_of(keyword: str) -> PlanFault | None:
    """What is wrong with a keyword that matches nothing, or far too much; None if nothing is."""
    if not any(map(str.isalpha, keyword)):
        return fault(PlanFaultKind.NO_LETTER)
    if re.search(r"\*(?!\s|$)", keyword):
        return fault(PlanFaultKind.STAR_INSIDE)
    if any(len(word) < SHORTEST_BEGINNING for word in _BEGINNING.findall(keyword)):
        return fault(PlanFaultKind.STAR_TOO_EARLY, least=SHORTEST_BEGINNING)
    return None
