"""Archives, built in the picture worker so that nobody waits for them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.archive import build, published
from bot.archive.about_file import about_in
from bot.facilitation.archiving import handing_over
from bot.facilitation.archiving.handing_over import ForArchive
from bot.facilitation.archiving.sealing import ToSeal
from bot.record import combining, keeping, theming
from bot.record.materials import Gathered, ValueMaterial
from bot.record.theming import ValueThemes
from bot.texts import Texts, load_each_known, of_all
from bot.word_cloud import NothingToDraw, Picture
from bot.word_cloud.studio import Desk, Haste, PictureFailed, Studio
from bot.workshop.record import SessionRecord, WordCount
from bot.workshop.reveal import is_enough

T = TypeVar("T")
log = logging.getLogger(__name__)


class Step(StrEnum):
    """What is being done."""

    THEMES = "themes"
    CLOUDS = "clouds"
    PACKING = "packing"


Tell = Callable[[Step, int, int], Awaitable[None]]
"""Hears what is being done, how much of it is done, and how much there is."""


async def unheard(step: Step, done: int, count: int) -> None:
    """For where nobody waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveWanted:
    """An archive of one session, or of several as one, in a `language`, several together or, if it
    is "", as they were held; `says_day`: on which day each was. `about` is what a file says that
    the report is about, over what was said to the bot."""

    sessions: tuple[ForArchive, ...]
    language: str = ""
    says_day: bool = False
    about: Mapping[str, object] = field(default_factory=dict)


class Archivist:
    """Builds archives; the last one is kept, for everybody else who gets the same."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._last: tuple[ArchiveWanted, bytes] | None = None
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def build(self, wanted: ArchiveWanted, tell: Tell = unheard) -> bytes:
        """The ZIP, with a picture of each value that may have one; `tell` hears how far it is.

        Raises PictureFailed when the worker can't even pack it, what combining does, and
        AboutFileError where a file says something about what is not in the session.
        """
        turn = self._turns.setdefault(wanted.sessions[0].session.id, asyncio.Lock())
        async with turn:
            last = self._last
            if last is not None and await asyncio.to_thread(_is_of, last, wanted):
                return last[1]
            self._last = None
            archive = await self._build(wanted, tell)
            self._last = wanted, archive
            return archive

    def forget(self) -> None:
        """Drop the archive that is kept: what it was made from is gone."""
        self._last = None

    async def _build(self, wanted: ArchiveWanted, tell: Tell) -> bytes:
        desk = self.desk(wanted.sessions[0])
        records = [
            replace(record, day=session.day if wanted.says_day else None)
            for session, record in zip(
                wanted.sessions, await self.records(wanted.sessions, tell), strict=True
            )
        ]
        record = records[0]
        if len(records) > 1:
            _, record = await self.together(desk, records, tell)
        record = replace(record, about=about_in(wanted.about, record))
        clouds = await _draw(desk, record, tell)
        await tell(Step.PACKING, 0, 1)
        return await desk.run(build, record, clouds, written_in(wanted.language, wanted.sessions))

    async def records(self, sessions: Sequence[ForArchive], tell: Tell) -> list[SessionRecord]:
        """What leaves of each session, and what is said that it is about."""
        whole = [await self.whole(session, tell) for session in sessions]
        return [
            replace(published(record), about=session.about)
            for session, record in zip(sessions, whole, strict=True)
        ]

    async def together(
        self, desk: Desk, records: Sequence[SessionRecord], tell: Tell
    ) -> tuple[Gathered, SessionRecord]:
        """Several sessions as one, without its themes and with them. Raises what combining does."""
        gathered = await desk.run(combining.gather, records, are_distinct=True)
        return gathered, await _Themes(desk, gathered, tell).found()

    async def whole(self, session: ForArchive, tell: Tell = unheard) -> SessionRecord:
        """The record of a session with its themes, or without those that can't be worked out.
        Raises PictureFailed when what was kept of a sealed one can't be opened."""
        if session.kept is not None:
            record = await self.desk(session).run(keeping.opened, session.kept)
            return handing_over.with_state(record, session.state)
        assert session.gathered is not None  # noqa: S101 it was not sealed
        return await _Themes(self.desk(session), session.gathered, tell).found()

    async def kept(self, to_seal: ToSeal) -> str:
        """What is kept of a session when it is sealed. It hangs on no worker: whose words are whose
        is forgotten on its day, whatever people wrote."""
        record, held_back = await self.whole(to_seal.found), to_seal.held_back
        run = self.desk(to_seal.found).run
        written = await or_none(run(keeping.kept, record, held_back))
        if written is not None:
            return written
        return await asyncio.to_thread(keeping.kept, record, held_back)

    def desk(self, session: ForArchive) -> Desk:
        """Where the work for a session's archive is given in."""
        return self._studio.desk(session.session.id, Haste.WHENEVER)


