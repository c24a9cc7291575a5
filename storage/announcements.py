"""What is still to be said, written in the same transaction as the move that causes it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.workshop.door import Door, door_of
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
    an earlier value again, and what is asked there. UNDONE was said by versions before: it is read,
    and not said any more. ARCHIVE_OWED is an archive that could not be
    made: it is tried again by itself. UNSAID says nothing: what was said there after step
    `value`, up to `step`, is taken away. Nor does UNKEPT: the sign that a message is kept
    is taken away from those of a person whose words are gone. CHECK_IN and CHECK_OUT ask a person
    as they come, and as they go."""

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
    UNKEPT = "unkept"
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
    """Put something on the list. Who comes by a browser is written nothing: their page shows it.

    Its number is above all others there, and none of one that was there before: such a one may just
    be on its way, and is not to be taken for this.
    """
    if announcement.person_id is not None and door_of(announcement.person_id) is Door.BROWSER:
        return
    tx.write(
        "INSERT INTO announcement"
        " (id, session_id, person, person_sealed, kind, value, prompt, step)"
        " VALUES ((SELECT coalesce(max(id), 0) FROM announcement) + 1 + abs(random() % 1048576),"
        " ?1, mark('person', ?2), sealed(?1, ?2), ?3, ?4, ?5, ?6)",
        *(announcement.session_id, announcement.person_id, announcement.kind),
        *(announcement.value, announcement.prompt, announcement.step),
    )


def pending(tx: Transaction) -> list[Announcement]:
    """Everything that is still to be said, in order, but for archives that are owed."""
    sql = f"SELECT {COLUMNS} FROM announcement WHERE kind <> ? ORDER BY id"  # noqa: S608 constant
    return [read(row) for row in tx.rows(sql, Kind.ARCHIVE_OWED)]


def find(tx: Transaction, announcement_id: int) -> Announcement | None:
    """What is on the list under a number, or None."""
    sql = f"SELECT {COLUMNS} FROM announcement WHERE id = ?"  # noqa: S608 constant
    row = tx.row(sql, announcement_id)
    return read(row) if row else None


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


def drop_of_person(tx: Transaction, session_id: int, person: int) -> None:
    """Take everything off the list that would go to one person."""
    sql = "DELETE FROM announcement WHERE session_id = ? AND person = mark('person', ?)"
    tx.write(sql, session_id, person)


def read(row: Row) -> Announcement:
    """An announcement from a row of COLUMNS."""
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
