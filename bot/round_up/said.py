"""What goes into a round-up, and what comes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.round_up.held_back import is_held_back
from bot.round_up.slices import starts_within, stops_within
from bot.workshop.reveal import MINIMUM_FLOOR

GOES_BEFORE, GOES_ON = "[…] ", " […]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer. `voice` is a number without meaning: the same one is the same person here.
    `quotable` is False where somebody asked not to be quoted; `added` is what was said to a
    round-up that had been posted, to say what is missing in it. Of what was `let_in` a person has
    said that it may be quoted, whatever it says."""

    voice: int
    text: str
    quotable: bool = True
    added: bool = False
    let_in: bool = False

    @property
    def is_held_back(self) -> bool:
        """Whether it waits for a person to let it in: it is counted and quoted nowhere before."""
        return not self.let_in and (not self.quotable or is_held_back(self.text))

    @property
    def is_counted(self) -> bool:
        """Whether its author is one of those who answered. What was added to a round-up is only
        quoted; of who is counted whose words are held back, others could tell whose the rest is."""
        return not (self.added or self.is_held_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A slice of one answer: its index among the answers, and where it starts and ends in it."""

    answer: int
    start: int
    end: int

    def text(self, answers: Sequence[Said]) -> str:
        """The quote, exactly as it was written."""
        return answers[self.answer].text[self.start : self.end]

    def marked(self, answers: Sequence[Said]) -> str:
        """The quote with […] where its sentence begins before it or goes on behind it."""
        text = answers[self.answer].text
        before = GOES_BEFORE if starts_within(text, self.start) else ""
        after = GOES_ON if stops_within(text, self.end) else ""
        return f"{before}{self.text(answers)}{after}"


def unmarked(quote: str) -> str:
    """A quote that was `marked`, as it was written."""
    return quote.removeprefix(GOES_BEFORE).removesuffix(GOES_ON)


def may_post(people: int) -> bool:
    """Whether so many people have said something that may be shown that a round-up gives nobody
    away."""
    return people >= MINIMUM_FLOOR
