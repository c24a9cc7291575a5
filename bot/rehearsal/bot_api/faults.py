"""Things that go wrong between a bot and Telegram, on demand."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Any, Self

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.refusals import ApiRefusal


class Way(StrEnum):
    """How a request fails."""

    REFUSED = "refused"
    SILENT = "silent"
    SLOW = "slow"
    PAGE = "page"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One kind of failure; `after_doing` tells whether the request has had its effect by then.

    A silent request gets no answer: its connection stays open until the bot gives up, at most
    `hold` seconds. A slow one is answered after `hold` seconds, as if nothing was. A dropped one
    is cut off in the middle of the answer. A page, `status` and `body`, is what a proxy says.
    """

    way: Way
    refusal: ApiRefusal | None = None
    after_doing: bool = False
    hold: float = 60.0
    status: int = 200
    body: str = ""

    @classmethod
    def too_many(cls, retry_after: int = 3) -> Self:
        """429, not to be repeated before `retry_after` seconds."""
        return cls(way=Way.REFUSED, refusal=ApiRefusal.too_many(retry_after))

    @classmethod
    def bad_gateway(cls, *, after_doing: bool = False) -> Self:
        """502: Telegram is being restarted."""
        refusal = ApiRefusal(502, "Bad Gateway")
        return cls(way=Way.REFUSED, refusal=refusal, after_doing=after_doing)

    @classmethod
    def server_error(cls, *, after_doing: bool = False) -> Self:
        """500: something broke inside Telegram."""
        refusal = ApiRefusal(500, "Internal Server Error")
        return cls(way=Way.REFUSED, refusal=refusal, after_doing=after_doing)

    @classmethod
    def refused(cls, code: int, description: str, **parameters: Any) -> Self:
        """Any other refusal, with its whole description."""
        return cls(way=Way.REFUSED, refusal=ApiRefusal(code, description, parameters or None))

    @classmethod
    def page(cls, status: int, body: str, *, after_doing: bool = False) -> Self:
        """A page of a proxy, in place of JSON."""
        return cls(way=Way.PAGE, status=status, body=body, after_doing=after_doing)

    @classmethod
    def slow(cls, hold: float) -> Self:
        """It is done at once, and answered late."""
        return cls(way=Way.SLOW, after_doing=True, hold=hold)

    @classmethod
    def timeout(cls, *, after_doing: bool, hold: float = 60.0) -> Self:
        """No answer comes."""
        return cls(way=Way.SILENT, after_doing=after_doing, hold=hold)

    @classmethod
    def connection_dropped(cls, *, after_doing: bool = False) -> Self:
        """The connection breaks."""
        return cls(way=Way.DROPPED, after_doing=after_doing)


@dataclass(slots=True, kw_only=True, eq=False)
class Planned:
    """A fault that waits for its request."""

    method: str
    chat_id: int | None
    fault: Fault
    times: float
    skip: int


EVERYTHING = ("*", "getUpdates")


class Faults:
    """The faults that are to come."""

    def __init__(self) -> None:
        self.planned: list[Planned] = []

    def next(
        self, method: str, fault: Fault, *, chat: Any = None, times: int = 1, skip: int = 0
    ) -> None:
        """Let the next `times` calls of `method` ('*': any but getUpdates) fail, after `skip` more.

        With `chat` only calls with its id count.
        """
        chat_id = None if chat is None else chat.id
        name = method.lower()
        self.planned.append(
            Planned(method=name, chat_id=chat_id, fault=fault, times=times, skip=skip)
        )

    @contextmanager
    def lasting(
        self, fault: Fault, methods: Iterable[str] = ("*",), *, chat: Any = None
    ) -> Iterator[None]:
        """Let every call of these methods fail while the context lasts ('*' as in `next`); with
        `chat` only calls with its id."""
        chat_id = None if chat is None else chat.id
        planned = [
            Planned(method=name.lower(), chat_id=chat_id, fault=fault, times=inf, skip=0)
            for name in methods
        ]
        self.planned += planned
        try:
            yield
        finally:
            self.planned = [each for each in self.planned if each not in planned]

    def clear(self) -> None:
        """Let nothing fail any more."""
        self.planned.clear()

    def due(self, call: Call) -> Fault | None:
        """The fault that hits this call; it is counted."""
        for planned in self.planned:
            if not _concerns(planned, call):
                continue
            if planned.skip > 0:
                planned.skip -= 1
                continue
            planned.times -= 1
            if planned.times <= 0:
                self.planned.remove(planned)
            return planned.fault
        return None


def _concerns(planned: Planned, call: Call) -> bool:
    if planned.chat_id not in {None, call.integer("chat_id")}:
        return False
    return planned.method == call.method or (planned.method == "*" and call.method != "getupdates")
