"""Archives, built in the picture worker so that nobody waits for them."""

import asyncio
import logging

from bot.archive import build
from bot.texts import Texts
from bot.word_cloud.studio import PictureFailed, Studio
from bot.workshop.record import SessionRecord, ValueRecord

log = logging.getLogger(__name__)


class Archivist:
    """Builds archives; the last one is kept, for everybody else who gets the same."""

    def __init__(self, studio: Studio, texts: Texts) -> None:
        self._studio = studio
        self._texts = texts
        self._last: tuple[SessionRecord, bytes] | None = None
        self._turn = asyncio.Lock()

    async def build(self, record: SessionRecord) -> bytes:
        """The ZIP of a session, with a picture of each value that may have one.

        Raises PictureFailed when the worker can't even pack it.
        """
        async with self._turn:
            if self._last is None or self._last[0] != record:
                clouds = await self._draw(record)
                self._last = record, await self._studio.run(build, record, clouds, self._texts)
            return self._last[1]

    async def _draw(self, record: SessionRecord) -> dict[int, bytes]:
        """The pictures by the number of their value; one that fails is left out."""
        clouds: dict[int, bytes] = {}
        for number, value in enumerate(record.values, start=1):
            if may_be_drawn(value, record.minimum):
                try:
                    clouds[number] = (await self._studio.draw_final(value.words)).image
                except PictureFailed:
                    log.error("the cloud of value %d is not in the archive", number)
        return clouds


def may_be_drawn(value: ValueRecord, minimum: int) -> bool:
    """Whether enough people gave words for a picture that gives nobody away."""
    return bool(value.words) and value.answered >= minimum


def file_name(record: SessionRecord, session_id: int) -> str:
    """A name from the plan's short name and the session's number: never from what people say."""
    return f"gair-{record.plan.name}-{session_id}.zip"