class _Themes:
    """Finds the themes of what was gathered, a value at a time: others have their turns in between.
    What fails, or takes too long, is left out, and the record says so."""

    def __init__(self, desk: Desk, gathered: Gathered, tell: Tell) -> None:
        self._desk = desk
        self._record = gathered.record
        self._materials = gathered.materials
        self._tell = tell

    async def found(self) -> SessionRecord:
        """The record with what could be found."""
        values = self._materials.values
        found, readings = [], []
        for number, value in enumerate(values):
            await self._tell(Step.THEMES, number, len(values))
            themes, reading = await self._in_value(value)
            found.append(themes)
            readings.append(reading)
        run, materials = self._desk.run, self._materials
        candidates = await or_none(run(theming.candidates_of, materials, readings))
        together = run(theming.put_together, self._record, materials, found, candidates)
        return await or_none(together) or theming.without_themes(self._record)

    async def _in_value(self, value: ValueMaterial) -> tuple[ValueThemes, str]:
        """Its themes, and what is read in it for the candidates; both, or neither."""
        run, themes, edits = self._desk.run, self._materials.themes, self._materials.edits
        found = await or_none(run(theming.found_in, value, themes, edits))
        return found or (theming.NOT_FOUND, theming.NOT_READ)


async def _draw(desk: Desk, record: SessionRecord, tell: Tell) -> dict[int, bytes]:
    """The pictures by the number of their value; one that fails is left out, and one that would
    be empty: the words stand in the report as text."""
    clouds: dict[int, bytes] = {}
    numbers = [
        number
        for number, value in enumerate(record.values, 1)
        if value.words and is_enough(value.answered or 0, record.minimum)
    ]
    for done, number in enumerate(numbers):
        await tell(Step.CLOUDS, done, len(numbers))
        words = record.values[number - 1].words
        with suppress(NothingToDraw):
            if picture := await or_none(_drawn(desk, words), NothingToDraw):
                clouds[number] = picture.image
    return clouds


async def _drawn(desk: Desk, words: Sequence[WordCount]) -> Picture:
    """Drawn once more where it failed: a busy machine is slower by the clock than a picture may
    take. Raises PictureFailed, and what drawing does."""
    try:
        return await desk.draw_final(words)
    except PictureFailed:
        return await desk.draw_final(words)


async def or_none(work: Awaitable[T], *passed_on: type[Exception]) -> T | None:
    """What a piece of work comes to, or None if it fails in any way but these: an archive is made
    of the rest."""
    try:
        return await work
    except passed_on:
        raise
    except Exception as error:
        log.error("an archive goes without a part: %s", type(error).__name__)
        return None


def written_in(language: str, sessions: Sequence[ForArchive]) -> Texts:
    """The texts of a report in a language; if it is "", in all that the sessions were held in."""
    return load_each_known(language or of_all(each.session.language for each in sessions))


def _is_of(built: tuple[ArchiveWanted, bytes], wanted: ArchiveWanted) -> bool:
    return built[0] == wanted


def file_name(sessions: Sequence[ForArchive], kind: str = "") -> str:
    """A name from the plan's short name and the sessions' numbers: never from what people say."""
    numbers = (str(session.session.id) for session in sessions)
    return "-".join(filter(None, ("gair", sessions[0].session.plan.name, kind, *numbers))) + ".zip"
