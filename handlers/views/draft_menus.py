"""The buttons under a draft: what can be done with it, with a theme, with a quote."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from bot.facilitation.rounding_up.laying_out import Basis
from bot.facilitation.rounding_up.sheets import Sheet, SheetQuote, SheetTheme
from bot.texts import Texts
from bot.workshop.scope import Scope
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.round_up import name_of
from handlers.views.view import said, say

SHORT_KEY = 8
LABEL = 26
QUOTED = 40


class Menu(StrEnum):
    """Which buttons are under a draft."""

    MAIN = "main"
    THEMES = "themes"
    QUOTES = "quotes"
    THEME = "theme"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
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


class Keyboard:
    """The buttons under one draft."""

    def __init__(self, texts: Texts, basis: Basis, sheet: Sheet) -> None:
        self._texts = texts
        self._basis = basis
        self._sheet = sheet
        self._place = (basis.session.id, basis.session.step, basis.scope)

    def rows(self, chosen: Chosen, *, held_back: bool) -> Rows:
        """The buttons of a menu; the main one if what it is about is not there any more."""
        theme, quote = theme_named(self._sheet, chosen.key), quote_named(self._sheet, chosen.key)
        if chosen.menu is Menu.THEME and theme:
            return self._theme(*theme)
        if chosen.menu is Menu.QUOTE and quote:
            return self._quote(quote[1])
        if chosen.menu is Menu.THEMES:
            return (*self._themes(), (self._look("back", Menu.MAIN),))
        if chosen.menu is Menu.QUOTES:
            return (*self._quotes(), (self._look("back", Menu.MAIN),))
        return self._main(held_back=held_back)

    def line(self, chosen: Chosen) -> str:
        """What the menu is about."""
        texts = self._texts
        theme, quote = theme_named(self._sheet, chosen.key), quote_named(self._sheet, chosen.key)
        if chosen.menu is Menu.THEME and theme:
            name = name_of(texts, theme[1])
            return say(texts, "draft.this_theme", number=theme[0], heading=name)
        if chosen.menu is Menu.QUOTE and quote:
            text = quote[1].text
            cut = text if len(text) <= QUOTED else f"{text[:QUOTED].rstrip()}…"
            return texts("draft.this_quote", number=quote[0], quote=said(cut))
        lines = {Menu.THEMES: "draft.which_theme", Menu.QUOTES: "draft.which_quote"}
        return texts(lines[chosen.menu]) if chosen.menu in lines else ""

    def _main(self, *, held_back: bool) -> Rows:
        basis, sheet = self._basis, self._sheet
        post = "draft.update_button" if basis.stands else "draft.post_button"
        version = basis.version
        posting = [self._button(post, Verb.POST, version)] if sheet.may_stand else []
        edits = [self._look("themes", Menu.THEMES)] if sheet.all_themes else []
        edits += [self._look("quotes", Menu.QUOTES)] if sheet.quotes else []
        if sheet.answered and sheet.may_stand:
            edits.append(self._button("draft.new_button", Verb.NEW_THEME))
        more = [self._button("draft.held_back_button", Verb.HELD_BACK)] if held_back else []
        more += self._other_scope()
        if basis.changes:
            more.append(self._button("draft.undo_button", Verb.UNDO_EDIT))
        return (*in_rows(posting, 1), *in_rows(edits, 3), *in_rows(more, 1))

    def _other_scope(self) -> list[Button]:
        """The whole value instead of a prompt, and back to the prompt that was asked last."""
        session, scope = self._basis.session, self._basis.scope
        if scope.value is None:
            return []
        if scope.prompt is not None:
            return [self._draft_of("draft.whole_button", Scope(scope.value))]
        at = session.position
        if scope.value != at.value or at.prompt is None:
            return []
        return [self._draft_of("draft.prompt_button", Scope(at.value, at.prompt))]

    def _draft_of(self, label: str, scope: Scope) -> Button:
        session = self._basis.session
        return button(self._texts(label), Verb.DRAFT, session.id, session.step, scope, "here")

    def _themes(self) -> Rows:
        buttons = [
            self._look_at(
                self._texts(
                    "draft.theme_button", number=n, heading=name_of(self._texts, theme)[:LABEL]
                ),
                Chosen(menu=Menu.THEME, key=short(theme.key)),
            )
            for n, theme in numbered_themes(self._sheet)
        ]
        return in_rows(buttons, 2)

    def _quotes(self) -> Rows:
        buttons = [
            self._look_at(
                self._texts("draft.quote_button", number=n),
                Chosen(menu=Menu.QUOTE, key=short(quote.key)),
            )
            for n, quote in numbered_quotes(self._sheet)
        ]
        return in_rows(buttons, 3)

    def _theme(self, number: int, theme: SheetTheme) -> Rows:
        key = short(theme.key)
        about = [self._button("draft.rename_button", Verb.RENAME, key)]
        if not self._sheet.is_across:
            about.append(self._button("draft.split_button", Verb.SPLIT, key))
        about.append(self._button("draft.drop_button", Verb.DROP, key))
        naming = "draft.no_key_button" if theme.is_key else "draft.key_button"
        keys = [self._button(naming, Verb.NAME_KEY, key)] if self._sheet.is_across else []
        merges = [
            self._button("draft.merge_button", Verb.MERGE, key, short(other.key), number=n)
            for n, other in numbered_themes(self._sheet)
            if n != number
        ]
        back = (self._look("back", Menu.THEMES),)
        return (*in_rows(about, 3), *in_rows(keys, 1), *in_rows(merges, 2), back)

    def _quote(self, quote: SheetQuote) -> Rows:
        key, origin = short(quote.key), self._sheet.theme_of(quote)
        moves = [
            self._button("draft.move_button", Verb.PUT, key, short(theme.key), number=n)
            for n, theme in numbered_themes(self._sheet)
            if theme.key != origin and self._can_be_moved(quote)
        ]
        hide = (self._button("draft.hide_button", Verb.HIDE, key),)
        return (hide, *in_rows(moves, 3), (self._look("back", Menu.QUOTES),))

    def _can_be_moved(self, quote: SheetQuote) -> bool:
        """What was added stands in no theme, and a theme across values has one quote."""
        return not self._sheet.is_across and quote not in self._sheet.added

    def _look(self, label: str, menu: Menu) -> Button:
        return self._look_at(self._texts(f"draft.{label}_button"), Chosen(menu=menu))

    def _look_at(self, label: str, chosen: Chosen) -> Button:
        key = [chosen.key] if chosen.key else []
        return button(label, Verb.LOOK, *self._place, chosen.menu, *key)

    def _button(self, label: str, verb: Verb, *keys: str, number: int = 0) -> Button:
        return button(self._texts(label, number=number), verb, *self._place, *keys)
