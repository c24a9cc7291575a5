"""One's own words: listed, removed one by one, or all forgotten."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.facilitation import (
    checking,
    recognising,
    saying_at_work,
    snapshots,
    taking_back,
    telling_of_strikes,
)
from bot.workshop import authorship
from bot.workshop.errors import NothingThere, Sealed
from bot.workshop.scope import answerable
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import (
    announcements,
    answers,
    cards,
    groups,
    lead_requests,
    out_of_date,
    own_plans,
    participants,
    passes,
    responses,
    sessions,
    shown_questions,
    spoken_to,
)
from storage.answers import Answer
from storage.database import Transaction
from storage.responses import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """Words of one's own. `prompt` None is a gut response or, of what was `added` as missing in a
    round-up, that of the whole value. `masked` is what others read in their place, if a facilitator
    let them in only so."""

    session_id: int
    id: bytes
    value: int
    prompt: int | None
    text: str
    added: bool = False
    standing: Standing = Standing.FREE
    masked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of one person in one session, in the order of the plan."""

    session: Session
    group_title: str
    words: tuple[Mine, ...]


def all_mine(tx: Transaction, person: int) -> list[Kept]:
    """Everything that a person has said, by session; sessions in which they said nothing are
    left out."""
    found = []
    for session_id in participants.sessions_of(tx, person):
        session = sessions.get(tx, session_id)
        words = tuple(in_session(tx, session, person))
        title = groups.title(tx, session_id)
        if words:
            found.append(Kept(session=session, group_title=title, words=words))
    return found


def some_of(tx: Transaction, person: int, ids: Collection[bytes]) -> list[Kept]:
    """What is still there of some of a person's words."""
    chosen = [
        replace(kept, words=tuple(mine for mine in kept.words if mine.id in ids))
        for kept in all_mine(tx, person)
    ]
    return [kept for kept in chosen if kept.words]


def in_session(tx: Transaction, session: Session, person: int) -> list[Mine]:
    """What a person has said in one session."""
    key = sessions.link_key(tx, session.id)
    mine = []
    for number, value in enumerate(session.plan.values):
        author = authorship.author(key, person, number, None)
        words = responses.by_author(tx, session.id, number, author)
        mine += [_mine(session.id, word) for word in words]
        marks = [
            *(authorship.author(key, person, number, p) for p in answerable(len(value.prompts))),
            *(authorship.adder(key, person, number, p) for p in (*range(len(value.prompts)), None)),
        ]
        said = [answer for m in marks for answer in answers.by_author(tx, session.id, number, m)]
        mine += [_mine(session.id, answer) for answer in said]
    return mine


def find(tx: Transaction, session_id: int, person: int, words_id: bytes) -> Mine:
    """One's own words by their key; NothingThere if they are gone, or somebody else's."""
    return _mine(session_id, _own(tx, session_id, person, words_id))


def _own(tx: Transaction, session_id: int, person: int, words_id: bytes) -> Response | Answer:
    if sessions.find(tx, session_id) is None:
        raise NothingThere
    if sessions.is_sealed(tx, session_id):
        raise Sealed
    words = responses.find_own(tx, words_id) or answers.find_own(tx, words_id)
    key = sessions.link_key(tx, session_id)
    if words is None or words.session_id != session_id or not _is_by(key, person, words):
        raise NothingThere
    return words


def _is_by(key: authorship.LinkKey, person: int, words: Response | Answer) -> bool:
    prompt = words.prompt if isinstance(words, Answer) else None
    is_added = isinstance(words, Answer) and words.added
    marked = authorship.adder if is_added else authorship.author
    return words.author == marked(key, person, words.value, prompt)


def remove(tx: Transaction, session_id: int, person: int, words_id: bytes) -> Mine:
    """Take words back, a response or an answer. NothingThere if they are not the person's."""
    words = _own(tx, session_id, person, words_id)
    _withdraw(tx, person, words)
    _drop_if_nothing_is_left(tx, session_id, person)
    return _mine(session_id, words)


