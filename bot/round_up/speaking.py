"""Which slices of answers speak for each theme: one of everybody before a second of anybody."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.round_up.candidates import Candidate, Mention, ReadAnswer, Voice
from bot.round_up.replaying import Slice, ThemeBoard
from bot.round_up.slices import is_cut, is_fragment, merit, slices
from bot.round_up.tokens import runs

ALREADY_QUOTED = 8
WORDS_THAT_COUNT = 3
EARLY = 0.6
FRAGMENT = 2.5
FITS_ANOTHER = 3
LISTED = "theme:"
# In a thousand characters somebody may say thirty things; five hundred are a keyboard.
MOST_SLICES = 50
WORDS_OF_A_SENTENCE, LETTERS_OF_A_SLIP = 5, 4


@dataclass(frozen=True, slots=True)
class Option:
    """A slice that could be quoted, and how good that would be."""

    slice: Slice
    text: str
    merit: float


@dataclass(slots=True)
class Speaking:
    """Chooses quotes, and remembers who was quoted. `rivals` are the themes of the list that stand
    in the round-up: a sentence is quoted under the one that it is about."""

    answers: Sequence[ReadAnswer]
    voices: set[Voice] = field(default_factory=set)
    rivals: frozenset[str] = frozenset()
    _shown: dict[int, list[Slice]] = field(default_factory=dict)
    _texts_shown: set[str] = field(default_factory=set)
    _read: dict[int, list[Option]] = field(default_factory=dict)
    _by_voice: dict[Voice, tuple[str, ...]] = field(default_factory=dict)

    def options(self, number: int) -> list[Option]:
        """The slices of an answer that are not shown already."""
        return [option for option in self.slices(number) if self.is_free(option)]

    def slices(self, number: int) -> list[Option]:
        """The slices of an answer, shown or not."""
        if number not in self._read:
            self._read[number] = list(_options_of(number, self.answers[number].said.text))
        return self._read[number]

    def is_free(self, option: Option) -> bool:
        """Whether nothing of a slice is shown yet, nor the same words of anybody else."""
        number, start, end = option.slice
        if _only_words(option.text) in self._texts_shown:
            return False
        return not any(start < b and a < end for _, a, b in self._shown.get(number, ()))

    def quote(self, chosen: Slice) -> Slice:
        """Note that a slice is quoted, and with it each sentence in it."""
        number, start, end = chosen
        answer = self.answers[number]
        self.voices.add(answer.voice)
        self._shown.setdefault(number, []).append(chosen)
        within = [one.text for one in self.slices(number) if _is_within(one.slice, chosen)]
        self._texts_shown.update(map(_only_words, (answer.said.text[start:end], *within)))
        return chosen

    def best(self, options: Iterable[Option]) -> Option | None:
        """The best; equals fall by what was said, never by who or when."""
        found = sorted(options, key=lambda option: (-option.merit, option.text))
        first = next((option for option in found if not self._is_said_already(option)), None)
        if first is None:
            return None
        equals = [one for one in found if (one.merit, one.text) == (first.merit, first.text)]
        return min(equals, key=self._all_they_said)

    def _is_said_already(self, option: Option) -> bool:
        """Whether a quote says what another one does, but for slips of the pen: people send a text
        twice."""
        own = _only_words(option.text)
        return any(_says_the_same(own, other) for other in self._texts_shown)

    def _all_they_said(self, option: Option) -> tuple[str, tuple[str, ...]]:
        answer = self.answers[option.slice[0]]
        if not self._by_voice:
            texts: defaultdict[Voice, list[str]] = defaultdict(list)
            for other in self.answers:
                texts[other.voice].append(other.said.text)
            self._by_voice.update((voice, tuple(sorted(said))) for voice, said in texts.items())
        return answer.said.text, self._by_voice[answer.voice]


def _is_within(one: Slice, other: Slice) -> bool:
    return other[1] <= one[1] and one[2] <= other[2]


def _says_the_same(one: str, other: str) -> bool:
    """Whether two texts differ in slips of the pen alone; a few words are too little to know."""
    words, others = one.split(), other.split()
    if len(words) != len(others) or len(words) < WORDS_OF_A_SENTENCE:
        return False
    return all(own == its or _is_slip(own, its) for own, its in zip(words, others, strict=True))


def _is_slip(one: str, other: str) -> bool:
    """Whether letters of a word changed places, or one of them is wrong, missing or too many. Short
    words and first letters are no slips: "can" and "can't", "legal" and "illegal"."""
    if min(len(one), len(other)) < LETTERS_OF_A_SLIP or one[0] != other[0]:
        return False
    here, there = Counter(one), Counter(other)
    return max((here - there).total(), (there - here).total()) <= 1


def _only_words(text: str) -> str:
    """What is said, however it is typed: small, without what stands between words. Of nothing but
    signs, the signs."""
    return " ".join(runs(text.casefold())) or text


def _options_of(number: int, text: str) -> Iterator[Option]:
    for start, end in islice(slices(text), MOST_SLICES):
        points = merit(text[start:end], is_cut=is_cut(text, end))
        points -= FRAGMENT if is_fragment(text, start) else 0
        yield Option((number, start, end), text[start:end], points)


def quote_themes(board: ThemeBoard, speaking: Speaking, rounds: int) -> dict[str, list[Slice]]:
    """Up to `rounds` quotes for each theme, by different people; what a facilitator put there
    comes first."""
    quotes: dict[str, list[Slice]] = {}
    named = (*board.themes, *board.raised)
    speaking.rivals = frozenset(key for key in named if key.startswith(LISTED))
    for key in board.themes:
        pinned = dict.fromkeys(board.pinned.get(key, ()))
        quotes[key] = [speaking.quote(chosen) for chosen in pinned]
    for round_ in range(rounds):
        for key in board.themes:
            if len(quotes[key]) > round_:
                continue
            options = _options(board.candidates[key], speaking, is_second=round_ > 0)
            if best := speaking.best(options):
                quotes[key].append(speaking.quote(best.slice))
    return quotes


def quote_values(
    board: ThemeBoard, speaking: Speaking, quotes: dict[str, list[Slice]], most: int
) -> None:
    """Add to the quotes of each key theme, up to so many, each from a value that none is from yet,
    and by people of whom nothing is quoted there."""
    for _ in range(most):
        for key in board.themes:
            if key in board.key_themes and len(quotes[key]) < most:
                quotes[key] += _of_another_value(board, speaking, key, quotes[key])


def _of_another_value(
    board: ThemeBoard, speaking: Speaking, key: str, quoted: Iterable[Slice]
) -> list[Slice]:
    """The best quote for a theme from a value that nothing is `quoted` from, if there is one."""
    values = {board.answers[number].value for number, _, _ in quoted}
    options = [
        option
        for option in _options(board.candidates[key], speaking, is_second=True)
        if board.answers[option.slice[0]].value not in values and option.slice not in board.hidden
    ]
    best = speaking.best(options)
    return [speaking.quote(best.slice)] if best else []


def quote_instead(theme: Candidate, speaking: Speaking, hidden: Iterable[Slice]) -> list[Slice]:
    """A quote for a theme of which a facilitator has hidden all: from answers of which nothing is
    hidden, if there is one."""
    spared = {number for number, _, _ in hidden}
    options = [
        option
        for option in _options(theme, speaking, is_second=False)
        if option.slice[0] not in spared
    ]
    best = speaking.best(options)
    return [speaking.quote(best.slice)] if best else []


def _options(theme: Candidate, speaking: Speaking, *, is_second: bool) -> Iterable[Option]:
    places: dict[int, list[Mention]] = {}
    for place in theme.places:
        places.setdefault(place.answer, []).append(place)
    for number, theirs in places.items():
        is_quoted = speaking.answers[number].voice in speaking.voices
        if is_second and is_quoted:
            continue
        for option in speaking.slices(number):
            points = _points(option, theirs)
            if not points or not speaking.is_free(option):
                continue
            fits = _fits(theme, option, theirs, speaking)
            if is_second and not fits:
                continue
            merit = option.merit + points - (0 if fits else FITS_ANOTHER)
            merit -= ALREADY_QUOTED if is_quoted else 0
            yield Option(option.slice, option.text, merit)


def _fits(theme: Candidate, option: Option, places: Sequence[Mention], speaking: Speaking) -> bool:
    """Whether a slice is about a theme rather than about a rival: about none it has more to say,
    nor as much and sooner. "Those who seek sanctuary, and interpreters who are
    trained" may be found under training, and is not about it."""
    number, start, end = option.slice
    mine = [place.start for place in places if start <= place.start and place.end <= end]
    others: defaultdict[str, list[int]] = defaultdict(list)
    for finding in speaking.answers[number].findings:
        is_here = start <= finding.start and finding.end <= end
        if is_here and finding.key in speaking.rivals and finding.key != theme.key:
            others[finding.key].append(finding.start)
    return all((len(mine), -mine[0]) >= (len(at), -at[0]) for at in others.values())


def _points(option: Option, places: Sequence[Mention]) -> float:
    """For each word that speaks of the theme, and for coming to it early; 0 if none does."""
    _, start, end = option.slice
    within = [place for place in places if start <= place.start and place.end <= end]
    if not within:
        return 0
    words = {option.text[place.start - start : place.end - start].casefold() for place in within}
    is_early = within[0].start - start < EARLY * len(option.text)
    return 2 * min(len(words), WORDS_THAT_COUNT) + is_early
