"""Who facilitates which session."""

from storage import spoken_to
from storage.database import Transaction

KEY_BYTES = 9


def add(tx: Transaction, session_id: int, person: int) -> bool:
    """Let a person facilitate a session; whether that is new."""
    sql = (
        "INSERT OR IGNORE INTO facilitator (session_id, person, person_sealed)"
        " VALUES (?1, mark('person', ?2), sealed(?1, ?2))"
    )
    is_new = tx.write(sql, session_id, person) == 1
    spoken_to.keep(tx, person)
    return is_new


def remove(tx: Transaction, session_id: int, person: int) -> bool:
    """Let a person facilitate a session no more; whether they did."""
    sql = "DELETE FROM facilitator WHERE session_id = ? AND person = mark('person', ?)"
    return tx.write(sql, session_id, person) == 1


def leads(tx: Transaction, session_id: int, person: int) -> bool:
    """Whether a person facilitates a session."""
    sql = "SELECT 1 FROM facilitator WHERE session_id = ? AND person = mark('person', ?)"
    return tx.row(sql, session_id, person) is not None


def sessions_of(tx: Transaction, person: int) -> list[int]:
    """Every session that a person facilitates, oldest first."""
    sql = "SELECT session_id FROM facilitator WHERE person = mark('person', ?) ORDER BY session_id"
    return [int(row[0]) for row in tx.rows(sql, person)]


def of_live_sessions(tx: Transaction) -> list[int]:
    """Everybody who facilitates a session that has not ended. No plan is read for that, and each
    person's id is opened once."""
    sql = (
        "SELECT opened(session_id, person_sealed) FROM"
        " (SELECT session_id, person_sealed, max(session_id) FROM facilitator"
        " WHERE session_id IN (SELECT id FROM session WHERE stage != 'ended') GROUP BY person)"
    )
    return [int(row[0]) for row in tx.rows(sql)]


def of_session(tx: Transaction, session_id: int) -> list[int]:
    """Who facilitates a session."""
    sql = "SELECT opened(session_id, person_sealed) FROM facilitator WHERE session_id = ?"
    return [int(row[0]) for row in tx.rows(sql, session_id)]


def keys(tx: Transaction, session_id: int) -> dict[bytes, int]:
    """Who facilitates a session, by what stands for them in buttons: it says nothing of them."""
    sql = (
        f"SELECT substr(person, 1, {KEY_BYTES}), opened(session_id, person_sealed)"  # noqa: S608
        " FROM facilitator WHERE session_id = ? ORDER BY person"
    )
    return {row[0]: int(row[1]) for row in tx.rows(sql, session_id)}


def set_reachable(tx: Transaction, person: int, *, reachable: bool) -> None:
    """Record that a person blocked the bot, or let it write again."""
    sql = "UPDATE facilitator SET reachable = ? WHERE person = mark('person', ?)"
    tx.write(sql, reachable, person)


def can_be_reached(tx: Transaction, session_id: int) -> bool:
    """Whether any of a session's facilitators can be written to."""
    sql = "SELECT 1 FROM facilitator WHERE session_id = ? AND reachable"
    return tx.row(sql, session_id) is not None


def take_messages(tx: Transaction, session_id: int, person: int) -> list[int]:
    """The messages in a person's chat that are for who facilitates: panel, drafts, what is missing,
    and lists of words and texts to read, to choose from and to review. They are remembered no more;
    nor is what the person was asked to type into a draft."""
    theirs = "session_id = ? AND chat = mark('chat', ?)"
    kinds = "kind IN ('panel', 'draft', 'added', 'choices', 'review', 'texts')"
    sql = f"SELECT message_id FROM shown_message WHERE {theirs} AND {kinds}"  # noqa: S608
    found = [int(row[0]) for row in tx.rows(sql, session_id, person)]
    tx.write(f"DELETE FROM shown_message WHERE {theirs} AND {kinds}", session_id, person)  # noqa: S608
    tx.write(f"DELETE FROM posting WHERE {theirs} AND kind = 'panel'", session_id, person)  # noqa: S608
    tx.write(f"DELETE FROM asked_edit WHERE {theirs}", session_id, person)  # noqa: S608
    return found
