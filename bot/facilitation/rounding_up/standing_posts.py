"""What may still stand in a round-up that was posted: what was seen, and nobody has taken back.

It is made from where things stood when a facilitator approved them, so nothing new can come in. A
quote goes when its answer is gone or says something else there. A theme that fewer than two people
still stand behind goes, and its quotes, if any are left, move to what was also said; once fewer
than five people's answers are left there are no counts, and themes are only named.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.facilitation import recognising, snapshots, voices
from bot.facilitation.recognising import Reception
from bot.facilitation.rounding_up import drafting
from bot.facilitation.rounding_up.approving import scope_of
from bot.record.holding_back import holds_back, left
from bot.round_up import may_post, quote_key
from bot.round_up.sheets import (
    Sheet,
    SheetQuote,
    SheetTheme,
)
from bot.round_up.slices import starts_within, stops_within
from bot.workshop.passage import Passage
from bot.workshop.reveal import PEOPLE_FOR_A_THEME
from bot.workshop.scope import Scope
from bot.workshop.session import Session
from bot.workshop.theme_source import ThemeSource
from storage import answers, out_of_date, responses, round_ups, sessions
from storage.answers import Answer
from storage.database import Transaction
from storage.round_ups import Approved, ApprovedTheme
from storage.shown_messages import ShownMessage

NOTHING = Approved()
PersonOfValue = tuple[int, int]
"""The number of a value, and that of a person in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """A post that may show what it may not any more, and all that it is to show."""

    shown: ShownMessage
    sheet: Sheet
    reception: Reception


def standing(tx: Transaction, session: Session, scope: Scope) -> Sheet:
    """What may be in the group of a round-up that was posted."""
    seen = round_ups.approved(tx, session.id, scope) or NOTHING
    left = _Left.of(tx, session, scope, seen)
    return left.across(seen) if scope.value is None else left.sheet(tx, seen, scope.value)


def outdated(tx: Transaction, session_id: int) -> list[Outdated]:
    """Posts in the group that may show what was taken back, each with what may still stand."""
    old = out_of_date.round_ups(tx, session_id)
    return [_outdated(tx, sessions.get(tx, session_id), shown) for shown in old]


def _outdated(tx: Transaction, session: Session, shown: ShownMessage) -> Outdated:
    scope = scope_of(shown)
    return Outdated(
        shown=shown,
        sheet=standing(tx, session, scope),
        reception=recognising.reception(tx, session, scope),
    )


