"""Whose words belong together, as numbers that mean nothing outside one value.

Marks differ from question to question, so that nobody can follow a person through the tables. To
count people over the prompts of one value, the marks of everybody who joined are made again.
"""

from collections.abc import Iterable

from bot.workshop import authorship
from bot.workshop.authorship import Mark
from bot.workshop.scope import answerable
from bot.workshop.session import Session
from storage import participants, sessions
from storage.database import Transaction


def of_value(tx: Transaction, session: Session, value: int) -> dict[Mark, int]:
    """For each mark that somebody who joined has in this value, as who answers or who finds
    something missing, a number for the person."""
    key = sessions.link_key(tx, session.id)
    prompts = (None, *answerable(len(session.plan.values[value].prompts)))
    people = participants.everybody(tx, session.id)
    return {
        mark(key, person, value, prompt): number
        for number, person in enumerate(people)
        for prompt in prompts
        for mark in (authorship.author, authorship.adder)
    }


def numbered(marks: Iterable[Mark], known: dict[Mark, int]) -> dict[Mark, int]:
    """Numbers for marks; those of nobody known get one each."""
    unknown = sorted(set(marks) - set(known))
    start = len(set(known.values()))
    return known | {mark: start + number for number, mark in enumerate(unknown)}
