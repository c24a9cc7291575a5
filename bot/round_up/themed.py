"""The themed round-up of one prompt or one value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.round_up.candidates import ReadAnswer, candidates, read, words_of
from bot.round_up.choosing import choose, limits
from bot.round_up.counting import BY_VOICES, ByVoices
from bot.round_up.edits import Edit, in_force
from bot.round_up.findings import Reader
from bot.round_up.heard import ThemedRoundUp, ThemeHeard
from bot.round_up.lexicon import Lexicon
from bot.round_up.lone_voices import quote_both_sides, quote_lone_voices
from bot.round_up.matching import Keywords
from bot.round_up.replaying import Slice, ThemeBoard, added_themes, replay
from bot.round_up.said import Quote, Said, may_post
from bot.round_up.slices import slices
from bot.round_up.speaking import Speaking, quote_instead, quote_themes
from bot.workshop.plan import Theme

MOST_WORDS_SHOWN = 4
MOST_ADDED = 10
OWN = "own:"
NAMED = ("theme:", OWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What answers are read by: see `themed`."""

    themes: Sequence[Theme] = ()
    asked: Sequence[str] = ()
    edits: Sequence[Edit] = ()
    counting: ByVoices = BY_VOICES

    @property
    def listed(self) -> list[tuple[str, Theme]]:
        """The themes that are looked for, with their keys."""
        return [*listed_themes(self.themes), *added_themes(in_force(self.edits))]

    def read(self, said: Sequence[Said]) -> list[ReadAnswer]:
        """What is found in what was said: most of the work where many people spoke."""
        return read(said, Reader(Keywords(self.listed), Lexicon(), self.asked))

    def board(self, said: Sequence[Said], found: Sequence[ReadAnswer] | None = None) -> ThemeBoard:
        """The themes of what was said, after all edits; `found` in it, if it was read already."""
        found = self.read(said) if found is None else found
        possible = candidates(found, self.listed)
        people = self.counting.everybody(said)
        chosen = choose(possible.values(), found, people, self.counting)
        return replay(in_force(self.edits), found, possible, chosen, self.counting)


def themed(
    answers: Sequence[Said],
    *,
    themes: Sequence[Theme] = (),
    asked: Sequence[str] = (),
    edits: Sequence[Edit] = (),
    counting: ByVoices = BY_VOICES,
) -> ThemedRoundUp:
    """What was said, by themes that several people spoke of, with quotes.

    `themes` are a plan's, and what they miss is found in people's own words. What was `asked` is no
    finding. `edits` are done again in their order. The order of the answers and the numbers of
    voices change nothing. What is held back counts for nothing, and under three people nothing is
    quoted.
    """
    asking = Asking(themes=themes, asked=asked, edits=edits, counting=counting)
    return _rounded_up(answers, asking.board(answers))


def themed_and_counted(
    answers: Sequence[Said], asking: Asking, found: Sequence[ReadAnswer] | None = None
) -> tuple[ThemedRoundUp, tuple[ThemeHeard, ...]]:
    """What was said by themes, and every other theme that two people spoke of, or one if it is
    of a list or was added: without quotes, in no order. They are needed to add up what several
    groups said.

    It is for a report, where nobody approves each quote: a theme of which all quotes are hidden
    gets another one, if it can. `found` is what was read in them, if it was."""
    board = asking.board(answers, found)
    summary = _rounded_up(answers, board, is_report=True)
    return summary, tuple(_counted(board))


def listed_themes(themes: Sequence[Theme]) -> list[tuple[str, Theme]]:
    """A plan's themes with their keys."""
    return [(f"theme:{' '.join(theme.heading.casefold().split())}", theme) for theme in themes]