@dataclass(slots=True)
class _Left:
    """The answers that were counted, and are still there and not held back, and by whom they
    are."""

    session: Session
    scope: Scope
    answers: Mapping[str, Answer]
    people: Mapping[str, PersonOfValue]
    digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tx: Transaction, session: Session, scope: Scope, seen: Approved) -> "_Left":
        keys = _all_keys(tx, session, scope) if seen.heard is None else seen.heard
        answered = [answers.find(tx, bytes.fromhex(key)) for key in keys]
        pairs = zip(keys, answered, strict=True)
        found = {key: answer for key, answer in pairs if answer and not holds_back(answer)}
        people = _people(tx, session, found)
        return cls(session, scope, found, people)

    def sheet(self, tx: Transaction, seen: Approved, value: int) -> Sheet:
        """The sheet of a prompt or a value."""
        voiced = {self.people[key] for key, answer in self.answers.items() if not answer.added}
        themes = self.themes(seen.themes)
        bare = _without_their_quotes(seen.themes, themes)
        sheet = Sheet(
            session=self.session,
            scope=self.scope,
            people=self._said_something(tx, value, voiced),
            answered=len(voiced),
            themes=tuple(theme for theme in themes if theme not in bare),
            raised=(*bare, *self.themes(seen.raised)),
            also_said=self.quotes(seen.also_said),
            both_sides=self.quotes(seen.both_sides),
            added=self.quotes(seen.added),
            heard=tuple(self.answers),
        )
        quoted = {self.people[quote.passage[0]] for quote in sheet.quotes}
        sheet = replace(sheet, unquoted=len(voiced - quoted) if seen.heard else 0)
        return sheet.with_themes_that_stand()

    def across(self, seen: Approved) -> Sheet:
        """The sheet across values; a value that fewer than three people's answers are left of is
        not counted."""
        voiced: defaultdict[int, set[PersonOfValue]] = defaultdict(set)
        for key, answer in self.answers.items():
            if not answer.added:
                voiced[answer.value].add(self.people[key])
        enough = {value for value, people in voiced.items() if may_post(len(people))}
        few = [key for key, answer in self.answers.items() if answer.value not in enough]
        self.answers = {key: answer for key, answer in self.answers.items() if key not in few}
        themes, raised = self.themes(seen.themes), self.themes(seen.raised)
        return Sheet(
            session=self.session,
            scope=self.scope,
            themes=tuple(t for t in themes if t.people >= PEOPLE_FOR_A_THEME),
            raised=tuple(t for t in raised if t.people >= PEOPLE_FOR_A_THEME),
            values=len(enough),
            heard=tuple(self.answers),
        )

    def themes(self, seen: Iterable[ApprovedTheme]) -> list[SheetTheme]:
        return [self._theme(theme) for theme in seen]

    def quotes(self, seen: Iterable[Passage]) -> tuple[SheetQuote, ...]:
        """Those whose answer still says it."""
        return tuple(
            SheetQuote(
                text=self.answers[key].text[start:end],
                key=digest,
                passage=(key, start, end, digest),
                is_begun=starts_within(self.answers[key].text, start),
                is_cut=stops_within(self.answers[key].text, end),
                value=self.answers[key].value,
            )
            for key, start, end, digest in seen
            if self._says((key, start, end, digest))
        )

    def _theme(self, seen: ApprovedTheme) -> SheetTheme:
        matches = [passage for passage in seen.matches if self._says(passage)]
        people = {self.people[passage[0]] for passage in matches}
        return SheetTheme(
            key=seen.key,
            heading=self._heading(seen, matches),
            heading_cy=seen.heading_cy,
            source=ThemeSource(seen.source),
            people=len(people),
            words=self._words(seen, matches),
            quotes=self.quotes(seen.quotes),
            matches=tuple(matches),
            spread=len({value for value, _ in people}),
            is_key=seen.is_key,
        )

    def _words(self, seen: ApprovedTheme, matches: Sequence[Passage]) -> tuple[str, ...]:
        """Those that somebody still says."""
        texts = [self.answers[key].text[start:end] for key, start, end, _ in matches]
        said = {quote_key(word): word for word in (" ".join(text.split()) for text in texts)}
        return tuple(said[digest] for digest in seen.words if digest in said)

    def _heading(self, seen: ApprovedTheme, matches: Sequence[Passage]) -> str:
        """People's own words are a heading as long as somebody's words are these."""
        said = [self.answers[key].text[start:end] for key, start, end, _ in matches]
        if ThemeSource(seen.source) is not ThemeSource.WORDS or not said:
            return seen.heading
        folded = [" ".join(text.casefold().split()) for text in said]
        return seen.heading if seen.heading.casefold() in folded else said[0]

    def _says(self, passage: Passage) -> bool:
        key, start, end, digest = passage
        answer = self.answers.get(key)
        if answer is None:
            return False
        text = answer.text[start:end]
        return (self.digests.get(text) or self.digests.setdefault(text, quote_key(text))) == digest

    def _said_something(self, tx: Transaction, value: int, voiced: set[PersonOfValue]) -> int:
        """People with words or answers that are not held back; nobody twice."""
        if self.scope.prompt is not None:
            return len(voiced)
        marks = snapshots.authors(left(responses.of_value(tx, self.session.id, value)))
        marks |= {answer.author for answer in self.answers.values() if not answer.added}
        numbers = voices.numbered(marks, voices.of_value(tx, self.session, value))
        return len({numbers[mark] for mark in marks})


def _without_their_quotes(
    seen: Iterable[ApprovedTheme], left: Iterable[SheetTheme]
) -> tuple[SheetTheme, ...]:
    """The themes whose quotes were all taken back. A count under a heading tells nobody what was
    meant, and nobody has chosen another quote: they are only named."""
    return tuple(
        theme for old, theme in zip(seen, left, strict=True) if old.quotes and not theme.quotes
    )


def _all_keys(tx: Transaction, session: Session, scope: Scope) -> tuple[str, ...]:
    """For what was posted before it was kept which answers were counted: all that may be seen."""
    if scope.value is None:
        return ()
    found = drafting.answers_in(tx, session, scope)
    return tuple(answer.id.hex() for answer in found)


def _people(
    tx: Transaction, session: Session, answers: Mapping[str, Answer]
) -> dict[str, PersonOfValue]:
    by_value: defaultdict[int, list[str]] = defaultdict(list)
    for key, answer in answers.items():
        by_value[answer.value].append(key)
    people: dict[str, PersonOfValue] = {}
    for value, keys in by_value.items():
        marks = [answers[key].author for key in keys]
        numbers = voices.numbered(marks, voices.of_value(tx, session, value))
        people |= {key: (value, numbers[answers[key].author]) for key in keys}
    return people
