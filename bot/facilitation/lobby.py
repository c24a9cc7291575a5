"""The lobby: what the group's first post shows."""

from dataclasses import dataclass

from bot.workshop import join_code
from bot.workshop.door import Door, door_of
from bot.workshop.errors import NoSession
from bot.workshop.session import Session, Stage
from storage import groups, participants, sessions, shown_messages, standby
from storage.database import Transaction
from storage.place import Place
from storage.shown_messages import Kind, ShownMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """What the group's first post shows; `standby`: who can be turned to, or nobody. So many are
    `in_browser`; `page` is where
    people come in by one, "" if nowhere."""

    session: Session
    token: str
    code: str
    joined: int
    standby: int | None = None
    in_browser: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldLobby:
    """The first post of a session that has begun, or is over, where it still stands."""

    lobby: Lobby
    shown: ShownMessage


def session_at(tx: Transaction, place: Place) -> Session:
    """The session that goes on in a group or topic, and that people know of. NoSession if none
    does."""
    session = groups.live_at(tx, place)
    if session is None or session.stage is Stage.PREPARING:
        raise NoSession
    return session


def still_standing(tx: Transaction, session: Session, place: Place) -> OldLobby | None:
    """The post of the lobby that the session has left; None: there is none, or it is gone."""
    shown = shown_messages.newest(tx, session.id, Kind.LOBBY, place.chat_id)
    return OldLobby(lobby=of_session(tx, session), shown=shown) if shown else None


def left_behind(tx: Transaction) -> list[int]:
    """The sessions whose lobby may say what is not so any more, also after their end."""
    unsealed = set(sessions.unsealed(tx))
    return sorted(unsealed.intersection(shown_messages.sessions_with(tx, Kind.LOBBY)))


def of_session(tx: Transaction, session: Session) -> Lobby:
    """What the lobby post shows now."""
    found, here = standby.find(tx, session.id), participants.attending_in(tx, session.id)
    return Lobby(
        session=session,
        token=sessions.token(tx, session.id),
        code=join_code.shown(sessions.code(tx, session.id)),
        joined=len(here),
        standby=found.person if found else None,
        in_browser=sum(door_of(person) is Door.BROWSER for person in here),
    )
