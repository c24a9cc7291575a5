"""Server-sent events: a page hears that there is news, and asks for the state as it is.

Nothing depends on having heard every event: a page that was away gets the newest state, as all
others do.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.changes import Changes

# Proxies end connections on which nothing comes for so long. Signs come at their own times,
# whatever happens: else who reads them would know when others answer.
SECONDS_BETWEEN_SIGNS = 15.0
# What comes within this time is one piece of news: where a thousand answer, each page would else be
# woken for each answer.
SECONDS_TOGETHER = 0.25
SIGN_OF_LIFE = ": here\n\n"

NewestState = Callable[[], Awaitable[str | None]]
"""The newest state as text on one line; None: there is nothing to be seen any more."""


class Streams:
    """So many pages of one person, or screens of one session, may wait for news at a time. Where
    there are more, the one that has waited longest is ended: it asks again if it is there still."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: defaultdict[Hashable, list[asyncio.Event]] = defaultdict(list)

    @contextmanager
    def one_more(self, key: Hashable) -> Iterator[asyncio.Event]:
        """What is set when this one is ended."""
        ended = asyncio.Event()
        waiting = self._open[key]
        waiting.append(ended)
        if len(waiting) > self._most:
            waiting.pop(0).set()
        try:
            yield ended
        finally:
            if ended in waiting:
                waiting.remove(ended)
            if not waiting:
                self._open.pop(key, None)


class InTurn:
    """Lets those who have news be told one after the other, so many `seconds` apart. Where all are
    told at once, all ask for their page at once, and what somebody sends comes after them."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._turn = asyncio.Lock()

    async def comes(self) -> None:
        """Wait for one's turn."""
        async with self._turn:
            await asyncio.sleep(self._seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What a stream watches: by `keys` a session, or news of it, and perhaps a person; the last is
    whose `streams` it belongs to. `beside` lasts as long as the stream."""

    keys: tuple[Hashable, ...]
    streams: Streams = field(default_factory=lambda: Streams(1))
    beside: AbstractContextManager[object] = field(default_factory=nullcontext)


def news(request: Request, changes: Changes, followed: Followed, look: NewestState) -> Response:
    """The state now, and each time that it is another one, until the page is closed or there is
    nothing to be seen any more."""
    if request.method == "HEAD":
        return Response(media_type="text/event-stream")
    return StreamingResponse(
        _states(request, changes, followed, look),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},
    )


async def _states(
    request: Request, changes: Changes, followed: Followed, look: NewestState
) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    last: str | None = None
    mine = followed.streams.one_more(followed.keys[-1])
    with changes.watched(*followed.keys) as changed, mine as ended, followed.beside:
        ending = loop.create_task(ended.wait())
        sign_at = loop.time() + SECONDS_BETWEEN_SIGNS
        looking = loop.create_task(_newest(changes, changed, look, last))
        try:
            while not await request.is_disconnected():
                await asyncio.wait(
                    [looking, ending],
                    timeout=max(0.0, sign_at - loop.time()),
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if ending.done():
                    return
                if not looking.done():
                    sign_at += SECONDS_BETWEEN_SIGNS
                    yield SIGN_OF_LIFE
                    continue
                last = looking.result()
                if last is None:
                    if not changes.is_over:
                        yield "event: over\ndata: over\n\n"
                    return
                yield f"data: {last}\n\n"
                looking = loop.create_task(_newest(changes, changed, look, last))
        finally:
            looking.cancel()
            ending.cancel()


async def _newest(
    changes: Changes, changed: asyncio.Event, look: NewestState, last: str | None
) -> str | None:
    """The next state that is another than the last; None: there is nothing to be seen any more, or
    the program stops."""
    while not changes.is_over:
        changed.clear()
        state = await look()
        if state is None or state != last:
            return state
        await changed.wait()
        await asyncio.sleep(SECONDS_TOGETHER)
    return None
