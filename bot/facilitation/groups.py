"""What happens to the group itself: it gets another id, or the bot is removed or comes back."""

from bot.facilitation import moves
from bot.workshop.session import Move, Session
from storage import sessions, shown_messages
from storage.database import Transaction


def record_migrated(tx: Transaction, old: int, new: int) -> list[Session]:
    """The group became a supergroup: another id, and no message of before can be edited.

    Returns its live sessions. Telegram tells it twice: the second time changes nothing.
    """
    sessions.move_group(tx, old, new)
    shown_messages.forget_chat(tx, old)
    return sessions.in_group(tx, new)


def record_removed(tx: Transaction, chat_id: int) -> list[Session]:
    """The bot was removed: the group's sessions are paused, with all that was said. Returns its
    live sessions."""
    for session in sessions.in_group(tx, chat_id):
        if Move.PAUSE in session.possible_moves:
            sessions.save(tx, session.after(Move.PAUSE))
    sessions.set_group_reachable(tx, chat_id, reachable=False)
    return sessions.in_group(tx, chat_id)


def record_back(tx: Transaction, chat_id: int) -> list[Session]:
    """The bot is in the group again; the sessions that were waiting for it. What the group missed
    is said: where they are now."""
    waiting = sessions.cut_off_in(tx, chat_id)
    sessions.set_group_reachable(tx, chat_id, reachable=True)
    for session in waiting:
        moves.say_where(tx, session)
    return waiting


def record_renamed(tx: Transaction, chat_id: int, title: str) -> list[Session]:
    """The group has another title; its live sessions."""
    sessions.rename_group(tx, chat_id, title)
    return sessions.in_group(tx, chat_id)


def is_new_to(tx: Transaction, chat_id: int, title: str) -> bool:
    """Whether nothing is going on in a group that the bot came into.

    A group that becomes a supergroup looks like a new one at first: its title tells.
    """
    is_upgrade = sessions.is_waiting_in_basic_group(tx, title)
    return not is_upgrade and not sessions.in_group(tx, chat_id)
