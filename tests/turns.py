"""Whoever deals with an update waits for no turn in a chat.

Until all updates of a batch are dealt with the next ones are not fetched, so somebody whose chat
has to wait would have everybody wait.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from handlers.receiving import Receiver
from handlers.wire.sending import Sender

DEALING = Receiver._deal_with_chat.__qualname__
IN_PRODUCT = str(Path(__file__).parents[1] / "handlers")


def note_who_waits(sender: Sender, found: list[list[str]]) -> None:
    """Note in `found` where the dealing with an update waits until something was sent."""
    send = sender.send

    async def noting(chat_id: int, call: Callable[[int], Awaitable[Any]], **how: Any) -> Any:
        task = asyncio.current_task()
        if task is not None and getattr(task.get_coro(), "__qualname__", "") == DEALING:
            stack = traceback.extract_stack()
            found.append([f"{at.name}" for at in stack if at.filename.startswith(IN_PRODUCT)])
        return await send(chat_id, call, **how)

    sender.send = noting  # type: ignore[method-assign]
