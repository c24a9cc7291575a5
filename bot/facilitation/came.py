"""Which forms have come whose answer was lost on its way: their page does not know."""

from collections.abc import Collection

from bot.workshop import authorship
from storage import answers, responses, sessions
from storage.database import Transaction


def which(
    tx: Transaction, session_id: int, person: int, numbers: Collection[int]
) -> frozenset[int]:
    """Those of somebody's with these numbers of which something is kept."""
    if sessions.is_sealed(tx, session_id):
        return frozenset()
    key = sessions.link_key(tx, session_id)
    marks = {number: authorship.message(key, person, number) for number in numbers}
    return frozenset(
        number
        for number, mark in marks.items()
        if responses.by_message(tx, session_id, mark) or answers.by_message(tx, session_id, mark)
    )
