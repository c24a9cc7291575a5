"""In which language people are spoken to: as they say or, until then, as their session is held."""

from bot.texts import languages, spoken_in
from bot.workshop.errors import NotNow
from bot.workshop.session import Session
from storage import cards, facilitators, participants, sessions, spoken_to
from storage.database import Transaction
from storage.spoken import SpokenLanguage


def choose(tx: Transaction, person: int, language: str) -> list[int]:
    """Somebody says in which language they want to be spoken to, and is shown what is asked in it
    from now on; the sessions that they lead. NotNow for a language that is not there."""
    if language not in languages():
        raise NotNow
    spoken_to.put(tx, person, SpokenLanguage(language, chosen=True))
    for session_id in participants.sessions_of(tx, person):
        cards.mark_all_stale(tx, session_id, person)
    return facilitators.sessions_of(tx, person)


def kept(tx: Transaction, person: int) -> str | None:
    """The language, or languages, that is kept of somebody, or None."""
    return spoken_to.written_down(tx, person)


def settle(tx: Transaction, session: Session, person: int) -> None:
    """Somebody takes part: what they have chosen is kept. Who has chosen nothing is spoken to as
    the session is held."""
    known = tx.spoken.to(person)
    if known is not None and known.chosen:
        spoken_to.put(tx, person, known)
        return
    if tx.spoken.to_person(person) != session.language:
        spoken_to.put(tx, person, SpokenLanguage(session.language, chosen=False))


def recall(tx: Transaction, token: str, person: int, language: str) -> None:
    """Somebody has read in a language what they answer now, of which nothing is known any more
    after a restart: they had been asked in which. What they have said since goes before it."""
    session, known = sessions.by_token(tx, token), tx.spoken.to(person)
    offered = spoken_in(session.language) if session is not None else ()
    is_choice = len(offered) > 1 and language in offered and language in languages()
    if is_choice and (known is None or not known.chosen):
        tx.spoken.note(person, SpokenLanguage(language, chosen=True))


def ask(tx: Transaction, session: Session, person: int) -> bool:
    """Whether somebody is to be asked in which of a session's languages they want to be spoken to.
    Until they have said so, they read what its group reads."""
    known = tx.spoken.to(person)
    if known is not None and known.chosen:
        return False
    tx.spoken.note(person, SpokenLanguage(session.language, chosen=False))
    return len(spoken_in(session.language)) > 1
