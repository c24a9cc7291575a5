"""Panels: what facilitators see of a session, each in their own chat."""

from dataclasses import dataclass

from bot.facilitation import admitting, deleted_clouds, merging, moves, snapshots, voices
from bot.workshop import authorship
from bot.workshop.pace import Headway, pace_of
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.scope import Scope
from bot.workshop.session import Move, Session, Stage
from storage import (
    announcements,
    answers,
    check_answers,
    facilitators,
    notes,
    participants,
    responses,
    reviews,
    round_ups,
    sessions,
    standby,
)
from storage import moves as moves_made
from storage.database import Transaction
from storage.place import Place
from storage.standby import Standby

VALUES_TO_GO_ACROSS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What a facilitator sees: where the session is, and how many take part. `answered` and
    `passed` are of the question that is open; `undo` is the move that can be taken back.
    `has_cloud`: there is a cloud of the value that the session is at; `same_words`: the value whose
    words can be put together; `may_go_across`: there can be a round-up across values;
    `is_rounded_up`: that of what the session is at was posted; `was_held`: it has begun, so that
    there is an archive; `waiting`: what the group may not have; `has_more_words`: more was said
    than the cloud may have; `to_look_at`: how many texts wait for a facilitator to look, and
    `words_waiting`: how many words of this value for no more than to be let in.
    `to_answer` attend, and have neither answered nor passed on what is asked; `unreachable` can't
    be written to; so many people are `leading`. `deleted_cloud`: the value whose cloud was deleted.
    `undo_ends` is when `undo` can't be done any more, if time is what ends that. `is_silent`:
    nobody new has answered for a while; `standby`: who can be turned to;
    `checked`: how many answered what they were asked as they came or, at the end, as they went."""

    session: Session
    group_title: str
    group_reachable: bool
    joined: int
    answered: int
    passed: int
    notes: int
    undo: Move | None
    has_cloud: bool
    same_words: int | None
    may_go_across: bool = False
    is_rounded_up: bool = False
    was_held: bool = True
    waiting: tuple[announcements.Announcement, ...] = ()
    has_more_words: bool = False
    undo_ends: float | None = None
    pace: Headway | None = None
    is_silent: bool = False
    standby: Standby | None = None
    checked: int = 0
    to_look_at: int = 0
    words_waiting: int = 0
    to_answer: int = 0
    unreachable: int = 0
    leading: int = 1
    deleted_cloud: int | None = None


def of_session(tx: Transaction, session: Session, now: float, place: Place | None) -> Panel:
    """What the facilitators of a session see now."""
    answered, passed = _taken_part(tx, session)
    here = snapshots.of_value(tx, session, session.position.value)
    last = moves.undoable(tx, session, now)
    return Panel(
        session=session,
        group_title=place.title if place else sessions.title(tx, session.id),
        group_reachable=place is not None,
        joined=participants.count(tx, session.id),
        answered=answered,
        passed=passed,
        notes=len(notes.of_value(tx, session.id, session.position.value)),
        undo=last.move if last is not None else None,
        may_go_across=may_go_across(tx, session),
        has_cloud=here.may_stand,
        same_words=merging.value_to_merge(tx, session, here),
        is_rounded_up=_is_rounded_up(tx, session),
        was_held=session.is_live or moves.was_held(tx, session),
        waiting=tuple(a for a in announcements.for_group(tx, session.id) if a.held),
        has_more_words=here.has_more,
        undo_ends=moves.undo_ends(last),
        pace=pace_of(session, now) if session.is_live else None,
        standby=standby.find(tx, session.id),
        checked=check_answers.count(tx, session.id, leaving=not session.is_live),
        to_look_at=reviews.count_undecided(tx, session.id),
        words_waiting=admitting.count_waiting(tx, session),
        to_answer=_to_answer(tx, session),
        unreachable=participants.count_unreachable(tx, session.id) if session.is_live else 0,
        leading=len(facilitators.of_session(tx, session.id)),
        deleted_cloud=deleted_clouds.asked(tx, session.id) if session.is_live else None,
    )


def may_go_across(tx: Transaction, session: Session) -> bool:
    """Whether there can be a round-up across values now: enough of them were discussed."""
    is_time = not session.paused and session.stage in (Stage.ROUNDING_UP, Stage.ENDED)
    return is_time and answers.count_values(tx, session.id, MINIMUM_FLOOR) >= VALUES_TO_GO_ACROSS


def _is_rounded_up(tx: Transaction, session: Session) -> bool:
    """Whether the round-up was posted: of the prompt, or of the whole value since it came to this
    one. Posting forgets the moves before it, so one of before has come to it again since."""
    at = session.position
    if session.stage is not Stage.ROUNDING_UP:
        return False
    is_since = not moves_made.has(tx, session.id, Move.ROUND_UP)
    scopes = [Scope(at.value)] if is_since else []
    scopes += [Scope(at.value, at.prompt)] if at.prompt is not None else []
    return any(round_ups.approved(tx, session.id, scope) is not None for scope in scopes)


def _taken_part(tx: Transaction, session: Session) -> tuple[int, int]:
    """How many answered and passed on what the session is at."""
    at = session.position
    asked = session.asked_prompts
    if not asked:
        answered = responses.count_authors(tx, session.id, at.value)
        return answered, answers.count_passes(tx, session.id, at.value, None)
    prompts = asked if at.prompt is None else [at.prompt]
    marks = [
        answer.author
        for prompt in prompts
        for answer in answers.all_of_prompt(tx, session.id, at.value, prompt)
    ]
    numbers = voices.numbered(marks, voices.of_value(tx, session, at.value))
    passed = [answers.count_passes(tx, session.id, at.value, prompt) for prompt in prompts]
    return len({numbers[mark] for mark in marks}), max(passed)


def _to_answer(tx: Transaction, session: Session) -> int:
    """How many of those who attend have neither answered nor passed on what is asked: of several
    prompts that are asked together, on any."""
    at, asked = session.position, session.asked_prompts
    if session.is_open:
        prompts: list[int | None] = [None]
    else:
        prompts = list(asked) if at.prompt is None else [at.prompt] if asked else []
    if not prompts or session.paused:
        return 0
    key, left = sessions.link_key(tx, session.id), {*participants.attending_in(tx, session.id)}
    for prompt in prompts:
        done = answers.passed_by(tx, session.id, at.value, prompt)
        if prompt is None:
            done |= responses.authors_of(tx, session.id, at.value)
        else:
            done |= answers.authors_of(tx, session.id, at.value, prompt)
        left -= {who for who in left if authorship.author(key, who, at.value, prompt) in done}
    return len(left)
