"""What came up without being asked, across the values of a session."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.round_up.candidates import (
    Candidate,
    ReadAnswer,
    candidates,
    opened,
    words_of,
    written,
)
from bot.round_up.choosing import ABSORBED_FROM, WEIGHTS, ChosenThemes
from bot.round_up.counting import BY_VOICES, ByVoices
from bot.round_up.edits import Edit, in_force
from bot.round_up.replaying import ThemeBoard, added_themes, replay
from bot.round_up.said import Quote, Said, may_post
from bot.round_up.speaking import Speaking, quote_themes, quote_values
from bot.round_up.themed import Asking, listed_themes
from bot.workshop.plan import Theme
from bot.workshop.theme_source import ThemeSource

MOST = 24
FEWEST_VALUES = 3
FEWEST_PEOPLE = {"theme": 3, "pair": 3, "set": 3, "not": 3, "word": 5}
MOST_WORDS_SHOWN = 4
# As many as show that it is not one value's, and fit on one page.
QUOTES_OF_KEY_THEME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSaid:
    """The answers to all prompts of a value, with what was asked: its title, statement, question
    and prompts. A voice is the same person within the value, not in another one."""

    answers: Sequence[Said]
    asked: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteOfValue:
    """A quote, and the number of the value whose answers it is from."""

    value: int
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeAcross:
    """A theme that people brought up themselves, in words that the value had not used.

    `people_by_value` counts people in each value; who spoke in two is counted in both. `words` are
    people's own; `matches` are where they stand. `is_key`: a facilitator has named it a key theme;
    then there are `more_quotes`, each of another value.
    """

    key: str
    heading: str
    heading_cy: str
    source: ThemeSource
    words: tuple[str, ...]
    people_by_value: tuple[int, ...]
    matches: tuple[QuoteOfValue, ...]
    quote: QuoteOfValue | None = None
    is_key: bool = False
    more_quotes: tuple[QuoteOfValue, ...] = ()

    @property
    def people(self) -> int:
        """The counts of all values together."""
        return sum(self.people_by_value)

    @property
    def spread(self) -> int:
        """In how many values it came up."""
        return sum(count > 0 for count in self.people_by_value)


def read_value(
    value: ValueSaid,
    *,
    themes: Sequence[Theme] = (),
    edits: Sequence[Edit] = (),
    counting: ByVoices = BY_VOICES,
) -> str:
    """What is found in one of the values, for `across`: reading is most of the work where many
    people spoke, and this way it can be done in parts. Themes and edits are those of all values."""
    if not may_post(counting.everybody(value.answers)):
        return written(())
    asking = Asking(themes=themes, asked=value.asked, edits=edits, counting=counting)
    return written(asking.read(value.answers))


def across(
    values: Sequence[ValueSaid],
    *,
    themes: Sequence[Theme] = (),
    edits: Sequence[Edit] = (),
    counting: ByVoices = BY_VOICES,
    readings: Sequence[str] | None = None,
) -> tuple[ThemeAcross, ...]:
    """Up to 24 candidates for key themes, falling by people; which of them are key themes is for
    people to say. One comes up in three values, or in all of fewer; values of which under three
    people's answers count are left out. Each has one quote, by different people as far as there are
    some; a key theme has up to five, each of another value. `readings` are those of the values, if
    they were read already.
    """
    done = in_force(edits)
    if readings is None:
        readings = [
            read_value(value, themes=themes, edits=edits, counting=counting) for value in values
        ]
    found = [
        answer
        for number, (value, reading) in enumerate(zip(values, readings, strict=True))
        for answer in opened(reading, value.answers, number)
    ]
    possible = {
        key: one
        for key, one in candidates(found, _listed(themes, edits)).items()
        if not one.is_echo
    }
    fewest = min(FEWEST_VALUES, len({answer.value for answer in found}))
    counted = [(candidate, counting.people(candidate, found)) for candidate in possible.values()]
    chosen = ChosenThemes(tuple(_ranked(counted, fewest)))
    board = replay(done, found, possible, chosen, counting)
    speaking = Speaking(found)
    quotes = quote_themes(board, speaking, 1)
    quote_values(board, speaking, quotes, QUOTES_OF_KEY_THEME)
    return tuple(
        _across(board, key, [_of_value(found, chosen) for chosen in quotes[key]], len(values))
        for key in board.themes
    )


def _listed(themes: Sequence[Theme], edits: Sequence[Edit]) -> list[tuple[str, Theme]]:
    return [*listed_themes(themes), *added_themes(in_force(edits))]


def _ranked(possible: Iterable[tuple[Candidate, Counter[int]]], fewest: int) -> list[str]:
    """The keys of those that enough people brought up in enough values, without those that live
    in the sentences of a better one. Beside a list that finds something, single words are none."""
    ranked: list[tuple[float, Candidate]] = []
    possible = list(possible)
    has_list = any(people and one.source is ThemeSource.LIST for one, people in possible)
    for candidate, people in possible:
        kind = candidate.key.partition(":")[0]
        enough = people.total() >= FEWEST_PEOPLE.get(kind, 3) and not (has_list and kind == "word")
        if enough and len(people) >= fewest:
            ranked.append((-people.total() * WEIGHTS.get(kind, 1), candidate))
    kept: list[Candidate] = []
    for _, candidate in sorted(ranked, key=lambda entry: (entry[0], entry[1].key)):
        if len(kept) < MOST and not any(_is_within(candidate, other) for other in kept):
            kept.append(candidate)
    return [candidate.key for candidate in kept]


def _is_within(one: Candidate, other: Candidate) -> bool:
    if one.source is ThemeSource.LIST:
        return False
    return len(one.sentences & other.sentences) >= ABSORBED_FROM * len(one.sentences)


def _across(
    board: ThemeBoard, key: str, quotes: Sequence[QuoteOfValue], values: int
) -> ThemeAcross:
    theme = board.candidates[key]
    people = board.counting.people(theme, board.answers)
    hidden = {(board.answers[n].value, board.answers[n].index, a) for n, a, _ in board.hidden}
    shown = [q for q in quotes if (q.value, q.quote.answer, q.quote.start) not in hidden]
    return ThemeAcross(
        key=key,
        heading=theme.heading,
        heading_cy=theme.heading_cy,
        source=theme.source,
        words=words_of(theme.places, board.answers)[:MOST_WORDS_SHOWN],
        people_by_value=tuple(people[number] for number in range(values)),
        matches=tuple(_of_value(board.answers, (p.answer, p.start, p.end)) for p in theme.places),
        quote=shown[0] if shown else None,
        is_key=key in board.key_themes,
        more_quotes=tuple(shown[1:]) if key in board.key_themes else (),
    )


def _of_value(answers: Sequence[ReadAnswer], chosen: tuple[int, int, int]) -> QuoteOfValue:
    number, start, end = chosen
    answer = answers[number]
    quote = Quote(answer=answer.index, start=start, end=end)
    return QuoteOfValue(value=answer.value, quote=quote)
