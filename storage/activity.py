"""On which day something last happened in a session. What happens is recorded by triggers, so that
no move and no word is missed, and without the time of any."""

from storage.database import Transaction


def look(tx: Transaction, today: int) -> None:
    """Where something has happened since the last look, that was today."""
    tx.write("UPDATE activity SET stirred = 0, day = ?, told = NULL WHERE stirred", today)


def quiet_since(tx: Transaction, day: int) -> list[tuple[int, int | None]]:
    """The live sessions in which nothing has happened after a day, each with the day on which
    facilitators heard that it ends by itself, if they did."""
    sql = (
        "SELECT session_id, told FROM activity JOIN session ON session.id = session_id"
        " WHERE day <= ? AND NOT stirred AND stage != 'ended' ORDER BY session_id"
    )
    return [(row[0], row[1]) for row in tx.rows(sql, day)]


def record_told(tx: Transaction, session_id: int, today: int) -> None:
    """Its facilitators are told that it ends by itself."""
    tx.write("UPDATE activity SET told = ? WHERE session_id = ?", today, session_id)


def stir(tx: Transaction, session_id: int) -> None:
    """Count something as happening now that leaves no other trace."""
    tx.write("UPDATE activity SET stirred = 1 WHERE session_id = ?", session_id)
