"""What a message answers: the one place that decides it.

A message belongs to what its author saw: to what it replies to, else to what asked them last above
it, whatever the session did while they wrote. What stands there is read once (Above); then an
ordered list of finders says where the message belongs or nothing, and the first that knows decides.
(The code of a session is read before that, by handlers.typed_codes: it never becomes a word.)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.facilitation import adding, asked_last, changing, checking, receipts, taking_part
from bot.facilitation.adding import Missing
from bot.facilitation.checking import Checked
from bot.facilitation.rounding_up import editing
from bot.facilitation.rounding_up.editing import Reply
from bot.workshop.card import CardState, Question, asked
from bot.workshop.errors import BeforeTheQuestion, HasLeft, NotBegun, NotNow, SessionOver
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Session, Stage
from bot.workshop.utterance import Utterance
from storage import (
    asked_edits,
    cards,
    chat_above,
    participants,
    sessions,
    shown_messages,
    shown_questions,
)
from storage.answers import Answer
from storage.chat_above import Above
from storage.database import Transaction
from storage.responses import Response
from storage.shown_messages import ASKING, CHECKS, Kind, ShownMessage

# As much as one takes for a phrase, also in a list (bot.workshop.listing).
WORDS_OF_A_PHRASE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordsChanged:
    """The message says what is to stand in the place of these words."""

    session: Session
    old: Response | Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class To:
    """The message is said to a question of a value: the gut question (`prompt` None), a prompt, or
    none (THOUGHT)."""

    session: Session
    value: int
    prompt: int | None


Address = Reply | Missing | Checked | OwnWordsChanged | To
Finder = Callable[[Transaction, Utterance, Above], Address | None]
"""From a message, and what stands above it, to where it belongs."""


def find(tx: Transaction, said: Utterance) -> Address:
    """Where a message in private belongs.

    NotJoined for who takes part in nothing, HasLeft for who does no more, also where they reply to
    something of a session that they have left for another; NotBegun before the first value, and
    BeforeTheQuestion for what stands above it; SessionOver after the end, NotNow for a reply to a
    question of a session that is not the person's; AskedAlready for a reply to a question about a
    draft that has had its answer.
    """
    address = _first(tx, said, _above(tx, said), FINDERS)
    assert address is not None  # noqa: S101 what belongs nowhere else is a thought
    return address


def find_again(tx: Transaction, said: Utterance) -> Address | None:
    """Where an edited message belongs of which nothing is kept: where it did when it was written.
    None: it was the answer to a question about a draft, or replies to one that has had its answer.
    """
    above = _above(tx, said)
    replied = above.edit_replied
    if replied is not None:
        return editing.reply(replied, said) if replied.is_open else None
    if asked_edits.is_answer(tx, said.chat_id, said.message_id):
        return None
    # Who replies to something else left a question about a draft when they wrote, and not now.
    finders = FINDERS if said.reply_to is None else FINDERS[1:]
    return _first(tx, said, above, finders)


def replies_to_question(tx: Transaction, said: Utterance) -> bool:
    """Whether a message replies to a question of whatever kind: then it answers that, also while
    its author has a quiet word with somebody. Everything else that is written meanwhile comes to no
    finder."""
    above = _above(tx, said)
    replied = above.replied
    if replied is not None and replied.kind in (*CHECKS, Kind.MISSING):
        return True
    if _question_meant(replied) is not None or above.edit_replied is not None:
        return True
    if above.place is None or above.place.changing is None:
        return False
    last = asked_last.number(tx, said, above)
    return changing.is_asked_for(tx, said, above.place, last)


def find_in_group(tx: Transaction, session: Session, shown: ShownMessage) -> To:
    """Where a reply to a question, a prompt or a cloud in the group of an open session belongs; one
    to the value in full, which asks nothing, is a thought about it."""
    if not session.is_live:
        raise SessionOver
    if shown.kind is Kind.STATEMENT:
        return To(session=session, value=shown.value, prompt=THOUGHT)
    # Of all prompts together it is the first.
    prompt = (shown.prompt or 0) if shown.kind is Kind.PROMPT else None
    return To(session=session, value=shown.value, prompt=prompt)


def _asked_edit(tx: Transaction, said: Utterance, above: Above) -> Reply | None:
    """A facilitator was asked for the words of an edit. Who replies to something else has left the
    question: what comes next is not below it any more."""
    edit, newest = above.edit, above.newest
    if said.reply_to is not None:
        if above.edit_replied is not None:
            return editing.reply(above.edit_replied, said)
        if edit is not None:
            asked_edits.close(tx, edit)
        return None
    if edit is None or above.changes_words:
        return None
    last = max(newest.message_id if newest else 0, asked_last.number(tx, said, above))
    return None if last > edit.message_id else editing.reply(edit, said)


def _what_is_missing(tx: Transaction, said: Utterance, above: Above) -> Missing | None:
    """Somebody was asked what is missing in a round-up: this replies to it, or is the first after
    it."""
    replied, newest = above.replied, above.newest
    if replied is not None and replied.kind is Kind.MISSING:
        return adding.asked_in(replied)
    if replied is not None and replied.kind in (*ASKING, *CHECKS):
        return None
    if newest is None or newest.kind is not Kind.MISSING or above.changes_words:
        return None
    if asked_last.number(tx, said, above) > newest.message_id:
        return None
    return adding.still_asked(tx, newest, said.person)


def _nothing_of_theirs(tx: Transaction, said: Utterance, above: Above) -> None:
    """A reply to a receipt, or the like, of a session that the person takes part in no more. It
    belongs to no question of another one."""
    if said.about is None or (above.replied is not None and above.replied.kind in ASKING):
        return
    session, place = sessions.find(tx, said.about), above.place
    if session is None or (place is not None and place.session_id == session.id):
        return
    if taking_part.has_left(tx, session, said.person):
        raise HasLeft
    if place is not None and not session.is_live:
        raise SessionOver


def _words_being_changed(tx: Transaction, said: Utterance, above: Above) -> OwnWordsChanged | None:
    """Somebody has pressed [Change] under words of theirs. A reply to a question leaves them as
    they are."""
    place, replied = above.place, above.replied
    if place is None or place.changing is None:
        return None
    if replied is not None and replied.kind in (*ASKING, *CHECKS):
        return None
    last = asked_last.number(tx, said, above)
    old = changing.being_changed(tx, place, said, last)
    if old is None:
        return None
    return OwnWordsChanged(session=sessions.get(tx, place.session_id), old=old)


def _check_question(tx: Transaction, said: Utterance, above: Above) -> Checked | None:
    """Somebody was asked as they came or went: this replies to it, or stands below it, and no
    question of the workshop between; a reply to one belongs to that."""
    place, replied = above.place, above.replied
    if replied is not None and replied.kind in CHECKS:
        return checking.replied(tx, said, replied)
    if place is None or _question_meant(replied) is not None:
        return None
    if not any(one.kind in CHECKS for one in above.asks):
        return None
    session = sessions.get(tx, place.session_id)
    check = asked_last.check(tx, session, above)
    if check is None or check.message_id < asked_last.number(tx, said, above):
        return None
    return Checked(session=session, leaving=checking.ASKS[check.kind])


def _question_replied_to(tx: Transaction, said: Utterance, above: Above) -> To | None:
    """A reply to a question or a prompt, or to what its author was told about one, of the session
    that they take part in."""
    shown = _question_meant(above.replied)
    if shown is None:
        return None
    session = sessions.get(tx, shown.session_id)
    if above.place is None:
        raise taking_part.not_in(tx, said.person)
    if not session.is_live:
        raise SessionOver
    if participants.find(tx, session.id, said.person) is None:
        raise NotNow
    if taking_part.has_left(tx, session, said.person):
        raise HasLeft
    return _to(tx, said, shown, session)


def _newest_card(tx: Transaction, said: Utterance, above: Above) -> To | None:
    """The newest question above the message, whatever the session has done since; unless it is a
    thought of after it."""
    session, shown = _attended(tx, said, above), above.question
    seen, now = shown.question if shown is not None else None, asked(session)
    if now is not None and now != seen and asked_last.may_stand(tx, said, session, now):
        return To(session=session, value=now.value, prompt=0 if now.together else now.prompt)
    if shown is None or _is_thought(said, session, shown.question):
        return None
    return _to(tx, said, shown, session)


def _is_thought(said: Utterance, session: Session, question: Question) -> bool:
    """Whether the gut question of the value is over, and nothing else is asked. Before the value
    is read, a few words are some that came late."""
    if not question.is_gut or question.asking(session) is not CardState.CLOSED:
        return False
    if question.value != session.position.value or asked(session) is not None:
        return False
    return session.stage is not Stage.REVEALED or len(said.text.split()) > WORDS_OF_A_PHRASE


def _what_is_asked(tx: Transaction, said: Utterance, above: Above) -> To | None:
    """What is asked now, of somebody who was shown no question yet."""
    session = _attended(tx, said, above)
    ever = shown_questions.before(tx, session.id, said.chat_id, shown_messages.ANY_ID)
    if not session.has_begun:
        raise NotBegun
    if ever is not None and above.question is None:
        raise BeforeTheQuestion
    question = asked(session)
    if question is None:
        return None
    prompt = 0 if question.together else question.prompt
    return To(session=session, value=question.value, prompt=prompt)


def _thought(tx: Transaction, said: Utterance, above: Above) -> To:
    """Nothing is asked: it is a thought about the value that the session is at."""
    session = _attended(tx, said, above)
    return To(session=session, value=session.position.value, prompt=THOUGHT)


FINDERS: tuple[Finder, ...] = (
    _asked_edit,
    _what_is_missing,
    _nothing_of_theirs,
    _words_being_changed,
    _check_question,
    _question_replied_to,
    _newest_card,
    _what_is_asked,
    _thought,
)


def _above(tx: Transaction, said: Utterance) -> Above:
    return chat_above.read(tx, said.person, said.chat_id, said.message_id, said.reply_to)


def _first(
    tx: Transaction, said: Utterance, above: Above, finders: Sequence[Finder]
) -> Address | None:
    """What the first finder says that knows."""
    for finder in finders:
        address = finder(tx, said, above)
        if address is not None:
            return address
    return None


def _question_meant(replied: ShownMessage | None) -> ShownMessage | None:
    """The question or prompt that a message replies to, also by way of a receipt or another message
    about it, or None."""
    if replied is None or replied.kind in ASKING:
        return replied
    return receipts.placed(replied)


def _to(tx: Transaction, said: Utterance, shown: ShownMessage, session: Session) -> To:
    """The question of a message; of all prompts together it is the one that was chosen, or the
    first. The card of a value without a gut question asks nothing: to it one says a thought."""
    question, prompt = shown.question, shown.prompt
    if question.is_gut and session.plan.values[shown.value].question is None:
        prompt = THOUGHT
    elif question.together:
        prompt = cards.chosen(tx, shown.session_id, said.person, shown.value)
    return To(session=session, value=shown.value, prompt=prompt)


def _attended(tx: Transaction, said: Utterance, above: Above) -> Session:
    """The session that a person takes part in, and that goes on."""
    if above.place is None:
        raise taking_part.not_in(tx, said.person)
    session = sessions.get(tx, above.place.session_id)
    if not session.is_live:
        raise SessionOver
    return session
