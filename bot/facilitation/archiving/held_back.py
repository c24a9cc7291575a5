"""All that is held back of a session, gathered."""

from collections.abc import Iterator

from bot.record.holding_back import HeldBack, HeldBackKind, Text, holds_back
from bot.workshop.scope import THOUGHT, stored
from bot.workshop.session import Session
from storage import answers, notes, responses
from storage.database import Transaction


def in_value(tx: Transaction, session: Session, number: int) -> tuple[HeldBack, ...]:
    """All that is held back of a value, in alphabetical order for each question."""
    held = [
        HeldBack(value=number, prompt=prompt, kind=kind, text=one.text)
        for prompt, kind, one in said_to(tx, session, number)
        if holds_back(one)
    ]
    return tuple(sorted(held, key=lambda one: (stored(one.prompt), one.kind, one.text)))


def said_to(
    tx: Transaction, session: Session, value: int
) -> Iterator[tuple[int | None, HeldBackKind, Text]]:
    """All that was said, added or noted to a value, whatever its standing: to which of its prompts,
    and what it was."""
    for word in responses.all_of_value(tx, session.id, value):
        yield None, HeldBackKind.WORD, word
    for note in notes.all_of_value(tx, session.id, value):
        yield note.prompt, HeldBackKind.NOTE, note
    for addition in answers.all_added_to(tx, session.id, value, None):
        yield None, HeldBackKind.ADDED, addition
    for prompt in range(len(session.plan.values[value].prompts)):
        for answer in answers.all_of_prompt(tx, session.id, value, prompt):
            yield prompt, HeldBackKind.ANSWER, answer
        for addition in answers.all_added_to(tx, session.id, value, prompt):
            yield prompt, HeldBackKind.ADDED, addition
    for thought in answers.all_of_prompt(tx, session.id, value, THOUGHT):
        yield None, HeldBackKind.THOUGHT, thought
