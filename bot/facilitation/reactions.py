"""The reaction on a person's own message says that it is kept; when its words are gone, so is that.

Nobody keeps the number of a message, only a mark of it (bot.workshop.authorship). So the message is
looked for: numbers are tried from the newest on, each costs a microsecond or two.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.workshop import authorship
from bot.workshop.authorship import LinkKey, Mark
from bot.workshop.session import Mode
from storage import announcements, groups, sessions, shown_messages, withdrawn
from storage.announcements import Announcement, Kind
from storage.database import Transaction

# Above the highest number that is known, after a restart: as many messages as a large workshop has
# in ten minutes, in all private chats together. They are tried in a fiftieth of a second.
BEYOND = 10_000
# So many are tried at most, from the newest on, in half a second: a bot that writes all that
# Telegram lets it write comes to that in three hours. The sign of a message further back stays.
MOST = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unkept:
    """Messages whose words are gone, by their marks, and between which numbers they may stand in
    which chats."""

    key: LinkKey
    marks: frozenset[Mark]
    chats: tuple[tuple[int, range], ...]

    def found(self) -> Iterator[tuple[int, int]]:
        """The chat and the number of each of them that is there. It takes a while."""
        for chat_id, numbers in self.chats:
            for number in reversed(numbers):
                if authorship.message(self.key, chat_id, number) in self.marks:
                    yield chat_id, number


def take_away(tx: Transaction, session_id: int, person: int) -> None:
    """Words of a message of somebody's are there no more: if nothing of it is, nor is the sign that
    it is kept."""
    telling = Announcement(session_id=session_id, person_id=person, kind=Kind.UNKEPT)
    if not announcements.will_tell(tx, telling):
        announcements.add(tx, telling)


def sought(tx: Transaction, about: Announcement, newest: int) -> Unkept:
    """What is to be looked for, `newest` being the highest number that is known."""
    session, person = sessions.get(tx, about.session_id), about.person_id or 0
    place = groups.place(tx, session.id) if session.mode is Mode.OPEN else None
    chats = [person, *([place.chat_id] if place is not None else [])]
    return Unkept(
        key=sessions.link_key(tx, session.id),
        marks=frozenset(withdrawn.messages(tx, session.id)),
        chats=tuple((chat_id, _numbers(tx, session.id, chat_id, newest)) for chat_id in chats),
    )


def _numbers(tx: Transaction, session_id: int, chat_id: int, newest: int) -> range:
    """A message of a workshop stands below the first one that we have sent there."""
    ours = shown_messages.numbers_in(tx, session_id, chat_id)
    if not ours:
        return range(0)
    end = max(*ours, newest if chat_id > 0 else 0) + BEYOND
    return range(max(min(ours), end - MOST), end)
