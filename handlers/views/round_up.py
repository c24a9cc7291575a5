"""A round-up as the group sees it."""

from collections.abc import Iterable, Iterator, Sequence

from bot.round_up.said import GOES_BEFORE, GOES_ON
from bot.round_up.sheets import Sheet, SheetQuote, SheetTheme
from bot.texts import Texts
from bot.workshop.plan import MAX_HEADING
from bot.workshop.record import ThemeSource
from handlers.views.buttons import Rows
from handlers.views.view import View, paragraphs, said, say

MAX_POST = 3900
WELSH = "cy"


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
    name = theme.heading_cy if texts.language == WELSH and theme.heading_cy else theme.heading
    cut = name if len(name) <= MAX_HEADING else f"{name[: MAX_HEADING - 1].rstrip()}…"
    return f"“{cut}”" if theme.source is ThemeSource.WORDS else cut


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
            of = texts("round_up.of", count=theme.people, people=sheet.answered)
            yield self._theme(theme, of)
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
        title = say(texts, "across.heading", title=sheet.session.plan.title)
        yield paragraphs(title, texts("across.how", values=sheet.values))
        if keys:
            yield texts("across.key_themes")
        yield from self._themes_across(keys)
        if keys and (others or sheet.raised):
            yield texts("across.others")
        yield from self._themes_across(others)
        if sheet.raised:
            names = [
                f"{self._themes.next()}{said(name_of(texts, theme))}" for theme in sheet.raised
            ]
            yield texts("round_up.raised", themes=", ".join(names))

    def _themes_across(self, themes: Iterable[SheetTheme]) -> Iterator[str]:
        for theme in themes:
            values = self._sheet.values
            of = self._texts("across.of", spread=theme.spread, values=values)
            words = ", ".join(map(said, theme.words))
            heard = self._texts("across.words", words=words) if words else ""
            yield self._theme(theme, of, heard)

    def _head(self) -> str:
        sheet, texts = self._sheet, self._texts
        value = sheet.session.plan.values[sheet.scope.value or 0]
        prompt = sheet.scope.prompt
        key = "round_up.value_heading" if prompt is None else "round_up.prompt_heading"
        asked = value.title if prompt is None else value.prompts[prompt]
        if not sheet.may_stand:
            return say(texts, key, asked=asked, title=value.title)
        people = texts("round_up.people", count=sheet.people)
        if 0 < sheet.answered < sheet.people:
            counts = {"count": sheet.people, "answered": sheet.answered}
            people = texts("round_up.people_answered", **counts)
        return paragraphs(say(texts, key, asked=asked, title=value.title), people)

    def _theme(self, theme: SheetTheme, of: str, under: str = "") -> str:
        name = name_of(self._texts, theme)
        head = say(self._texts, "round_up.theme", number=self._themes.next(), heading=name)
        lines = (f"{head} · {of}", under, *self._lines(theme.quotes))
        return "\n".join(line for line in lines if line)

    def _raised(self) -> str:
        names = [
            f"{self._themes.next()}{said(name_of(self._texts, theme))} ({theme.people})"
            for theme in self._sheet.raised
        ]
        return self._texts("round_up.raised", themes=", ".join(names)) if names else ""

    def _quoted(self, key: str, quotes: Sequence[SheetQuote]) -> str:
        if not quotes:
            return ""
        return self._texts(key, quotes="\n".join(self._lines(quotes)))

    def _lines(self, quotes: Iterable[SheetQuote]) -> Iterator[str]:
        for quote in quotes:
            before = GOES_BEFORE if quote.is_begun else ""
            after = GOES_ON if quote.is_cut else ""
            line = before + said(quote.text) + after
            yield self._texts("round_up.quote", number=self._quotes.next(), quote=line)


class _Numbers:
    """Counts what a facilitator can name by its number, or leaves everything without one."""

    def __init__(self, *, numbered: bool) -> None:
        self._numbered = numbered
        self._last = 0

    def next(self) -> str:
        self._last += 1
        return f"{self._last}. " if self._numbered else ""
