"""Panels: what facilitators see of a session, each in their own chat."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.facilitation import (
    admitting,
    calling_off,
    deleted_clouds,
    merging,
    snapshots,
    undo_time,
    voices,
)
from bot.facilitation.rounding_up import standing_posts
from bot.workshop import authorship
from bot.workshop.authorship import Mark
from bot.workshop.door import Door, door_of
from bot.workshop.pace import Headway, pace_of
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.scope import Scope
from bot.workshop.session import Move, Session, Stage
from storage import (
    announcements,
    answers,
    check_answers,
    groups,
    notes,
    participants,
    passes,
    responses,
    reviews,
    round_ups,
    sessions,
    standby,
    waiting_posts,
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
    be written to; so many are `in_browser`, and so many people `leading`. `deleted_cloud`: the
    value whose cloud was deleted; `cloud_is_gone`: so was that of this one. `undo_ends` is when
    `undo` can't be done any more, if time is what ends that. `is_silent`: nobody new has answered
    for a while; `standby`: who can be turned to; `checked`: how many answered what they were asked
    as they came or, at the end, went; `has_screen`: there are pages, and so a shared screen."""

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
    cloud_is_gone: bool = False
    in_browser: int = 0
    has_screen: bool = False


def of_session(
    tx: Transaction, session: Session, now: float, place: Place | None, leaders: Collection[int]
) -> Panel:
    """What the `leaders` of a session see now."""
    attending = participants.attending_in(tx, session.id)
    part = _taken_part(tx, session, attending)
    here = snapshots.of_value(tx, session, session.position.value)
    last = undo_time.undoable(tx, session, now)
    deleted = deleted_clouds.of_session(tx, session.id)
    return Panel(
        session=session,
        group_title=place.title if place else groups.title(tx, session.id),
        group_reachable=place is not None,
        joined=len(attending),
        answered=part.answered,
        passed=part.passed,
        notes=len(notes.of_value(tx, session.id, session.position.value)),
        undo=last.move if last is not None else None,
        may_go_across=may_go_across(tx, session),
        has_cloud=here.may_stand,
        same_words=merging.value_to_merge(tx, session, here),
        is_rounded_up=_is_rounded_up(tx, session),
        was_held=session.is_live or calling_off.was_held(tx, session),
        waiting=tuple(a for a in waiting_posts.for_group(tx, session.id) if a.held),
        has_more_words=here.has_more,
        undo_ends=undo_time.undo_ends(last),
        pace=pace_of(session, now) if session.is_live else None,
        standby=standby.find(tx, session.id),
        checked=check_answers.count(tx, session.id, leaving=not session.is_live),
        to_look_at=reviews.count_undecided(tx, session.id),
        words_waiting=_words_waiting(tx, session, now),
        to_answer=part.to_answer,
        unreachable=_unreachable(tx, session) if session.is_live else 0,
        leading=len(leaders),
        in_browser=sum(door_of(person) is Door.BROWSER for person in attending),
        deleted_cloud=deleted.undecided if session.is_live else None,
        cloud_is_gone=session.position.value in deleted.gone,
    )


def _words_waiting(tx: Transaction, session: Session, now: float) -> int:
    """How many words of the value that a session is at can be let in now."""
    is_over = undo_time.is_over(tx, session, now)
    return admitting.count_waiting(tx, session, session.position.value, at_the_end=is_over)


def _unreachable(tx: Transaction, session: Session) -> int:
    """How many can't be written to who came by a chat: pages show by themselves what is asked."""
    people = participants.unreachable(tx, session.id)
    return sum(door_of(person) is Door.CHAT for person in people)


def may_go_across(tx: Transaction, session: Session) -> bool:
    """Whether there can be a round-up across values now: enough of them were discussed."""
    is_time = not session.paused and session.stage in (Stage.ROUNDING_UP, Stage.ENDED)
    return is_time and answers.count_values(tx, session.id, MINIMUM_FLOOR) >= VALUES_TO_GO_ACROSS


def _is_rounded_up(tx: Transaction, session: Session) -> bool:
    """Whether the round-up was posted, and stands: of the prompt, or of the whole value since it
    came to this one. One that too few people's words are left in is gone. Posting forgets the
    moves before it, so one of before has come to it again since."""
    at = session.position
    if session.stage is not Stage.ROUNDING_UP:
        return False
    is_since = not moves_made.has(tx, session.id, Move.ROUND_UP)
    scopes = [Scope(at.value)] if is_since else []
    scopes += [Scope(at.value, at.prompt)] if at.prompt is not None else []
    posted = [one for one in scopes if round_ups.approved(tx, session.id, one) is not None]
    return any(standing_posts.standing(tx, session, one).may_stand for one in posted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """How many have answered, and passed on, what the session is at; and how many have not yet."""

    answered: int
    passed: int
    to_answer: int


def _taken_part(tx: Transaction, session: Session, here: Collection[int]) -> _Part:
    """How far the people who attend are with what the session is at."""
    if session.asked_prompts:
        return _part_in_prompts(tx, session, here)
    at = session.position.value
    authors = responses.authors_of(tx, session.id, at)
    passed = passes.who(tx, session.id, at, None)
    done: dict[int | None, set[Mark]] = {None: authors | passed} if session.is_open else {}
    return _Part(
        answered=len(authors),
        passed=len(passed),
        to_answer=_to_answer(tx, session, here, done),
    )


def _part_in_prompts(tx: Transaction, session: Session, here: Collection[int]) -> _Part:
    """The same of prompts: of several that are asked together, whoever has answered any has
    answered."""
    at = session.position
    prompts = session.asked_prompts if at.prompt is None else [at.prompt]
    authors = {n: answers.authors_of(tx, session.id, at.value, n) for n in prompts}
    passed = {n: passes.who(tx, session.id, at.value, n) for n in prompts}
    marks = [mark for number in prompts for mark in authors[number]]
    numbers = voices.numbered(marks, voices.of_value(tx, session, at.value))
    return _Part(
        answered=len({numbers[mark] for mark in marks}),
        passed=max(map(len, passed.values())),
        to_answer=_to_answer(tx, session, here, {n: authors[n] | passed[n] for n in prompts}),
    )


def _to_answer(
    tx: Transaction,
    session: Session,
    here: Collection[int],
    done: Mapping[int | None, Collection[Mark]],
) -> int:
    """How many of those who attend have `done` none of what is asked."""
    if not done or session.paused:
        return 0
    key, value = sessions.link_key(tx, session.id), session.position.value
    return sum(
        all(authorship.author(key, who, value, prompt) not in done[prompt] for prompt in done)
        for who in here
    )
