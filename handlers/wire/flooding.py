"""One person who sends very much slows only themselves; and codes can't be guessed by trying.

All look at people for some minutes and keep nothing on disk.

A code has 8 characters of an alphabet of 32: 32 ** 8 is 1.1 million million. One account may type
5 wrong ones in ten minutes; while more than RUSH are typed by everybody together it may type 2,
which is 288 in a day. A thousand accounts that do so day and night for a year type 1.05e8: they
find the one workshop that is open with a chance of 1 in 10,000, and one of a hundred that are open
all year with 1 in 100. Nobody is kept out by what others type.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from telegram import Update
from telegram.constants import ChatID

from bot.workshop.clock import is_recent
from bot.workshop.errors import TooManyGuesses

PEOPLE_WATCHED = 10_000
ASIDE_SECONDS = 60.0
ASIDES_WATCHED = 10_000
GUESS_SECONDS = 600.0
GUESSES_OF_ONE, GUESSES_IN_A_RUSH = 5, 2
RUSH = 100
# The accounts that Telegram writes under for others: anonymous admins, channels, linked channels.
SHARED_ACCOUNTS = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How much one person may send: `burst` at once, `minute` in a minute; 0 is no limit."""

    burst: int = 20
    minute: int = 40


FLOW = Flow()
UNLIMITED = Flow(burst=0, minute=0)
ONCE_A_MINUTE = Flow(burst=1, minute=1)


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    was_told: bool = False


class FloodGate:
    """Counts what people send. `now` gives epoch seconds."""

    def __init__(self, flow: Flow, now: Callable[[], float]) -> None:
        self._flow = flow
        self._now = now
        self._buckets: dict[Hashable, _Bucket] = {}

    def lets_pass(self, sender: Hashable) -> bool:
        """Whether one more of a sender's messages may be looked at."""
        if not self._flow.burst:
            return True
        now = self._now()
        bucket = self._buckets.pop(sender, None) or _Bucket(self._flow.burst, now)
        refilled = bucket.left + max(0.0, now - bucket.at) * self._flow.minute / 60
        bucket.left, bucket.at = min(self._flow.burst, refilled), now
        self._buckets[sender] = bucket
        if len(self._buckets) > PEOPLE_WATCHED:
            del self._buckets[next(iter(self._buckets))]
        if bucket.left < 1:
            return False
        bucket.left -= 1
        bucket.was_told = False
        return True

    def must_be_told(self, sender: Hashable) -> bool:
        """Whether a sender who sends too much has not heard so yet."""
        bucket = self._buckets[sender]
        was_told, bucket.was_told = bucket.was_told, True
        return not was_told


class Asides:
    """Lets a group read one answer of a kind in a minute: the one that stands there answers others
    who ask the same. `now` gives epoch seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._said_at: dict[Hashable, float] = {}

    def may_be_said(self, chat_id: int, about: Hashable) -> bool:
        """Whether something may be said in a group; it counts as said then."""
        now, what = self._now(), (chat_id, about)
        if is_recent(now, self._said_at.get(what, -1e9), ASIDE_SECONDS):
            return False
        self._said_at.pop(what, None)
        self._said_at[what] = now
        if len(self._said_at) > ASIDES_WATCHED:
            del self._said_at[next(iter(self._said_at))]
        return True


class Guesses:
    """Counts codes that were typed and are none. `now` gives epoch seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._wrong: dict[int, list[float]] = {}

    def check(self, person: int) -> None:
        """Raise TooManyGuesses when a person has tried too often; when very many codes are tried,
        that is sooner. What others type keeps nobody from their first tries."""
        now = self._now()
        recent = {
            who: [at for at in times if is_recent(now, at, GUESS_SECONDS)]
            for who, times in self._wrong.items()
        }
        self._wrong = {who: times for who, times in recent.items() if times}
        is_rush = sum(map(len, self._wrong.values())) >= RUSH
        limit = GUESSES_IN_A_RUSH if is_rush else GUESSES_OF_ONE
        if len(self._wrong.get(person, ())) >= limit:
            raise TooManyGuesses

    def count(self, person: int) -> None:
        """A person typed a code that is none."""
        self._wrong[person] = [*self._wrong.pop(person, ()), self._now()]
        if len(self._wrong) > PEOPLE_WATCHED:
            del self._wrong[next(iter(self._wrong))]


def sender_of(update: Update) -> Hashable | None:
    """Whose flood an update would be part of: a person's or, where Telegram names an account that
    many write under, that of whom they write as, in that chat. None: nobody's."""
    user, message = update.effective_user, update.effective_message
    if update.callback_query is not None or message is None or user is None:
        return user.id if user else None
    if message.sender_chat is None and user.id not in SHARED_ACCOUNTS:
        return user.id
    return message.chat_id, message.sender_chat.id if message.sender_chat else user.id
