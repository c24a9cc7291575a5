"""A card: what one person is asked and has said, for one question of one value.

A pure projection of the session and the person's words. Whoever shows it, a chat or a page, draws
it from this and decides nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.workshop.at_work import AtWork
from bot.workshop.session import Session
from bot.workshop.standing import Standing


class CardState(StrEnum):
    """Whether a question is asked: words to it count now (OPEN); its time is over (CLOSED); it is
    not asked, because a move was undone, or the session went back (NOT_ASKED); the person takes
    part no more (LEFT), or nobody knows of them any more (FORGOTTEN); or the whole session is over
    (ENDED)."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_ASKED = "not_asked"
    LEFT = "left"
    FORGOTTEN = "forgotten"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What people are asked: the gut question of a value (`prompt` None), one of its prompts, or
    all of them `together`. Numbers are from 0, as in the plan."""

    value: int
    prompt: int | None = None
    together: bool = False

    @property
    def is_gut(self) -> bool:
        """Whether it asks for gut responses."""
        return self.prompt is None and not self.together

    def asking(self, session: Session) -> CardState:
        """Whether it is asked now."""
        if not session.is_live:
            return CardState.ENDED
        if self._is_open(session):
            return CardState.OPEN
        return CardState.CLOSED if self._is_past(session) else CardState.NOT_ASKED

    def _is_open(self, session: Session) -> bool:
        if self.is_gut:
            return session.is_open_at(self.value)
        if self.value != session.position.value:
            return False
        asked = session.asked_prompts
        if self.together:
            return bool(asked) and session.position.prompt is None
        return self.prompt in asked

    def _is_past(self, session: Session) -> bool:
        """Whether its time is over: of a value that the session came to, and that is before the
        current one in the order; or, of that one, as gut responses come first."""
        at, course = session.position.value, session.course
        if self.value == at:
            return self.is_gut and session.has_begun
        is_before = course.place_of(self.value) < course.place_of(at)
        return is_before and self.value in course.run


def of_value(session: Session, value: int) -> list[Question]:
    """Every question that a value can be asked about."""
    prompts = range(len(session.plan.values[value].prompts))
    every = [Question(value=value, prompt=prompt) for prompt in prompts]
    return [Question(value=value), *every, Question(value=value, together=True)]


def asked(session: Session) -> Question | None:
    """What a session asks of everybody now, or None."""
    value, prompt = session.position.value, session.position.prompt
    if session.is_open:
        return Question(value=value)
    if not session.asked_prompts:
        return None
    return Question(value=value, prompt=prompt, together=prompt is None)


def at_hand(session: Session) -> Question | None:
    """What a session asks of everybody now or, if that is nothing, the gut question of its value,
    even if it has none: a thought about the value belongs to its card. None before the first value
    and after the end."""
    if not session.has_begun or not session.is_live:
        return None
    return asked(session) or Question(value=session.position.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """A response or an answer of the person. `prompt` None is a response; `late`: it came when its
    question was not open, and is for the report alone; so is what `waits`: the cloud had been seen
    before. Others see it as its `standing` allows; `left_out`: a
    facilitator has looked, and left it out; `masked` is what others read in its place."""

    id: bytes
    text: str
    prompt: int | None = None
    late: bool = False
    waits: bool = False
    standing: Standing = Standing.FREE
    left_out: bool = False
    masked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question as one person meets it: with their `words`, and whether they have `passed`, or
    `left` the workshop; `passed_on` are the prompts that they have passed on. `forgotten`: nothing
    is kept of them there, and all that stands here goes. `at_work` is what they said of whether the
    value is so where they work.
    """

    session: Session
    question: Question
    words: tuple[OwnWords, ...] = ()
    passed: bool = False
    passed_on: tuple[int, ...] = ()
    left: bool = False
    forgotten: bool = False
    at_work: AtWork | None = None

    @property
    def asking(self) -> CardState:
        """Whether the question is asked of the person now."""
        if self.forgotten:
            return CardState.FORGOTTEN
        asking = self.question.asking(self.session)
        return CardState.LEFT if self.left and asking is not CardState.ENDED else asking

    @property
    def is_open(self) -> bool:
        """Whether words count now."""
        return self.asking is CardState.OPEN

    @property
    def takes_thoughts(self) -> bool:
        """Whether what is sent now is a thought about its value: its question is over, and nothing
        else is asked yet."""
        is_here = self.session.position.value == self.question.value
        is_over = self.asking is CardState.CLOSED and self.question.is_gut
        return is_here and is_over and asked(self.session) is None

    @property
    def face(self) -> tuple[object, ...]:
        """Whatever of it can differ from one look to the next: cards of a question that have the
        same face look alike."""
        return (
            self.asking,
            self.takes_thoughts,
            self.words,
            self.passed,
            self.passed_on,
            self.at_work,
        )

    @property
    def asks_at_work(self) -> bool:
        """Whether it is asked here if the value is so where the person works: below the last
        question of the value, once that is asked, until the end."""
        if not self.session.plan.asks_at_work:
            return False
        prompts = len(self.session.plan.values[self.question.value].prompts)
        if not prompts:
            return self.question.is_gut and self.asking is CardState.CLOSED
        is_last = self.question.together or self.question.prompt == prompts - 1
        return is_last and self.asking in (CardState.OPEN, CardState.CLOSED)

    @property
    def room(self) -> int:
        """How many more gut responses the person may send while they count: what facilitators took
        out takes no room."""
        struck = Standing.STRUCK
        in_time = sum(not word.late and word.standing is not struck for word in self.words)
        return max(0, self.session.plan.responses_per_person - in_time)

    @property
    def may_pass(self) -> bool:
        """Whether passing is offered: of a question that is open, to who has said nothing to it; of
        all prompts together, as long as there is one that they have neither answered nor passed."""
        if not self.is_open:
            return False
        if not self.question.together:
            return not (self.passed or self.words)
        prompts = len(self.session.plan.values[self.question.value].prompts)
        return len({*self.passed_on, *(word.prompt for word in self.words)}) < prompts

    @property
    def may_unpass(self) -> bool:
        """Whether a pass can be taken back."""
        return self.is_open and self.passed

    @property
    def may_see_words(self) -> bool:
        """Whether the person may see what others have said so far: after their own words or pass,
        while the question is open."""
        is_asked = self.is_open and self.question.is_gut
        has_answered = self.passed or any(not word.late for word in self.words)
        return is_asked and has_answered and self.session.shows_words_to_who_answered

    @property
    def may_change(self) -> bool:
        """Whether words can be changed: until the end, by who takes part. They can be removed until
        sealing."""
        return self.asking in (CardState.OPEN, CardState.CLOSED, CardState.NOT_ASKED)
