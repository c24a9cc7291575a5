"""The screen that a whole room looks at: what of a session everybody sees now, and its address.

Nothing is shown there that the group was not shown: the words are those of its newest picture, and
the round-up is the one that was posted, each without what was taken back since.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.facilitation import calling_off, lobby, no_cloud, pictures_shown, snapshots
from bot.facilitation.facilitating import still_led
from bot.facilitation.lobby import Lobby
from bot.facilitation.no_cloud import NoCloud
from bot.facilitation.pictures_shown import PictureShown
from bot.facilitation.rounding_up import posting, standing_posts
from bot.round_up.sheets import Sheet
from bot.workshop import join_code
from bot.workshop.scope import ACROSS, Scope
from bot.workshop.session import Session, Stage
from storage import groups, pages, sessions, shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind


class Sight(StrEnum):
    """What is to be seen: nothing yet (WAITING), how to join, the gut question, its words, that too
    few people's words may be shown for a cloud, the value in full, what is discussed, what was
    heard, that there is a break, thanks, or that it was called off."""

    WAITING = "waiting"
    LOBBY = "lobby"
    QUESTION = "question"
    WORDS = "words"
    TOO_FEW = "too_few"
    STATEMENT = "statement"
    PROMPTS = "prompts"
    ROUND_UP = "round_up"
    PAUSE = "pause"
    THANKS = "thanks"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenState:
    """What the shared screen of a session shows: of WORDS the `picture`, of ROUND_UP the `sheet`.
    `lobby` is how to come in, while the session goes on; `why_none` why there is no
    cloud."""

    session: Session
    sight: Sight
    picture: PictureShown | None = None
    sheet: Sheet | None = None
    lobby: Lobby | None = None
    why_none: NoCloud | None = None


def of_session(tx: Transaction, session_id: int) -> ScreenState | None:
    """What the shared screen shows now; None when there is no such session any more."""
    session = sessions.find(tx, session_id)
    if session is None:
        return None
    if not session.is_live:
        was_held = calling_off.was_held(tx, session)
        return ScreenState(session=session, sight=Sight.THANKS if was_held else Sight.CALLED_OFF)
    picture, sheet = _picture(tx, session), _sheet(tx, session)
    sight = _sight(tx, session, picture, sheet)
    is_none = sight is Sight.TOO_FEW
    return ScreenState(
        session=session,
        sight=sight,
        picture=picture,
        sheet=sheet,
        why_none=no_cloud.why(tx, session, session.position.value) if is_none else None,
        lobby=_lobby(tx, session) if session.stage is not Stage.PREPARING else None,
    )


def _lobby(tx: Transaction, session: Session) -> Lobby:
    """How to come in; who has is counted only where that is shown."""
    if session.stage is Stage.LOBBY:
        return lobby.of_session(tx, session)
    code = join_code.shown(sessions.code(tx, session.id))
    return Lobby(session=session, token=sessions.token(tx, session.id), code=code, joined=0)


def of_secret(tx: Transaction, secret: str) -> int | None:
    """The session whose screen has this secret in its address, or None."""
    return pages.session_of_screen(tx, secret)


def secret_of(tx: Transaction, session_id: int, person: int, fresh: str) -> str:
    """The secret in the address of a session's screen: `fresh` if it has none yet. NotAFacilitator,
    or NoSession when the session has ended."""
    still_led(tx, session_id, person)
    known = pages.screen(tx, session_id)
    if known is None:
        pages.set_screen(tx, session_id, fresh)
    return known or fresh


def renew(tx: Transaction, session_id: int, person: int, fresh: str) -> str:
    """Give the screen a `fresh` secret: the address before leads nowhere any more. Raises what
    `secret_of` does."""
    still_led(tx, session_id, person)
    pages.set_screen(tx, session_id, fresh)
    return fresh


def _sight(
    tx: Transaction, session: Session, picture: PictureShown | None, sheet: Sheet | None
) -> Sight:
    if session.paused:
        return Sight.PAUSE
    match session.stage:
        case Stage.PREPARING:
            return Sight.WAITING
        case Stage.LOBBY:
            return Sight.LOBBY
        case Stage.RESPONDING | Stage.REVEALED:
            return _sight_of_question(tx, session, picture)
        case Stage.STATEMENT:
            return Sight.STATEMENT
        case _:
            return _sight_of_discussion(session, sheet)


def _sight_of_question(tx: Transaction, session: Session, picture: PictureShown | None) -> Sight:
    if picture is not None:
        return Sight.WORDS
    is_over = session.stage is Stage.REVEALED
    if is_over and not snapshots.may_stand(tx, session, session.position.value):
        return Sight.TOO_FEW
    return Sight.QUESTION


def _sight_of_discussion(session: Session, sheet: Sheet | None) -> Sight:
    if sheet is not None:
        return Sight.ROUND_UP
    return Sight.PROMPTS if session.value.prompts else Sight.STATEMENT


def _picture(tx: Transaction, session: Session) -> PictureShown | None:
    """The picture of the value that is asked for, or was just now."""
    if session.paused or session.stage not in (Stage.RESPONDING, Stage.REVEALED):
        return None
    return pictures_shown.standing(tx, session, session.position.value)


def _sheet(tx: Transaction, session: Session) -> Sheet | None:
    """The newest round-up that was posted of what the session is at, since it came to that."""
    if session.paused or session.stage is not Stage.ROUNDING_UP:
        return None
    at = session.position
    scopes = {Scope(at.value), Scope(at.value, at.prompt), ACROSS}
    since = _asked_last(tx, session)
    posts = {scope: posting.post_of(tx, session, scope) for scope in scopes}
    numbers = {post.message_id: scope for scope, post in posts.items() if post is not None}
    newest = max(numbers, default=0)
    if newest <= since:
        return None
    sheet = standing_posts.standing(tx, session, numbers[newest])
    return sheet if sheet.may_stand else None


def _asked_last(tx: Transaction, session: Session) -> int:
    """The number of the post that said last what the session is at; 0 if there is none."""
    place, value = groups.place(tx, session.id), session.position.value
    if place is None:
        return 0
    kinds = (Kind.PROMPT, Kind.STATEMENT)
    found = (shown_messages.newest(tx, session.id, kind, place.chat_id, value) for kind in kinds)
    return max((post.message_id for post in found if post is not None), default=0)
