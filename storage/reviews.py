"""What facilitators look at before it leaves, and what they decided of it."""

from dataclasses import dataclass

from bot.workshop.review import Verdict
from storage.database import Transaction

TABLES = ("response", "answer", "note")
_SEEN = "SELECT 1 FROM {} WHERE id = words AND standing IN ('let_in', 'struck')"
# What is read in the place of a text that was masked, for readers of any table with words in it.
MASKED = "(SELECT opened(review.session_id, masked) FROM review WHERE words = id) AS masked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One text: which it is, and what was decided, if anything was."""

    words: bytes
    verdict: Verdict | None
    masked: str | None


def ask(tx: Transaction, session_id: int, words: bytes) -> None:
    """A text waits for somebody to look; whatever was decided of another one in its place."""
    tx.write("INSERT OR REPLACE INTO review VALUES (?, ?, NULL, NULL)", words, session_id)


def forget(tx: Transaction, words: bytes) -> None:
    """Nobody has to look at a text."""
    tx.write("DELETE FROM review WHERE words = ?", words)


def decide(
    tx: Transaction, session_id: int, words: bytes, verdict: Verdict, masked: str | None
) -> None:
    """Keep what was decided; `masked` is read in the place of a text that is masked."""
    sql = "INSERT OR REPLACE INTO review VALUES (?1, ?2, ?3, sealed(?2, ?4))"
    tx.write(sql, words, session_id, verdict, masked)


def of_session(tx: Transaction, session_id: int) -> dict[bytes, Review]:
    """All that is to be looked at or was decided, by the keys of the texts."""
    sql = "SELECT words, decision, opened(session_id, masked) FROM review WHERE session_id = ?"
    return {
        words: Review(
            words=words, verdict=None if decision is None else Verdict(decision), masked=masked
        )
        for words, decision, masked in tx.rows(sql, session_id)
    }


def count_by_verdict(tx: Transaction, session_id: int) -> dict[Verdict, int]:
    """Of how many texts somebody has decided what."""
    sql = "SELECT decision, count(*) FROM review WHERE session_id = ? GROUP BY decision"
    found: dict[str, int] = dict(tx.rows(sql, session_id))
    return {verdict: int(found.get(verdict, 0)) for verdict in Verdict}


def held(tx: Transaction, session_id: int) -> set[bytes]:
    """The keys of the texts that are held back: nobody has looked at them, or somebody has left
    them out."""
    sql = (
        "SELECT words FROM review WHERE session_id = ?"
        " AND (decision IS NULL OR decision = 'left_out')"
    )
    return {row[0] for row in tx.rows(sql, session_id)}


def left_out(tx: Transaction, session_id: int) -> set[bytes]:
    """The keys of the texts of which somebody has decided that they do not leave."""
    sql = "SELECT words FROM review WHERE session_id = ? AND decision = 'left_out'"
    return {row[0] for row in tx.rows(sql, session_id)}


def count_undecided(tx: Transaction, session_id: int) -> int:
    """How many texts nobody has looked at yet: what was let in or struck, somebody has."""
    unseen = " AND ".join(f"NOT EXISTS ({_SEEN.format(table)})" for table in TABLES)
    sql = f"SELECT count(*) FROM review WHERE session_id = ? AND decision IS NULL AND {unseen}"  # noqa: S608 constants
    row = tx.row(sql, session_id)
    return int(row[0]) if row else 0
