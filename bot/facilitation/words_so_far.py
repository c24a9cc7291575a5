"""What others have said to a gut question so far, for whoever has answered or passed.

Everybody is shown the same snapshot, in private, and asks for it; see bot.workshop.reveal for when
it grows. What is taken back leaves it like any other place.
"""

from dataclasses import dataclass

from bot.facilitation import clouds, filling_cards, snapshots
from bot.facilitation.clouds import Cloud
from bot.workshop.card import Question
from bot.workshop.errors import NotNow, OwnWordsFirst, TooFewYet
from bot.workshop.reveal import first_step
from bot.workshop.session import Session
from storage import out_of_date, participants, postings, sessions, shown_messages
from storage.database import Transaction
from storage.postings import Slot
from storage.shown_messages import Kind, ShownMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class OutdatedWords:
    """A message that may show what was taken back, and the words as they may be seen now; None: it
    may stand no longer."""

    shown: ShownMessage
    cloud: Cloud | None


def see(tx: Transaction, session_id: int, person: int, value: int) -> Cloud:
    """The words so far, for somebody who asks for them.

    NotNow where they are not shown, or the question is not open; OwnWordsFirst before the person
    has answered or passed; TooFewYet while words of too few may be shown.
    """
    session = sessions.find(tx, session_id)
    place = participants.find(tx, session_id, person)
    is_here = place is not None and place.attending
    if session is None or not is_here or not session.is_open_at(value):
        raise NotNow
    if not session.shows_words_to_who_answered:
        raise NotNow
    if not filling_cards.of_person(tx, session, person, Question(value=value)).may_see_words:
        raise OwnWordsFirst
    cloud = clouds.so_far(tx, snapshots.advance(tx, session, value))
    if not cloud.may_show:
        raise TooFewYet(first=first_step(session.minimum))
    return cloud


def slot(cloud: Cloud, person: int) -> Slot:
    """Where a person is shown them."""
    return Slot(session_id=cloud.session.id, kind=Kind.SO_FAR, chat_id=person, value=cloud.value)


def came(tx: Transaction, shown: ShownMessage, cloud: Cloud) -> list[ShownMessage]:
    """A message shows the words of a cloud; those that it has taken the place of. What was taken
    back while it was sent leaves it at once."""
    shown_messages.put(tx, shown)
    at = shown.session_id, shown.value
    postings.end(tx, slot(cloud, shown.chat_id))
    session = sessions.find(tx, shown.session_id)
    now = _now(tx, session, shown.value) if session is not None else None
    if now is None or not now.has_all_of(cloud):
        out_of_date.mark_words_so_far(tx, *at)
    return shown_messages.older(tx, shown)


def outdated(tx: Transaction, session_id: int) -> list[OutdatedWords]:
    """The messages that may show what was taken back."""
    found = out_of_date.words_so_far(tx, session_id)
    session = sessions.get(tx, session_id) if found else None
    if session is None:
        return []
    now = {value: _now(tx, session, value) for value in {one.value for one in found}}
    return [
        OutdatedWords(
            shown=shown,
            cloud=now[shown.value]
            if now[shown.value].may_show and participants.find(tx, session_id, shown.chat_id)
            else None,
        )
        for shown in found
    ]


def _now(tx: Transaction, session: Session, value: int) -> Cloud:
    return clouds.so_far(tx, snapshots.of_value(tx, session, value))
