"""When panels are to be looked at again though nothing happens: an undo expires, minutes pass, and
nobody answers. Each is one edit without a sound, and few of them: see `bot.workshop.pace`."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.facilitation.panels import Panel
from bot.workshop.session import Mode
from handlers.on_screen.means import Means

# Somebody who thinks longer says so, or has put the phone away.
SECONDS_OF_SILENCE = 45.0
A_MOMENT = 0.5

Counted = tuple[object, int, int]


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was counted of a question, and since when that is so."""

    counted: Counted
    since: float


class PanelTimes:
    """Has `changed` called, with the number of a session, when its panels say something else."""

    def __init__(self, means: Means, changed: Callable[[int], object]) -> None:
        self._means = means
        self._changed = changed
        self._heard: dict[int, _Heard] = {}
        self._due: dict[int, float] = {}
        self._hurry: dict[int, asyncio.Event] = {}
        self._is_over = False

    def is_silent(self, panel: Panel) -> bool:
        """Whether nobody new has answered for a while, and somebody could. It counts from when it
        was first asked: after a restart, and for a new question, from then."""
        if not _waits(panel):
            self._heard.pop(panel.session.id, None)
            return False
        now, number = self._means.now(), panel.session.id
        counted = (panel.session.position, panel.answered, panel.passed)
        heard = self._heard.get(number)
        if heard is None or heard.counted != counted:
            heard = self._heard[number] = _Heard(counted, now)
        return now - heard.since >= SECONDS_OF_SILENCE

    def wake_for(self, panel: Panel) -> None:
        """Look again when the panel will say something else."""
        now, number = self._means.now(), panel.session.id
        heard = self._heard.get(number)
        times = [
            None if panel.undo_ends is None else panel.undo_ends + A_MOMENT,
            None if panel.pace is None else panel.pace.steps_at,
            None if heard is None else heard.since + SECONDS_OF_SILENCE,
        ]
        coming = [time for time in times if time is not None and time > now]
        if not coming:
            self._due.pop(number, None)
            return
        self._due[number] = min(coming)
        if number in self._hurry:
            self._hurry[number].set()
        else:
            self._hurry[number] = asyncio.Event()
            self._means.start(self._wait_for(number))

    def stop(self) -> None:
        """Nothing is to be looked at any more: the program ends."""
        self._is_over = True
        for hurry in self._hurry.values():
            hurry.set()

    async def _wait_for(self, number: int) -> None:
        hurry = self._hurry[number]
        try:
            while (due := self._due.get(number)) is not None and not self._is_over:
                hurry.clear()
                if due <= self._means.now():
                    del self._due[number]
                    self._changed(number)
                else:
                    await _pause(hurry, due - self._means.now())
        finally:
            del self._hurry[number]


def _waits(panel: Panel) -> bool:
    """Whether a question is open that somebody who has joined has not answered; in an open session
    nobody knows how many there are."""
    session = panel.session
    is_asked = session.is_open or bool(session.asked_prompts)
    someone = session.mode is Mode.OPEN or panel.answered + panel.passed < panel.joined
    return is_asked and session.is_live and not session.paused and someone


async def _pause(hurry: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await hurry.wait()
    except TimeoutError:
        pass
