"""Reading: what people said to the questions of a value, as facilitators may see it, and notes.

Until the end, and as long as that can be undone, answers come in steps of three people or more, the
same for everybody who leads, and for drafts of round-ups: nobody learns whose an answer is by
looking again when somebody has answered, wherever they look.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.facilitation import answering, snapshots, undo_time, words_to_strike
from bot.facilitation.merging import Request
from bot.facilitation.words_to_strike import Looked
from bot.record.holding_back import HeldBackKind, holds_back
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, notes
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note


@dataclass(frozen=True, slots=True)
class Part:
    """What of a value is read: the answers to one prompt, thoughts, additions or notes."""

    kind: HeldBackKind
    prompt: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A text as facilitators read it. `held_back`: it is not quoted by itself."""

    id: bytes
    text: str
    standing: Standing
    held_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsRead:
    """What facilitators may read of a part of a value, in alphabetical order. `number` is the
    part's among all `parts`. `grows`: more comes when enough others have answered; `is_to_come`: it
    does when the end can't be undone any more."""

    session: Session
    value: int
    number: int
    parts: tuple[Part, ...]
    texts: tuple[ReadText, ...]
    grows: bool
    is_to_come: bool

    @property
    def part(self) -> Part:
        """What is read."""
        return self.parts[self.number]


def read(tx: Transaction, request: Request, number: int) -> TextsRead:
    """Read a part of a value, as far as it may be seen now. NotNow for a value that there is not,
    Sealed when it is too late."""
    at = words_to_strike.looked_at(tx, request)
    parts = parts_of(at.session, request.value)
    number = min(number, len(parts) - 1)
    texts = _texts(tx, at, parts[number])
    grows = parts[number].kind in GROWING and _is_being_said(at.session, request.value)
    return TextsRead(
        session=at.session,
        value=request.value,
        number=number,
        parts=parts,
        texts=tuple(texts),
        grows=grows,
        is_to_come=_is_to_come(tx, at, parts[number], len(texts)),
    )


GROWING = (HeldBackKind.ANSWER, HeldBackKind.THOUGHT)


def parts_of(session: Session, value: int) -> tuple[Part, ...]:
    """All parts of a value, in the order in which they are numbered."""
    prompts = range(len(session.plan.values[value].prompts))
    asked = (Part(HeldBackKind.ANSWER, prompt) for prompt in prompts)
    return (*asked, Part(HeldBackKind.THOUGHT), Part(HeldBackKind.ADDED), Part(HeldBackKind.NOTE))


def newest(tx: Transaction, session: Session, now: float) -> tuple[int, int]:
    """The value, and the number of its part, in which is what is being said: the answers to the
    prompt that was asked last, or thoughts. After the end it is what was asked last of all that
    there is something to read of."""
    at = session.position.value
    prompts = session.asked_prompts
    if prompts:
        return at, prompts[0] if session.position.prompt is None else prompts[-1]
    asked = [] if session.is_live else _asked_newest_first(tx, session)
    is_over = undo_time.is_over(tx, session, now)
    for value, number in asked:
        looked = Looked(session=session, value=value, is_over=is_over)
        if _texts(tx, looked, Part(HeldBackKind.ANSWER, number)):
            return value, number
    return asked[0] if asked else (at, len(session.value.prompts))


def _asked_newest_first(tx: Transaction, session: Session) -> list[tuple[int, int]]:
    """The prompts that were asked, with their values: those of the value that the session was at
    last first; the first of prompts that were asked together before the others."""
    at, found = session.position.value, []
    for value in (at, *(value for value in reversed(session.course.run) if value != at)):
        prompts = range(len(session.plan.values[value].prompts))
        asked = [n for n in prompts if answering.was_asked(tx, session, value, n)]
        left = session.position if value == at else session.course.left_at(value)
        together = left is not None and left.prompt is None
        found += [(value, n) for n in (asked if together else reversed(asked))]
    return found


def _texts(tx: Transaction, at: Looked, part: Part) -> list[ReadText]:
    session, value = at.session, at.value
    found: Iterable[Answer | Note]
    match part.kind:
        case HeldBackKind.NOTE:
            found = notes.all_of_value(tx, session.id, value)
        case HeldBackKind.ADDED:
            prompts = (*range(len(session.plan.values[value].prompts)), None)
            found = [a for n in prompts for a in answers.all_added_to(tx, session.id, value, n)]
        case HeldBackKind.THOUGHT:
            found = _answers(tx, at, THOUGHT)
        case _:
            found = _answers(tx, at, part.prompt or 0)
    texts = [
        ReadText(id=one.id, text=one.text, standing=one.standing, held_back=holds_back(one))
        for one in found
    ]
    return sorted(texts, key=lambda one: (one.text.casefold(), one.text, one.id))


def _answers(tx: Transaction, at: Looked, prompt: int) -> list[Answer]:
    """The answers to a prompt that may be read: none while they are of fewer than three people."""
    session = at.session
    if not at.is_over:
        snapshots.advance_reading(tx, session, at.value, prompt)
    said = answers.all_of_prompt(tx, session.id, at.value, prompt)
    is_enough = len({answer.author for answer in said}) >= MINIMUM_FLOOR
    seen = [answer for answer in said if _may_be_read(at, answer)]
    if at.is_over and session.keeps_few:
        return said
    return seen if is_enough and len({a.author for a in seen}) >= MINIMUM_FLOOR else []


def _may_be_read(at: Looked, answer: Answer) -> bool:
    """Once it is over all of it: the archive has it. What waits for a facilitator is for them, and
    what was struck they have seen, wherever its author has put it since."""
    is_theirs = answer.standing in (Standing.WAITING, Standing.STRUCK)
    return answer.shown or answer.read or is_theirs or at.is_over


def _is_to_come(tx: Transaction, at: Looked, part: Part, count: int) -> bool:
    """Whether there is more to read once the end can't be undone."""
    if at.session.is_live or at.is_over:
        return False
    return len(_texts(tx, replace(at, is_over=True), part)) > count


def _is_being_said(session: Session, value: int) -> bool:
    """Whether people may be answering what a value asks, also while it is rounded up."""
    return session.is_live and session.position.value == value
