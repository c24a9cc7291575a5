"""Whoever is at the controls: plays, pauses and steps, takes the lead and hands it back."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import Any

from bot.rehearsal.deeds import Script
from bot.rehearsal.directing import Director
from bot.rehearsal.ensemble import Ensemble
from bot.rehearsal.pressing import NotDone
from bot.rehearsal.room.clockwork import Clockwork
from bot.rehearsal.room.diary import Diary
from bot.rehearsal.room.following import Follower
from bot.rehearsal.room.mishaps import Mishap, Mishaps
from bot.rehearsal.room.projection import Json
from bot.rehearsal.scenes import Scenes
from bot.rehearsal.stage import Theatre
from bot.rehearsal.tempo import Tempo

log = logging.getLogger(__name__)
RATES = (0.5, 1.0, 2.0, 4.0)
LOOKING_SECONDS = 0.4
BREATH_SECONDS = 2.0
TRIES = 6
COMPLAINTS = 5
GAVE_UP = "one of the cast waited in vain, and leaves it"
LEFT_TO_YOU = "{name} can't go on from here ({why}); the lead is yours"


class Leader(StrEnum):
    """Who presses the facilitator's buttons."""

    CAST = "cast"
    YOU = "you"


class Conductor:
    """Owns how the play goes on. `listeners` are told when something has changed that no chat
    shows. Everything that it starts ends with its context, `at_work`. Nothing is played before the
    `curtain` is raised."""

    def __init__(self, stage: Theatre, script: Script, tempo: Tempo) -> None:
        self.listeners: list[Callable[[], None]] = []
        self.clock = Clockwork()
        self.lead = Leader.CAST
        self.diary = Diary()
        self._stage = stage
        self._group = asyncio.TaskGroup()
        self._under_way: set[asyncio.Task[None]] = set()
        self._cast = Ensemble(stage, script, tempo, self._start, self.clock.wait)
        self._scenes = Scenes(stage, self._cast, tempo, self.diary, self.clock.wait)
        self._mishaps = Mishaps(stage, self.changed)
        self._leading: asyncio.Task[None] | None = None
        self.curtain = asyncio.Event()

    @asynccontextmanager
    async def at_work(self, *beside: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
        """The cast plays; what else is to go on meanwhile goes on `beside`."""
        async with self._group:
            self._leading = self._start(self._direct())
            for work in beside:
                self._start(work)
            try:
                yield
            finally:
                for task in self._under_way:
                    task.cancel()

    def state(self) -> Json:
        """How things stand, beside the chats."""
        return {
            "playing": self.clock.runs,
            "rate": self.clock.rate,
            "lead": str(self.lead),
            "up": self._stage.bot.is_up,
            "mishaps": self._mishaps.shown(),
            "diary": self.diary.lines(),
            "complaints": self._stage.complaints.lines[-COMPLAINTS:],
        }

    def changed(self) -> None:
        """Let whoever shows it look again."""
        for listener in self.listeners:
            listener()

    def play(self) -> None:
        """Let the play go on."""
        self.clock.go_on()
        self.changed()

    def pause(self) -> None:
        """Let nobody of the cast do anything more."""
        self.clock.stop()
        self.changed()

    def step(self) -> None:
        """Let one of them do one thing."""
        self.clock.step()
        self.changed()

    def speed(self, rate: float) -> None:
        """Let the play go faster or slower; one of RATES."""
        self.clock.speed(rate)
        self.changed()

    def mishap(self, kind: Mishap, seconds: int) -> None:
        """Let something go wrong for a while."""
        self._start(self._mishaps.make(kind, seconds))

    async def take_lead(self) -> None:
        """From now on nobody but you presses the facilitator's buttons; people go on answering."""
        if self.lead is Leader.CAST:
            self._give_lead(Leader.YOU)
            await self._break_off()
            self._leading = self._start(self._follow())
            self.changed()

    async def hand_back(self) -> None:
        """Let the cast lead on from where you have come."""
        if self.lead is Leader.YOU:
            self._give_lead(Leader.CAST)
            await self._break_off()
            self._leading = self._start(self._direct())
            self.changed()

    def _give_lead(self, leader: Leader) -> None:
        self.lead = leader
        self._cast.plays_facilitator = leader is Leader.CAST

    async def _break_off(self) -> None:
        if self._leading is not None:
            self._leading.cancel()
            await asyncio.wait([self._leading])

    async def _direct(self) -> None:
        """Lead on to the end; whatever goes wrong on the way, anew from where the session is."""
        await self.curtain.wait()
        director, tries, last = Director(self._stage, self._scenes), 0, -1
        while True:
            try:
                await self._look_which()
                await director.play()
            except Exception as error:
                session = await self._stage.session()
                step = session.step if session is not None else -1
                tries, last = (tries + 1 if step == last else 1), step
                if tries == TRIES:
                    self._leave_to_you(error)
                    return
                await asyncio.sleep(BREATH_SECONDS)
            else:
                self.diary.tell("the workshop is over; the archive is in the facilitator's chat")
                self.changed()
                return

    async def _look_which(self) -> None:
        """Whether it is another workshop by now, that somebody has begun in the group."""
        session = await self._stage.session()
        if session is not None and self._cast.plays(session.id):
            self._scenes.begin_anew()

    def _leave_to_you(self, error: Exception) -> None:
        said = str(error) if isinstance(error, NotDone) else type(error).__name__
        name = self._stage.facilitator.name
        self._give_lead(Leader.YOU)
        self._leading = self._start(self._follow())
        self.diary.tell(LEFT_TO_YOU.format(name=name, why=said))
        self.changed()

    async def _follow(self) -> None:
        """Have people answer what is asked, whoever asks it."""
        follower = Follower(self._stage, self._cast)
        while True:
            session = await self._stage.session()
            if session is not None:
                follower.follow(session)
            await asyncio.sleep(LOOKING_SECONDS)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._group.create_task(self._surely(work))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        # Of a task that is cancelled before it has begun, nobody else would know.
        task.add_done_callback(lambda _: work.close())
        return task

    async def _surely(self, work: Coroutine[Any, Any, None]) -> None:
        """One who can't go on keeps nobody else from it."""
        try:
            await work
        except Exception as error:
            log.debug("left in the middle: %r", error)
            self.diary.tell(GAVE_UP)
            self.changed()
