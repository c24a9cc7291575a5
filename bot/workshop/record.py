"""What is left of a session when nobody's name, id, time or order is in it.

This is all that an archive is made from, and all that leaves the bot.
"""

from dataclasses import dataclass

from bot.workshop.plan import Plan, Value
from bot.workshop.session import Mode, Reveal


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCount:
    """A word or phrase in its commonest spelling, and how many people said it."""

    word: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRecord:
    """What was said to one prompt. Texts are in alphabetical order, never in that of arrival."""

    text: str
    answers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    answered: int = 0
    passed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRecord:
    """What was said about one value. `words` is in falling order of people, then alphabetical;
    `late` are responses sent after closing, in no cloud; `notes` belong to no prompt."""

    value: Value
    words: tuple[WordCount, ...] = ()
    late: tuple[str, ...] = ()
    answered: int = 0
    passed: int = 0
    prompts: tuple[PromptRecord, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def was_discussed(self) -> bool:
        """Whether anybody said anything, or passed: a value that was not reached has none."""
        said = (self.words, self.late, self.notes, self.answered, self.passed)
        return any(said) or any(
            p.answers or p.notes or p.answered or p.passed for p in self.prompts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMethod:
    """How one session was done, and how many people joined it."""

    mode: Mode
    reveal: Reveal
    minimum: int
    joined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """What one session left, or several that were combined. `values` follows `plan.values`, one
    for one. `combined` is how each of several was done; nothing else tells them apart."""

    plan: Plan
    mode: Mode
    reveal: Reveal
    minimum: int
    language: str
    joined: int
    values: tuple[ValueRecord, ...]
    combined: tuple[SessionMethod, ...] = ()

    @property
    def sessions(self) -> tuple[SessionMethod, ...]:
        """How each session was done; of one that was not combined, how it was."""
        alone = SessionMethod(
            mode=self.mode, reveal=self.reveal, minimum=self.minimum, joined=self.joined
        )
        return self.combined or (alone,)
