"""What one person's page shows in a browser, and what tells when it shows something else."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial

from bot.facilitation import (
    browsing,
    checking,
    earlier_words,
    filling_cards,
    pictures_shown,
    recognising,
    standings,
    taking_part,
)
from bot.facilitation.earlier_words import EarlierWords, ToldOf
from bot.facilitation.pictures_shown import PictureShown
from bot.facilitation.recognising import Reception
from bot.facilitation.rounding_up import standing_posts
from bot.round_up.sheets import Sheet
from bot.workshop.card import Card, Question
from bot.workshop.care import CheckQuestion
from bot.workshop.scope import Scope
from bot.workshop.session import Session, Stage
from storage import (
    facilitators,
    groups,
    participants,
    reviews,
    round_ups,
    sessions,
    standby,
    taken_out,
)
from storage.database import Transaction

STAMP_LETTERS = 16
WITH_STATEMENT = (Stage.STATEMENT, Stage.DISCUSSING, Stage.ROUNDING_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedRoundUp:
    """A round-up that the group has, as it stands there; `is_recognised`: by who looks."""

    scope: Scope
    sheet: Sheet
    reception: Reception
    is_recognised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsCheck:
    """What somebody is asked as they come or, `leaving`, as they go."""

    asked: CheckQuestion
    leaving: bool
    has_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsPage:
    """What one person's page shows: the questions of the value that the session is at, what is
    asked now first, and the round-ups of it. `statement`: whether the group has it by now; `may_
    turn`: whether there is somebody to turn to; `attends`: whether they take part still, and
    `leading` how many lead. `place` is what forms of the page say where they belong. `earlier` are
    words of theirs to other questions of which there is something to be told."""

    session: Session
    place: str
    group_title: str
    cards: tuple[Card, ...]
    posts: tuple[PostedRoundUp, ...]
    statement: bool
    standby: int | None
    attends: bool
    leading: int = 0
    check: PersonsCheck | None = None
    earlier: tuple[EarlierWords, ...] = ()


def page_of(tx: Transaction, person: int) -> PersonsPage:
    """What a person's page shows now. NotJoined for who takes part in nothing."""
    session = sessions.get(tx, taking_part.newest_of(tx, person))
    place = participants.find(tx, session.id, person)
    found = standby.find(tx, session.id)
    return PersonsPage(
        session=session,
        place=browsing.mark_of(tx, session.id),
        group_title=groups.title(tx, session.id),
        cards=tuple(
            filling_cards.of_person(tx, session, person, q) for q in _questions(tx, session)
        ),
        posts=tuple(_posts(tx, session, person)),
        statement=session.has_begun and session.stage in WITH_STATEMENT,
        standby=found.person if found else None,
        attends=place is not None and place.attending,
        leading=len(facilitators.of_session(tx, session.id)),
        check=_check(tx, session, person),
    )


def with_earlier(
    tx: Transaction, page: PersonsPage, person: int, told: Collection[ToldOf]
) -> PersonsPage:
    """A page with what its person is to be told of besides its questions."""
    here = {word.id for card in page.cards for word in card.words}
    earlier = earlier_words.of_person(tx, page.session, person, told)
    return replace(page, earlier=tuple(one for one in earlier if one.own.id not in here))


def _picture(tx: Transaction, session: Session) -> PictureShown | None:
    """The cloud that the group has of the value that a session is at; None if it has none."""
    if not session.has_begun or not session.is_live:
        return None
    return pictures_shown.standing(tx, session, session.position.value)


