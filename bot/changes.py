"""Sessions look different now: who shows them listens, whichever door people come in by."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Refresh(Protocol):
    """Brings what shows a session up to date, `at_once` when somebody waits for it."""

    def __call__(self, session_id: int, *, at_once: bool = False) -> object: ...


class Changes:
    """Tells that sessions look different. `refresh` is who keeps them up to date in chats; `said`
    is told of sessions in which something is to be said, too."""

    def __init__(self) -> None:
        self.refresh: Refresh = _nobody
        self.said: Callable[[int], object] = _nobody
        self._watching: defaultdict[Hashable, set[asyncio.Event]] = defaultdict(set)
        self._versions: Counter[Hashable] = Counter()
        self.is_over = False

    def happened(self, session_id: int, *, at_once: bool = False) -> None:
        """Somebody did something that chats are to show; `look` follows from there."""
        self.refresh(session_id, at_once=at_once)

    def words_changed(self, session_id: int) -> None:
        """Words were changed or taken back: more may have to be said than shown."""
        self.refresh(session_id)
        self.said(session_id)

    def look(self, key: Hashable) -> None:
        """Whoever watches a session, or a person, or news of one, is to look again."""
        self._versions[key] += 1
        for event in self._watching.get(key, ()):
            event.set()

    def close(self) -> None:
        """The program stops: whoever watches is to look once more, and then to end."""
        self.is_over = True
        for events in self._watching.values():
            for event in events:
                event.set()

    def version(self, key: Hashable) -> int:
        """How often a session, or a person, was to be looked at."""
        return self._versions[key]

    @contextmanager
    def watched(self, *keys: Hashable) -> Iterator[asyncio.Event]:
        """An event that is set whenever a session, or what one person reads, looks different, for
        as long as the context lasts. What stands for a person in a browser is no session's
        number."""
        event = asyncio.Event()
        for key in keys:
            self._watching[key].add(event)
        try:
            yield event
        finally:
            for key in keys:
                self._watching[key].discard(event)
                if not self._watching[key]:
                    del self._watching[key]


def _nobody(session_id: int, *, at_once: bool = False) -> None:
    """Nobody shows anything."""
