"""What is still to be said, written in the same transaction as the move that causes it."""

from dataclasses import dataclass
from enum import StrEnum

from storage.database import Row, Transaction

COLUMNS = (
    "id, session_id, opened(session_id, person_sealed), kind, value, prompt, step, sending, tries,"
    " after, held, was_refused"
)


class Kind(StrEnum):
    """What is announced. Those of ONCE are not repeated when it is in doubt whether they went out;
    the others once. MISSING asks a person what is missing in a round-up; ADDED and ADDED_CHANGED
    bring up to date what a facilitator is shown of the answers. LEAD_… tell of changes among those
    who lead: LEAD_ASKED, with the number of a request for `value`, that somebody asks to; LED_BY
    tells participants; STANDBY_FALLS whoever is turned to in the place of one who leads no more.
    NO_CLOUD tells the group that too few answered, LATE_FOR_CLOUD a person that only the report has
    their words, KEPT a person whose receipt was lost that they are kept, STRUCK that facilitators
    took words of theirs out. BACK, BACK_TO_QUESTION and BACK_TO_PROMPT tell the group that it is at
    an earlier value again, and what is asked there. ARCHIVE_OWED is an archive that could not be
    made: it is tried again by itself. UNSAID says nothing: what was said to the group after step
    `value`, up to `step`, is taken away. CHECK_IN and CHECK_OUT ask a person as they come, and as
    they go."""

    QUESTION = "question"
    STATEMENT = "statement"
    PROMPT = "prompt"
    ROUND_UP = "round_up"
    PAUSED = "paused"
    RESUMED = "resumed"
    UNDONE = "undone"
    UNSAID = "unsaid"
    BACK = "back"
    BACK_TO_QUESTION = "back_to_question"
    BACK_TO_PROMPT = "back_to_prompt"
    ENDED = "ended"
    CANCELLED = "cancelled"
    THANKS = "thanks"
    ARCHIVE = "archive"
    ARCHIVE_OWED = "archive_owed"
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
    STANDBY_FALLS = "standby_falls"
    NOBODY_LEADS = "nobody_leads"
    IDLE = "idle"
    NO_CLOUD = "no_cloud"
    LATE_FOR_CLOUD = "late_for_cloud"
    TAKEN_OUT = "taken_out"
    KEPT = "kept"
    STRUCK = "struck"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"


class Held(StrEnum):
    """Why a post for the group waits. DOUBT: nobody knows whether it is there; the others: Telegram
    refuses it, for a topic that is CLOSED or GONE, for want of RIGHTS, or to send PICTURES, because
    the bot was REMOVED, or for what stands in it (REFUSED)."""

    DOUBT = "doubt"
    CLOSED = "closed"
    GONE = "gone"
    RIGHTS = "rights"
    PICTURES = "pictures"
    REMOVED = "removed"
    REFUSED = "refused"


