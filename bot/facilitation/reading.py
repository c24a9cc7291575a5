"""Reading: what people said to the questions of a value, as facilitators may see it, and notes.

While a question is open its answers come in steps of three people or more, the same for everybody
who leads: nobody learns whose an answer is by looking again when somebody has answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.facilitation import snapshots, striking
from bot.facilitation.merging import Request
from bot.record.holding_back import HeldBackKind, holds_back
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Session, Stage
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
    part's among all `parts`. `grows`: more comes when enough others have answered."""

    session: Session
    value: int
    number: int
    parts: tuple[Part, ...]
    texts: tuple[ReadText, ...]
    grows: bool

    @property
    def part(self) -> Part:
        """What is read."""
        return self.parts[self.number]


def read(tx: Transaction, request: Request, number: int) -> TextsRead:
    """Read a part of a value, as far as it may be seen now. NotNow for a value that there is not,
    Sealed when it is too late."""
    session = striking.authorised(tx, request)
    parts = parts_of(session, request.value)
    number = min(number, len(parts) - 1)
    grows = parts[number].kind in GROWING and _is_being_said(session, request.value)
    return TextsRead(
        session=session,
        value=request.value,
        number=number,
        parts=parts,
        texts=tuple(_texts(tx, session, request.value, parts[number])),
        grows=grows,
    )


GROWING = (HeldBackKind.ANSWER, HeldBackKind.THOUGHT)


def parts_of(session: Session, value: int) -> tuple[Part, ...]:
    """All parts of a value, in the order in which they are numbered."""
    prompts = range(len(session.plan.values[value].prompts))
    asked = (Part(HeldBackKind.ANSWER, prompt) for prompt in prompts)
    return (*asked, Part(HeldBackKind.THOUGHT), Part(HeldBackKind.ADDED), Part(HeldBackKind.NOTE))


def newest_part(session: Session) -> int:
    """The number of what is being said at the value that a session is at: the answers to the prompt
    that was asked last, or thoughts."""
    prompts = session.asked_prompts
    if not prompts:
        return len(session.value.prompts)
    return prompts[0] if session.position.prompt is None else prompts[-1]


def _texts(tx: Transaction, session: Session, value: int, part: Part) -> list[ReadText]:
    found: Iterable[Answer | Note]
    match part.kind:
        case HeldBackKind.NOTE:
            found = notes.all_of_value(tx, session.id, value)
        case HeldBackKind.ADDED:
            prompts = (*range(len(session.plan.values[value].prompts)), None)
            found = [a for n in prompts for a in answers.all_added_to(tx, session.id, value, n)]
        case HeldBackKind.THOUGHT:
            found = _answers(tx, session, value, THOUGHT)
        case _:
            found = _answers(tx, session, value, part.prompt or 0)
    texts = [
        ReadText(id=one.id, text=one.text, standing=one.standing, held_back=holds_back(one))
        for one in found
    ]
    return sorted(texts, key=lambda one: (one.text.casefold(), one.text, one.id))


def _answers(tx: Transaction, session: Session, value: int, prompt: int) -> list[Answer]:
    """The answers to a prompt that may be read: none while they are of fewer than three people."""
    if _is_being_said(session, value):
        snapshots.advance_reading(tx, session, value, prompt)
    elif session.is_live:
        snapshots.advance_answers(tx, session, value, [prompt])
    said = answers.all_of_prompt(tx, session.id, value, prompt)
    may_all = not session.is_live and session.keeps_few
    is_enough = len({answer.author for answer in said}) >= MINIMUM_FLOOR
    seen = [answer for answer in said if _may_be_read(session, answer)]
    if may_all:
        return said
    return seen if is_enough and len({a.author for a in seen}) >= MINIMUM_FLOOR else []


def _may_be_read(session: Session, answer: Answer) -> bool:
    """After the end all of it: the archive has it. What waits for a facilitator is for them."""
    waits = answer.standing is Standing.WAITING
    return answer.shown or answer.read or waits or not session.is_live


def _is_being_said(session: Session, value: int) -> bool:
    """Whether people are answering what a value asks. A round-up shows what was said."""
    is_here = session.is_live and session.position.value == value
    return is_here and session.stage is not Stage.ROUNDING_UP
