"""What facilitators hear of additions: what people found missing in a round-up, and never who."""

from dataclasses import dataclass

from bot.record.holding_back import left
from bot.workshop.scope import Scope
from bot.workshop.session import Session
from storage import announcements, answers, facilitators, sessions, shown_messages
from storage.announcements import Announcement, Kind
from storage.answers import Answer
from storage.database import Transaction
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

TELLS = frozenset({Kind.ADDED, Kind.ADDED_CHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What was added to one round-up by now, alphabetically, and the message in the facilitator's
    chat that told of it before, if there is one. What is to be looked at first is not among it."""

    session: Session
    scope: Scope
    added: tuple[str, ...]
    standing: ShownMessage | None


def tell(tx: Transaction, added: Answer) -> None:
    """Something was added: each facilitator is sent all that was, by now."""
    _tell(tx, added, Kind.ADDED)


def tell_of_change(tx: Transaction, added: Answer) -> None:
    """Something that was added is changed or taken back: what facilitators were sent follows."""
    _tell(tx, added, Kind.ADDED_CHANGED)


def notice(tx: Transaction, announcement: Announcement) -> Notice:
    """What a facilitator is to see of the additions that an announcement is about."""
    number, value, prompt = announcement.session_id, announcement.value, announcement.prompt
    like = ShownMessage(
        chat_id=announcement.person_id or 0,
        message_id=0,
        session_id=number,
        kind=Shown.ADDED,
        value=value,
        prompt=prompt,
    )
    return Notice(
        session=sessions.get(tx, number),
        scope=Scope(value, prompt),
        added=tuple(answer.text for answer in left(answers.added_to(tx, number, value, prompt))),
        standing=shown_messages.of_scope(tx, like),
    )


def _tell(tx: Transaction, added: Answer, kind: Kind) -> None:
    """Once, however much is added before it is sent."""
    for person in facilitators.of_session(tx, added.session_id):
        telling = Announcement(
            session_id=added.session_id,
            person_id=person,
            kind=kind,
            value=added.value,
            prompt=added.prompt,
        )
        if not announcements.will_tell(tx, telling):
            announcements.add(tx, telling)
