"""Ways to Telegram, each of which reads what is answered in a manner of its own."""

from typing import Any

from telegram.request import BaseRequest

# What the library asks of a message, and where it is: the words and buttons in it are our own.
WHERE_IT_STANDS = frozenset({"message_id", "date", "chat"})


class OwnWay(BaseRequest):
    """What goes by another way, and is read in a manner of its own."""

    def __init__(self, inner: BaseRequest) -> None:
        self._inner = inner

    @property
    def read_timeout(self) -> float | None:
        return self._inner.read_timeout

    async def initialize(self) -> None:
        await self._inner.initialize()

    async def shutdown(self) -> None:
        await self._inner.shutdown()

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        return await self._inner.do_request(*arguments, **named)


class CallsRequest(OwnWay):
    """The way of all calls but for updates. Of a message that was sent or changed it keeps where
    that stands: nobody looks at the rest, and to read it was a tenth of the event loop's work."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        found: dict[str, Any] = BaseRequest.parse_json_payload(payload)
        told = found.get("result")
        if isinstance(told, dict) and "message_id" in told:
            found["result"] = {name: told[name] for name in WHERE_IT_STANDS & told.keys()}
        return found
