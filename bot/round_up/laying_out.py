"""Round-ups that were worked out, laid out as sheets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.round_up.across import ThemeAcross, ValueSaid
from bot.round_up.counting import BY_VOICES
from bot.round_up.heard import ThemedRoundUp, ThemeHeard, quote_key
from bot.round_up.lines import FittedLines, Line, LineKind
from bot.round_up.material import Material, MaterialAcross
from bot.round_up.said import Quote, Said, may_post
from bot.round_up.sheets import (
    Sheet,
    SheetQuote,
    SheetTheme,
    key_themes_first,
    worth_posting,
)
from bot.round_up.slices import LONGEST, shortened, starts_within, stops_within
from bot.workshop.passage import Passage
from bot.workshop.scope import Scope
from bot.workshop.session import Session

IN_DETAIL = 8
PLAIN = "p"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """All that a draft is worked out from, as it was in one transaction. `people` said something
    that may be shown; `changes` is how many edits made in this round-up are in force; `stands`: it
    was posted before, and the post is in the group; `is_plain`: it is to be without themes. Of so
    many people answers are `waiting`: they come in with the next step."""

    session: Session
    scope: Scope
    material: Material | MaterialAcross
    people: int = 0
    changes: int = 0
    stands: bool = False
    is_plain: bool = False
    waiting: int = 0

    @property
    def version(self) -> str:
        """Eight characters: two drafts that come to the same have the same."""
        digest = quote_key(f"{self.material.digest}{self.people}")
        return f"{PLAIN}{digest[:7]}" if self.is_plain else digest[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A round-up of a prompt or a value before it is posted."""

    basis: Basis
    material: Material
    summary: ThemedRoundUp

    @property
    def may_tell_apart(self) -> bool:
        """Whether so many have answered, held back or not, that nobody can tell whose answer one
        is that a facilitator reads alone."""
        return may_post(len({answer.voice for answer in self.material.said if not answer.added}))

    @property
    def held_back(self) -> tuple[str, ...]:
        """Answers that are neither quoted nor counted; for a facilitator to read, once so many have
        answered that nobody can tell whose they are."""
        if not self.may_tell_apart:
            return ()
        said = self.material.said
        added = [answer.text for answer in said if answer.added and answer.is_held_back]
        return (*(said[number].text for number in self.summary.held_back), *added)

    def laid_out(self, shown: FittedLines) -> Sheet:
        """The lines that fit, as a sheet: themes of too few people are none, as in the post."""
        basis, passages = self.basis, _Passages(self.material.said, self.material.ids)
        sheet = Sheet(
            session=basis.session,
            scope=basis.scope,
            people=max(basis.people, self.summary.people),
            answered=self.summary.people,
            themes=passages.themes(shown),
            raised=tuple(passages.theme(line.theme) for line in _raised(shown) if line.theme),
            also_said=passages.quotes(shown, LineKind.ALSO_SAID),
            both_sides=passages.quotes(shown, LineKind.BOTH_SIDES),
            added=passages.quotes(shown, LineKind.ADDED),
            unquoted=shown.unquoted,
            heard=_heard(self.material.said, self.material.ids),
        )
        return sheet.with_themes_that_stand()

    def with_matches(self, sheet: Sheet) -> Sheet:
        """A sheet of this draft with all that has to be kept of it when it is posted."""
        passages = _Passages(self.material.said, self.material.ids)
        themes = (*self.summary.themes, *self.summary.raised)
        return _with_matches(
            sheet, {theme.key: tuple(map(passages.passage, theme.matches)) for theme in themes}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAcross:
    """What came up across values, before it is posted."""

    basis: Basis
    material: MaterialAcross
    found: tuple[ThemeAcross, ...]

    @property
    def held_back(self) -> tuple[str, ...]:
        """Nothing: what is held back is shown with the round-up of its value."""
        return ()

    def laid_out(self, longest: int = LONGEST) -> Sheet:
        """As a sheet: key themes first, quotes of up to so many characters."""
        passages = self._passages()
        found = [_across(theme, passages, longest) for theme in self.found]
        themes = key_themes_first(worth_posting(found))
        most = max(IN_DETAIL, sum(theme.is_key for theme in themes))
        return Sheet(
            session=self.basis.session,
            scope=self.basis.scope,
            themes=themes[:most],
            raised=themes[most:],
            values=sum(may_post(BY_VOICES.everybody(value.answers)) for value, _ in self._pairs),
            heard=tuple(key for value, ids in self._pairs for key in _heard(value.answers, ids)),
        )

    def with_matches(self, sheet: Sheet) -> Sheet:
        """A sheet of this draft with all that has to be kept of it when it is posted."""
        passages = self._passages()
        return _with_matches(
            sheet,
            {
                theme.key: tuple(
                    passages[match.value].passage(match.quote) for match in theme.matches
                )
                for theme in self.found
            },
        )

    @property
    def _pairs(self) -> list[tuple[ValueSaid, tuple[bytes, ...]]]:
        return list(zip(self.material.values, self.material.ids, strict=True))

    def _passages(self) -> list["_Passages"]:
        return [_Passages(value.answers, ids) for value, ids in self._pairs]


@dataclass(frozen=True, slots=True)
class _Passages:
    """Answers, and their keys: where quotes stand. The same words have the same digest, and are
    often said."""

    said: Sequence[Said]
    ids: Sequence[bytes]
    digests: dict[str, str] = field(default_factory=dict)

    def passage(self, quote: Quote) -> Passage:
        text = quote.text(self.said)
        digest = self.digests.get(text) or self.digests.setdefault(text, quote_key(text))
        return self.ids[quote.answer].hex(), quote.start, quote.end, digest

    def cut(self, whole: Quote, longest: int, value: int = 0) -> SheetQuote:
        text = self.said[whole.answer].text
        end = shortened(text, whole.start, whole.end, longest)
        shown = Quote(answer=whole.answer, start=whole.start, end=end)
        return self.quote(whole, shown, value)

    def quote(self, whole: Quote, shown: Quote, value: int = 0) -> SheetQuote:
        return SheetQuote(
            text=shown.text(self.said),
            key=quote_key(whole.text(self.said)),
            passage=self.passage(shown),
            is_begun=starts_within(self.said[shown.answer].text, shown.start),
            is_cut=stops_within(self.said[shown.answer].text, shown.end),
            value=value,
        )

    def quotes(self, shown: FittedLines, part: LineKind) -> tuple[SheetQuote, ...]:
        return tuple(self._lines_quoted(line for line in shown.lines if line.part is part))

    def _lines_quoted(self, lines: Iterable[Line]) -> Iterable[SheetQuote]:
        for line in lines:
            if line.quote is not None and line.whole is not None:
                yield self.quote(line.whole, line.quote)

    def themes(self, shown: FittedLines) -> tuple[SheetTheme, ...]:
        found: list[tuple[ThemeHeard, list[Line]]] = []
        for line in shown.lines:
            if line.part is LineKind.THEME and line.theme is not None:
                found.append((line.theme, []))
            elif line.part is LineKind.THEME_QUOTE:
                found[-1][1].append(line)
        return tuple(self.theme(theme, lines) for theme, lines in found)

    def theme(self, theme: ThemeHeard, lines: Iterable[Line] = ()) -> SheetTheme:
        return SheetTheme(
            key=theme.key,
            heading=theme.heading,
            heading_cy=theme.heading_cy,
            source=theme.source,
            people=theme.people,
            words=theme.words,
            quotes=tuple(self._lines_quoted(lines)),
        )


def _across(theme: ThemeAcross, passages: Sequence[_Passages], longest: int) -> SheetTheme:
    quote = theme.quote
    quotes = (passages[quote.value].cut(quote.quote, longest, quote.value),) if quote else ()
    return SheetTheme(
        key=theme.key,
        heading=theme.heading,
        heading_cy=theme.heading_cy,
        source=theme.source,
        people=theme.people,
        words=theme.words,
        quotes=quotes,
        spread=theme.spread,
        is_key=theme.is_key,
    )


def _with_matches(sheet: Sheet, matches: Mapping[str, tuple[Passage, ...]]) -> Sheet:
    def filled(themes: Iterable[SheetTheme]) -> tuple[SheetTheme, ...]:
        return tuple(replace(theme, matches=matches[theme.key]) for theme in themes)

    return replace(sheet, themes=filled(sheet.themes), raised=filled(sheet.raised))


def _raised(shown: FittedLines) -> Iterable[Line]:
    return (line for line in shown.lines if line.part is LineKind.RAISED)


def _heard(said: Sequence[Said], ids: Sequence[bytes]) -> tuple[str, ...]:
    """The keys of what was counted, or added: what is let in later was not seen by anybody."""
    pairs = zip(said, ids, strict=True)
    return tuple(key.hex() for answer, key in pairs if not answer.is_held_back)
