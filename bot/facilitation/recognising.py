"""Recognising a round-up: one press, and nobody can tell whose."""

from dataclasses import dataclass

from bot.facilitation.taking_part import check_takes_part
from bot.workshop import authorship
from bot.workshop.errors import NoSession, NotNow, TooLate
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.scope import ACROSS, Scope, stored
from bot.workshop.session import Session
from storage import groups, out_of_date, recognitions, sessions
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What a press came to; `is_news`: another number is to stand under the post."""

    session: Session
    is_taken_back: bool
    is_news: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """What stands under a round-up that was posted: how many recognise it (0 while that would say
    who they are), and what leads to saying what is missing."""

    session: Session
    scope: Scope
    token: str
    recognised: int


def press(tx: Transaction, session_id: int, person: int, scope: Scope, chat_id: int) -> Recognised:
    """Recognise a round-up that was posted, or take that back.

    NoSession if there is none, NotNow if no such round-up was posted in this chat, TooLate after
    sealing; NotJoined or SessionOver for somebody who takes no part.
    """
    session = of_posted(tx, sessions.find(tx, session_id), scope)
    place = groups.place(tx, session_id)
    if place is None or place.chat_id != chat_id:
        raise NotNow
    check_takes_part(tx, session, person, chat_id)
    before = shown_count(tx, session_id, scope)
    author = _recogniser(tx, session_id, person, scope)
    is_taken_back = recognitions.remove(tx, session_id, scope, author)
    if not is_taken_back:
        recognitions.add(tx, session_id, scope, author)
    is_news = _recount(tx, session_id, scope, before)
    return Recognised(session=session, is_taken_back=is_taken_back, is_news=is_news)


def reception(tx: Transaction, session: Session, scope: Scope) -> Reception:
    """What is to stand under a round-up now."""
    return Reception(
        session=session,
        scope=scope,
        token=sessions.token(tx, session.id),
        recognised=shown_count(tx, session.id, scope),
    )


def shown_count(tx: Transaction, session_id: int, scope: Scope) -> int:
    """The number that stands under the post; 0 while it is so small that it says who it was."""
    count = recognitions.count(tx, session_id, scope.value, scope.prompt)
    return count if count >= MINIMUM_FLOOR else 0


def forget(tx: Transaction, session: Session, person: int) -> None:
    """Take back whatever a person recognised in a session."""
    for scope in scopes(session):
        before = shown_count(tx, session.id, scope)
        author = _recogniser(tx, session.id, person, scope)
        if recognitions.remove(tx, session.id, scope, author):
            _recount(tx, session.id, scope, before)


def count_of(tx: Transaction, session: Session, person: int) -> int:
    """How many round-ups of a session a person recognised."""
    return sum(has_recognised(tx, session, person, scope) for scope in scopes(session))


def has_recognised(tx: Transaction, session: Session, person: int, scope: Scope) -> bool:
    """Whether a person recognises a round-up."""
    mark = _recogniser(tx, session.id, person, scope)
    return recognitions.has(tx, session.id, scope, mark)


def scopes(session: Session) -> list[Scope]:
    """Everything that there can be a round-up of."""
    return [
        Scope(value, prompt)
        for value, asked in enumerate(session.plan.values)
        for prompt in (*range(len(asked.prompts)), None)
    ] + [ACROSS]


def of_posted(tx: Transaction, session: Session | None, scope: Scope) -> Session:
    """The session, if this round-up of it was posted and it is not sealed; else NoSession, NotNow
    or TooLate."""
    if session is None:
        raise NoSession
    if sessions.is_sealed(tx, session.id):
        raise TooLate
    if not recognitions.may_be_recognised(tx, session.id, scope):
        raise NotNow
    return session


def _recogniser(tx: Transaction, session_id: int, person: int, scope: Scope) -> authorship.Mark:
    key = sessions.link_key(tx, session_id)
    return authorship.recogniser(key, person, scope.value, scope.prompt)


def _recount(tx: Transaction, session_id: int, scope: Scope, before: int) -> bool:
    """Have the number under the post changed, if that is another one than before."""
    if shown_count(tx, session_id, scope) == before:
        return False
    out_of_date.mark_recounted(tx, session_id, stored(scope.value), scope.prompt)
    return True
