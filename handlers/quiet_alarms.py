"""Who waits for an answer in a quiet word, and for how long."""

import asyncio
from collections.abc import Callable

from bot.workshop.quiet_word import SECONDS_TO_ANSWER, QuietWord


class QuietAlarms:
    """Has `rings` called for each quiet word in which nobody has answered for too long, once."""

    def __init__(self, rings: Callable[[QuietWord], object]) -> None:
        self._rings = rings
        self._set: dict[bytes, asyncio.TimerHandle] = {}

    def set(self, word: QuietWord) -> None:
        """Somebody waits for an answer from now on, unless they do already, or were told of it."""
        if word.key in self._set or word.was_told:
            return
        loop = asyncio.get_running_loop()
        self._set[word.key] = loop.call_later(SECONDS_TO_ANSWER, lambda: self._ring(word))

    def stop(self, word: QuietWord) -> None:
        """They wait no more."""
        alarm = self._set.pop(word.key, None)
        if alarm is not None:
            alarm.cancel()

    def close(self) -> None:
        """None rings any more."""
        for alarm in self._set.values():
            alarm.cancel()

    def _ring(self, word: QuietWord) -> None:
        self._set.pop(word.key, None)
        self._rings(word)
