"""What is left of one value: what was said to it, to its prompts, and between them."""

from collections.abc import Iterable

from bot.facilitation import (
    counting_words,
    recognising,
    saying_at_work,
)
from bot.record import holding_back
from bot.workshop.authorship import Mark
from bot.workshop.record import PromptRecord, ValueRecord
from bot.workshop.response import shown, word_key
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.same_word import Word, in_counts, merged_in
from bot.workshop.scope import THOUGHT, Scope
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from bot.workshop.thoughts import ThoughtsRecord
from storage import (
    answers,
    notes,
    passes,
    responses,
)
from storage import snapshots as snapshots_made
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response


def prompts_of(tx: Transaction, session: Session, number: int) -> tuple[PromptRecord, ...]:
    """What was said to each of its prompts."""
    noted = notes.all_of_value(tx, session.id, number)
    prompts = range(len(session.plan.values[number].prompts))
    return tuple(_prompt(tx, session, Scope(number, n), noted) for n in prompts)


def record_of(
    tx: Transaction, session: Session, number: int, prompts: tuple[PromptRecord, ...]
) -> ValueRecord:
    """What was said to it; this was to its prompts."""
    noted = notes.all_of_value(tx, session.id, number)
    # Before the end that is what may be seen, and nothing of a question that is still open.
    everything = [
        word for word in responses.all_of_value(tx, session.id, number) if _leaves(session, word)
    ]
    said = holding_back.left(everything)
    is_open = session.is_open_at(number)
    may_leave = not is_open and _may_leave(session, {word.author for word in said})
    added = answers.all_added_to(tx, session.id, number, None)
    apart = [note for note in noted if note.prompt is None]
    words = _words(tx, session, number, everything) if may_leave else ()
    late = [shown(word.text) for word in said if word.late and may_leave]
    return ValueRecord(
        value=session.plan.values[number],
        words=in_counts(words),
        late=tuple(sorted(late)),
        answered=0 if is_open else len({word.author for word in said if not word.late}),
        passed=0 if is_open else passes.count(tx, session.id, number, None),
        before=None if is_open else _before(tx, session, number, said),
        prompts=prompts,
        notes=tuple(note.text for note in holding_back.left(apart)),
        merged=merged_in(words),
        added=_texts(added) if any(prompt.answers for prompt in prompts) else (),
        recognised=recognising.shown_count(tx, session.id, Scope(number)),
        held_back=holding_back.count([] if is_open else everything, apart, added),
        thoughts=_thoughts(tx, session, number),
        at_work=saying_at_work.record(tx, session, number),
    )


def _words(
    tx: Transaction, session: Session, number: int, everything: Iterable[Response]
) -> tuple[Word, ...]:
    """What the cloud of a value has in an archive."""
    seen = [word for word in everything if word.standing.may_be_seen]
    in_time = [word for word in seen if word.shown or not word.late]
    let_in = {word_key(word.text) for word in seen if word.standing is Standing.LET_IN}
    return holding_back.words_left(counting_words.words_in(tx, session.id, number, in_time), let_in)


def _thoughts(tx: Transaction, session: Session, number: int) -> ThoughtsRecord:
    """What people said to a value when no question was open."""
    found = answers.all_of_prompt(tx, session.id, number, THOUGHT)
    everything = [thought for thought in found if _leaves(session, thought)]
    said = holding_back.left(everything)
    authors = {thought.author for thought in said}
    return ThoughtsRecord(
        texts=_texts(said) if _may_leave(session, authors) else (),
        answered=len(authors),
        held_back=holding_back.count(everything),
    )


def _before(tx: Transaction, session: Session, number: int, said: Iterable[Response]) -> int | None:
    """How many had answered before any words were shown, of those whose words are still there."""
    before = snapshots_made.answered_before(tx, session.id, number)
    left = len({word.author for word in said if not word.late})
    return None if before is None else min(before, left)


def _leaves(session: Session, words: Response | Answer) -> bool:
    """Whether words may be in an archive: all of them after the end, before it what may be seen."""
    return words.shown or not session.is_live


def _may_leave(session: Session, authors: set[Mark]) -> bool:
    """Texts of fewer than three people give them away, unless everybody was told beforehand."""
    return session.keeps_few or len(authors) >= MINIMUM_FLOOR


def _prompt(tx: Transaction, session: Session, scope: Scope, noted: Iterable[Note]) -> PromptRecord:
    assert scope.value is not None and scope.prompt is not None  # noqa: S101, PT018 of a prompt
    is_open = session.is_asked(scope.value, scope.prompt)
    found = answers.all_of_prompt(tx, session.id, scope.value, scope.prompt)
    everything = [one for one in found if _leaves(session, one) and not is_open]
    said = holding_back.left(everything)
    apart = [note for note in noted if note.prompt == scope.prompt]
    passed = passes.count(tx, session.id, scope.value, scope.prompt)
    added = answers.all_added_to(tx, session.id, scope.value, scope.prompt)
    authors = {answer.author for answer in said}
    may_leave = _may_leave(session, authors)
    return PromptRecord(
        text=session.plan.values[scope.value].prompts[scope.prompt],
        answers=_texts(said) if may_leave else (),
        notes=tuple(note.text for note in holding_back.left(apart)),
        answered=len(authors),
        passed=0 if is_open else passed,
        added=_texts(added) if may_leave else (),
        recognised=recognising.shown_count(tx, session.id, scope),
        held_back=holding_back.count(everything, apart, added),
    )


def _texts(said: Iterable[Answer]) -> tuple[str, ...]:
    return tuple(sorted(answer.text for answer in holding_back.left(said)))
