"""Setting up: a session in a group, its plan, its mode and how its clouds appear."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.facilitation.facilitating import facilitated
from bot.workshop.errors import NotNow
from bot.workshop.plan import Plan
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.session import Mode, Reveal, Session, Stage
from storage import facilitators, sessions
from storage.database import Transaction
from storage.place import Place


class Setting(StrEnum):
    """What a facilitator chooses before the session opens."""

    PLAN = "plan"
    MODE = "mode"
    REVEAL = "reveal"
    MINIMUM = "minimum"
    FEW = "few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a new session starts from."""

    plan: Plan
    minimum: int = 5
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session that a person now facilitates; `token` is for links to it."""

    session: Session
    token: str
    is_new: bool


def open_workshop(tx: Transaction, place: Place, person: int, defaults: Defaults) -> Opened:
    """Start preparing a session in a group, or join the facilitators of the one that is there."""
    session = sessions.live_at(tx, place)
    is_new = session is None
    if session is None:
        fresh = Session(
            id=0, plan=defaults.plan, minimum=defaults.minimum, language=defaults.language
        )
        session = sessions.add(tx, place, fresh)
    facilitators.add(tx, session.id, person)
    return Opened(session=session, token=sessions.token(tx, session.id), is_new=is_new)


def choose(
    tx: Transaction,
    session_id: int,
    person: int,
    choice: tuple[str, str],
    plans: Mapping[str, Plan],
) -> Session:
    """Change one setting, `choice` being its name and value. Only before the session opens."""
    session = facilitated(tx, session_id, person)
    if session.stage is not Stage.PREPARING:
        raise NotNow
    changed = _changed(session, choice, plans)
    sessions.save(tx, changed)
    return changed


def _changed(session: Session, choice: tuple[str, str], plans: Mapping[str, Plan]) -> Session:
    try:
        match choice:
            case (Setting.PLAN, name):
                return replace(session, plan=plans[name])
            case (Setting.MODE, mode):
                return replace(session, mode=Mode(mode))
            case (Setting.REVEAL, reveal):
                return replace(session, reveal=Reveal(reveal))
            case (Setting.MINIMUM, number):
                return replace(session, minimum=max(MINIMUM_FLOOR, int(number)))
            case (Setting.FEW, ("yes" | "no") as keeps):
                return replace(session, keeps_few=keeps == "yes")
            case _:
                raise NotNow
    except (KeyError, ValueError) as error:
        raise NotNow from error
