"""How often the number under a post is changed: presses come by the dozen, edits are few."""

from collections.abc import Callable

from bot.workshop.clock import is_recent
from handlers.wire.sending import Urgency
from storage import out_of_date
from storage.shown_messages import ShownMessage


class Recounting:
    """Lets a post be edited for the number under it `seconds` apart at least, and at once for
    anything else. `now` gives epoch seconds."""

    def __init__(self, seconds: float, now: Callable[[], float]) -> None:
        self._seconds = seconds
        self._now = now
        self._edited_at: dict[tuple[int, int], float] = {}

    def must_wait(self, shown: ShownMessage) -> bool:
        """Whether it is too early to edit a post that only another number is to stand under."""
        before = self._edited_at.get((shown.chat_id, shown.message_id), -1e9)
        is_early = is_recent(self._now(), before, self._seconds)
        return out_of_date.is_recounted(shown) and is_early

    def urgency(self, shown: ShownMessage) -> Urgency:
        """What was taken back leaves the group first; a number may wait for questions."""
        is_recount = out_of_date.is_recounted(shown)
        return Urgency.PICTURE if is_recount else Urgency.RECEIPT

    def edited(self, shown: ShownMessage) -> None:
        """A post was edited, and shows the number as it is."""
        self._edited_at[shown.chat_id, shown.message_id] = self._now()
