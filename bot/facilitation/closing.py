"""After the end: the record that archives are made from, and who may have it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot import archive
from bot.facilitation import showing
from bot.facilitation.facilitating import facilitated
from bot.workshop.authorship import Mark
from bot.workshop.errors import NothingArchived
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.session import BEFORE_THE_FIRST_VALUE, Move, Session
from storage import answers, participants, records, responses, sessions, shown_messages
from storage import moves as moves_made
from storage.answers import Note
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A session that a person may have the archive of."""

    session: Session
    group_title: str


def archives(tx: Transaction, person: int, organisers: Collection[int]) -> list[Archived]:
    """The sessions whose archive a person may have, newest first; NothingArchived if none."""
    found = sessions.all_of(tx) if person in organisers else sessions.facilitated_by(tx, person)
    listed = [
        Archived(session=session, group_title=sessions.title(tx, session.id))
        for session in found
        if _was_held(tx, session)
    ]
    if not listed:
        raise NothingArchived
    return listed


def _was_held(tx: Transaction, session: Session) -> bool:
    """Whether a session has begun: one that was cancelled before has nothing to archive."""
    if session.stage in BEFORE_THE_FIRST_VALUE:
        return False
    return sessions.is_sealed(tx, session.id) or moves_made.has(tx, session.id, Move.BEGIN)


def check_may_have(
    tx: Transaction, session_id: int, person: int, organisers: Collection[int]
) -> None:
    """Raise NotAFacilitator or NoSession unless the person may have a session's archive."""
    if person not in organisers or sessions.find(tx, session_id) is None:
        facilitated(tx, session_id, person)


def record(tx: Transaction, session_id: int) -> SessionRecord:
    """What is left of a session without anybody's name, id, time or order.

    Raises KeyError when there is no such session.
    """
    session = sessions.get(tx, session_id)
    sealed = records.find(tx, session_id)
    if sealed is not None:
        return archive.record_of(sealed.encode())
    return SessionRecord(
        plan=session.plan,
        mode=session.mode,
        reveal=session.reveal,
        minimum=session.minimum,
        language=session.language,
        joined=participants.count_joined(tx, session_id),
        values=tuple(_value(tx, session, number) for number in range(len(session.plan.values))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ForArchive:
    """What an archive is made from: the record, and where and in which colour words stood in the
    clouds that people saw, by the number of the value from 1. `is_final`: it was sealed."""

    record: SessionRecord
    layouts: Mapping[int, str]
    is_final: bool


def for_archive(tx: Transaction, session_id: int) -> ForArchive:
    """What the archive of a session is made from; KeyError when there is no such session."""
    found = record(tx, session_id)
    kept = {
        number: shown_messages.cloud_layout(tx, session_id, number - 1)
        for number in range(1, len(found.values) + 1)
    }
    return ForArchive(
        record=found,
        layouts={number: layout[1] for number, layout in kept.items() if layout},
        is_final=sessions.is_sealed(tx, session_id),
    )


def take(tx: Transaction, session_id: int, person: int) -> ForArchive:
    """What a person's archive is made from. Unless it is final, they hear when it is out of date:
    also of what is taken back while it is made."""
    found = for_archive(tx, session_id)
    if not found.is_final:
        records.archive_taken(tx, session_id, person)
    return found


def _value(tx: Transaction, session: Session, number: int) -> ValueRecord:
    value = session.plan.values[number]
    notes = answers.notes(tx, session.id, number)
    said = responses.of_value(tx, session.id, number)
    may_leave = _may_leave(session, {word.author for word in said})
    return ValueRecord(
        value=value,
        words=showing.counts(tx, session.id, number) if may_leave else (),
        late=tuple(sorted(word.text for word in said if word.late and may_leave)),
        answered=responses.count_authors(tx, session.id, number),
        passed=answers.count_passes(tx, session.id, number, None),
        prompts=tuple(
            _prompt(tx, session, number, prompt, notes) for prompt in range(len(value.prompts))
        ),
        notes=tuple(note.text for note in notes if note.prompt is None),
    )


def _may_leave(session: Session, authors: set[Mark]) -> bool:
    """Texts of fewer than three people give them away, unless everybody was told beforehand."""
    return session.keeps_few or len(authors) >= MINIMUM_FLOOR


def _prompt(
    tx: Transaction, session: Session, number: int, prompt: int, notes: list[Note]
) -> PromptRecord:
    said = answers.of_prompt(tx, session.id, number, prompt)
    may_leave = _may_leave(session, {answer.author for answer in said})
    return PromptRecord(
        text=session.plan.values[number].prompts[prompt],
        answers=tuple(sorted(answer.text for answer in said if may_leave)),
        notes=tuple(note.text for note in notes if note.prompt == prompt),
        answered=len({answer.author for answer in said}),
        passed=answers.count_passes(tx, session.id, number, prompt),
    )
