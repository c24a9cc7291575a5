"""Hearing what somebody writes: kept where it belongs, or in the place of what it replaces.

Where it belongs is decided in bot.facilitation.addressing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.facilitation import (
    adding,
    addressing,
    answering,
    changing,
    checking,
    passing,
    responding,
    taking_back,
    taking_part,
    typed_codes,
)
from bot.facilitation.adding import Missing, NothingMissing
from bot.facilitation.addressing import Address, OwnWordsChanged, To
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.checking import Checked, NotedCheck
from bot.facilitation.passing import TypedPass
from bot.facilitation.responding import NotedResponses
from bot.facilitation.rounding_up.editing import Reply
from bot.workshop import authorship, typed_pass
from bot.workshop.authorship import Mark
from bot.workshop.errors import LeftAsItWas, ResponseTooLong, SessionOver, TakenBack
from bot.workshop.not_passed_on import NotToldApart
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Mode, Session
from bot.workshop.utterance import Utterance
from storage import answers, participants, responses, sessions, shown_messages, withdrawn
from storage.answers import Answer
from storage.database import Transaction
from storage.responses import Response
from storage.shown_messages import ASKING, Kind

# What people answer by replying to it; a reply to the lobby, or to news, is talk.
HEARD_IN_GROUPS = (*ASKING, Kind.CLOUD, Kind.STATEMENT, Kind.ROUND_UP)

Noted = NotedResponses | NotedAnswer | TypedPass
Rewritten = Noted | NothingMissing
Heard = Rewritten | NotedCheck | Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """Somebody answered the gut question of a private session in the group: it is not kept."""

    has_joined: bool


def hear(tx: Transaction, said: Utterance) -> Heard | None:
    """Keep what somebody wrote in private, where it belongs; an edit of a draft is handed on."""
    return _keep(tx, said, addressing.find(tx, said))


def hear_at(tx: Transaction, said: Utterance, to: To) -> Noted | None:
    """Keep what somebody wrote where it is known what it answers; None if it came before."""
    mark = authorship.message(sessions.link_key(tx, to.session.id), said.chat_id, said.message_id)
    at = to.session.id, mark
    if responses.by_message(tx, *at) or answers.by_message(tx, *at) or withdrawn.has(tx, *at):
        return None
    return _keep_at(tx, said, to)


def hear_anew(tx: Transaction, said: Utterance) -> Rewritten | None:
    """What comes again takes the place of what came then; None when nothing has changed. TakenBack
    if it was taken back since."""
    found = _kept_before(tx, said)
    return _replace(tx, said, found) if found else None


def change_to(tx: Transaction, said: Utterance, changed: OwnWordsChanged) -> Rewritten | None:
    """Put what somebody wrote in the place of words of theirs; None when nothing has changed."""
    return _change(tx, said, changed)


def hear_in_group(tx: Transaction, said: Utterance) -> Noted | Overheard | None:
    """Keep a reply to the bot in the group, if the session is open. None: it is talk among people,
    which is nobody's business here."""
    shown = shown_messages.find(tx, said.chat_id, said.reply_to) if said.reply_to else None
    if shown is None or shown.kind not in HEARD_IN_GROUPS:
        return None
    session = sessions.get(tx, shown.session_id)
    if session.mode is Mode.PRIVATE:
        return _overhear(tx, session, said) if shown.kind is Kind.QUESTION else None
    if taking_part.was_taken_out(tx, session, said.person):
        return None  # What would be said of it, the whole group would read.
    typed_codes.check_no_code(tx, said.text)
    if shown.kind is Kind.ROUND_UP:
        return adding.hear_in_group(tx, said, shown)
    to = addressing.find_in_group(tx, session, shown)
    taking_part.check_takes_part(tx, session, said.person, said.chat_id)
    return _keep_at(tx, said, to)


def rehear(tx: Transaction, said: Utterance, *, is_known: bool = True) -> Heard | None:
    """An edited message replaces what came in it; None when nothing has changed.

    A message that was refused, and is now short enough, counts as new, for the question that it
    was written under. One whose words were taken back does not bring them in again: Telegram
    reports edits that nobody made. LeftAsItWas for who has left. NotToldApart unless it `is_known`
    what the message was: one of which nothing is kept may have been a quiet word.
    """
    if found := _kept_before(tx, said):
        return _replace(tx, said, found)
    if not is_known:
        raise NotToldApart
    address = addressing.find_again(tx, said)
    return _keep(tx, said, address, is_edit=True) if address is not None else None


def is_kept(tx: Transaction, said: Utterance) -> bool:
    """Whether something of a message is kept, or was."""
    try:
        return _kept_before(tx, said) is not None
    except TakenBack:
        return True


