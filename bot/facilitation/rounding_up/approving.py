"""What a facilitator saw and posted, as it is kept; and which round-up a post is."""

from collections.abc import Iterable

from bot.round_up import quote_key
from bot.round_up.sheets import Sheet, SheetQuote, SheetTheme
from bot.workshop.passage import Passage
from bot.workshop.scope import Scope, scope_stored
from storage.round_ups import Approved, ApprovedTheme
from storage.shown_messages import ShownMessage


def approved_of(sheet: Sheet) -> Approved:
    """What of a sheet is kept: where everything stands, and no text of anybody's but headings."""

    def themes(shown: Iterable[SheetTheme]) -> tuple[ApprovedTheme, ...]:
        return tuple(_approved_theme(theme) for theme in shown)

    def passages(quotes: Iterable[SheetQuote]) -> tuple[Passage, ...]:
        return tuple(quote.passage for quote in quotes)

    return Approved(
        heard=sheet.heard,
        themes=themes(sheet.themes),
        raised=themes(sheet.raised),
        also_said=passages(sheet.also_said),
        both_sides=passages(sheet.both_sides),
        added=passages(sheet.added),
    )


def scope_of(shown: ShownMessage) -> Scope:
    """What a post is about."""
    return scope_stored(shown.value, shown.prompt)


def _approved_theme(theme: SheetTheme) -> ApprovedTheme:
    return ApprovedTheme(
        key=theme.key,
        heading=theme.heading,
        heading_cy=theme.heading_cy,
        source=theme.source,
        is_key=theme.is_key,
        words=tuple(map(quote_key, theme.words)),
        matches=theme.matches,
        quotes=tuple(quote.passage for quote in theme.quotes),
    )
