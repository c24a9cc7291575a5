"""Which menus a draft has, and which theme or quote each is about."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from bot.round_up.sheets import Sheet, SheetQuote, SheetTheme

SHORT_KEY = 8
YES, NO = "y", "n"


class Menu(StrEnum):
    """Which buttons are under a draft."""

    MAIN = "main"
    THEMES = "themes"
    QUOTES = "quotes"
    THEME = "theme"
    QUOTE = "quote"
    MERGE = "merge"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenMenu:
    """A menu, and the short key of the theme or quote that it is about."""

    menu: Menu = Menu.MAIN
    key: str = ""


def short(key: str) -> str:
    """Eight characters that stand for the key of a theme or quote in a button."""
    return hashlib.sha256(key.encode()).hexdigest()[:SHORT_KEY]


def numbered_themes(sheet: Sheet) -> list[tuple[int, SheetTheme]]:
    """The themes with their numbers in the draft."""
    return list(enumerate(sheet.all_themes, start=1))


def numbered_quotes(sheet: Sheet) -> list[tuple[int, SheetQuote]]:
    """The quotes with their numbers in the draft."""
    return list(enumerate(sheet.quotes, start=1))


def theme_named(sheet: Sheet, key: str) -> tuple[int, SheetTheme] | None:
    """The theme that a short key stands for, with its number; None if it is not there."""
    found = (entry for entry in numbered_themes(sheet) if short(entry[1].key) == key)
    return next(found, None)


def quote_named(sheet: Sheet, key: str) -> tuple[int, SheetQuote] | None:
    """The quote that a short key stands for, with its number; None if it is not there."""
    found = (entry for entry in numbered_quotes(sheet) if short(entry[1].key) == key)
    return next(found, None)


def key_wanted(theme: SheetTheme) -> str:
    """What pressing makes of a theme: it rides in the button, so that two presses do it once."""
    return NO if theme.is_key else YES
