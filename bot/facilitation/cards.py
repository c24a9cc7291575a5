"""Cards: whom a session asks what, and which message shows it. See bot.workshop.card."""

from dataclasses import dataclass

from bot.facilitation import filling_cards
from bot.workshop import card
from bot.workshop.card import Card, Question
from bot.workshop.door import Door, door_of
from bot.workshop.session import Mode, Session
from storage import cards as kept
from storage import facilitators, participants, postings, sessions, shown_messages, shown_questions
from storage.cards import OwedCard
from storage.database import Transaction
from storage.postings import Slot
from storage.shown_messages import ASKING, Kind, ShownMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWanted:
    """A card as it should be seen, and the message that shows it by now, with the digest of what
    stands in it. `is_due`: it is to be posted, below what stands there; `is_first`: none of its
    value was before it. `changes`: so many were made since it was shown. `leads`: the person leads
    the session, too."""

    card: Card
    person: int
    message_id: int | None
    content: bytes | None
    is_due: bool
    is_first: bool
    changes: int
    leads: bool = False

    @property
    def slot(self) -> Slot:
        """Where it is kept up to date."""
        return slot(self.card.session.id, self.person, self.card.question)


def ask(tx: Transaction, session: Session, person: int) -> bool:
    """Let a person have the card of what is asked now; whether anything is. In an open session it
    is asked in the group alone."""
    question = card.asked(session)
    if question is None or session.mode is Mode.OPEN:
        return False
    if door_of(person) is Door.CHAT:
        kept.ask(tx, session.id, person, question)
    return True


def ask_everybody(tx: Transaction, session: Session, *, is_back: bool = False) -> None:
    """Let everybody who can be reached have the card of what is asked now. `is_back`: the group has
    gone back to a value, and has its card at hand also when nothing is asked there: what people
    write next belongs to it."""
    question = card.at_hand(session) if is_back else card.asked(session)
    if question is None or session.mode is Mode.OPEN:
        return
    for person in participants.reachable(tx, session.id):
        kept.ask(tx, session.id, person, question, is_back=is_back)


def ask_who_has_none(tx: Transaction, session: Session) -> None:
    """Let those have the card of what is asked now who have none of it: the session had ended
    before they could."""
    question = card.asked(session)
    if question is None or session.mode is Mode.OPEN:
        return
    for person in participants.reachable(tx, session.id):
        if newest(tx, session.id, person, question) is None:
            kept.ask(tx, session.id, person, question)


def after_move(tx: Transaction, before: Session, after: Session) -> None:
    """Cards that ask now, and did not, or did, and don't now, are to say so."""
    for value in {before.position.value, after.position.value}:
        for question in card.of_value(after, value):
            was, now = (Card(session=each, question=question) for each in (before, after))
            if was.face != now.face:
                kept.mark_question_stale(tx, after.id, question)


def owed(tx: Transaction, session_id: int) -> dict[int, list[Question]]:
    """What is to be shown in each person's chat, what is to be posted first."""
    found = kept.owed(tx, session_id)
    return {person: [card.question for card in cards] for person, cards in found.items()}


def wanted(tx: Transaction, session_id: int, person: int, question: Question) -> CardWanted | None:
    """What is to be done about a card, or None. One that was never posted, and whose question is
    asked no more, is none."""
    is_owed = kept.find(tx, session_id, person, question)
    if is_owed is None:
        return None
    session = sessions.get(tx, session_id)
    at = newest(tx, session_id, person, question)
    shown = Card(session=session, question=question)
    is_wanted = shown.is_open or (is_owed.back and card.at_hand(session) == question)
    is_due = is_owed.due and (is_wanted or _is_begun(tx, session_id, person, question))
    if at is None and not is_due:
        kept.drop(tx, session_id, person, question)
        return None
    return CardWanted(
        card=filling_cards.of_person(tx, session, person, question),
        person=person,
        message_id=at.message_id if at else None,
        content=at.content if at else None,
        is_due=is_due,
        is_first=is_due and not is_owed.back and _is_first(tx, session_id, person, question),
        changes=is_owed.changes,
        leads=facilitators.leads(tx, session_id, person),
    )


