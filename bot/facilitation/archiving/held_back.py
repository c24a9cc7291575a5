"""All that is held back of a session, gathered."""

from collections.abc import Iterator

from bot.record.holding_back import HeldBack, HeldBackKind, Text
from bot.round_up.held_back import is_held_back
from bot.workshop.scope import stored
from bot.workshop.session import Session
from storage import answers, notes, responses
from storage.database import Transaction


def in_session(tx: Transaction, session: Session) -> tuple[HeldBack, ...]:
    """All that is held back of a session, in alphabetical order for each question."""
    return tuple(
        sorted(
            (
                HeldBack(value=value, prompt=prompt, kind=kind, text=one.text)
                for value, prompt, kind, one in _texts(tx, session)
                if is_held_back(one.text)
            ),
            key=lambda held: (held.value, stored(held.prompt), held.kind, held.text),
        )
    )


def _texts(
    tx: Transaction, session: Session
) -> Iterator[tuple[int, int | None, HeldBackKind, Text]]:
    for value, planned in enumerate(session.plan.values):
        for word in responses.of_value(tx, session.id, value):
            yield value, None, HeldBackKind.WORD, word
        for note in notes.of_value(tx, session.id, value):
            yield value, note.prompt, HeldBackKind.NOTE, note
        for addition in answers.added_to(tx, session.id, value, None):
            yield value, None, HeldBackKind.ADDED, addition
        for prompt in range(len(planned.prompts)):
            for answer in answers.of_prompt(tx, session.id, value, prompt):
                yield value, prompt, HeldBackKind.ANSWER, answer
            for addition in answers.added_to(tx, session.id, value, prompt):
                yield value, prompt, HeldBackKind.ADDED, addition
