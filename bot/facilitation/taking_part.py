"""Who takes part in a session, and who may: the one rule for all that people say, press or follow.

In private people take part once they have joined. In an open session whoever answers in its group
joins by that: so it counts there and nowhere else.
"""

from bot.facilitation import speaking
from bot.workshop import authorship
from bot.workshop.errors import HasLeft, HasLeftOpen, NotJoined, SessionOver
from bot.workshop.not_let_in import JoiningClosed, TakenOut
from bot.workshop.session import Mode, Session
from storage import groups, participants, sessions, taken_out
from storage.database import Transaction


def takes_part(tx: Transaction, session: Session, person: int) -> bool:
    """Whether a person has joined a session and not left it; after its end, whether they had."""
    participant = participants.find(tx, session.id, person)
    return participant is not None and (participant.attending or not session.is_live)


def check_takes_part(tx: Transaction, session: Session, person: int, chat_id: int) -> None:
    """Let a person say or press something in a chat, who takes part or, in an open session, does
    so by that. NotJoined for who has not joined, HasLeft for who left; SessionOver when it is too
    late to, and what `check_may_join` raises."""
    if takes_part(tx, session, person):
        return
    if not session.is_live:
        raise SessionOver
    if session.mode is Mode.PRIVATE or not _may_speak_up(tx, session, person, chat_id):
        raise not_in(tx, person)
    check_may_join(tx, session, person)
    participants.take_part(tx, session.id, person)
    speaking.settle(tx, session, person)


def has_left(tx: Transaction, session: Session, person: int) -> bool:
    """Whether a person has left a session that goes on, to take part in another or in none: until
    they come back nothing of theirs is kept there, nor changed. An open session nobody has left for
    good: whoever answers in its group is in it."""
    if session.mode is Mode.OPEN or not session.is_live:
        return False
    participant = participants.find(tx, session.id, person)
    return participant is not None and not participant.attending


def not_in(tx: Transaction, person: int) -> NotJoined:
    """What to say to somebody who takes part in nothing: of a session that goes on they may have
    been a part until just now."""
    joined = [sessions.get(tx, session_id) for session_id in participants.sessions_of(tx, person)]
    modes = {session.mode for session in joined if session.is_live}
    if not modes:
        return NotJoined()
    return HasLeftOpen() if modes == {Mode.OPEN} else HasLeft()


def check_may_join(tx: Transaction, session: Session, person: int) -> None:
    """TakenOut for somebody whom the facilitators took out; JoiningClosed for somebody new while
    joining is closed: who was in before comes back."""
    if was_taken_out(tx, session, person):
        raise TakenOut
    if session.joining_closed and participants.find(tx, session.id, person) is None:
        raise JoiningClosed


def was_taken_out(tx: Transaction, session: Session, person: int) -> bool:
    """Whether the facilitators took a person out of a session; after sealing nobody can tell."""
    if sessions.is_sealed(tx, session.id):
        return False
    mark = authorship.taken_out(sessions.link_key(tx, session.id), person)
    return taken_out.has(tx, session.id, mark)


def _may_speak_up(tx: Transaction, session: Session, person: int, chat_id: int) -> bool:
    """Whether a person is in an open session, though they attend another one, or writes in its
    group. A press in private may be forged: it makes nobody a participant."""
    place = groups.place(tx, session.id)
    is_in_group = place is not None and place.chat_id == chat_id
    return is_in_group or participants.find(tx, session.id, person) is not None


def newest_of(tx: Transaction, person: int) -> int:
    """The session that somebody takes part in or, if in none, did last; NotJoined if never."""
    place = participants.attending(tx, person)
    if place is not None:
        return place.session_id
    joined = participants.sessions_of(tx, person)
    if not joined:
        raise NotJoined
    return joined[-1]