ONCE = frozenset({Kind.ROUND_UP, Kind.ENDED})
# What is behind such a post would be refused like it: it waits too, so that all come in order.
HOLDS_UP = frozenset({Held.CLOSED, Held.GONE, Held.RIGHTS, Held.REMOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One thing to say; `person_id` None means to the group. `step` is the session's step then.

    `sending`: it may have been said, by now in so many `tries`, in a message with an id above
    `after` (None: that is not known). `held`: why it waits, if it does. `was_refused`: it waited.
    """

    id: int = 0
    session_id: int
    person_id: int | None = None
    kind: Kind
    value: int = 0
    prompt: int | None = None
    step: int = 0
    sending: bool = False
    tries: int = 0
    after: int | None = None
    held: Held | None = None
    was_refused: bool = False


def add(tx: Transaction, announcement: Announcement) -> None:
    """Put something on the list."""
    tx.write(
        "INSERT INTO announcement (session_id, person, person_sealed, kind, value, prompt, step)"
        " VALUES (?1, mark('person', ?2), sealed(?1, ?2), ?3, ?4, ?5, ?6)",
        *(announcement.session_id, announcement.person_id, announcement.kind),
        *(announcement.value, announcement.prompt, announcement.step),
    )


def pending(tx: Transaction) -> list[Announcement]:
    """Everything that is still to be said, in order, but for archives that are owed."""
    sql = f"SELECT {COLUMNS} FROM announcement WHERE kind <> ? ORDER BY id"  # noqa: S608 constant
    return [_announcement(row) for row in tx.rows(sql, Kind.ARCHIVE_OWED)]


def owed_archives(tx: Transaction) -> list[Announcement]:
    """The archives that could not be made, of sessions that are still there."""
    sql = f"SELECT {COLUMNS} FROM announcement WHERE kind = ? ORDER BY id"  # noqa: S608 constant
    return [_announcement(row) for row in tx.rows(sql, Kind.ARCHIVE_OWED)]


def owe_archive(tx: Transaction, session_id: int, person: int) -> None:
    """Remember that a person is to get an archive that could not be made, once."""
    settle_archive(tx, session_id, person)
    add(tx, Announcement(session_id=session_id, person_id=person, kind=Kind.ARCHIVE_OWED))


def settle_archive(tx: Transaction, session_id: int, person: int) -> None:
    """The person has the archive, or may not have it any more."""
    sql = (
        "DELETE FROM announcement WHERE session_id = ? AND person = mark('person', ?) AND kind = ?"
    )
    tx.write(sql, session_id, person, Kind.ARCHIVE_OWED)


def find(tx: Transaction, announcement_id: int) -> Announcement | None:
    """What is on the list under a number, or None."""
    sql = f"SELECT {COLUMNS} FROM announcement WHERE id = ?"  # noqa: S608 constant
    row = tx.row(sql, announcement_id)
    return _announcement(row) if row else None


def for_group(tx: Transaction, session_id: int) -> list[Announcement]:
    """What is still to be said to the group of a session, in order."""
    sql = f"SELECT {COLUMNS} FROM announcement WHERE session_id = ? AND person IS NULL ORDER BY id"  # noqa: S608
    return [_announcement(row) for row in tx.rows(sql, session_id)]


def mark_sending(
    tx: Transaction, announcement_id: int, tries: int = 1, after: int | None = None
) -> None:
    """From here on it may have been said, in a message with an id above `after`."""
    tx.write(
        "UPDATE announcement SET sending = 1, tries = ?, after = coalesce(?, after), held = NULL"
        " WHERE id = ?",
        *(tries, after, announcement_id),
    )


def mark_not_sent(tx: Transaction, announcement_id: int, held: Held | None) -> None:
    """The last try has surely not been said; why it waits now, if it does."""
    tx.write(
        "UPDATE announcement SET sending = tries > 1, tries = max(tries - 1, 0), held = ?1,"
        " was_refused = was_refused OR ?1 IS NOT NULL WHERE id = ?2",
        *(held, announcement_id),
    )


def hold(tx: Transaction, announcement_id: int, held: Held) -> None:
    """Let something wait until somebody decides. It is not in doubt for what moves that follow do:
    a question that is no longer asked is dropped like others."""
    tx.write(
        "UPDATE announcement SET held = ?, sending = 0, was_refused = 1 WHERE id = ?",
        *(held, announcement_id),
    )


def start_afresh(tx: Transaction, announcement_id: int) -> None:
    """It is known that it has not been said: it is to be said as if for the first time."""
    tx.write(
        "UPDATE announcement SET sending = 0, tries = 0, after = NULL, held = NULL WHERE id = ?",
        announcement_id,
    )


def try_refused_again(tx: Transaction, session_id: int) -> None:
    """What the group of a session was refused is to be tried again; what had to wait behind it
    counts as refused too: it is late like it."""
    tx.write(
        "UPDATE announcement SET was_refused = 1 WHERE session_id = ?1 AND person IS NULL AND id >"
        " (SELECT min(id) FROM announcement WHERE session_id = ?1 AND held != ?2)",
        *(session_id, Held.DOUBT),
    )
    tx.write(
        "UPDATE announcement SET held = NULL WHERE session_id = ? AND held != ?",
        *(session_id, Held.DOUBT),
    )


def done(tx: Transaction, announcement_id: int) -> None:
    """Take something off the list."""
    tx.write("DELETE FROM announcement WHERE id = ?", announcement_id)


def drop_questions(tx: Transaction, session_id: int) -> None:
    """Take unsent questions and prompts off the list: the session has moved on."""
    tx.write(
        "DELETE FROM announcement WHERE session_id = ? AND sending = 0"
        " AND kind IN ('question', 'prompt', 'back_to_question', 'back_to_prompt')",
        session_id,
    )


def drop_unsent(tx: Transaction, session_id: int, after_step: int) -> None:
    """Take off the list what came after a step and was not begun: the move was undone."""
    sql = "DELETE FROM announcement WHERE session_id = ? AND step > ? AND sending = 0"
    tx.write(sql, session_id, after_step)


def is_pending(tx: Transaction, announcement_id: int) -> bool:
    """Whether something is still on the list."""
    return find(tx, announcement_id) is not None


def will_tell(tx: Transaction, announcement: Announcement) -> bool:
    """Whether the same is on the list already, to the same person, and was not begun."""
    row = tx.row(
        "SELECT 1 FROM announcement WHERE session_id = ? AND person = mark('person', ?)"
        " AND kind = ? AND value = ? AND prompt IS ? AND sending = 0",
        *(announcement.session_id, announcement.person_id, announcement.kind),
        *(announcement.value, announcement.prompt),
    )
    return row is not None


def is_owed(tx: Transaction, like: Announcement) -> bool:
    """Whether something of the kind is on the list for the same person, begun or not."""
    row = tx.row(
        "SELECT 1 FROM announcement WHERE session_id = ? AND person = mark('person', ?)"
        " AND kind = ?",
        *(like.session_id, like.person_id, like.kind),
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
            "was_refused": bool(fields["was_refused"]),
            "held": None if fields["held"] is None else Held(fields["held"]),
        }
    )
