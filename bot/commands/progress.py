"""How far something is, for the person at the keyboard."""

import time

from bot.commands.terminal import say

PATIENCE = 1.0
LINES = {
    "themes": "Values looked through for themes: {done} of {count}",
    "clouds": "Word clouds drawn: {done} of {count}",
    "packing": "Putting the report together",
}


class ProgressLines:
    """Says a line when a second has passed since the beginning, or since the last one."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def tell(self, step: str, done: int, count: int) -> None:
        """What is being done, how much of it is done, and how much there is."""
        now = time.monotonic()
        if now - self._last >= PATIENCE:
            self._last = now
            say(LINES[step].format(done=done, count=count))
