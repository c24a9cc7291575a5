"""Where workshops are held: in groups whose id, or that of who opens them, is in the settings."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.config import Config
from bot.workshop.errors import NotLetIn
from storage import facilitators, groups, let_in
from storage.database import Transaction
from storage.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """Whom the settings name. `allowed` are ids of groups, and of people who let in each group that
    they open a workshop in; `organisers` are sent the archives of those groups."""

    allowed: frozenset[int] = frozenset()
    organisers: tuple[int, ...] = ()


NOBODY = Trusted()


def trusted(config: Config) -> Trusted:
    """Whom the settings name: who facilitates or organises is let in with their groups too."""
    return Trusted(
        allowed=frozenset((*config.allowed, *config.facilitators, *config.organisers)),
        organisers=config.organisers,
    )


def check(tx: Transaction, place: Place, person: int, trusted: Trusted) -> int:
    """The id that lets a person open a workshop in a group, or lead there too; else NotLetIn.

    A group that was let in, and has another id since it became a supergroup, still is.
    """
    session = groups.live_at(tx, place)
    known = [place.chat_id, person, *let_in.former_ids(tx, place.chat_id)]
    if session is not None and (by := let_in.by(tx, session.id)) is not None:
        known.append(by)
    for candidate in known:
        if candidate in trusted.allowed:
            return candidate
    raise NotLetIn


def is_let_in(tx: Transaction, session_id: int, trusted: Trusted) -> bool:
    """Whether a session is still in a place that the settings let in: they may have changed since
    it was opened. Of one from before there was such a setting, who leads it counts."""
    by = let_in.by(tx, session_id)
    if by is not None:
        return by in trusted.allowed
    place = groups.place(tx, session_id)
    known = [*facilitators.of_session(tx, session_id), *([place.chat_id] if place else [])]
    return not trusted.allowed.isdisjoint(known)


def organisers_of(tx: Transaction, session_id: int, trusted: Trusted) -> Collection[int]:
    """Who is sent a session's archive besides its facilitators."""
    return trusted.organisers if is_let_in(tx, session_id, trusted) else ()


def organises(tx: Transaction, session_id: int, person: int, trusted: Trusted) -> bool:
    """Whether a person may have a session's archive without leading it."""
    return person in trusted.organisers and is_let_in(tx, session_id, trusted)


def is_let_in_by(tx: Transaction, session_id: int, chat_id: int) -> bool:
    """Whether it was this id of the group that let it in."""
    return let_in.by(tx, session_id) == chat_id
