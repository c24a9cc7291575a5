"""The buttons under a draft: what can be done with it, with a theme, with a quote."""

from collections.abc import Callable

from bot.round_up.laying_out import Basis
from bot.round_up.sheets import Sheet, SheetQuote, SheetTheme
from bot.texts import Texts
from bot.workshop.scope import Scope
from bot.workshop.session import Stage
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.draft_menus import (
    ChosenMenu,
    Menu,
    key_wanted,
    numbered_quotes,
    numbered_themes,
    quote_named,
    short,
    theme_named,
)
from handlers.views.round_up import name_of
from handlers.views.view import said, say

ALONE, BESIDE = 34, 17  # characters that a phone shows of a button alone in its row, or of two
MOST_ALONE = 7
NUMBERS = 5
MOST_BUTTONS = 95  # Telegram takes a hundred; some lead back
QUOTED = 40
ON = "on"


class Keyboard:
    """The buttons under one draft."""

    def __init__(self, texts: Texts, basis: Basis, sheet: Sheet, version: str) -> None:
        self._texts = texts
        self._basis = basis
        self._version = version
        self._sheet = sheet
        self._place = (basis.session.id, basis.session.step, basis.scope)

    def rows(self, chosen: ChosenMenu, *, held_back: bool) -> Rows:
        """The buttons of a menu; the main one if what it is about is not there any more."""
        theme, quote = self._named(chosen)
        if theme is not None:
            menu = self._merges if chosen.menu is Menu.MERGE else self._theme
            return menu(*theme)
        if quote is not None:
            menu_of_quote = self._moves if chosen.menu is Menu.MOVE else self._quote
            return menu_of_quote(quote[1])
        if chosen.menu is Menu.THEMES:
            return (*self._themes(), (self._look("back", Menu.MAIN),))
        if chosen.menu is Menu.QUOTES:
            return (*self._quotes(), (self._look("back", Menu.MAIN),))
        return self._main(held_back=held_back)

    def line(self, chosen: ChosenMenu) -> str:
        """What the menu is about."""
        texts = self._texts
        theme, quote = self._named(chosen)
        if theme is not None:
            key = "draft.which_merge" if chosen.menu is Menu.MERGE else "draft.this_theme"
            return say(texts, key, number=theme[0], heading=name_of(texts, theme[1]))
        if quote is not None:
            key = "draft.which_move" if chosen.menu is Menu.MOVE else "draft.this_quote"
            return texts(key, number=quote[0], quote=said(_cut(quote[1].text, QUOTED)))
        lines = {Menu.THEMES: "draft.which_theme", Menu.QUOTES: "draft.which_quote"}
        return texts(lines[chosen.menu]) if chosen.menu in lines else ""

    def _named(
        self, chosen: ChosenMenu
    ) -> tuple[tuple[int, SheetTheme] | None, tuple[int, SheetQuote] | None]:
        """The theme or the quote that a menu is about, if it is there."""
        sheet, menu = self._sheet, chosen.menu
        is_theme, is_quote = menu in (Menu.THEME, Menu.MERGE), menu in (Menu.QUOTE, Menu.MOVE)
        theme = theme_named(sheet, chosen.key) if is_theme else None
        return theme, quote_named(sheet, chosen.key) if is_quote else None

    def _main(self, *, held_back: bool) -> Rows:
        basis, sheet = self._basis, self._sheet
        post = "draft.update_button" if basis.stands else "draft.post_button"
        version = self._version
        posting = [self._button(post, Verb.POST, version)] if sheet.may_stand else []
        if basis.stands and not sheet.may_stand:
            posting = [self._button("draft.take_away_button", Verb.POST, version)]
        if posting and self._leads_on:
            posting.append(self._post_and_go_on(version))
        edits = [self._look("themes", Menu.THEMES)] if sheet.all_themes else []
        edits += [self._look("quotes", Menu.QUOTES)] if sheet.quotes else []
        if sheet.shows_counts and sheet.may_stand:
            edits.append(self._button("draft.new_button", Verb.NEW_THEME))
        more = [self._button("draft.held_back_button", Verb.HELD_BACK)] if held_back else []
        more += self._other_scope()
        if basis.changes:
            undo = self._button("draft.undo_button", Verb.UNDO_EDIT, str(basis.changes))
            more.append(undo)
        return (*in_rows(posting, 1), *in_rows(edits, 3), *in_rows(more, 1))

    @property
    def _leads_on(self) -> bool:
        """Whether there is nothing left to do here but to post it and go on."""
        session, scope = self._basis.session, self._basis.scope
        is_here = session.stage is Stage.ROUNDING_UP and scope.value == session.position.value
        return is_here and session.onward is not None and not self._basis.stands

    def _post_and_go_on(self, version: str) -> Button:
        onward = self._texts(f"move.{self._basis.session.onward}")
        label = self._texts("draft.post_on_button", move=onward)
        return button(label, Verb.POST, *self._place, version, ON)

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
        def look(theme: SheetTheme, label: str) -> Button:
            return self._look_at(label, ChosenMenu(menu=Menu.THEME, key=short(theme.key)))

        return self._named_themes(numbered_themes(self._sheet), look)

    def _named_themes(
        self, themes: list[tuple[int, SheetTheme]], choice: Callable[[SheetTheme, str], Button]
    ) -> Rows:
        """A button for each theme by its name: one in a row, or two when they are many."""
        themes = themes[:MOST_BUTTONS]
        width, room = (1, ALONE) if len(themes) <= MOST_ALONE else (2, BESIDE)
        labels = [
            self._texts("draft.theme_button", number=n, heading=name_of(self._texts, theme))
            for n, theme in themes
        ]
        pairs = zip(themes, labels, strict=True)
        return in_rows([choice(theme, _cut(label, room)) for (_, theme), label in pairs], width)

    def _quotes(self) -> Rows:
        buttons = [
            self._look_at(str(n), ChosenMenu(menu=Menu.QUOTE, key=short(quote.key)))
            for n, quote in numbered_quotes(self._sheet)[:MOST_BUTTONS]
        ]
        return in_rows(buttons, NUMBERS)

    def _theme(self, _: int, theme: SheetTheme) -> Rows:
        key = short(theme.key)
        about = [self._button("draft.rename_button", Verb.RENAME, key)]
        if not self._sheet.is_across:
            about.append(self._button("draft.split_button", Verb.SPLIT, key))
        about.append(self._button("draft.drop_button", Verb.DROP, key))
        more = []
        if self._sheet.is_across:
            naming = "draft.no_key_button" if theme.is_key else "draft.key_button"
            more.append(self._button(naming, Verb.NAME_KEY, key, key_wanted(theme)))
        if len(self._sheet.all_themes) > 1:
            more.append(self._look("merge", Menu.MERGE, key))
        return (*in_rows(about, 3), *in_rows(more, 1), (self._look("back", Menu.THEMES),))

    def _merges(self, number: int, theme: SheetTheme) -> Rows:
        def merge(other: SheetTheme, label: str) -> Button:
            return self._press(label, Verb.MERGE, short(theme.key), short(other.key))

        others = [entry for entry in numbered_themes(self._sheet) if entry[0] != number]
        back = self._look("back", Menu.THEME, short(theme.key))
        return (*self._named_themes(others, merge), (back,))

    def _quote(self, quote: SheetQuote) -> Rows:
        key = short(quote.key)
        buttons = [self._button("draft.hide_button", Verb.HIDE, key)]
        if self._places_for(quote):
            buttons.append(self._look("move", Menu.MOVE, key))
        rows = [tuple(buttons)]
        if quote.passage and self._sheet.scope.value is not None:
            rows.append((self._button("draft.whose_button", Verb.WHOSE_QUOTE, key),))
        return (*rows, (self._look("back", Menu.QUOTES),))

    def _moves(self, quote: SheetQuote) -> Rows:
        def put(theme: SheetTheme, label: str) -> Button:
            return self._press(label, Verb.PUT, short(quote.key), short(theme.key))

        back = self._look("back", Menu.QUOTE, short(quote.key))
        return (*self._named_themes(self._places_for(quote), put), (back,))

    def _places_for(self, quote: SheetQuote) -> list[tuple[int, SheetTheme]]:
        """Where a quote can be moved: what was added stands in no theme, and a theme across values
        has one quote."""
        if self._sheet.is_across or quote in self._sheet.added:
            return []
        origin = self._sheet.theme_of(quote)
        return [entry for entry in numbered_themes(self._sheet) if entry[1].key != origin]

    def _look(self, label: str, menu: Menu, key: str = "") -> Button:
        return self._look_at(self._texts(f"draft.{label}_button"), ChosenMenu(menu=menu, key=key))

    def _look_at(self, label: str, chosen: ChosenMenu) -> Button:
        key = [chosen.key] if chosen.key else []
        return button(label, Verb.LOOK, *self._place, chosen.menu, *key)

    def _button(self, label: str, verb: Verb, *keys: str) -> Button:
        return self._press(self._texts(label), verb, *keys)

    def _press(self, label: str, verb: Verb, *keys: str) -> Button:
        return button(label, verb, *self._place, *keys)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
