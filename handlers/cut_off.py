"""Quiet words that a restart has cut off: what is written on, and what is edited, is no answer.

All that outlives the program is the menu of commands that Telegram offers in the chats of the two,
which is another one while they talk.
"""

import asyncio
import re

from telegram import Message

from bot.facilitation import (
    facilitating,
    turning_to,
)
from bot.texts import languages, load
from bot.workshop.door import Door, door_of
from bot.workshop.quiet_word import At, QuietWords
from handlers import menus
from handlers.on_screen.means import Means
from handlers.under_messages import ends_quiet_word

# Longer than it takes to confirm an update: until then a crash has Telegram bring it again, and the
# menu alone tells that it is no answer.
SECONDS_TO_CONFIRM = 2.0
CHATS_KNOWN = 100_000
# What the bot says in a quiet word, or of it, and that has no button to end it.
SAID_IN_ONE = tuple(
    f"quiet.{key}"
    for key in (
        *("nobody", "unreachable", "no_answer", "in_doubt", "stepped_back", "person_gone"),
        *("ended", "ended_for_person", "edit_too_late", "not_passed_on", "restarted", "changed"),
    )
)


MARKUP = re.compile(r"<[^>]+>")


def stood_in_one(message: Message) -> bool:
    """Whether a message of the bot's says by itself that it belongs to a quiet word. After a
    restart nothing else does."""
    if message.from_user is None or not message.from_user.is_bot:
        return False
    # Whoever has changed the language since is still in the quiet word.
    said = tuple(
        MARKUP.sub("", load(language)(key)) for language in languages() for key in SAID_IN_ONE
    )
    return ends_quiet_word(message) or (message.text or "").startswith(said)


class CutOff:
    """Tells what belonged to a quiet word before the program started. `before` are the sessions
    from then: in those somebody may not know that theirs has ended."""

    def __init__(self, means: Means, words: QuietWords) -> None:
        self._means = means
        self._words = words
        self._menus: dict[int, asyncio.TimerHandle] = {}
        self._looked_at: set[int] = set()
        self._newest: dict[int, int] = {}
        self.before: frozenset[int] = frozenset()

    def came(self, at: At) -> None:
        """A new message of somebody came in their chat."""
        self._newest.setdefault(*at)
        if len(self._newest) > CHATS_KNOWN:
            del self._newest[next(iter(self._newest))]

    def saw(self, at: At) -> bool:
        """Whether a message that is edited was new since the program started."""
        return at[1] >= self._newest.get(at[0], at[1] + 1)

    async def was_cut_off(self, person: int) -> bool:
        """Whether somebody does not know yet that the program was restarted while they talked;
        Telegram is asked once."""
        if not self.before or person in self._looked_at:
            return False
        self._looked_at.add(person)
        before = self.before
        may_be = await self._means.database.transaction(
            lambda tx: turning_to.may_have_talked(tx, person, before)
        )
        return may_be and await menus.has_quiet_menu(self._means, person)

    def begins(self, *people: int) -> None:
        """The menus of these people are of this program from now on."""
        self._looked_at.update(people)

    async def show_menu(self, person: int) -> None:
        """What somebody writes is passed on: their chat says so."""
        if _has_menu(person):
            await menus.show_quiet_menu(self._means, person)

    async def show_menu_again(self, person: int) -> None:
        """Nobody talks with somebody: their chat offers what it did before."""
        leads = await self._means.database.transaction(
            lambda tx: facilitating.leads_any(tx, person)
        )
        await menus.end_quiet_menu(self._means, person, leads=leads)

    def show_menu_later(self, *people: int) -> None:
        """The same as soon as the last updates are confirmed, unless they talk by then."""
        loop = asyncio.get_running_loop()
        for person in people:
            if (
                door_of(person) is Door.CHAT
                and not self._words.of(person)
                and person not in self._menus
            ):
                self._menus[person] = loop.call_later(SECONDS_TO_CONFIRM, self._is_due, person)

    def close(self) -> None:
        """The program stops: menus are put right at once."""
        for person, timer in list(self._menus.items()):
            timer.cancel()
            self._is_due(person)

    def _is_due(self, person: int) -> None:
        del self._menus[person]
        if not self._words.of(person):
            self._means.start(self.show_menu_again(person))


def _has_menu(person: int) -> bool:
    return door_of(person) is Door.CHAT
