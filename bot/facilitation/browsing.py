"""Taking part in a browser: what somebody says on their page.

A page says by itself which question something answers, where a chat has to find that out; all else
is what bot.facilitation.hearing and the others do for everybody.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from bot.facilitation import (
    adding,
    answering,
    came,
    hearing,
    my_data,
    passing,
    recognising,
    taking_part,
    typed_codes,
)
from bot.facilitation.addressing import OwnWordsChanged, To
from bot.facilitation.hearing import Rewritten
from bot.facilitation.my_facts import Facts
from bot.facilitation.recognising import Recognised
from bot.workshop import typed_pass
from bot.workshop.card import Question
from bot.workshop.errors import CommandTyped, NoSession, NothingThere, NotJoined, NotNow
from bot.workshop.join_code import SHORT, candidates, shown
from bot.workshop.scope import THOUGHT, Scope
from bot.workshop.session import Mode, Session, Stage
from bot.workshop.utterance import Utterance
from storage import (
    answers,
    groups,
    participants,
    responses,
    sessions,
)
from storage.database import Transaction

MARK_LETTERS = 16
COMMAND = re.compile(r"/[a-z_]{2,32}(?:@\w{1,40})?", re.IGNORECASE)


def token_of(tx: Transaction, code: str) -> str:
    """The token of the session whose code stands in an address. NoSession if there is none, where
    it is held in the open, or no browser may come in."""
    found = (sessions.by_code(tx, one) for one in candidates(code[:SHORT]))
    session = next((one for one in found if one is not None), None)
    if session is None or session.stage is Stage.PREPARING or session.mode is Mode.OPEN:
        raise NoSession
    return sessions.token(tx, session.id)


def code_of(tx: Transaction, person: int) -> str:
    """The code of the workshop that somebody is in, as people see it; "" where none goes on."""
    for session_id in participants.sessions_of(tx, person)[-1:]:
        if sessions.get(tx, session_id).is_live:
            return shown(sessions.code(tx, session_id))
    return ""


def mark_of(tx: Transaction, session_id: int) -> str:
    """What stands for a session in the forms of pages: the same for everybody, and it lets nobody
    in."""
    token = sessions.token(tx, session_id)
    return hashlib.sha256(b"gair page\x00" + token.encode()).hexdigest()[:MARK_LETTERS]


def place_at(tx: Transaction, person: int, mark: str) -> int:
    """The session that a form on somebody's page is about: they may have joined another since.
    NotJoined if they have never joined it, or nothing is kept of them."""
    for session_id in reversed(participants.sessions_of(tx, person)):
        if mark_of(tx, session_id) == mark:
            return session_id
    raise NotJoined


def places(tx: Transaction, facts: Iterable[Facts]) -> Mapping[int, str]:
    """What forms say that are about words in each of these sessions, by its number."""
    return {fact.session.id: mark_of(tx, fact.session.id) for fact in facts}


def was_taken_out(tx: Transaction, person: int) -> bool:
    """Whether facilitators took somebody out of a workshop that goes on."""
    return any(taking_part.was_taken_out(tx, one, person) for one in sessions.live(tx))


def check_is_meant(text: str) -> None:
    """Raise CommandTyped for what is a command in chats, and nothing on a page: nobody means it as
    a word."""
    if COMMAND.fullmatch(text.strip()):
        raise CommandTyped


def check_may_be_kept(tx: Transaction, text: str) -> None:
    """Raise CommandTyped as above, and CodeNotKept for what has the code of a workshop in it."""
    check_is_meant(text)
    typed_codes.check_no_code(tx, text)


def say(tx: Transaction, session_id: int, said: Utterance, question: Question) -> Rewritten | None:
    """Keep what somebody says to a question. What comes by the same form again takes the place of
    what came before; None if nothing has changed. NotNow for a question that was not asked; all
    that bot.facilitation.hearing raises."""
    session = sessions.find(tx, session_id)
    if session is None:
        raise NotNow
    taking_part.check_takes_part(tx, session, said.person, said.chat_id)
    check_may_be_kept(tx, said.text)
    if not (session.is_live and was_asked(tx, session, question)):
        raise NotNow
    to = To(session=session, value=question.value, prompt=question.prompt)
    if question.is_gut and _is_thought(session, question):
        to = To(session=session, value=question.value, prompt=THOUGHT)
    return hearing.hear_at(tx, said, to) or hearing.hear_anew(tx, said)


def keep_as_word(
    tx: Transaction, session_id: int, said: Utterance, question: Question
) -> Rewritten | None:
    """What somebody typed was no pass; None if that has come before by the same form. Whatever
    would have been heard as a word anyway is. All that bot.facilitation.passing raises."""
    if not typed_pass.is_one(said.text):
        return say(tx, session_id, said, question)
    if _came(tx, session_id, said):
        return None
    return passing.keep_as_word(tx, session_id, said, question.value, question.prompt)


def change(tx: Transaction, session_id: int, said: Utterance, words_id: bytes) -> Rewritten | None:
    """Put other words in the place of words of one's own; None if that changes nothing.
    NothingThere if they are gone."""
    check_may_be_kept(tx, said.text)
    if _came(tx, session_id, said):
        return hearing.hear_anew(tx, said)
    mine = my_data.find(tx, session_id, said.person, words_id)
    session = sessions.get(tx, session_id)
    taking_part.check_takes_part(tx, session, said.person, said.chat_id)
    old = responses.find_own(tx, mine.id) or answers.find_own(tx, mine.id)
    if old is None:
        raise NothingThere
    return hearing.change_to(tx, said, OwnWordsChanged(session=session, old=old))


def recognise(
    tx: Transaction, session_id: int, person: int, scope: Scope, *, takes_back: bool
) -> Recognised:
    """Recognise a round-up that the group has, or take that back; what is so already stays so.
    Raises what bot.facilitation.recognising does."""
    place, session = groups.place(tx, session_id), sessions.find(tx, session_id)
    if place is None or session is None:
        raise NotNow
    if recognising.has_recognised(tx, session, person, scope) is not takes_back:
        return Recognised(session=session, is_taken_back=takes_back, is_news=False)
    return recognising.press(tx, session_id, person, scope, place.chat_id)


def say_what_is_missing(
    tx: Transaction, session_id: int, said: Utterance, scope: Scope
) -> Rewritten | None:
    """Keep what somebody finds missing in a round-up that the group has. What comes by the same
    form again takes the place of what came before; None if nothing has changed."""
    session = recognising.of_posted(tx, sessions.find(tx, session_id), scope)
    if session.mode is Mode.OPEN or scope.value is None:
        raise NotNow
    taking_part.check_takes_part(tx, session, said.person, said.chat_id)
    check_may_be_kept(tx, said.text)
    if _came(tx, session_id, said):
        return hearing.hear_anew(tx, said)
    return adding.record(tx, session, said, scope)


def _came(tx: Transaction, session_id: int, said: Utterance) -> bool:
    """Whether something by the same form is kept."""
    return bool(came.which(tx, session_id, said.person, [said.message_id]))


def _is_thought(session: Session, question: Question) -> bool:
    """Whether what is said to a value's gut question is a thought: it has none."""
    return session.plan.values[question.value].question is None


def was_asked(tx: Transaction, session: Session, question: Question) -> bool:
    """Whether people have been asked it. A value without a gut question has its card all the same:
    thoughts belong to it."""
    if question.value not in range(len(session.plan.values)):
        return False
    if question.is_gut and _is_thought(session, question):
        return session.has_begun and session.position.value == question.value
    return answering.was_asked(tx, session, question.value, question.prompt)
