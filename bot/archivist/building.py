"""Archives, built in the picture worker so that nobody waits for them."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

from bot.archive import published
from bot.archive.about_file import about_in
from bot.archive.building import Contents, document_in, others_in, put_together
from bot.archivist.drawing import draw_each
from bot.archivist.steps import Step, Tell, or_none, unheard
from bot.facilitation.archiving import handing_over
from bot.facilitation.archiving.handing_over import ForArchive
from bot.facilitation.archiving.sealing import ToSeal
from bot.record import combining, keeping, theming
from bot.record.comparing import compared, sides_of
from bot.record.materials import Gathered, ValueMaterial
from bot.record.theming import ValueThemes
from bot.texts import Texts, load_each_known, of_all
from bot.word_cloud.studio import Desk, Haste, Studio
from bot.workshop.comparison import Comparison
from bot.workshop.record import SessionRecord


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
        texts = written_in(wanted.language, wanted.sessions)
        parts = await self._parts(desk, wanted, tell)
        record = replace(parts.record, about=about_in(wanted.about, parts.record))
        await tell(Step.PACKING, 0, 1)
        contents = Contents(record=record, clouds=parts.clouds, texts=texts, beside=parts.beside)
        document = desk.run(document_in, contents)
        return await desk.run(
            put_together, *await asyncio.gather(document, desk.run(others_in, contents))
        )

    async def _parts(self, desk: Desk, wanted: ArchiveWanted, tell: Tell) -> "_Parts":
        """What leaves, and its pictures: these need no themes, so they are drawn meanwhile."""
        sessions = wanted.sessions
        drawn_of = sessions[0].gathered if len(sessions) == 1 else None
        if drawn_of is not None:
            drawing = draw_each(desk, published(drawn_of.record), tell)
            records, clouds = await asyncio.gather(self.records(sessions, tell), drawing)
            return _Parts(_on_its_day(records[0], sessions[0], wanted), clouds)
        records = await self.records(sessions, tell)
        records = [
            _on_its_day(record, session, wanted)
            for session, record in zip(sessions, records, strict=True)
        ]
        if len(records) == 1:
            return _Parts(records[0], await draw_each(desk, records[0], tell))
        return await self._combined(desk, records, tell)

    async def _combined(self, desk: Desk, records: Sequence[SessionRecord], tell: Tell) -> "_Parts":
        """Several as one, and side by side, if each is of a group with a name of its own."""
        sides = sides_of(records)
        records = [side.record for side in sides] or records
        gathered = await desk.run(combining.gather, records, are_distinct=True)
        drawing = draw_each(desk, published(gathered.record), tell)
        whole, clouds = await asyncio.gather(_Themes(desk, gathered, tell).found(), drawing)
        if not sides or whole.without_themes:
            return _Parts(whole, clouds)
        return _Parts(whole, clouds, await or_none(desk.run(compared, sides, gathered, whole)))

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


@dataclass(frozen=True, slots=True)
class _Parts:
    """What an archive is built of."""

    record: SessionRecord
    clouds: Mapping[int, bytes]
    beside: Comparison | None = None


class _Themes:
    """Finds the themes of what was gathered, each value for itself: others have their turns in
    between. What fails, or takes too long, is left out, and the record says so."""

    def __init__(self, desk: Desk, gathered: Gathered, tell: Tell) -> None:
        self._desk = desk
        self._record = gathered.record
        self._materials = gathered.materials
        self._tell = tell
        self._done = 0

    async def found(self) -> SessionRecord:
        """The record with what could be found."""
        values = self._materials.values
        await self._tell(Step.THEMES, 0, len(values))
        in_values = await asyncio.gather(*map(self._in_value, values))
        found = [themes for themes, _ in in_values]
        readings = [reading for _, reading in in_values]
        run, materials = self._desk.run, self._materials
        candidates = await or_none(run(theming.candidates_of, materials, readings))
        together = run(theming.put_together, self._record, materials, found, candidates)
        return await or_none(together) or theming.without_themes(self._record)

    async def _in_value(self, value: ValueMaterial) -> tuple[ValueThemes, str]:
        """Its themes, and what is read in it for the candidates; both, or neither."""
        run, themes, edits = self._desk.run, self._materials.themes, self._materials.edits
        found = await or_none(run(theming.found_in, value, themes, edits))
        self._done += 1
        await self._tell(Step.THEMES, self._done, len(self._materials.values))
        return found or (theming.NOT_FOUND, theming.NOT_READ)


def _on_its_day(record: SessionRecord, session: ForArchive, wanted: ArchiveWanted) -> SessionRecord:
    return replace(record, day=session.day if wanted.says_day else None)


def written_in(language: str, sessions: Sequence[ForArchive]) -> Texts:
    """The texts of a report in a language; if it is "", in all that the sessions were held in."""
    return load_each_known(language or of_all(each.session.language for each in sessions))


def _is_of(built: tuple[ArchiveWanted, bytes], wanted: ArchiveWanted) -> bool:
    return built[0] == wanted


def file_name(sessions: Sequence[ForArchive], kind: str = "") -> str:
    """A name from the plan's short name and the sessions' numbers: never from what people say."""
    numbers = (str(session.session.id) for session in sessions)
    return "-".join(filter(None, ("gair", sessions[0].session.plan.name, kind, *numbers))) + ".zip"
