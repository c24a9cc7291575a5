"""The course of a rehearsal: every value of the plan, led by the facilitator."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.config import Config
from bot.facilitation.setting_up import Setting
from bot.rehearsal.actor import Actor
from bot.rehearsal.bot_api import ApiPace
from bot.rehearsal.deeds import Script, Turn
from bot.rehearsal.facilitator import Facilitator
from bot.rehearsal.showing import GroupView
from bot.rehearsal.stage import Theatre
from bot.rehearsal.tally import Tally, told
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.session import Move

UNDO_AT, BACK_AT, PAUSE_AT = 1, 7, (5, 1)
WRONG_AT, LOOKS_BACK_AT, LOOKS_BACK_TO = 6, 11, 4
STRIKES_AT = (0, 5)
MINUTES = 180
ALL_TOGETHER = (3, 9)
ROUND_UP_FIRST_PROMPT = (0, 6)
TAKE_QUOTE_OUT = (0, 8)
BRIEFLY = (2, 4, 10)  # with as few taps as there can be


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """Seconds that people have to answer a gut question, and a prompt; others are for coming in."""

    joining: float
    responding: float
    answering: float


TEMPOS = {
    ApiPace.RELAXED: Tempo(joining=0.5, responding=0.9, answering=0.1),
    ApiPace.TELEGRAM: Tempo(joining=20, responding=20, answering=6),
}


class Director:
    """Leads the play, and tells the view what happens where the group does not see it."""

    def __init__(self, stage: Theatre, script: Script, tempo: Tempo, view: GroupView) -> None:
        self.tally = Tally()
        self._stage = stage
        self._script = script
        self._tempo = tempo
        self._view = view
        self._facilitator = Facilitator(stage.facilitator, stage.group)
        self._round_ups = 0
        self._is_at = -1
        self._actors = [
            Actor(person, stage.group, self.tally, stage.facilitator) for person in stage.people
        ]

    async def play(self) -> bytes:
        """The whole workshop; the archive that the facilitator is sent."""
        await self._open()
        for value in range(len(self._stage.plan.values)):
            await self._play_value(value)
        self._view.begin("the end")
        if await self._facilitator.goes_across():
            self._tells("looks across the values, names a key theme, and posts it")
            await self._stage.settles()
        await self._facilitator.moves(Move.END)
        archive = await self._facilitator.receives_archive()
        await self._stage.settles()
        await self._perform(self._script.come_and_go(leaving=True), self._tempo.answering)
        return archive

    async def _open(self) -> None:
        self._view.begin("the lobby")
        await self._facilitator.opens_panel()
        if len(self._stage.people) < Config().minimum:
            await self._facilitator.chooses(Setting.MINIMUM, str(MINIMUM_FLOOR))
        if self._script.keeps_few:
            await self._facilitator.chooses(Setting.FEW, "yes")
        await self._facilitator.moves(Move.OPEN)
        self._tells(f"says that it is to take {MINUTES} minutes")
        await self._facilitator.sets_end(MINUTES)
        await self._stage.settles()
        there = [
            actor
            for number, actor in enumerate(self._actors)
            if number not in self._script.latecomers
        ]
        async with asyncio.TaskGroup() as tasks:
            for number, actor in enumerate(there):
                delay = self._tempo.joining * number / len(there)
                tasks.create_task(_later(delay, actor.join))
        await self._stage.settles()
        self._view.tell(f"joined: {len(there)}")
        await self._perform(self._script.come_and_go(leaving=False), self._tempo.answering)

    async def _play_value(self, value: int) -> None:
        self._view.begin(f"{value + 1} of {len(self._stage.plan.values)}")
        if self._is_at != value:
            await self._move(Move.NEXT if value else Move.BEGIN)
        self._is_at = value
        if value == BACK_AT:
            self._tells("goes back to the value before, and on again")
            await self._move(Move.BACK)
            await self._move(Move.NEXT)
        await self._go_elsewhere(value)
        if self._stage.plan.values[value].question is not None:
            await self._ask_for_responses(value)
        await self._discuss(value)

    async def _go_elsewhere(self, value: int) -> None:
        """Goes to another value and back, with the list of all of them."""
        last = len(self._stage.plan.values) - 1
        if value == WRONG_AT and value < last:
            self._tells("goes to the last value by mistake, and takes it back with Undo")
            await self._facilitator.goes_to(last)
            await self._stage.settles()
            await self._facilitator.undoes()
            await self._stage.settles()
        if value == LOOKS_BACK_AT:
            self._tells(f"looks back at value {LOOKS_BACK_TO + 1}, and goes on where it was")
            for there in (LOOKS_BACK_TO, value):
                await self._facilitator.goes_to(there)
                await self._stage.settles()

    async def _ask_for_responses(self, value: int) -> None:
        turns = self._script.respond(value)
        if value == UNDO_AT:
            half = len(turns) // 2
            await self._perform(turns[:half], self._tempo.responding / 2)
            self._tells("closes too early, and takes it back with Undo")
            await self._move(Move.CLOSE)
            await self._facilitator.undoes()
            await self._stage.settles()
            turns = turns[half:]
        await self._perform(turns, self._tempo.responding)
        await self._look()
        await self._move(Move.CLOSE)
        self._view.show_cloud()
        if value in STRIKES_AT and await self._facilitator.strikes_and_undoes():
            self._tells("takes a word out of the cloud, sees it go, and puts it back")
            await self._stage.settles()
        await self._perform(self._script.come_late(value), self._tempo.answering)

    async def _discuss(self, value: int) -> None:
        planned = self._stage.plan.values[value]
        prompts = len(planned.prompts)
        is_brief = value in BRIEFLY and planned.question is not None
        if planned.question is not None and not is_brief:
            await self._move(Move.STATEMENT)
        if value in ALL_TOGETHER and prompts > 1:
            await self._move(Move.ALL_PROMPTS)
            await self._hear(value, None)
            await self._round_up(value, whole=False)
            return
        for prompt in range(prompts):
            await self._move(Move.DISCUSS if is_brief and prompt == 0 else Move.PROMPT)
            await self._hear(value, prompt)
            if prompt == prompts - 1:
                await self._round_up(value, whole=value % 2 == 1, goes_on=is_brief)
            elif prompt == 0 and value in ROUND_UP_FIRST_PROMPT:
                await self._round_up(value, whole=False)

    async def _hear(self, value: int, prompt: int | None) -> None:
        turns = self._script.answer(value, prompt)
        if (value, prompt) == PAUSE_AT:
            half = len(turns) // 2
            await self._perform(turns[:half], self._tempo.answering / 2)
            await self._move(Move.PAUSE)
            await self._perform(turns[half:], self._tempo.answering / 2)
            await self._move(Move.RESUME)
        else:
            await self._perform(turns, self._tempo.answering)
        await self._look()
        for note in self._script.notes(value, prompt):
            self._tells(f"notes: {note}")
            self._facilitator.notes(note)
            await self._stage.settles()

    async def _look(self) -> None:
        """Whoever leads looks at what may name somebody, or need a person."""
        if looked_at := await self._facilitator.looks():
            self._tells(f"looks at what waits ({looked_at}), and leaves it out")
            await self._stage.settles()

    async def _round_up(self, value: int, *, whole: bool, goes_on: bool = False) -> None:
        take_out = value in TAKE_QUOTE_OUT
        if take_out:
            self._tells("takes a quote out of the draft before posting it")
        if await self._facilitator.rounds_up(whole=whole, take_out=take_out, goes_on=goes_on):
            self._is_at = value + 1
        await self._stage.settles()
        await self._perform(self._script.react(value, self._round_ups), self._tempo.answering)
        self._round_ups += 1

    def _tells(self, what: str) -> None:
        self._view.tell(f"{self._facilitator.person.name} {what}")

    async def _move(self, move: Move) -> None:
        await self._facilitator.moves(move)
        await self._stage.settles()

    async def _perform(self, turns: Sequence[Turn], seconds: float) -> None:
        """Let people do their turns within some seconds, and wait until all of it has arrived."""
        before = Counter(self.tally.deeds)
        async with asyncio.TaskGroup() as tasks:
            for turn in turns:
                play = partial(self._actors[turn.person].play, turn)
                tasks.create_task(_later(turn.delay * seconds, play))
        await self._stage.settles()
        if done := told(self.tally.deeds - before):
            self._view.tell(f"in private: {done}")


async def _later(delay: float, deed: Callable[[], Awaitable[None]]) -> None:
    await asyncio.sleep(delay)
    await deed()
