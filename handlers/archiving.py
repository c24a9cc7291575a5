"""Archives, built in the picture worker so that nobody waits for them."""

import asyncio
import logging

from bot.archive import build
from bot.facilitation import closing
from bot.texts import Texts
from bot.word_cloud.studio import PictureFailed, Studio
from bot.workshop.record import SessionRecord, ValueRecord
from handlers.means import Means

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

    def forget(self) -> None:
        """Drop the archive that is kept: its session is gone."""
        self._last = None


async def send_archive(means: Means, archivist: Archivist, person: int, session_id: int) -> None:
    """Build the archive as the session is now and send it; that the person has it is remembered,
    to tell them when it is out of date. Raises PictureFailed or TelegramError."""
    record, is_sealed = await means.database.transaction(
        lambda tx: (closing.record(tx, session_id), closing.is_sealed(tx, session_id))
    )
    archive = await archivist.build(record)
    caption = means.texts("archives.final_caption" if is_sealed else "archives.caption")
    await means.outgoing.send_document(person, archive, file_name(record, session_id), caption)
    await means.database.transaction(lambda tx: closing.archive_taken(tx, session_id, person))


def may_be_drawn(value: ValueRecord, minimum: int) -> bool:
    """Whether enough people gave words for a picture that gives nobody away."""
    return bool(value.words) and value.answered >= minimum


def file_name(record: SessionRecord, session_id: int) -> str:
    """A name from the plan's short name and the session's number: never from what people say."""
    return f"gair-{record.plan.name}-{session_id}.zip"
