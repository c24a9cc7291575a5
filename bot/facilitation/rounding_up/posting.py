"""The round-up: gathered for a draft that facilitators look at, and posted as it was seen.

What it comes to is worked out between two transactions; a digest of what it was made from tells
whether it is still the same.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.facilitation import clouds, moves, panels, snapshots, voices
from bot.facilitation.facilitating import facilitated
from bot.facilitation.moves import Press
from bot.facilitation.rounding_up import drafting
from bot.facilitation.rounding_up.approving import approved_of
from bot.round_up.edits import in_force
from bot.round_up.laying_out import PLAIN, Basis
from bot.round_up.sheets import Sheet
from bot.workshop.errors import DraftChanged, NothingToRoundUp, NotNow, Sealed
from bot.workshop.scope import ACROSS, Scope, answerable, stored
from bot.workshop.session import Session, Stage
from storage import (
    announcements,
    answers,
    groups,
    round_ups,
    sessions,
    shown_messages,
    waiting_posts,
)
from storage import moves as moves_made
from storage.announcements import Announcement, Kind
from storage.database import Transaction
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

MARK_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which round-up a button is about, and who pressed it."""

    press: Press
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What came of posting; `is_update`: the post that stands in the group is edited; `is_gone`: it
    is taken away, as nothing is left in it."""

    session: Session
    is_update: bool
    is_gone: bool = False


def allowed(tx: Transaction, wanted: Wanted) -> Session:
    """The session, if the person may work on this round-up now.

    That of what the session is at only while it is rounded up (else AlreadyMoved for a button of an
    earlier step); those of earlier prompts and of other values at any stage, also after the end,
    until sealing; that across values while rounding up and after the end. NotNow in a break.
    """
    session = facilitated(tx, wanted.press.session_id, wanted.press.person)
    if sessions.is_sealed(tx, session.id):
        raise Sealed
    if not session.has_begun or not session.plan.has(wanted.scope):
        raise NotNow
    if wanted.scope == ACROSS:
        is_time = panels.may_go_across(tx, session)
    elif _is_current(session, wanted.scope):
        is_time = session.stage is Stage.ROUNDING_UP
        if not is_time:
            session.check_step(wanted.press.step)
    else:
        is_time = True
    if session.paused or not is_time:
        raise NotNow
    return session


def gather(tx: Transaction, wanted: Wanted, *, is_plain: bool = False) -> Basis:
    """All that the draft is made from, for a facilitator; what may be seen of the answers grows by
    being looked at. `is_plain` if it is to have no themes."""
    session, scope = allowed(tx, wanted), wanted.scope
    _advance(tx, session, scope)
    changes = in_force(drafting.own_edits(tx, session.id, scope))
    gathered = Basis(
        session=session,
        scope=scope,
        material=drafting.gathered(tx, session, scope),
        changes=len(changes),
        stands=post_of(tx, session, scope) is not None,
        is_plain=is_plain,
    )
    if scope.value is None:
        return gathered
    gathered = replace(gathered, waiting=_count_waiting(tx, session, scope))
    if scope.prompt is not None:
        return gathered
    return replace(gathered, people=clouds.people_of_value(tx, session, scope.value))


def post_of(tx: Transaction, session: Session, scope: Scope) -> ShownMessage | None:
    """The post of a round-up that stands in the group, or None."""
    place = groups.place(tx, session.id)
    if place is None:
        return None
    like = ShownMessage(
        chat_id=place.chat_id,
        message_id=0,
        session_id=session.id,
        kind=Shown.ROUND_UP,
        value=stored(scope.value),
        prompt=scope.prompt,
    )
    return shown_messages.of_scope(tx, like)


def post(tx: Transaction, wanted: Wanted, version: str, seen: Sheet) -> Posted:
    """Post a round-up to the group as the facilitator saw it, or let the post that stands there
    show it: one in which nothing is left is taken away. DraftChanged if what it is made from has
    changed since; NothingToRoundUp for an empty one that was not there before.

    Pressed twice, or by two facilitators, it is posted once. When that of what the session is at is
    posted, the step rises and no move can be undone any more.
    """
    gathered = gather(tx, wanted, is_plain=version.startswith(PLAIN))
    if not (seen.may_stand or gathered.stands):
        raise NothingToRoundUp
    if gathered.version != version:
        raise DraftChanged
    session, scope = gathered.session, wanted.scope
    round_ups.approve(tx, session.id, scope, approved_of(seen))
    standing = post_of(tx, session, scope)
    if standing is not None:
        # It shows what was approved as soon as it is brought up to date.
        shown_messages.put(tx, replace(standing, content=secrets.token_bytes(MARK_BYTES)))
    else:
        _announce(tx, session, scope)
    if _is_current(session, scope):
        session = replace(session, step=session.step + 1)
        sessions.save(tx, session)
        moves_made.forget_all(tx, session.id)
    return Posted(session=session, is_update=gathered.stands, is_gone=not seen.may_stand)


def post_and_go_on(
    tx: Transaction, wanted: Wanted, version: str, seen: Sheet, now: float
) -> Posted:
    """Post a round-up, and make the move that leads on. Raises what `post` does; AlreadyMoved if
    the session has moved since the button was shown, and NotNow at the end of the plan."""
    allowed(tx, wanted).check_step(wanted.press.step)
    posted = post(tx, wanted, version, seen)
    onward = posted.session.onward
    if onward is None:
        raise NotNow
    press = replace(wanted.press, step=posted.session.step)
    return replace(posted, session=moves.make(tx, press, onward, now).after)


def _announce(tx: Transaction, session: Session, scope: Scope) -> None:
    announcement = Announcement(
        session_id=session.id,
        kind=Kind.ROUND_UP,
        value=stored(scope.value),
        prompt=scope.prompt,
        step=session.step + 1,
    )
    if not waiting_posts.is_waiting(tx, announcement):
        announcements.add(tx, announcement)


def _advance(tx: Transaction, session: Session, scope: Scope) -> None:
    values = range(len(session.plan.values)) if scope.value is None else [scope.value]
    for value in values:
        snapshots.advance_answers(tx, session, value, _prompts(session, value, scope))


def _count_waiting(tx: Transaction, session: Session, scope: Scope) -> int:
    """Of how many people answers are left out, as they came after a step, and are of too few."""
    value = scope.value or 0
    marks = {
        answer.author
        for prompt in _prompts(session, value, scope)
        for answer in answers.of_prompt(tx, session.id, value, prompt)
        if not answer.shown
    }
    numbers = voices.numbered(marks, voices.of_value(tx, session, value)) if marks else {}
    return len({numbers[mark] for mark in marks})


def _prompts(session: Session, value: int, scope: Scope) -> Sequence[int]:
    """The prompts of a value that a round-up is about, thoughts among them if it is all of them."""
    every = answerable(len(session.plan.values[value].prompts))
    return every if scope.prompt is None else [scope.prompt]


def _is_current(session: Session, scope: Scope) -> bool:
    """Whether people may still be answering what a round-up is about: the value that the session is
    at, but for prompts before the one that it is at."""
    at = session.position
    is_over = None not in (scope.prompt, at.prompt) and (scope.prompt or 0) < (at.prompt or 0)
    return session.is_live and scope.value == at.value and not is_over