def _check(tx: Transaction, session: Session, person: int) -> PersonsCheck | None:
    """What is asked before the first value, and from the end until sealing."""
    leaving = not session.is_live
    asked = checking.question(session.plan, leaving=leaving)
    is_time = leaving or not session.has_begun
    if asked is None or not is_time or sessions.is_sealed(tx, session.id):
        return None
    has_answered = checking.has_answered(tx, session.id, person, leaving=leaving)
    return PersonsCheck(asked=asked, leaving=leaving, has_answered=has_answered)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells how a session looks from how it looked: what of it is `shown` on everybody's page,
    and what facilitators have `decided`, which is news for the authors alone. `picture` is the one
    that the group has of the value that it is at. `told`: where anybody is to be told of earlier
    words."""

    shown: str
    decided: str
    picture: PictureShown | None
    told: frozenset[ToldOf]


def stamp_of(tx: Transaction, session_id: int) -> Stamp | None:
    """How a session looks now; None: it is gone. Nobody is to read it: it tells more than pages."""
    session = sessions.find(tx, session_id)
    if session is None:
        return None
    found, picture = standby.find(tx, session_id), _picture(tx, session)
    posts = [
        (
            scope.written,
            standing_posts.standing(tx, session, scope),
            recognising.shown_count(tx, session_id, scope),
        )
        for scope in _posted_scopes(tx, session)
    ]
    decided = (
        standings.count_struck(tx, session),
        reviews.count_by_verdict(tx, session_id),
        taken_out.count(tx, session_id),
    )
    seen = (
        session.step,
        session.position,
        session.paused,
        found,
        posts,
        _picture_news(picture),
        len(facilitators.of_session(tx, session_id)),
    )
    return Stamp(
        shown=_digest(seen),
        decided=_digest(decided),
        picture=picture,
        told=earlier_words.places(tx, session),
    )


def own_stamp_of(tx: Transaction, session_id: int, person: int, told: Collection[ToldOf]) -> str:
    """What tells how somebody's own words stand from how they stood."""
    session = sessions.find(tx, session_id)
    if session is None:
        return ""
    place = participants.find(tx, session_id, person)
    mine = [
        filling_cards.of_person(tx, session, person, one).words for one in _questions(tx, session)
    ]
    earlier = earlier_words.of_person(tx, session, person, told) if place else ()
    return _digest((place, mine, earlier))


def _digest(seen: object) -> str:
    return hashlib.sha256(repr(seen).encode("utf-8", "surrogatepass")).hexdigest()[:STAMP_LETTERS]


def _picture_news(picture: PictureShown | None) -> tuple[object, ...]:
    """What makes the group's picture another one for pages. While people answer it grows every few
    seconds, and nobody's page is drawn anew for that, but for what is taken back."""
    if picture is None:
        return ()
    return (picture,) if picture.closed else ("grows", picture.gone)


def _questions(tx: Transaction, session: Session) -> list[Question]:
    """What was asked of the value that the session is at, the newest first; prompts that are asked
    together in their order."""
    if not session.has_begun:
        return []
    at = session.position.value
    prompts = range(len(session.plan.values[at].prompts))
    asked = [Question(value=at), *(Question(value=at, prompt=prompt) for prompt in prompts)]
    newest_first = asked[::-1]
    if session.asked_prompts and session.position.prompt is None:
        newest_first = [*asked[1:], asked[0]]
    return [one for one in newest_first if browsing.was_asked(tx, session, one)]


def _posts(tx: Transaction, session: Session, person: int) -> list[PostedRoundUp]:
    """The round-ups that the group has of the value that the session is at, and across values."""
    shown = map(partial(_posted, tx, session, person), _posted_scopes(tx, session))
    return [one for one in shown if one.sheet.may_stand]


def _posted_scopes(tx: Transaction, session: Session) -> list[Scope]:
    at = session.position.value
    prompts = range(len(session.plan.values[at].prompts))
    scopes = [Scope(None), Scope(at), *(Scope(at, prompt) for prompt in reversed(prompts))]
    return [one for one in scopes if round_ups.approved(tx, session.id, one) is not None]


def _posted(tx: Transaction, session: Session, person: int, scope: Scope) -> PostedRoundUp:
    return PostedRoundUp(
        scope=scope,
        sheet=standing_posts.standing(tx, session, scope),
        reception=recognising.reception(tx, session, scope),
        is_recognised=recognising.has_recognised(tx, session, person, scope),
    )