def record(
    tx: Transaction, shown: CardWanted, message_id: int, digest: bytes
) -> ShownMessage | None:
    """A message shows a card; the message that it takes the place of, if there is one. What has
    changed meanwhile is still to be shown. One of a person who is forgotten is known no more."""
    question, session_id = shown.card.question, shown.card.session.id
    if shown.card.forgotten:
        _forget(tx, session_id, shown.person, question)
        return None
    if not kept.is_kept(tx, session_id, shown.person, question):
        return None
    message = _message(session_id, shown.person, question, message_id, digest)
    shown_messages.put(tx, message)
    if shown.is_due:
        postings.end(tx, shown.slot)
    owed = OwedCard(question=question, due=shown.is_due, changes=shown.changes)
    kept.settle(tx, session_id, shown.person, owed)
    old = shown.message_id
    if old is None or old == message_id:
        return None
    # The same question, further down: who is changing words has no other before them.
    participants.move_changing(tx, session_id, shown.person, old, message_id)
    return _message(session_id, shown.person, question, old)


def give_up(tx: Transaction, session_id: int, person: int, question: Question) -> None:
    """A card can't be shown: the person, or their chat, takes nothing more."""
    if participants.find(tx, session_id, person) is None:
        _forget(tx, session_id, person, question)
    postings.end(tx, slot(session_id, person, question))
    kept.give_up(tx, session_id, person, question)


def is_kept_up(tx: Transaction, chat_id: int, message_id: int) -> bool:
    """Whether a message in a private chat follows by itself what somebody has said: a card, or what
    says that words were taken out."""
    shown = shown_messages.find(tx, chat_id, message_id)
    if shown is None:
        return False
    return shown.kind is Kind.STRUCK or (shown.kind in ASKING and shown.chat_id > 0)


def newest(
    tx: Transaction, session_id: int, person: int, question: Question
) -> ShownMessage | None:
    """The message that shows a card, or None."""
    return shown_messages.of_scope(tx, _message(session_id, person, question))


def slot(session_id: int, person: int, question: Question) -> Slot:
    """Where a card is kept up to date."""
    return Slot(
        session_id=session_id,
        kind=Kind.QUESTION if question.is_gut else Kind.PROMPT,
        chat_id=person,
        value=question.value,
        prompt=question.prompt,
    )


def _message(
    session_id: int,
    person: int,
    question: Question,
    message_id: int = 0,
    digest: bytes | None = None,
) -> ShownMessage:
    return ShownMessage(
        chat_id=person,
        message_id=message_id,
        session_id=session_id,
        kind=Kind.QUESTION if question.is_gut else Kind.PROMPT,
        value=question.value,
        prompt=question.prompt,
        content=digest,
    )


def _forget(tx: Transaction, session_id: int, person: int, question: Question) -> None:
    """A card shows nothing of a person who is forgotten, or can't be reached: so is it."""
    while (at := newest(tx, session_id, person, question)) is not None:
        shown_messages.forget(tx, at.chat_id, at.message_id)
    postings.end(tx, slot(session_id, person, question))
    kept.drop(tx, session_id, person, question)


def _is_begun(tx: Transaction, session_id: int, person: int, question: Question) -> bool:
    """Whether a card may have gone out already: then it is looked for, and shows what is so."""
    return postings.begun(tx, slot(session_id, person, question)) is not None


def _is_first(tx: Transaction, session_id: int, person: int, question: Question) -> bool:
    session = sessions.get(tx, session_id)
    # The card of a value without a gut question asks nothing, and made no sound.
    kinds = ASKING if session.plan.values[question.value].question else ASKING[1:]
    return question.is_gut or not shown_questions.has_been_asked(
        tx, session_id, person, question.value, kinds
    )
