"""A round-up as the group sees it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from bot.round_up.sheets import Sheet, SheetQuote, SheetTheme
from bot.texts import BESIDE, Texts
from handlers.views.buttons import Rows
from handlers.views.spoken import around, in_each, plan_title, value_in
from handlers.views.view import View, paragraphs, said, say

MAX_POST = 3900


def posted(texts: Texts, sheet: Sheet, under: Rows = ()) -> View:
    """What was said, rounded up, with buttons under it; taken back, and without them, when too few
    people's words are left in it."""
    if not sheet.may_stand:
        return View(texts("round_up.taken_back"))
    return View(text(texts, sheet), under)


def text(texts: Texts, sheet: Sheet, *, numbered: bool = False) -> str:
    """The text of a round-up; themes and quotes are numbered for the facilitator."""
    layout = _Layout(texts, sheet, numbered=numbered)
    parts = layout.across() if sheet.is_across else layout.parts()
    has_numbers = sheet.is_across or bool(sheet.all_themes)
    by_rule = "by_rule" if has_numbers else "by_rule_few"
    return paragraphs(*parts, texts(f"round_up.{by_rule}") if sheet.may_stand else "")


def name_of(texts: Texts, theme: SheetTheme) -> str:
    """The heading of a theme in the language of the texts; people's own words in quotation marks.
    It is not made safe for HTML yet."""
    return BESIDE.join(dict.fromkeys(theme.name_in(one.language) for one in texts.each))


class _Layout:
    """The parts of a sheet, in the order of reading."""

    def __init__(self, texts: Texts, sheet: Sheet, *, numbered: bool) -> None:
        self._texts = texts
        self._sheet = sheet
        self._themes, self._quotes = _Numbers(numbered=numbered), _Numbers(numbered=numbered)

    def parts(self) -> Iterator[str]:
        """Of a prompt or a value."""
        sheet, texts = self._sheet, self._texts
        yield self._head()
        for theme in sheet.themes:
            numbers = {"count": theme.people, "people": sheet.answered}
            yield self._theme(theme, "round_up.of", numbers)
        yield self._raised()
        alone = not sheet.themes
        yield self._quoted("round_up.quotes" if alone else "round_up.also_said", sheet.also_said)
        if sheet.unquoted > 0 and sheet.shows_counts:
            yield texts("round_up.unquoted", count=sheet.unquoted)
        yield self._quoted("round_up.both_sides", sheet.both_sides)
        yield self._quoted("round_up.added", sheet.added)

    def across(self) -> Iterator[str]:
        """Of all values: key themes first, if people have named some."""
        sheet, texts = self._sheet, self._texts
        keys = [theme for theme in sheet.themes if theme.is_key]
        others = [theme for theme in sheet.themes if not theme.is_key]
        about = partial(plan_title, plan=sheet.session.plan)
        title = say(texts, "across.heading", title=about)
        yield paragraphs(title, texts("across.how", values=sheet.values))
        if keys:
            yield texts("across.key_themes")
        yield from self._themes_across(keys)
        if keys and (others or sheet.raised):
            yield texts("across.others")
        yield from self._themes_across(others)
        yield self._raised(counted=False)

    def _themes_across(self, themes: Iterable[SheetTheme]) -> Iterator[str]:
        for theme in themes:
            numbers = {"spread": theme.spread, "values": self._sheet.values}
            words = ", ".join(map(said, theme.words))
            heard = around(self._texts, "across.words", "words", words) if words else ""
            yield self._theme(theme, "across.of", numbers, heard)

    def _head(self) -> str:
        sheet, texts = self._sheet, self._texts
        asked = in_each(texts, self._asked)
        if not sheet.may_stand:
            return asked
        people = texts("round_up.people", count=sheet.people)
        if 0 < sheet.answered < sheet.people:
            counts = {"count": sheet.people, "answered": sheet.answered}
            people = texts("round_up.people_answered", **counts)
        return paragraphs(asked, people)

    def _asked(self, one: Texts) -> str:
        """What was asked, in one language."""
        scope = self._sheet.scope
        value = value_in(one, self._sheet.session, scope.value or 0)
        if scope.prompt is None:
            return say(one, "round_up.value_heading", asked=value.title, title=value.title)
        asked = value.prompts[scope.prompt]
        return say(one, "round_up.prompt_heading", asked=asked, title=value.title)

    def _theme(
        self, theme: SheetTheme, of: str, numbers: Mapping[str, int], under: str = ""
    ) -> str:
        """Its name with how many, in each language, and below that people's words, once."""
        place = self._themes.next()

        def head(texts: Texts) -> str:
            name = say(texts, "round_up.theme", number=place, heading=name_of(texts, theme))
            return f"{name} · {texts(of, **numbers)}"

        lines = (in_each(self._texts, head), under, *self._lines(theme.quotes))
        return "\n".join(line for line in lines if line)

    def _raised(self, *, counted: bool = True) -> str:
        """What else came up, in each language by itself."""
        raised = [(self._themes.next(), theme) for theme in self._sheet.raised]

        def named(texts: Texts) -> str:
            names = (
                f"{number}{said(name_of(texts, theme))}{f' ({theme.people})' if counted else ''}"
                for number, theme in raised
            )
            return texts("round_up.raised", themes=", ".join(names))

        return in_each(self._texts, named) if raised else ""

    def _quoted(self, key: str, quotes: Sequence[SheetQuote]) -> str:
        if not quotes:
            return ""
        return around(self._texts, key, "quotes", "\n".join(self._lines(quotes)))

    def _lines(self, quotes: Iterable[SheetQuote]) -> Iterator[str]:
        for quote in quotes:
            line, first = said(quote.marked), self._texts.each[0]
            yield first("round_up.quote", number=self._quotes.next(), quote=line)


class _Numbers:
    """Counts what a facilitator can name by its number, or leaves everything without one."""

    def __init__(self, *, numbered: bool) -> None:
        self._numbered = numbered
        self._last = 0

    def next(self) -> str:
        self._last += 1
        return f"{self._last}. " if self._numbered else ""
