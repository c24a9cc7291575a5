"""What a workshop asked somebody last, above a message of theirs: a question, what people are asked
as they come and go, or a card of which nobody knows whether it stands there."""

from bot.facilitation import checking
from bot.facilitation.cards import slot
from bot.workshop.card import Question, asked
from bot.workshop.session import Session
from bot.workshop.utterance import Utterance
from storage import postings, sessions
from storage.chat_above import Above
from storage.database import Transaction
from storage.shown_messages import CHECKS, ShownMessage


def number(tx: Transaction, said: Utterance, above: Above) -> int:
    """The number of the message by which the session that the author takes part in asked them last;
    0 if it has asked nothing. That of a card in doubt may be higher."""
    if above.place is None:
        return 0
    session, question = sessions.get(tx, above.place.session_id), above.question
    known = (question, check(tx, session, above))
    numbers = [one.message_id for one in known if one is not None]
    now = asked(session)
    if now is not None and (question is None or question.question != now):
        after = _in_doubt_after(tx, said, session, now)
        numbers += [] if after is None else [after + 1]
    return max(numbers, default=0)


def check(tx: Transaction, session: Session, above: Above) -> ShownMessage | None:
    """What the author was asked as they came to this session or, after its end, went, if that can
    still be answered, and stands below its questions."""
    if above.place is None:
        return None
    mine = [one for one in above.asks if one.kind in CHECKS and one.session_id == session.id]
    person = above.place.person
    return next((one for one in mine if checking.is_open(tx, session, person, one)), None)


def may_stand(tx: Transaction, said: Utterance, session: Session, question: Question) -> bool:
    """Whether the card of what is asked may stand above the message, though nobody knows."""
    return _in_doubt_after(tx, said, session, question) is not None


def _in_doubt_after(
    tx: Transaction, said: Utterance, session: Session, question: Question
) -> int | None:
    """Above which number the card of what is asked may stand in the chat, and above the message: it
    was sent before that was written, and Telegram has not said what became of it."""
    begun = postings.begun(tx, slot(session.id, said.person, question))
    return begun.after if begun is not None and begun.after < said.message_id else None
