"""A quiet word: somebody and whoever can be turned to write to each other, without names.

It is here and nowhere else. It is never stored, and gone when the program stops.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from bot.workshop.door import Door, door_of
from bot.workshop.not_passed_on import WhichQuietWord

# Whoever taps is in distress, perhaps: a minute of silence is as long as somebody should wait for
# the lines of support.
SECONDS_TO_ANSWER = 60.0
# What is written after so long was hardly meant for a talk that both have left.
SECONDS_UNTIL_OVER = 1800.0
# Two hundred of them, of fifty messages each, and where each stands with the other: an edit of an
# older one is in nobody's mind, nor a reply to it.
PAST_MESSAGES = 20_000

At = tuple[int, int]
"""A chat, and a message in it."""


@dataclass(slots=True, kw_only=True, eq=False)
class QuietWord:
    """One talk, of a `person` with the `standby`, who sees a `letter` once there are two at a time,
    `is_called` by it once the standby knows it. `key` stands for it in buttons. `token` is what the
    link carried by which the person came, "" if they have joined. `waits` while the person has had
    no answer, `was_told` once they have been told of that, `was_helped` once they wrote something
    of distress and were told where help is."""

    session_id: int
    person: int
    standby: int
    letter: str
    key: bytes
    last_at: float
    token: str = ""
    is_lettered: bool = False
    is_called: bool = False
    waits: bool = True
    was_told: bool = False
    was_helped: bool = False

    def other(self, one: int) -> int:
        """Whom what one of them writes is for."""
        return self.standby if one == self.person else self.person


class QuietWords:
    """All that go on, and which messages belong to them."""

    def __init__(self) -> None:
        self._words: list[QuietWord] = []
        self._messages: dict[At, tuple[QuietWord, tuple[int, ...]]] = {}
        self._past: dict[At, int | None] = {}
        self._untold: dict[int, set[bytes]] = {}
        self._missed_the_end: set[int] = set()
        self._notices: dict[int, int] = {}

    def begin(
        self, session_id: int, person: int, standby: int, key: bytes, now: float
    ) -> QuietWord:
        """Somebody turns to the standby. With a second one at a time, each has a letter."""
        others = [word for word in self._words if word.standby == standby]
        taken = {word.letter for word in others}
        letter = next((one for one in ascii_uppercase if one not in taken), "?")
        word = QuietWord(
            session_id=session_id,
            person=person,
            standby=standby,
            letter=letter,
            key=key,
            last_at=now,
            is_lettered=bool(others),
        )
        for other in others:
            other.is_lettered = True
        self._missed_the_end.discard(person)
        self._words.append(word)
        return word

    def of(self, one: int) -> list[QuietWord]:
        """Those that somebody is in, on either side."""
        return [word for word in self._words if one in (word.person, word.standby)]

    def asked_by(self, person: int) -> QuietWord | None:
        """The one that somebody has asked for, or None."""
        return next((word for word in self._words if word.person == person), None)

    def by_link(self, session_id: int, now: float) -> int:
        """How many go on in a session with people who have not joined it."""
        here = [word for word in self._words if word.session_id == session_id and word.token]
        return sum(not self.is_left(word, now) for word in here)

    def by_browser(self, session_id: int, now: float) -> int:
        """How many go on in a session with people who take part in a browser."""
        here = [word for word in self._words if word.session_id == session_id]
        by_browser = [word for word in here if door_of(word.person) is Door.BROWSER]
        return sum(not self.is_left(word, now) for word in by_browser)

    def with_standby(self, session_id: int, standby: int) -> list[QuietWord]:
        """Those of a session with one standby."""
        mine = (word for word in self._words if word.standby == standby)
        return [word for word in mine if word.session_id == session_id]

    def by_key(self, key: bytes, one: int) -> QuietWord | None:
        """The one that a button of somebody's belongs to, or None: it is over, or never theirs."""
        return next((word for word in self.of(one) if word.key == key), None)

    def goes_on(self, word: QuietWord) -> bool:
        """Whether it has not ended."""
        return word in self._words

    def meant(self, at: At, reply_to: int | None) -> QuietWord | None:
        """The one that somebody's new message in their chat is for, or None if they are in none, or
        reply to one that is over. WhichQuietWord if they are in several, and reply to none of
        them."""
        words = self.of(at[0])
        replied = self._messages.get((at[0], reply_to)) if reply_to else None
        if replied is not None:
            return replied[0]
        before = self._past.get((at[0], reply_to)) if reply_to else None
        if before is not None:
            # Only who asked knows that it is the same two again.
            asked = self.asked_by(at[0])
            return asked if asked is not None and asked.standby == before else None
        if len(words) > 1:
            raise WhichQuietWord
        return words[0] if words else None

    def heard(self, word: QuietWord, one: int, now: float) -> None:
        """One of them has written."""
        word.last_at = now
        word.waits = one == word.person
        if one == word.standby:
            word.was_told = False

    def is_left(self, word: QuietWord, now: float) -> bool:
        """Whether both have left it, without saying so."""
        return now - word.last_at > SECONDS_UNTIL_OVER

    def came_as(self, word: QuietWord, at: At, messages: Iterable[int]) -> None:
        """What one wrote stands with the other, in these messages; what stands with both."""
        if self.goes_on(word):
            self._messages[at] = word, tuple(messages)
        else:
            self._keep_past(at, word.standby)

    def copies(self, at: At) -> tuple[QuietWord, tuple[int, ...]] | None:
        """Where what somebody wrote stands with the other, or None."""
        return self._messages.get(at)

    def never_an_answer(self, at: At) -> None:
        """A message belongs to a quiet word: no edit of it is an answer, nor a reply to it."""
        self._keep_past(at, self._past.get(at))

    def was_one(self, at: At) -> bool:
        """Whether a message belongs to a quiet word, of now or before."""
        return at in self._past

    def end(self, word: QuietWord) -> None:
        """It is over: nothing that was written in it is known any more, but where it stands, and
        that it was no answer. Both have to be told."""
        self._words = [one for one in self._words if one is not word]
        for one in (word.person, word.standby):
            self._untold.setdefault(one, set()).add(word.key)
        for at in [at for at, (one, _) in self._messages.items() if one is word]:
            del self._messages[at]
            self._keep_past(at, word.standby)

    def told_of_end(self, word: QuietWord, one: int, message: int | None) -> None:
        """The message that tells one of them that it is over, or None: none may have come."""
        untold = self._untold.get(one, set())
        untold.discard(word.key)
        if not untold:
            self._untold.pop(one, None)
        if message is None:
            self._missed_the_end.add(one)
            return
        self._keep_past((one, message), word.standby)
        self._notices[one] = max(message, self._notices.get(one, 0))

    def missed_the_end(self, one: int) -> None:
        """Somebody may not know that a quiet word of theirs is over."""
        self._missed_the_end.add(one)

    def heard_of_end(self, one: int, message: int) -> None:
        """Whoever may not have known it can read it in this message, or that another begins."""
        if one in self._missed_the_end:
            self._missed_the_end.discard(one)
            self._notices[one] = max(message, self._notices.get(one, 0))

    def is_late(self, at: At, reply_to: int | None) -> bool:
        """Whether a new message was meant for a quiet word that is over: its author could not read
        so before they wrote it, or replies to what stood in it."""
        one, message = at
        replied = (one, reply_to) if reply_to else None
        if replied in self._messages:
            return False
        if replied in self._past and not self.of(one):
            return True
        could_not_know = one in self._missed_the_end or one in self._untold
        return could_not_know or message < self._notices.get(one, 0)

    def _keep_past(self, at: At, standby: int | None) -> None:
        self._past[at] = standby
        while len(self._past) > PAST_MESSAGES:
            del self._past[next(iter(self._past))]
