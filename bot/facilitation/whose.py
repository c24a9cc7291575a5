"""Whose words are whose, for what has to be told to their author alone. Nobody else learns it."""

from collections.abc import Collection

from bot.workshop import authorship
from bot.workshop.authorship import Mark
from bot.workshop.errors import NothingThere
from bot.workshop.scope import answerable
from bot.workshop.session import Session
from storage import participants, sessions
from storage.database import Transaction


def person_of(tx: Transaction, session: Session, value: int, author: Mark) -> int:
    """Who has a mark in a value: NothingThere when they have forgotten it meanwhile."""
    person = people_of(tx, session, value, {author}).get(author)
    if person is None:
        raise NothingThere
    return person


def people_of(
    tx: Transaction, session: Session, value: int, authors: Collection[Mark]
) -> dict[Mark, int]:
    """Who has which of some marks in a value, but for those who are forgotten."""
    key = sessions.link_key(tx, session.id)
    prompts = (None, *answerable(len(session.plan.values[value].prompts)))
    found: dict[Mark, int] = {}
    for person in participants.everybody(tx, session.id):
        for mark_of in (authorship.author, authorship.adder):
            marks = {mark_of(key, person, value, prompt) for prompt in prompts}
            found |= dict.fromkeys(marks & {*authors}, person)
    return found
