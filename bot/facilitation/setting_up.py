"""Setting up: a session in a group, its plan, its mode and how its clouds appear."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.facilitation import asking_to_lead, own_plans
from bot.facilitation.asking_to_lead import Applicant, Arrival
from bot.facilitation.facilitating import facilitated
from bot.texts import AND
from bot.texts import choices as languages
from bot.workshop.course import NO_COURSE
from bot.workshop.errors import NotNow
from bot.workshop.plan import Plan
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.session import Mode, Reveal, Session, Stage
from storage import facilitators, groups, let_in, sessions, standby
from storage.database import Transaction
from storage.place import Place
from storage.standby import Standby


class Setting(StrEnum):
    """What a facilitator chooses before the session opens."""

    PLAN = "plan"
    MODE = "mode"
    REVEAL = "reveal"
    MINIMUM = "minimum"
    FEW = "few"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a new session starts from; `let_in`: whose id in the settings lets its group in."""

    plan: Plan
    let_in: int | None = None
    minimum: int = 5
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session, and how somebody who sent /workshop comes to lead it, or not yet; `token` is for
    links to it."""

    session: Session
    token: str
    entry: Arrival


def open_workshop(
    tx: Transaction, place: Place, who: Applicant, defaults: Defaults, now: float
) -> Opened:
    """Start preparing a session in a group, or ask to lead the one that is there."""
    session = groups.live_at(tx, place)
    if session is not None:
        entry = asking_to_lead.come_in(tx, session, who, now)
        return Opened(session=session, token=sessions.token(tx, session.id), entry=entry)
    fresh = Session(id=0, plan=defaults.plan, minimum=defaults.minimum, language=defaults.language)
    session = sessions.add(tx, place, fresh)
    if defaults.let_in is not None:
        let_in.record(tx, session.id, defaults.let_in)
    facilitators.add(tx, session.id, who.person)
    standby.put(tx, session.id, Standby(person=who.person, is_colleague=False))
    token = sessions.token(tx, session.id)
    return Opened(session=session, token=token, entry=Arrival.OPENED)


def number_at(tx: Transaction, place: Place) -> int | None:
    """The number of the session that a group or topic has, if one goes on there."""
    session = groups.live_at(tx, place)
    return session.id if session else None


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
    changed = _changed(session, choice, own_plans.choices(tx, person, plans))
    sessions.save(tx, changed)
    if (place := groups.place(tx, session_id)) is not None:
        tx.spoken.note_group(place.chat_id, place.thread_id, changed.language)
    return changed


def reveals_in(session: Session) -> list[Reveal]:
    """The ways in which words can appear: in the open everybody reads others' replies at once, so
    there is no own answer first."""
    return [one for one in Reveal if one is not Reveal.OWN_FIRST or session.mode is Mode.PRIVATE]


def _with_words(session: Session) -> Session:
    """A session whose words can appear in that way: else its cloud comes when a value closes."""
    is_possible = session.reveal in reveals_in(session)
    return session if is_possible else replace(session, reveal=Reveal.AT_CLOSE)


def written(language: str) -> str:
    """A language, or languages, as a button carries them."""
    return language.replace(AND, "-")


def _language(said: str) -> str | None:
    """The language, or languages, that a button says; None if it says none that is there."""
    return next((one for one in languages() if written(one) == said), None)


def _changed(session: Session, choice: tuple[str, str], plans: Mapping[str, Plan]) -> Session:
    try:
        match choice:
            case (Setting.PLAN, name):
                return replace(session, plan=plans[name], route=NO_COURSE)
            case (Setting.MODE, mode):
                return _with_words(replace(session, mode=Mode(mode)))
            case (Setting.REVEAL, reveal):
                return _with_words(replace(session, reveal=Reveal(reveal)))
            case (Setting.MINIMUM, number):
                return replace(session, minimum=max(MINIMUM_FLOOR, int(number)))
            case (Setting.FEW, ("yes" | "no") as keeps):
                return replace(session, keeps_few=keeps == "yes")
            case (Setting.LANGUAGE, said) if language := _language(said):
                return replace(session, language=language)
            case _:
                raise NotNow
    except (KeyError, ValueError) as error:
        raise NotNow from error
