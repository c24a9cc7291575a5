"""Whether those who lead still may: asked of Telegram again, where much is at stake at each deed,
and else at the first press after some minutes.

A bot that is no admin is not told who was made an admin, was demoted, or has left. All who lead a
session are looked at when one of them does something: so whoever lost their rights has nothing more
as soon as a colleague goes on. While the bot is not in the group nobody can be asked, and who led
when it was removed leads on; but nothing that was said is handed over then.
"""

from collections.abc import Awaitable, Callable, Collection
from enum import Enum, auto

from bot.facilitation import facilitating, sharing_the_lead
from bot.facilitation.facilitating import Roster
from bot.workshop.clock import is_recent
from bot.workshop.errors import NotAFacilitator
from bot.workshop.not_let_in import CantAskTelegram, CantSeeAdmins, NotInGroup
from handlers.admins import admins_of, is_member
from handlers.on_screen.means import Means

# One question in five minutes for each session costs nothing beside its other requests, and is soon
# enough for what is not asked anew at each deed.
SECONDS_BETWEEN_QUESTIONS = 300


class Need(Enum):
    """How surely it must be known that somebody may: as some minutes ago; as now; or as now, and
    nothing is done when nobody can be asked because the bot is not in the group."""

    RECENTLY = auto()
    NOW = auto()
    TO_HAND_OVER = auto()


class Rights:
    """Asks Telegram who may still lead. `named` are the facilitators of the settings, `organisers`
    those who get archives by them. `after_loss` is done when people lead a session no more."""

    def __init__(
        self, means: Means, *, named: Collection[int] = (), organisers: Collection[int] = ()
    ) -> None:
        self._means = means
        self._named = frozenset(named)
        self._organisers = frozenset(organisers)
        self._asked_at: dict[int, float] = {}
        self.after_loss: Callable[[int, Collection[int]], Awaitable[None]] = _nothing

    def known(self, session_id: int) -> None:
        """It has just been asked who leads a session."""
        self._asked_at[session_id] = self._means.now()

    async def look(self, session_id: int) -> None:
        """Ask anew who of those who lead a session still may; whoever may not leads no more.
        Nothing happens when that can't be told."""
        roster = await self._roster(session_id)
        try:
            lost = await self._who_may_not(roster) if roster else set()
        except (CantAskTelegram, CantSeeAdmins, NotInGroup):
            return
        self.known(session_id)
        await self._take_leave(session_id, lost)

    async def confirm(self, session_id: int, person: int, need: Need = Need.RECENTLY) -> None:
        """Make sure that a facilitator of a session still is one; of others this says nothing.

        NotAFacilitator when they are not; CantAskTelegram, CantSeeAdmins or NotInGroup when that
        can't be told: nothing is to be given then.
        """
        if need is Need.RECENTLY and self._is_known(session_id):
            return
        roster = await self._roster(session_id)
        if roster is None or person not in roster.people:
            return
        try:
            lost = await self._who_may_not(roster)
        except (CantSeeAdmins, NotInGroup) as error:
            is_enough = isinstance(error, NotInGroup) and need is not Need.TO_HAND_OVER
            if is_enough or person in self._named:
                return
            raise
        self.known(session_id)
        await self._take_leave(session_id, lost)
        if person in lost:
            raise NotAFacilitator

    async def confirm_to_hand_over(self, session_id: int, person: int) -> None:
        """The same before somebody is given an archive; organisers need not lead."""
        if person not in self._organisers:
            await self.confirm(session_id, person, Need.TO_HAND_OVER)

    async def confirm_all(self, person: int) -> None:
        """The same for all sessions that a person leads, before they are listed; those of which it
        can't be told are left to the deed that follows. CantAskTelegram if Telegram is silent."""
        for session_id in await self._means.database.transaction(
            lambda tx: facilitating.led_by(tx, person)
        ):
            try:
                await self.confirm(session_id, person)
            except (NotAFacilitator, CantSeeAdmins, NotInGroup):
                continue

    async def may_lead(self, chat_id: int | None, person: int) -> bool:
        """Whether somebody who does not lead yet may: an admin of the group, or somebody named.
        CantAskTelegram, CantSeeAdmins or NotInGroup when that can't be told."""
        roster = Roster(people=(person,), chat_id=chat_id)
        return not await self._who_may_not(roster)

    async def _roster(self, session_id: int) -> Roster | None:
        return await self._means.database.transaction(
            lambda tx: facilitating.roster(tx, session_id)
        )

    def _is_known(self, session_id: int) -> bool:
        asked_at = self._asked_at.get(session_id)
        if asked_at is None:
            return False
        return is_recent(self._means.now(), asked_at, SECONDS_BETWEEN_QUESTIONS)

    async def _who_may_not(self, roster: Roster) -> set[int]:
        if roster.chat_id is None:
            raise NotInGroup
        admins = await admins_of(self._means.outgoing.bot, roster.chat_id)
        others = set(roster.people) - admins.people
        return {one for one in others if not await self._may_be_no_admin(roster.chat_id, one)}

    async def _may_be_no_admin(self, chat_id: int, person: int) -> bool:
        """Whoever is named in the settings, and is in the group, where that can be asked."""
        if person not in self._named:
            return False
        try:
            return await is_member(self._means.outgoing.bot, chat_id, person)
        except CantSeeAdmins:
            return True

    async def _take_leave(self, session_id: int, lost: Collection[int]) -> None:
        if not lost:
            return
        gone = await self._means.database.transaction(
            lambda tx: sharing_the_lead.lose(tx, session_id, lost)
        )
        for one in gone:
            for message_id in one.messages:
                self._means.start(self._means.outgoing.delete(one.person, message_id))
        await self.after_loss(session_id, [one.person for one in gone])


async def _nothing(session_id: int, people: Collection[int]) -> None:
    """Whoever puts the program together says what follows from a loss."""
