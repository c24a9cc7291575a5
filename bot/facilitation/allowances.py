"""How much may be said: so much that nobody who talks is stopped, and nobody can drown a group."""

from bot.workshop import authorship
from bot.workshop.authorship import Mark
from bot.workshop.errors import TooManyAnswers, TooManyNotes, TooMuchSaid
from bot.workshop.scope import answerable
from bot.workshop.session import Session
from storage import answers, notes, sessions
from storage.database import Transaction

# Twelve values with four prompts are 48 questions: six things to each of them, from one person.
MOST_IN_A_SESSION = 300
MOST_NOTES = 100


def check_may_answer(tx: Transaction, session: Session, person: int, author: Mark) -> None:
    """Raise TooManyAnswers unless there is room for one more answer of this mark, in time or late,
    and TooMuchSaid unless there is for one more of this person in the session."""
    check_may_move(tx, session, author)
    # Whose answers are whose is worked out only where there are so many at all.
    if answers.count_in_session(tx, session.id) < MOST_IN_A_SESSION:
        return
    if answers.count_by_authors(tx, session.id, _marks(tx, session, person)) >= MOST_IN_A_SESSION:
        raise TooMuchSaid(limit=MOST_IN_A_SESSION)


def check_may_move(tx: Transaction, session: Session, author: Mark) -> None:
    """Raise TooManyAnswers unless there is room for one more answer of this mark."""
    limit = session.plan.answers_per_person
    if answers.count_by_authors(tx, session.id, [author]) >= limit:
        raise TooManyAnswers(limit=limit)


def check_may_note(tx: Transaction, session: Session) -> None:
    """Raise TooManyNotes unless there is room for one more note where the session is."""
    at = session.position
    if notes.count(tx, session.id, at.value, at.prompt) >= MOST_NOTES:
        raise TooManyNotes(limit=MOST_NOTES)


def _marks(tx: Transaction, session: Session, person: int) -> list[Mark]:
    """Every mark that answers of a person may have in a session."""
    key = sessions.link_key(tx, session.id)
    return [
        mark_of(key, person, number, prompt)
        for number, value in enumerate(session.plan.values)
        for prompt in (*answerable(len(value.prompts)), None)
        for mark_of in (authorship.author, authorship.adder)
    ]