def forget(tx: Transaction, person: int) -> list[Session]:
    """Remove all that a person ever said, that they joined, and plans that they sent; the sessions
    that this changed. That they lead, or have an archive, stays: it is needed."""
    own_plans.forget(tx, person)
    for number in lead_requests.sessions_of(tx, person):
        lead_requests.remove(tx, number, person)
    changed = [sessions.get(tx, number) for number in participants.sessions_of(tx, person)]
    for session in changed:
        forget_session(tx, session, person)
    spoken_to.forget(tx, person)
    return changed


def forget_session(tx: Transaction, session: Session, person: int) -> None:
    """Remove all that a person said in one session, and that they joined it."""
    forget_in(tx, session, person)
    forget_joining(tx, session.id, person)


def forget_in(tx: Transaction, session: Session, person: int) -> None:
    """Remove all that a person said in one session, and what they passed on or recognised."""
    key = sessions.link_key(tx, session.id)
    for mine in in_session(tx, session, person):
        words = responses.find_own(tx, mine.id) or answers.find_own(tx, mine.id)
        if words is not None:
            _withdraw(tx, person, words)
    taking_back.forgotten(tx, session.id)
    recognising.forget(tx, session, person)
    checking.forget(tx, session, person)
    saying_at_work.forget(tx, session, person)
    for number, value in enumerate(session.plan.values):
        for prompt in (None, *answerable(len(value.prompts))):
            author = authorship.author(key, person, number, prompt)
            if passes.remove(tx, session.id, number, prompt, author):
                taking_back.pass_gone(tx, session.id, person, number, prompt)
            snapshots.forget(tx, session, number, prompt, author)


def forget_joining(tx: Transaction, session_id: int, person: int) -> None:
    """Remove that a person joined a session: they said nothing that it is needed for. Their
    cards go as soon as nothing stands in them any more."""
    announcements.drop_of_person(tx, session_id, person)
    cards.mark_left(tx, session_id, person)
    telling_of_strikes.withdraw(tx, session_id, person)
    shown_questions.forget_missing(tx, session_id, person)
    out_of_date.mark_words_so_far_of(tx, session_id, person)
    participants.forget(tx, session_id, person)


def _drop_if_nothing_is_left(tx: Transaction, session_id: int, person: int) -> None:
    """Whoever has left, and removed the last of what is theirs, is nobody here any more."""
    place = participants.find(tx, session_id, person)
    if place is None or place.attending:
        return
    session = sessions.get(tx, session_id)
    if in_session(tx, session, person):
        return
    counts = (count_passed, recognising.count_of, saying_at_work.count_of)
    if not any(count(tx, session, person) for count in counts):
        forget_joining(tx, session.id, person)


def count_passed(tx: Transaction, session: Session, person: int) -> int:
    """On how many questions of a session a person has passed."""
    key = sessions.link_key(tx, session.id)
    asked = [
        (value, prompt)
        for value, planned in enumerate(session.plan.values)
        for prompt in (None, *range(len(planned.prompts)))
    ]
    return sum(passes.has(tx, session.id, *at, authorship.author(key, person, *at)) for at in asked)


def _withdraw(tx: Transaction, person: int, words: Response | Answer) -> None:
    """Words that are taken back leave everything that shows them."""
    remove_from = answers.remove if isinstance(words, Answer) else responses.remove
    remove_from(tx, words.id)
    taking_back.gone(tx, person, words)


def _mine(session_id: int, words: Response | Answer) -> Mine:
    mine = Mine(
        session_id=session_id,
        id=words.id,
        value=words.value,
        prompt=None,
        text=words.text,
        standing=words.standing,
        masked=words.masked if words.standing is Standing.LET_IN else None,
    )
    if isinstance(words, Answer):
        return replace(mine, prompt=words.prompt, added=words.added)
    return mine
