"""Plans of one's own: sent as a file, listed first where one sets a workshop up, and deleted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.facilitation.letting_in import Trusted
from bot.workshop.course import NO_COURSE
from bot.workshop.errors import NothingThere, PlansForLeaders, TooManyPlans
from bot.workshop.plan import Plan
from bot.workshop.session import Session, Stage
from storage import facilitators, own_plans, sessions
from storage.database import Transaction

# Nobody was seen to prepare more than three.
MOST_PLANS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A plan that was kept; `is_replacement`: one of its name was there before. `prepared` are the
    sessions that are set up with it now, in the place of that one."""

    plan: Plan
    is_replacement: bool
    prepared: tuple[Session, ...]


def check_may_send(tx: Transaction, person: int, trusted: Trusted) -> None:
    """PlansForLeaders unless a person leads or has led a session, or is named in the settings."""
    if person not in trusted.allowed and not facilitators.sessions_of(tx, person):
        raise PlansForLeaders


def keep(tx: Transaction, person: int, plan: Plan, trusted: Trusted) -> KeptPlan:
    """Keep a plan, in the place of a former one of its name. PlansForLeaders, or TooManyPlans."""
    check_may_send(tx, person, trusted)
    known = own_plans.of_person(tx, person)
    former = known.get(plan.name)
    if former is None and len(known) >= MOST_PLANS:
        raise TooManyPlans(limit=MOST_PLANS)
    own_plans.put(tx, person, plan)
    prepared = [] if former is None else _prepared_with(tx, person, former)
    changed = [replace(session, plan=plan, route=NO_COURSE) for session in prepared]
    for session in changed:
        sessions.save(tx, session)
    return KeptPlan(plan=plan, is_replacement=former is not None, prepared=tuple(changed))


def of_person(tx: Transaction, person: int) -> Mapping[str, Plan]:
    """The plans of a person, by name."""
    return own_plans.of_person(tx, person)


def choices(tx: Transaction, person: int, general: Mapping[str, Plan]) -> dict[str, Plan]:
    """What a person can set a workshop up with: plans of their own first, then those for all."""
    own = own_plans.of_person(tx, person)
    return {**own, **{name: plan for name, plan in general.items() if name not in own}}


def remove(tx: Transaction, person: int, name: str) -> None:
    """Delete a plan of one's own; a workshop that is set up with it keeps it. NothingThere if there
    is none of this name."""
    if not own_plans.remove(tx, person, name):
        raise NothingThere


def preparing(tx: Transaction, person: int) -> list[int]:
    """The sessions that a person sets up: their panels list the plans."""
    return [session.id for session in _being_prepared(tx, person)]


def _being_prepared(tx: Transaction, person: int) -> list[Session]:
    led = sessions.facilitated_by(tx, person)
    return [session for session in led if session.stage is Stage.PREPARING]


def _prepared_with(tx: Transaction, person: int, plan: Plan) -> list[Session]:
    return [session for session in _being_prepared(tx, person) if session.plan == plan]
