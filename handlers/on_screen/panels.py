"""Facilitators' panels: one message each, edited in place, and posted anew where it has sunk."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.facilitation.showing import OnPanels
from handlers.on_screen import kept
from handlers.on_screen.colleagues import Colleagues
from handlers.on_screen.means import Means
from handlers.on_screen.panel_times import PanelTimes
from handlers.views import panel as views
from handlers.wire.naming import Names
from handlers.wire.posts import Post
from handlers.wire.sending import Urgency
from storage import facilitators, postings, shown_messages, shown_questions
from storage.database import Transaction
from storage.postings import Slot
from storage.shown_messages import ANY_ID, Kind, ShownMessage

# So many messages fill the screen of a phone.
MESSAGES_ON_A_SCREEN = 5


class Panels:
    """Shows the panels of sessions; `changed` is called when one says something else by now."""

    def __init__(self, means: Means, changed: Callable[[int], object], names: Names) -> None:
        self._means = means
        self._database = means.database
        self._outgoing = means.outgoing
        self._times = PanelTimes(means, changed)
        self._colleagues = Colleagues(means, names, changed)

    def stop(self) -> None:
        """Nothing is shown any more because time passes: the program ends."""
        self._times.stop()

    def as_time_goes(self, shown: OnPanels) -> OnPanels:
        """What panels show, with what only time tells; they are looked at again when it tells
        something else."""
        panel = replace(
            shown.panel,
            is_silent=self._times.is_silent(shown.panel),
            has_screen=bool(self._means.screens_at),
        )
        self._times.wake_for(panel)
        return replace(shown, panel=panel)

    async def show(self, shown: OnPanels, person: int) -> bool:
        """Show one facilitator's panel; nothing is owed then."""
        flood = self._outgoing.sender.flood(shown.place.chat_id) if shown.place else 0
        own = shown.own_plans.get(person, {})
        # Those of the person come first, also in the place of one for all.
        plans = {**own, **{name: p for name, p in self._means.plans.items() if name not in own}}
        others = self._colleagues.of(shown.session.id, person, shown.facilitators)
        view = views.panel(self._means.texts_for(person), shown.panel, plans, flood, others)
        slot = Slot(session_id=shown.session.id, kind=Kind.PANEL, chat_id=person)
        leads, old, asked = await self._database.transaction(partial(_standing, slot=slot))
        if not leads:
            return False
        post = Post(chat_id=person, view=view, urgency=Urgency.RECEIPT)
        if old is None or not self._has_sunk(old, asked):
            await kept.keep(self._means, slot, post, old)
        else:
            await kept.put(self._means, slot, replace(post, has_sound=False), None)
            await self._forget(old)
        return False

    async def take_up(self, session_id: int, person: int) -> None:
        """Take the panel away, so that it is posted again as the newest message."""
        slot = Slot(session_id=session_id, kind=Kind.PANEL, chat_id=person)

        def standing(tx: Transaction) -> ShownMessage | None:
            # Whoever asks for it has looked, and sees none, or not the newest.
            postings.end(tx, slot)
            return shown_messages.newest(tx, session_id, Kind.PANEL, person)

        old = await self._database.transaction(standing)
        if old is not None:
            await self._forget(old)

    def _has_sunk(self, panel: ShownMessage, asked: ShownMessage | None) -> bool:
        """Whether a panel is out of sight: a question came below it, as it does for facilitators
        who take part, or a screen full of messages."""
        if self._outgoing.known.below(panel.chat_id, panel.message_id) >= MESSAGES_ON_A_SCREEN:
            return True
        return asked is not None and asked.message_id > panel.message_id

    async def _forget(self, old: ShownMessage) -> None:
        """A panel stands elsewhere, or will."""
        await self._outgoing.delete(old.chat_id, old.message_id)
        await self._database.transaction(
            lambda tx: shown_messages.forget(tx, old.chat_id, old.message_id)
        )


def _standing(tx: Transaction, slot: Slot) -> tuple[bool, ShownMessage | None, ShownMessage | None]:
    """Whether a person still leads, where their panel stands, and what they were asked last."""
    person = slot.chat_id
    return (
        facilitators.leads(tx, slot.session_id, person),
        shown_messages.newest(tx, slot.session_id, Kind.PANEL, person),
        shown_questions.last(tx, person, ANY_ID),
    )
