"""Archives, built in the picture worker so that nobody waits for them."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.archive import build, published
from bot.facilitation.closing import combining, handing_over, keeping, theming
from bot.facilitation.closing.handing_over import ForArchive
from bot.facilitation.closing.theming import Gathered
from bot.facilitation.sealing import ToSeal
from bot.texts import Texts
from bot.word_cloud import NothingToDraw
from bot.word_cloud.studio import PictureFailed, Studio
from bot.workshop.record import SessionRecord, ValueRecord
from handlers.means import Means
from handlers.posts import File, Post
from handlers.progress import SILENT, Progress, Step, Tell
from handlers.views.view import View

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An archive of one session, or of several as one; `says_day`: on which day each was."""

    sessions: tuple[ForArchive, ...]
    says_day: bool = False


class Archivist:
    """Builds archives; the last one is kept, for everybody else who gets the same."""

    def __init__(self, studio: Studio, texts: Texts) -> None:
        self._studio = studio
        self._texts = texts
        self._last: tuple[Wanted, bytes] | None = None
        self._turn = asyncio.Lock()

    async def build(self, wanted: Wanted, tell: Tell = SILENT) -> bytes:
        """The ZIP, with a picture of each value that may have one; `tell` hears how far it is.

        Raises PictureFailed when the worker can't even pack it, and what combining does.
        """
        async with self._turn:
            if not await asyncio.to_thread(self._has, wanted):
                self._last = None
                self._last = wanted, await self._build(wanted, tell)
            assert self._last is not None  # noqa: S101 it was built, or there before
            return self._last[1]

    def forget(self) -> None:
        """Drop the archive that is kept: what it was made from is gone."""
        self._last = None

    def _has(self, wanted: Wanted) -> bool:
        return self._last is not None and self._last[0] == wanted

    async def _build(self, wanted: Wanted, tell: Tell) -> bytes:
        whole = [await self.whole(session, tell) for session in wanted.sessions]
        records = [
            replace(published(record), day=session.day if wanted.says_day else None)
            for session, record in zip(wanted.sessions, whole, strict=True)
        ]
        record = records[0]
        if len(records) > 1:
            gathered = await self._studio.run(combining.gather, records, are_distinct=True)
            record = await self._themed(gathered, tell)
        clouds = await self._draw(record, tell)
        await tell(Step.PACKING, 0, 1)
        return await self._studio.run(build, record, clouds, self._texts)

    async def whole(self, session: ForArchive, tell: Tell = SILENT) -> SessionRecord:
        """The record of a session with its themes. Raises PictureFailed."""
        if session.kept is not None:
            record = await self._studio.run(keeping.opened, session.kept)
            return handing_over.with_state(record, session.state)
        assert session.gathered is not None  # noqa: S101 it was not sealed
        return await self._themed(session.gathered, tell)

    async def kept(self, to_seal: ToSeal) -> str:
        """What is kept of a session when it is sealed. Raises PictureFailed."""
        record = await self.whole(to_seal.found)
        return await self._studio.run(keeping.kept, record, to_seal.held_back)

    async def _themed(self, gathered: Gathered, tell: Tell) -> SessionRecord:
        """A value at a time: pictures that people wait for are drawn in between."""
        materials, run = gathered.materials, self._studio.run
        themes, edits, found, readings = materials.themes, materials.edits, [], []
        for number, value in enumerate(materials.values):
            await tell(Step.THEMES, number, len(materials.values))
            found.append(await run(theming.themes_of, value, themes))
            readings.append(await run(theming.reading_of, value, themes, edits))
        candidates = await run(theming.candidates_of, materials, readings)
        return await asyncio.to_thread(
            theming.put_together, gathered.record, materials, found, candidates
        )

    async def _draw(self, record: SessionRecord, tell: Tell) -> dict[int, bytes]:
        """The pictures by the number of their value; one that fails is left out, and one that would
        be empty."""
        clouds: dict[int, bytes] = {}
        numbers = [n for n, v in enumerate(record.values, 1) if may_be_drawn(v, record.minimum)]
        for done, number in enumerate(numbers):
            await tell(Step.CLOUDS, done, len(numbers))
            words = record.values[number - 1].words
            try:
                clouds[number] = (await self._studio.draw_final(words)).image
            except NothingToDraw:
                continue
            except PictureFailed:
                log.error("the cloud of value %d is not in the archive", number)
        return clouds


async def send_archive(
    means: Means, archivist: Archivist, person: int, session_id: int, *, says_day: bool = False
) -> None:
    """Build the archive as the session is now, and send it. Raises PictureFailed, TelegramError."""
    await means.outgoing.send(
        await archive_post(means, archivist, person, session_id, says_day=says_day)
    )


async def archive_post(
    means: Means, archivist: Archivist, person: int, session_id: int, *, says_day: bool = False
) -> Post:
    """The archive as the session is now, to be sent; that the person has it is remembered, to tell
    them when it is out of date. Raises PictureFailed."""
    session = await means.database.transaction(lambda tx: handing_over.take(tx, session_id, person))
    async with Progress.shown(means, person) as tell:
        archive = await archivist.build(Wanted(sessions=(session,), says_day=says_day), tell)
    caption = means.texts("archives.final_caption" if session.is_final else "archives.caption")
    file = File(name=file_name([session]), content=archive)
    return Post(chat_id=person, view=View(caption), file=file)


def may_be_drawn(value: ValueRecord, minimum: int) -> bool:
    """Whether enough people gave words for a picture that gives nobody away."""
    return bool(value.words) and (value.answered or 0) >= minimum


def file_name(sessions: Sequence[ForArchive]) -> str:
    """A name from the plan's short name and the sessions' numbers: never from what people say."""
    numbers = "-".join(str(session.session.id) for session in sessions)
    return f"gair-{sessions[0].session.plan.name}-{numbers}.zip"
