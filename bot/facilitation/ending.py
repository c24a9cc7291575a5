"""What whoever is about to end a session is to know before."""

from dataclasses import dataclass

from bot.facilitation import admitting
from bot.facilitation.facilitating import facilitated
from bot.facilitation.moves import Press
from bot.workshop.session import Session
from storage import groups, reviews
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A session that a facilitator may end: whether its group can be told, how many texts nobody
    has looked at, and how many words, of all values, wait `to_let_in`
    that can still be."""

    session: Session
    is_in_group: bool
    to_look_at: int = 0
    to_let_in: int = 0


def about_to_end(tx: Transaction, press: Press) -> Ending:
    """What there is to know. Raises what `moves.make` does."""
    session = facilitated(tx, press.session_id, press.person)
    session.check_step(press.step)
    values = range(len(session.plan.values))
    return Ending(
        session=session,
        is_in_group=groups.place(tx, session.id) is not None,
        to_look_at=reviews.count_undecided(tx, session.id),
        to_let_in=sum(
            admitting.count_waiting(tx, session, value, at_the_end=True) for value in values
        ),
    )