def _rounded_up(
    said: Sequence[Said], board: ThemeBoard, *, is_report: bool = False
) -> ThemedRoundUp:
    people = board.counting.everybody(said)
    if not may_post(people):
        board.themes = []
        return ThemedRoundUp(people=people, held_back=held_back(said))
    bounds = limits(people)
    if not bounds.themes:
        board.raised = [*board.themes, *board.raised]
        board.themes = []
    speaking = Speaking(board.answers)
    quotes = quote_themes(board, speaking, bounds.quotes)
    _name_only(board, [key for key in board.themes if not quotes[key]])
    if is_report:
        for key in board.themes:
            if not _shown(board, quotes[key]):
                quotes[key] = quote_instead(board.candidates[key], speaking, board.hidden)
    voices = {v for key in board.themes for v in board.candidates[key].voices(board.answers)}
    lone = quote_lone_voices(speaking, voices, bounds)
    spoken = [s for key in board.themes for s in quotes[key]]
    both = quote_both_sides(speaking, spoken)
    return ThemedRoundUp(
        people=people,
        themes=tuple(_heard(board, key, _shown(board, quotes[key])) for key in board.themes),
        raised=tuple(_heard(board, key, ()) for key in board.raised),
        also_said=_shown(board, lone),
        both_sides=_shown(board, both),
        added=added_quotes(said),
        held_back=held_back(said),
    )


def _name_only(board: ThemeBoard, keys: Sequence[str]) -> None:
    """Themes of which every sentence stands under another one, or may not be quoted: named among
    what was also raised, if nobody has made them. What a facilitator has hidden is another
    matter."""
    named = [key for key in keys if not key.startswith(OWN)]
    for key in named:
        board.take_out(key)
    board.raised = sorted([*named, *board.raised], key=lambda key: -board.people(key))


def _counted(board: ThemeBoard) -> Iterator[ThemeHeard]:
    shown = set(board.themes)
    for key, theme in board.candidates.items():
        fewest = 1 if key.startswith(NAMED) else 2
        if key not in shown and not theme.is_echo and board.people(key) >= fewest:
            yield ThemeHeard(
                key=key,
                heading=theme.heading,
                heading_cy=theme.heading_cy,
                source=theme.source,
                words=words_of(theme.places, board.answers)[:MOST_WORDS_SHOWN],
                people=board.people(key),
                answers=(),
                matches=(),
            )


def _heard(board: ThemeBoard, key: str, quotes: tuple[Quote, ...]) -> ThemeHeard:
    theme, answers = board.candidates[key], board.answers
    return ThemeHeard(
        key=key,
        heading=theme.heading,
        heading_cy=theme.heading_cy,
        source=theme.source,
        words=words_of(theme.places, answers)[:MOST_WORDS_SHOWN],
        people=board.people(key),
        answers=tuple(sorted({answers[place.answer].index for place in theme.places})),
        matches=tuple(_quote(answers, (p.answer, p.start, p.end)) for p in theme.places),
        quotes=quotes,
    )


def _shown(board: ThemeBoard, chosen: Sequence[Slice]) -> tuple[Quote, ...]:
    """The quotes without those that a facilitator has hidden, also as part of another one."""
    return tuple(
        _quote(board.answers, (number, start, end))
        for number, start, end in chosen
        if not any(n == number and start < b and a < end for n, a, b in board.hidden)
    )


def _quote(answers: Sequence[ReadAnswer], chosen: Slice) -> Quote:
    number, start, end = chosen
    return Quote(answer=answers[number].index, start=start, end=end)


def held_back(said: Sequence[Said]) -> tuple[int, ...]:
    """The answers that are held back: their indexes."""
    return tuple(
        number for number, answer in enumerate(said) if not answer.added and answer.is_held_back
    )


def added_quotes(said: Sequence[Said]) -> tuple[Quote, ...]:
    """What people found missing, each from its beginning, in alphabetical order."""
    added = [(number, answer) for number, answer in enumerate(said) if answer.added]
    quotes = [
        Quote(answer=number, start=start, end=end)
        for number, answer in sorted(added, key=lambda entry: entry[1].text)
        if not answer.is_held_back
        for start, end in list(slices(answer.text))[:1]
    ]
    return tuple(quotes[:MOST_ADDED])
