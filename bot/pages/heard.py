"""A posted round-up as a page shows it: plain sentences, in the order of reading."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.round_up.sheets import Sheet, SheetQuote, SheetTheme
from bot.texts import Texts

Plain = dict[str, Any]


def heard(texts: Texts, sheet: Sheet) -> Plain:
    """What was heard: its head, themes with their quotes, and what else was said."""
    head = _across(texts, sheet) if sheet.is_across else _head(texts, sheet)
    has_numbers = sheet.is_across or bool(sheet.all_themes)
    return {
        **head,
        "themes": [_theme(texts, sheet, theme) for theme in sheet.themes],
        "raised": _raised(texts, sheet),
        "more": list(_more(texts, sheet)),
        "note": texts("round_up.by_rule" if has_numbers else "round_up.by_rule_few"),
    }


def _head(texts: Texts, sheet: Sheet) -> Plain:
    value = sheet.session.plan.values[sheet.scope.value or 0]
    prompt = sheet.scope.prompt
    people = texts("round_up.people", count=sheet.people)
    if 0 < sheet.answered < sheet.people:
        counts = {"count": sheet.people, "answered": sheet.answered}
        people = texts("round_up.people_answered", **counts)
    return {"about": value.title if prompt is None else value.prompts[prompt], "how": people}


def _across(texts: Texts, sheet: Sheet) -> Plain:
    return {
        "about": sheet.session.plan.title,
        "how": texts("across.how", values=sheet.values),
    }


def _theme(texts: Texts, sheet: Sheet, theme: SheetTheme) -> Plain:
    of = texts("round_up.of", count=theme.people, people=sheet.answered)
    if sheet.is_across:
        of = texts("across.of", spread=theme.spread, values=sheet.values)
    words = texts("across.words", words=", ".join(theme.words)) if theme.words else ""
    return {
        "name": theme.name_in(texts.language),
        "of": of,
        "words": words if sheet.is_across else "",
        "quotes": _quoted(theme.quotes),
    }


def _raised(texts: Texts, sheet: Sheet) -> str:
    names = [
        theme.name_in(texts.language) + ("" if sheet.is_across else f" ({theme.people})")
        for theme in sheet.raised
    ]
    return texts("round_up.raised", themes=", ".join(names)) if names else ""


def _more(texts: Texts, sheet: Sheet) -> Iterator[Plain]:
    alone = "screen.also_said" if sheet.themes else "screen.quotes"
    found = {
        alone: sheet.also_said,
        "screen.both_sides": sheet.both_sides,
        "screen.added": sheet.added,
    }
    for key, quotes in found.items():
        if quotes:
            yield {"name": texts(key), "quotes": _quoted(quotes)}


def _quoted(quotes: Iterable[SheetQuote]) -> list[str]:
    return [f"“{quote.marked}”" for quote in quotes]
