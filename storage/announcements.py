"""What is still to be said, written in the same transaction as the move that causes it."""

from dataclasses import dataclass
from enum import StrEnum

from storage.database import Row, Transaction

COLUMNS = "id, session_id, opened(session_id, person_sealed), kind, value, prompt, step, sending"


class Kind(StrEnum):
    """What is announced. Those of ONCE are not repeated when it is in doubt whether they went out;
    the others do no harm when they come twice. MISSING asks a person what is missing in a round-up;
    ADDED and ADDED_CHANGED bring up to date what a facilitator is shown of the answers. LEAD_…
    tell of changes among those who lead: LEAD_ASKED, with the number of a request for `value`, that
    somebody asks to; LED_BY tells participants. NO_CLOUD tells the group that too few answered,
    LATE_FOR_CLOUD a person that only the report has their words."""

    QUESTION = "question"
    STATEMENT = "statement"
    PROMPT = "prompt"
    ROUND_UP = "round_up"
    PAUSED = "paused"
    RESUMED = "resumed"
    UNDONE = "undone"
    BACK = "back"
    ENDED = "ended"
    CANCELLED = "cancelled"
    THANKS = "thanks"
    ARCHIVE = "archive"
    OUTDATED = "outdated"
    MISSING = "missing"
    ADDED = "added"
    ADDED_CHANGED = "added_changed"
    LEAD_ASKED = "lead_asked"
    LEAD_DECLINED = "lead_declined"
    LEADS = "leads"
    LEAD_SHARED = "lead_shared"
    LEAD_FEWER = "lead_fewer"
    LEAD_LOST = "lead_lost"
    LEAD_TAKEN = "lead_taken"
    LEAD_LEFT = "lead_left"
    LED_BY = "led_by"
    NOBODY_LEADS = "nobody_leads"
    IDLE = "idle"
    NO_CLOUD = "no_cloud"
    LATE_FOR_CLOUD = "late_for_cloud"
    TAKEN_OUT = "taken_out"


ONCE = frozenset({Kind.ROUND_UP, Kind.ENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One thing to say; `person_id` None means to the group. `step` is the session's step then."""

    id: int = 0
    session_id: int
    person_id: int | None = None
    kind: Kind
    value: int = 0
    prompt: int | None = None
    step: int = 0
    sending: bool = False


def add(tx: Transaction, announcement: Announcement) -> None:
    """Put something on the list."""
    tx.write(
        "INSERT INTO announcement (session_id, person, person_sealed, kind, value, prompt, step)"
        " VALUES (?1, mark('person', ?2), sealed(?1, ?2), ?3, ?4, ?5, ?6)",
        *(announcement.session_id, announcement.person_id, announcement.kind),
        *(announcement.value, announcement.prompt, announcement.step),
    )


def pending(tx: Transaction) -> list[Announcement]:
    """Everything that is still to be said, in order."""
    sql = f"SELECT {COLUMNS} FROM announcement ORDER BY id"  # noqa: S608 constant
    return [_announcement(row) for row in tx.rows(sql)]


def mark_sending(tx: Transaction, announcement_id: int) -> None:
    """From here on it may have been said."""
    tx.write("UPDATE announcement SET sending = 1 WHERE id = ?", announcement_id)


def done(tx: Transaction, announcement_id: int) -> None:
    """Take something off the list."""
    tx.write("DELETE FROM announcement WHERE id = ?", announcement_id)


def drop_questions(tx: Transaction, session_id: int) -> None:
    """Take unsent questions and prompts off the list: the session has moved on."""
    tx.write(
        "DELETE FROM announcement WHERE session_id = ? AND sending = 0"
        " AND kind IN ('question', 'prompt')",
        session_id,
    )


def drop_unsent(tx: Transaction, session_id: int, after_step: int) -> None:
    """Take off the list what came after a step and was not begun: the move was undone."""
    sql = "DELETE FROM announcement WHERE session_id = ? AND step > ? AND sending = 0"
    tx.write(sql, session_id, after_step)


def is_pending(tx: Transaction, announcement_id: int) -> bool:
    """Whether something is still on the list."""
    return tx.row("SELECT 1 FROM announcement WHERE id = ?", announcement_id) is not None


def will_tell(tx: Transaction, announcement: Announcement) -> bool:
    """Whether the same is on the list already, to the same person, and was not begun."""
    row = tx.row(
        "SELECT 1 FROM announcement WHERE session_id = ? AND person = mark('person', ?)"
        " AND kind = ? AND value = ? AND prompt IS ? AND sending = 0",
        *(announcement.session_id, announcement.person_id, announcement.kind),
        *(announcement.value, announcement.prompt),
    )
    return row is not None


def is_waiting(tx: Transaction, like: Announcement) -> bool:
    """Whether the same is on the list already, for the group, or is just being sent."""
    row = tx.row(
        "SELECT 1 FROM announcement WHERE session_id = ? AND person IS NULL AND kind = ?"
        " AND value = ? AND prompt IS ?",
        *(like.session_id, like.kind, like.value, like.prompt),
    )
    return row is not None


def drop_of_person(tx: Transaction, session_id: int, person: int) -> None:
    """Take everything off the list that would go to one person."""
    sql = "DELETE FROM announcement WHERE session_id = ? AND person = mark('person', ?)"
    tx.write(sql, session_id, person)


def _announcement(row: Row) -> Announcement:
    fields = dict(zip(Announcement.__slots__, row, strict=True))
    person = fields["person_id"]
    return Announcement(
        **{
            **fields,
            "person_id": None if person is None else int(person),
            "kind": Kind(fields["kind"]),
            "sending": bool(fields["sending"]),
        }
    )
