"""What was said to a value, as it is put before somebody who decides whether it leaves.

Nobody learns whose it is; of a question that fewer than three people have answered it is nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.noticing.distress import needs_a_person
from bot.record.holding_back import HeldBackKind
from bot.round_up.masking import masked
from bot.workshop.response import word_key
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.review import Verdict
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, notes, responses
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response

Reviewable = Response | Answer | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReview:
    """A text to decide about, as it was said to a value. `key` stands for it in buttons. `words`
    say it: a gut response that several people said is one; of a session that was sealed there are
    none any more."""

    key: bytes
    value: int
    prompt: int | None
    kind: HeldBackKind
    text: str
    words: tuple[Reviewable, ...] = ()
    verdict: Verdict | None = None

    @property
    def masked(self) -> str | None:
        """As it can leave instead, without what points at somebody; None if nothing does."""
        return masked(self.text)

    @property
    def is_struck(self) -> bool:
        """Whether a facilitator took it out."""
        return bool(self.words) and self.words[0].standing is Standing.STRUCK

    @property
    def may_need_a_person(self) -> bool:
        """Whether somebody may have said that they are in distress."""
        return needs_a_person(self.text)

    @property
    def place(self) -> tuple[int, int, str, str]:
        """Where it stands among the others: never when it came."""
        return (
            self.value,
            -1 if self.prompt is None else self.prompt,
            self.text.casefold(),
            self.kind,
        )


def said_to(tx: Transaction, session: Session, value: int) -> Iterator[ToReview]:
    """All that was said to a value by enough people, as it was said."""
    said = responses.as_said_to(tx, session.id, value)
    if _are_enough(session, said):
        yield from _by_word(said)
    prompts = range(len(session.plan.values[value].prompts))
    for prompt in (*prompts, THOUGHT):
        kind = HeldBackKind.THOUGHT if prompt == THOUGHT else HeldBackKind.ANSWER
        answered = answers.as_said_to(tx, session.id, value, prompt)
        if _are_enough(session, answered):
            yield from _each(kind, None if prompt == THOUGHT else prompt, answered)
    for scope in (*prompts, None):
        added = answers.as_added_to(tx, session.id, value, scope)
        yield from _each(HeldBackKind.ADDED, scope, added)
    for note in notes.as_noted_in(tx, session.id, value):
        yield from _each(HeldBackKind.NOTE, note.prompt, [note])


def _are_enough(session: Session, said: list[Response] | list[Answer]) -> bool:
    may_all = session.keeps_few and not session.is_live
    return may_all or len({one.author for one in said}) >= MINIMUM_FLOOR


def _by_word(said: list[Response]) -> Iterator[ToReview]:
    """A word once, whoever said it; all who said it with one standing."""
    groups: dict[tuple[str, Standing], list[Reviewable]] = {}
    for word in sorted(said, key=lambda one: one.id):
        groups.setdefault((word_key(word.text), word.standing), []).append(word)
    for words in groups.values():
        yield _one(HeldBackKind.WORD, None, *words)


def _each(
    kind: HeldBackKind, prompt: int | None, said: list[Answer] | list[Note]
) -> Iterator[ToReview]:
    for one in said:
        yield _one(kind, prompt, one)


def _one(kind: HeldBackKind, prompt: int | None, *words: Reviewable) -> ToReview:
    return ToReview(
        key=words[0].id,
        value=words[0].value,
        prompt=prompt,
        kind=kind,
        text=words[0].text,
        words=words,
    )
