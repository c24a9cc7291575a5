"""The cast as a whole: everybody does what the script says of a scene, and each turn once."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
from functools import partial
from typing import Any

from bot.rehearsal.actor import Actor
from bot.rehearsal.bot_api import Person
from bot.rehearsal.browsing import BrowserActor
from bot.rehearsal.deeds import Script, Turn
from bot.rehearsal.performer import Performer
from bot.rehearsal.stage import Theatre
from bot.rehearsal.tally import Tally, told
from bot.rehearsal.tempo import Tempo, Wait
from bot.texts import spoken_in

# Starts what somebody does beside everything else; `TaskGroup.create_task` is one.
Start = Callable[[Coroutine[Any, Any, None]], "asyncio.Task[None]"]
JOINING = "joining"
Entrance = tuple[int, float, Callable[[], Awaitable[None]]]


class Ensemble:
    """Plays what people do. A scene that is begun again goes on with those who have not had their
    turn; whoever waits for it may leave, and people go on all the same. Where one of them
    `plays_facilitator`, that one answers in a quiet word."""

    def __init__(
        self, stage: Theatre, script: Script, tempo: Tempo, start: Start, wait: Wait = asyncio.sleep
    ) -> None:
        self.tally = Tally()
        self.script = script
        self.plays_facilitator = True
        self._stage = stage
        self._tempo = tempo
        self._start = start
        self._wait = wait
        self._actors = [self._actor(number, person) for number, person in enumerate(stage.people)]
        self._begun: set[tuple[Hashable, int]] = set()
        self._under_way: dict[Hashable, set[asyncio.Task[None]]] = {}
        self._reactions = 0
        self._session_id: int | None = None

    async def close(self) -> None:
        """Close the browsers of those who took part in one."""
        for actor in self._actors:
            await actor.close()

    def _actor(self, number: int, person: Person) -> Performer:
        stage, patience = self._stage, self._tempo.patience
        speaks = stage.spoken[number] if stage.spoken else "en"
        if number in stage.in_browser:
            browser = BrowserActor(stage.group, self.tally, self._standby, patience)
            browser.speaks = speaks if len(spoken_in(stage.language)) > 1 else ""
            return browser
        actor = Actor(person, stage.group, self.tally, self._standby, patience)
        actor.speaks = speaks
        return actor

    def plays(self, session_id: int) -> bool:
        """The session with this number is played from now on; whether it is another than before:
        then nobody has had their turn."""
        is_another = self._session_id not in (None, session_id)
        self._session_id = session_id
        if is_another:
            self._begun.clear()
            self._under_way.clear()
        return is_another

    @property
    def joined(self) -> int:
        """How many have come so far, of those who are not late."""
        return sum(scene == JOINING for scene, _ in self._begun)

    def join(self) -> Hashable:
        """Everybody comes who is not late."""
        late = self.script.latecomers
        there = [number for number in range(len(self._actors)) if number not in late]
        seconds = self._tempo.joining / max(1, len(there))
        self._begin(
            JOINING, [(n, at * seconds, self._actors[n].join) for at, n in enumerate(there)]
        )
        return JOINING

    def come_and_go(self, *, leaving: bool) -> Hashable:
        """Those who like say how they come, or go."""
        turns = self.script.come_and_go(leaving=leaving)
        return self._play("going" if leaving else "coming", turns, self._tempo.answering)

    def respond(self, value: int, *, part: float = 1) -> Hashable:
        """People answer a gut question; `part` 0.5 is the first half of them."""
        turns = self.script.respond(value)
        turns = turns[: int(len(turns) * part)]
        return self._play(("responding", value), turns, self._tempo.responding * part)

    def come_late(self, value: int) -> Hashable:
        """Some answer when it has closed."""
        return self._play(("late", value), self.script.come_late(value), self._tempo.answering)

    def answer(self, value: int, prompt: int | None, *, part: float = 1) -> Hashable:
        """People answer a prompt, or all prompts together; `part` as for `respond`."""
        turns = self.script.answer(value, prompt)
        turns = turns[: int(len(turns) * part)]
        return self._play(("answering", value, prompt), turns, self._tempo.answering * part)

    def react(self, value: int) -> Hashable:
        """People look at a round-up that was posted."""
        turns = self.script.react(value, self._reactions)
        self._reactions += 1
        return self._play(("reacting", self._reactions), turns, self._tempo.answering)

    def is_done(self, scene: Hashable) -> bool:
        """Whether all that a scene has begun has been done."""
        return all(task.done() for task in self._under_way.get(scene, ()))

    async def done(self, scene: Hashable) -> str:
        """Wait until all that a scene has begun has been done and has arrived; what was done
        meanwhile, in a line."""
        before = Counter(self.tally.deeds)
        if under_way := self._under_way.get(scene):
            await asyncio.wait(under_way)
        await self._stage.settles()
        return told(self.tally.deeds - before)

    def _standby(self) -> Person | None:
        return self._stage.facilitator if self.plays_facilitator else None

    def _play(self, scene: Hashable, turns: Sequence[Turn], seconds: float) -> Hashable:
        self._begin(
            scene,
            [(turn.person, turn.delay * seconds, partial(self._take, turn)) for turn in turns],
        )
        return scene

    async def _take(self, turn: Turn) -> None:
        await self._actors[turn.person].play(turn, partial(self._wait, self._tempo.typing))

    def _begin(self, scene: Hashable, parts: Sequence[Entrance]) -> None:
        for person, delay, deed in parts:
            if (scene, person) not in self._begun:
                self._begun.add((scene, person))
                task = self._start(self._later(delay, deed))
                self._under_way.setdefault(scene, set()).add(task)

    async def _later(self, delay: float, deed: Callable[[], Awaitable[None]]) -> None:
        await self._wait(delay)
        await deed()
