"""Whether a value is so where people work: what each of them says, with a mark that is nobody's for
anything else."""

from collections import Counter

from bot.workshop.at_work import AtWork
from bot.workshop.authorship import Mark
from storage.database import Transaction


def put(tx: Transaction, session_id: int, value: int, author: Mark, said: AtWork) -> None:
    """Somebody says so, in the place of what they said before."""
    sql = "INSERT OR REPLACE INTO at_work VALUES (?, ?, ?, ?)"
    tx.write(sql, session_id, value, author, said)


def remove(tx: Transaction, session_id: int, value: int, author: Mark) -> bool:
    """Take it back; whether there was something to take back."""
    sql = "DELETE FROM at_work WHERE session_id = ? AND value = ? AND author = ?"
    return tx.write(sql, session_id, value, author) == 1


def find(tx: Transaction, session_id: int, value: int, author: Mark) -> AtWork | None:
    """What somebody says, or None."""
    sql = "SELECT said FROM at_work WHERE session_id = ? AND value = ? AND author = ?"
    row = tx.row(sql, session_id, value, author)
    return AtWork(row[0]) if row else None


def counts(tx: Transaction, session_id: int, value: int) -> Counter[AtWork]:
    """How many people say what of a value."""
    sql = "SELECT said, count(*) FROM at_work WHERE session_id = ? AND value = ? GROUP BY said"
    return Counter({AtWork(said): count for said, count in tx.rows(sql, session_id, value)})
