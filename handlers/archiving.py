"""Archives, built in the picture worker so that nobody waits for them."""

import asyncio
import logging

from bot.archive import build
from bot.facilitation import closing
from bot.facilitation.closing import ForArchive
from bot.texts import Texts
from bot.word_cloud import Layout
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

    async def build(self, session: ForArchive) -> bytes:
        """The ZIP of a session, with a picture of each value that may have one.

        Raises PictureFailed when the worker can't even pack it.
        """
        async with self._turn:
            record = session.record
            if self._last is None or self._last[0] != record:
                clouds = await self._draw(session)
                self._last = record, await self._studio.run(build, record, clouds, self._texts)
            return self._last[1]

    async def _draw(self, session: ForArchive) -> dict[int, bytes]:
        """The pictures by the number of their value; one that fails is left out. Words have the
        colours that people saw."""
        clouds: dict[int, bytes] = {}
        for number, value in enumerate(session.record.values, start=1):
            if may_be_drawn(value, session.record.minimum):
                seen = session.layouts.get(number)
                layout = Layout.from_json(seen) if seen else None
                try:
                    clouds[number] = (
                        await self._studio.draw_final(value.words, layout=layout)
                    ).image
                except PictureFailed:
                    log.error("the cloud of value %d is not in the archive", number)
        return clouds

    def forget(self) -> None:
        """Drop the archive that is kept: its session is gone."""
        self._last = None


async def send_archive(means: Means, archivist: Archivist, person: int, session_id: int) -> None:
    """Build the archive as the session is now and send it; that the person has it is remembered,
    to tell them when it is out of date. Raises PictureFailed or TelegramError."""
    session = await means.database.transaction(lambda tx: closing.take(tx, session_id, person))
    archive = await archivist.build(session)
    caption = means.texts("archives.final_caption" if session.is_final else "archives.caption")
    name = file_name(session.record, session_id)
    await means.outgoing.send_document(person, archive, name, caption)


def may_be_drawn(value: ValueRecord, minimum: int) -> bool:
    """Whether enough people gave words for a picture that gives nobody away."""
    return bool(value.words) and value.answered >= minimum


def file_name(record: SessionRecord, session_id: int) -> str:
    """A name from the plan's short name and the session's number: never from what people say."""
    return f"gair-{record.plan.name}-{session_id}.zip"
