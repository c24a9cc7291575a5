"""Codes of sessions in what people type: whoever reads one could join."""

from bot.facilitation.joining import attends
from bot.workshop import join_code
from bot.workshop.errors import CodeNotKept
from storage import sessions
from storage.database import Transaction


def token_of_code(tx: Transaction, person: int, text: str, *, may_guess: bool) -> str | None:
    """The token of the live session whose code somebody typed, or None. Who may guess no more is
    told nothing of other sessions than their own."""
    for code in join_code.candidates(text):
        session = sessions.by_code(tx, code)
        if session and (may_guess or attends(tx, session.id, person)):
            return sessions.token(tx, session.id)
    return None


def check_no_code(tx: Transaction, text: str) -> None:
    """Raise CodeNotKept if a live session's code is in a text: whoever reads it could join."""
    if any(sessions.by_code(tx, code) for code in join_code.candidates(text)):
        raise CodeNotKept
