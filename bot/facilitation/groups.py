"""What happens to the group itself: it gets another id, or the bot is removed or comes back."""

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
    """The bot was removed: the group's sessions are paused, with all that was said."""
    paused = []
    for session in sessions.in_group(tx, chat_id):
        if Move.PAUSE in session.possible_moves:
            sessions.save(tx, session.after(Move.PAUSE))
        paused.append(session)
    sessions.set_group_reachable(tx, chat_id, reachable=False)
    return paused


def record_back(tx: Transaction, chat_id: int) -> list[Session]:
    """The bot is in the group (again); the sessions that wait there."""
    sessions.set_group_reachable(tx, chat_id, reachable=True)
    return sessions.in_group(tx, chat_id)
