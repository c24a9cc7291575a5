"""What is kept up to date on screens: panels, and what stands in the group. Each is worked out only
when it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.facilitation import clouds, lobby, panels
from bot.facilitation.clouds import Cloud
from bot.facilitation.lobby import Lobby
from bot.facilitation.panels import Panel
from bot.workshop.plan import Plan
from bot.workshop.session import Session, Stage
from storage import facilitators, groups, own_plans, sessions, shown_messages
from storage.database import Transaction
from storage.place import Place
from storage.shown_messages import Kind, ShownMessage

DRAFTS = frozenset({Kind.DRAFT, Kind.CHOICES, Kind.TEXTS, Kind.REVIEW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Screens:
    """A session, where it is, and who leads it; `place` None: the bot is not in the group."""

    session: Session
    place: Place | None
    facilitators: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPanels(Screens):
    """What facilitators see; `own_plans` are those of each, as long as one can be chosen.
    `drafts_stand`: drafts, or words to choose from, which show what was taken back, perhaps."""

    panel: Panel
    drafts_stand: bool
    own_plans: Mapping[int, Mapping[str, Plan]]


@dataclass(frozen=True, slots=True, kw_only=True)
class InGroup(Screens):
    """What a group sees: the `lobby` while there is one, or `no_lobby`, a post that was undone; and
    the `clouds` that may show what is not so any more."""

    lobby: Lobby | None
    no_lobby: ShownMessage | None
    clouds: tuple[Cloud, ...]


def on_panels(tx: Transaction, session_id: int, now: float) -> OnPanels:
    """What the facilitators of a session see now."""
    session, place = sessions.get(tx, session_id), groups.place(tx, session_id)
    people = tuple(facilitators.of_session(tx, session_id))
    can_choose = session.stage is Stage.PREPARING
    return OnPanels(
        session=session,
        place=place,
        facilitators=people,
        own_plans={who: own_plans.of_person(tx, who) for who in people} if can_choose else {},
        panel=panels.of_session(tx, session, now, place, people),
        drafts_stand=bool(DRAFTS & shown_messages.kinds(tx, session_id)),
    )


def in_group(tx: Transaction, session_id: int) -> InGroup:
    """What the group of a session is to see now."""
    session, place = sessions.get(tx, session_id), groups.place(tx, session_id)
    return InGroup(
        session=session,
        place=place,
        facilitators=tuple(facilitators.of_session(tx, session_id)),
        lobby=lobby.of_session(tx, session) if session.stage is Stage.LOBBY else None,
        no_lobby=_undone_lobby(tx, session, place) if place else None,
        clouds=clouds.to_look_at(tx, session, place) if place else (),
    )


def _undone_lobby(tx: Transaction, session: Session, place: Place) -> ShownMessage | None:
    """The post that invites people to a session that is being prepared again."""
    if session.stage is not Stage.PREPARING:
        return None
    return shown_messages.newest(tx, session.id, Kind.LOBBY, place.chat_id)
