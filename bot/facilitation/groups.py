"""What happens to the group itself: it gets another id, or the bot is removed or comes back."""

from dataclasses import dataclass

from bot.facilitation import moves, telling_of_moves
from bot.facilitation.letting_in import NOBODY, Trusted
from bot.workshop.session import Move, Session
from storage import groups, sessions, shown_messages
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A group's id before and after; `trusted`: whose archives are sent."""

    old: int
    new: int
    trusted: Trusted = NOBODY


def record_migrated(tx: Transaction, group: Migration, now: float) -> list[Session]:
    """The group became a supergroup: another id, and no message of before can be edited.

    Returns the sessions that look different now. Telegram tells it twice: the second time changes
    nothing.
    """
    if group.old == group.new:
        return []
    here = [session.id for session in groups.in_group(tx, group.new)]
    came = [session.id for session in groups.in_group(tx, group.old)]
    for session_id in came:
        _make_room(tx, session_id, group, now)
    groups.move(tx, group.old, group.new)
    shown_messages.forget_chat(tx, group.old)
    return [sessions.get(tx, session_id) for session_id in (*here, *came)]


def _make_room(tx: Transaction, session_id: int, group: Migration, now: float) -> None:
    """Two sessions can't live in one place: the one that has not begun ends, or the one that was
    in the group of before. Nobody's words are lost: an end brings the archive."""
    coming, rival = sessions.get(tx, session_id), groups.rival(tx, session_id, group.new)
    if rival is None:
        return
    gives_way = coming.has_begun and not rival.has_begun
    moves.end(tx, rival if gives_way else coming, now, group.trusted)


def record_removed(tx: Transaction, chat_id: int) -> list[Session]:
    """The bot was removed: the group's sessions are paused, with all that was said. Returns its
    live sessions."""
    for session in groups.in_group(tx, chat_id):
        if Move.PAUSE in session.possible_moves:
            sessions.save(tx, session.after(Move.PAUSE))
    groups.set_reachable(tx, chat_id, reachable=False)
    return groups.in_group(tx, chat_id)


def record_back(tx: Transaction, chat_id: int) -> list[Session]:
    """The bot is in the group again; the sessions that were waiting for it. What the group missed
    is said: where they are now."""
    waiting = groups.cut_off_in(tx, chat_id)
    groups.set_reachable(tx, chat_id, reachable=True)
    for session in waiting:
        telling_of_moves.say_where(tx, session)
    return waiting


def record_renamed(tx: Transaction, chat_id: int, title: str) -> list[Session]:
    """The group has another title; its live sessions."""
    groups.rename(tx, chat_id, title)
    return groups.in_group(tx, chat_id)


def is_new_to(tx: Transaction, chat_id: int, title: str) -> bool:
    """Whether nothing is going on in a group that the bot came into.

    A group that becomes a supergroup looks like a new one at first: its title tells.
    """
    is_upgrade = groups.is_waiting_in_basic_group(tx, title)
    return not is_upgrade and not groups.in_group(tx, chat_id)