def rehear_in_group(tx: Transaction, said: Utterance) -> Rewritten | Overheard | None:
    """An edited message in the group replaces what came in it; None when nothing has changed."""
    found = _kept_before(tx, said)
    if found is None:
        return hear_in_group(tx, said)
    typed_codes.check_no_code(tx, said.text)
    return _replace(tx, said, found)


def _keep(
    tx: Transaction, said: Utterance, address: Address, *, is_edit: bool = False
) -> Heard | None:
    match address:
        case Reply():
            return address
        case Missing():
            return adding.hear(tx, said, address)
        case Checked():
            return checking.record(tx, said, address, is_edit=is_edit)
        case OwnWordsChanged():
            return _change(tx, said, address)
        case To():
            # Who replies to a question has left what they were changing as it is, wherever it is.
            participants.stop_changing(tx, said.person)
            return _keep_at(tx, said, address)


def _keep_at(tx: Transaction, said: Utterance, to: To) -> Noted:
    taking_back.came(tx, to.session.id, said.person, to.value)
    if typed_pass.is_one(said.text):
        prompt = None if to.prompt == THOUGHT else to.prompt
        return passing.record(tx, to.session, said, to.value, prompt)
    if to.prompt is not None:
        return answering.record(tx, to.session, said, to.value, to.prompt)
    if to.session.is_open_at(to.value):
        return responding.record(tx, to.session, said, to.value)
    return _keep_late(tx, said, to)


def _keep_late(tx: Transaction, said: Utterance, to: To) -> Noted:
    """Keep what comes while a gut question is not asked: what is too long for a cloud that has
    closed anyway, or more than one may say in it, is a thought."""
    try:
        noted = responding.record(tx, to.session, said, to.value)
    except ResponseTooLong:
        return answering.record(tx, to.session, said, to.value, THOUGHT)
    if noted.kept or noted.repeated:
        return noted
    return answering.record(tx, to.session, said, to.value, THOUGHT)


def _kept_before(tx: Transaction, said: Utterance) -> tuple[Session, Mark] | None:
    """The session that something of this message was kept in, and the message's mark there."""
    for session_id in reversed(participants.sessions_of(tx, said.person)):
        key = sessions.link_key(tx, session_id)
        mark = authorship.message(key, said.chat_id, said.message_id)
        if withdrawn.has(tx, session_id, mark):
            raise TakenBack
        if responses.by_message(tx, session_id, mark) or answers.by_message(tx, session_id, mark):
            return sessions.get(tx, session_id), mark
    return None


def _replace(tx: Transaction, said: Utterance, found: tuple[Session, Mark]) -> Rewritten | None:
    noted = _put_in_place(tx, said, found)
    if noted is not None and taking_part.has_left(tx, found[0], said.person):
        raise LeftAsItWas  # With this unit of work what was changed is undone.
    return noted


def _put_in_place(
    tx: Transaction, said: Utterance, found: tuple[Session, Mark]
) -> Rewritten | None:
    session, mark = found
    link_key = sessions.link_key(tx, session.id)
    answer = answers.by_message(tx, session.id, mark)
    if answer is None or not answer.added:
        _check_live(session)
    words = responses.by_message(tx, session.id, mark)
    old = answer or words
    if typed_pass.is_one(said.text):
        return _nothing_in_place_of(tx, session, said, old)
    if answer is not None:
        place = participants.find(tx, session.id, said.person)
        if place is not None and place.changing == changing.mark(link_key, answer.id):
            participants.set_changing(tx, session.id, said.person, None)
        return answering.replace(tx, session, said, answer)
    return responding.replace_message(tx, session, said, mark)


def _nothing_in_place_of(
    tx: Transaction, session: Session, said: Utterance, old: Sequence[Response] | Answer
) -> Rewritten | None:
    if isinstance(old, Answer) and old.added:
        return adding.take_back(tx, session, said, old)
    return passing.in_place_of(tx, session, said, old)


def _overhear(tx: Transaction, session: Session, said: Utterance) -> Overheard:
    place = participants.find(tx, session.id, said.person)
    return Overheard(has_joined=place is not None and place.attending)


def _change(tx: Transaction, said: Utterance, changed: OwnWordsChanged) -> Rewritten | None:
    """The message that the old words came in no longer counts: they don't come back with it."""
    session, old = changed.session, changed.old
    is_added = isinstance(old, Answer) and old.added
    participants.set_changing(tx, session.id, said.person, None)
    if not is_added:
        _check_live(session)
    taking_back.gone(tx, said.person, old)
    if typed_pass.is_one(said.text):
        old_words = old if isinstance(old, Answer) else [old]
        return _nothing_in_place_of(tx, session, said, old_words)
    if isinstance(old, Answer):
        return answering.replace(tx, session, said, old)
    return responding.replace(tx, session, said, [old])


def _check_live(session: Session) -> None:
    if not session.is_live:
        raise SessionOver
