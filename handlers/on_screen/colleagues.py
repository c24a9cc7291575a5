"""Who else leads, by name, for panels: none of them waits until Telegram has told."""

from collections.abc import Callable, Collection

from handlers.on_screen.means import Means
from handlers.wire.naming import Names


class Colleagues:
    """Knows what facilitators are called, and has those asked for who are not known: each once, as
    long as the program runs. `refresh` shows a session's panels once more."""

    def __init__(self, means: Means, names: Names, refresh: Callable[[int], object]) -> None:
        self._means = means
        self._names = names
        self._refresh = refresh
        self._asked: set[int] = set()

    def of(self, session_id: int, person: int, facilitators: Collection[int]) -> Collection[str]:
        """The names of who leads a session beside a person, as far as they are known."""
        others = [who for who in facilitators if who != person]
        known = self._names.known(others)
        new = {*others} - self._asked
        if len(known) < len(others) and new:
            self._asked |= new
            self._means.start(self._ask(session_id, others))
        return known

    async def _ask(self, session_id: int, people: Collection[int]) -> None:
        if await self._names.of(people):
            self._refresh(session_id)
