"""What a message answers: the one place that decides it.

An ordered list of finders, each of which looks at the message and at what stands in the chat, and
says where the message belongs or nothing. The first that knows decides. What the session did while
somebody wrote changes nothing: a message belongs to what its author saw. (The code of a session is
read before that, by handlers.typed_codes: it never becomes a word.)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.facilitation import adding, changing, checking, replying, taking_part
from bot.facilitation.adding import Missing
from bot.facilitation.cards import slot
from bot.facilitation.checking import Checked
from bot.facilitation.rounding_up import editing
from bot.facilitation.rounding_up.editing import Reply
from bot.workshop.card import CardState, Question, asked
from bot.workshop.errors import BeforeTheQuestion, HasLeft, NotBegun, NotNow, SessionOver
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Session, Stage
from bot.workshop.utterance import Utterance
from storage import participants, postings, sessions, shown_messages, shown_questions
from storage.answers import Answer
from storage.database import Transaction
from storage.participants import Participant
from storage.responses import Response
from storage.shown_messages import Kind, ShownMessage

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
Finder = Callable[[Transaction, Utterance, Participant | None], Address | None]
"""From a message, and where its author takes part, to where it belongs."""


def find(tx: Transaction, said: Utterance) -> Address:
    """Where a message in private belongs.

    NotJoined for who takes part in nothing, HasLeft for who does no more, also where they reply to
    something of a session that they have left for another; NotBegun before the first value, and
    BeforeTheQuestion for what stands above it; SessionOver after the end, NotNow for a reply to a
    question of a session that is not the person's; AskedAlready for a reply to a question about a
    draft that has had its answer.
    """
    address = _first(tx, said, FINDERS)
    assert address is not None  # noqa: S101 what belongs nowhere else is a thought
    return address


def find_again(tx: Transaction, said: Utterance) -> Address | None:
    """Where an edited message belongs of which nothing is kept: where it did when it was written.
    None: it was the answer to a question about a draft, which has had its answer."""
    if editing.is_reply(tx, said):
        return None
    return _first(tx, said, FINDERS[1:])


def replies_to_question(tx: Transaction, said: Utterance) -> bool:
    """Whether a message replies to a question of whatever kind: then it answers that, also while
    its author has a quiet word with somebody. Everything else that is written meanwhile comes to no
    finder."""
    shown = shown_messages.find(tx, said.chat_id, said.reply_to) if said.reply_to else None
    if shown is not None and shown.kind in (*checking.ASKS, Kind.MISSING):
        return True
    if replying.meant(tx, said) is not None:
        return True
    return editing.is_reply(tx, said) or changing.is_asked_for(tx, said)


def find_in_group(tx: Transaction, session: Session, shown: ShownMessage) -> To:
    """Where a reply to a question, a prompt or a cloud in the group of an open session belongs; one
    to the value in full, which asks nothing, is a thought about it."""
    if not session.is_live:
        raise SessionOver
    if shown.kind is Kind.STATEMENT:
        return To(session=session, value=shown.value, prompt=THOUGHT)
    prompt = replying.prompt_in_group(shown) if shown.kind is Kind.PROMPT else None
    return To(session=session, value=shown.value, prompt=prompt)


def _asked_edit(tx: Transaction, said: Utterance, place: Participant | None) -> Reply | None:
    """A facilitator was asked for the words of an edit."""
    return editing.reply_of(tx, said)


def _what_is_missing(tx: Transaction, said: Utterance, place: Participant | None) -> Missing | None:
    """Somebody was asked what is missing in a round-up."""
    return adding.asked(tx, said)


def _words_being_changed(
    tx: Transaction, said: Utterance, place: Participant | None
) -> OwnWordsChanged | None:
    """Somebody has pressed [Change] under words of theirs. A reply to a question leaves them as
    they are."""
    if (
        place is None
        or replying.asked_in(tx, said) is not None
        or checking.is_asked(tx, said) is not None
    ):
        return None
    old = changing.being_changed(tx, place, said)
    if old is None:
        return None
    return OwnWordsChanged(session=sessions.get(tx, place.session_id), old=old)


def _check_question(tx: Transaction, said: Utterance, place: Participant | None) -> Checked | None:
    """Somebody was asked as they came or went, and nothing else is asked then."""
    return checking.asked(tx, said, place)


def _nothing_of_theirs(tx: Transaction, said: Utterance, place: Participant | None) -> None:
    """A reply to a receipt, or the like, of a session that the person takes part in no more. It
    belongs to no question of another one."""
    if said.about is None or replying.asked_in(tx, said) is not None:
        return
    session = sessions.find(tx, said.about)
    if session is None or (place is not None and place.session_id == session.id):
        return
    if taking_part.has_left(tx, session, said.person):
        raise HasLeft
    if place is not None and not session.is_live:
        raise SessionOver


def _question_replied_to(tx: Transaction, said: Utterance, place: Participant | None) -> To | None:
    """A reply to a question or a prompt, or to what its author was told about one, of the session
    that they take part in."""
    shown = replying.meant(tx, said)
    if shown is None:
        return None
    session = sessions.get(tx, shown.session_id)
    if place is None:
        raise taking_part.not_in(tx, said.person)
    if not session.is_live:
        raise SessionOver
    if participants.find(tx, session.id, said.person) is None:
        raise NotNow
    if taking_part.has_left(tx, session, said.person):
        raise HasLeft
    return To(
        session=session, value=shown.value, prompt=replying.prompt_of(tx, said, shown, session)
    )


def _newest_card(tx: Transaction, said: Utterance, place: Participant | None) -> To | None:
    """The newest question above the message, whatever the session has done since; unless it is a
    thought of after it."""
    session = _attended(tx, said, place)
    shown = shown_questions.before(tx, session.id, said.chat_id, said.message_id)
    seen = replying.question_of(shown) if shown is not None else None
    now = asked(session)
    if now is not None and now != seen and _is_in_doubt(tx, said, session, now):
        return To(session=session, value=now.value, prompt=0 if now.together else now.prompt)
    if shown is None or _is_thought(said, session, replying.question_of(shown)):
        return None
    return To(
        session=session, value=shown.value, prompt=replying.prompt_of(tx, said, shown, session)
    )


def _is_in_doubt(tx: Transaction, said: Utterance, session: Session, question: Question) -> bool:
    """Whether the card of what is asked may stand above the message: it was sent before that was
    written, and Telegram has not said what became of it."""
    begun = postings.begun(tx, slot(session.id, said.person, question))
    return begun is not None and begun.after < said.message_id


def _is_thought(said: Utterance, session: Session, question: Question) -> bool:
    """Whether the gut question of the value is over, and nothing else is asked. Before the value
    is read, a few words are some that came late."""
    if not question.is_gut or question.asking(session) is not CardState.CLOSED:
        return False
    if question.value != session.position.value or asked(session) is not None:
        return False
    return session.stage is not Stage.REVEALED or len(said.text.split()) > WORDS_OF_A_PHRASE


def _what_is_asked(tx: Transaction, said: Utterance, place: Participant | None) -> To | None:
    """What is asked now, of somebody who was shown no question yet."""
    session = _attended(tx, said, place)
    was_before = (
        shown_questions.before(tx, session.id, said.chat_id, shown_messages.ANY_ID) is not None
    )
    newest = shown_questions.before(tx, session.id, said.chat_id, said.message_id)
    if not session.has_begun:
        raise NotBegun
    if was_before and newest is None:
        raise BeforeTheQuestion
    question = asked(session)
    if question is None:
        return None
    prompt = 0 if question.together else question.prompt
    return To(session=session, value=question.value, prompt=prompt)


def _thought(tx: Transaction, said: Utterance, place: Participant | None) -> To:
    """Nothing is asked: it is a thought about the value that the session is at."""
    session = _attended(tx, said, place)
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


def _first(tx: Transaction, said: Utterance, finders: Sequence[Finder]) -> Address | None:
    """What the first finder says that knows."""
    place = participants.attending(tx, said.person)
    for finder in finders:
        address = finder(tx, said, place)
        if address is not None:
            return address
    return None


def _attended(tx: Transaction, said: Utterance, place: Participant | None) -> Session:
    """The session that a person takes part in, and that goes on."""
    if place is None:
        raise taking_part.not_in(tx, said.person)
    session = sessions.get(tx, place.session_id)
    if not session.is_live:
        raise SessionOver
    return session
