"""Words that are being changed: a person's next message replaces them."""

from bot.facilitation import my_data, taking_part
from bot.facilitation.my_data import Mine
from bot.workshop import authorship
from bot.workshop.errors import LeftAsItWas, NotNow, SessionOver
from bot.workshop.session import Session
from bot.workshop.utterance import Utterance
from storage import answers, participants, responses, sessions, shown_questions
from storage.answers import Answer
from storage.database import Transaction
from storage.participants import Participant
from storage.responses import Response


def begin(tx: Transaction, session_id: int, person: int, words_id: bytes) -> str:
    """Let the person's next message replace words of theirs; the words, to name them.

    SessionOver after the end, unless they were added to a round-up; LeftAsItWas or NotNow for a
    session that the person attends no more: what they send next would not be heard there.
    """
    mine = my_data.find(tx, session_id, person, words_id)
    _check(tx, sessions.get(tx, session_id), person, mine)
    key = sessions.link_key(tx, session_id)
    under = shown_questions.newest_number(tx, session_id, person)
    participants.set_changing(tx, session_id, person, mark(key, words_id), under)
    return mine.text


def may_begin(tx: Transaction, session: Session, person: int, mine: Mine) -> bool:
    """Whether words of a person's can be changed now."""
    try:
        _check(tx, session, person, mine)
    except (SessionOver, LeftAsItWas, NotNow):
        return False
    return True


def stop(tx: Transaction, session_id: int, person: int, words_id: bytes) -> bool:
    """Leave words as they are; False if they are not being changed any more."""
    participant = participants.find(tx, session_id, person)
    if participant is None or participant.changing is None:
        return False
    if participant.changing != mark(sessions.link_key(tx, session_id), words_id):
        return False
    participants.set_changing(tx, session_id, person, None)
    return True


def stop_any(tx: Transaction, person: int) -> None:
    """Leave all words of a person as they are."""
    participants.stop_changing(tx, person)


def is_asked_for(tx: Transaction, said: Utterance, place: Participant, last: int) -> bool:
    """Whether a message replies to what asks for the words that replace others."""
    if said.reply_to is None or said.reply_to <= place.changing_under:
        return False
    return being_changed(tx, place, said, last) is not None


def being_changed(
    tx: Transaction, place: Participant, said: Utterance, last: int
) -> Response | Answer | None:
    """The words that a message replaces, whose author was asked something last by the message of
    this number; None if they were taken back meanwhile, or were asked since they began to change
    them."""
    if place.changing is None:
        return None
    is_older = last <= place.changing_under
    # What came after they began, and is no question, is what asks them for the words.
    replies = said.reply_to is not None and said.reply_to > place.changing_under
    if not (is_older or replies):
        return None
    key = sessions.link_key(tx, place.session_id)
    for mine in my_data.in_session(tx, sessions.get(tx, place.session_id), place.person):
        if mark(key, mine.id) == place.changing:
            return responses.find_own(tx, mine.id) or answers.find_own(tx, mine.id)
    return None


def mark(key: authorship.LinkKey, words_id: bytes) -> bytes:
    """How the place of a participant names words that they are changing, and nobody else can."""
    return authorship.mark(key, "changing", int.from_bytes(words_id))


def _check(tx: Transaction, session: Session, person: int, mine: Mine) -> None:
    if not (mine.added or session.is_live):
        raise SessionOver
    if taking_part.has_left(tx, session, person):
        raise LeftAsItWas
    participant = participants.find(tx, session.id, person)
    if participant is None or not participant.attending:
        raise NotNow
