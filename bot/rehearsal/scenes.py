"""What whoever leads and the cast do together: one method for each scene of a workshop."""

from collections.abc import Hashable
from functools import partial
from typing import Protocol

from bot.config import Config
from bot.facilitation.setting_up import Setting, written
from bot.rehearsal.ensemble import Ensemble
from bot.rehearsal.facilitator import Facilitator
from bot.rehearsal.stage import Theatre
from bot.rehearsal.tempo import Tempo, Wait
from bot.texts import spoken_in
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.session import Move

UNDO_AT, BACK_AT, PAUSE_AT = 1, 7, (5, 1)
WRONG_AT, LOOKS_BACK_AT, LOOKS_BACK_TO = 6, 11, 4
STRIKES_AT = (0, 5)
TAKE_QUOTE_OUT = (0, 8)
MINUTES = 180


class Narrator(Protocol):
    """Tells whoever watches what the chats do not show."""

    def begin(self, what: str) -> None:
        """Something new begins."""

    def tell(self, what: str) -> None:
        """Something that the group does not see."""

    def show_cloud(self) -> None:
        """The cloud is whole now."""


class Scenes:
    """Plays scenes with the panel's real buttons, and tells the narrator what the group does not
    see. A scene that was broken off can be played again; what is done once is not done twice."""

    def __init__(
        self, stage: Theatre, cast: Ensemble, tempo: Tempo, narrator: Narrator, wait: Wait
    ) -> None:
        self._stage = stage
        self._cast = cast
        self._narrator = narrator
        self._facilitator = Facilitator(
            stage.facilitator, stage.group, partial(wait, tempo.pressing), tempo.patience
        )
        self._wait, self._setting_up = wait, tempo.setting_up
        self._over: set[Hashable] = set()

    def begin_anew(self) -> None:
        """Another workshop is played: nothing of it has been yet."""
        self._over.clear()

    async def prepare(self) -> None:
        """The panel is opened, and what has to be is chosen."""
        self._narrator.begin("the lobby")
        await self._facilitator.opens_panel()
        if len(spoken_in(self._stage.language)) > 1:
            await self._facilitator.speaks(spoken_in(self._stage.language)[-1])
            await self._facilitator.chooses(Setting.LANGUAGE, written(self._stage.language))
        if len(self._stage.people) < Config().minimum:
            await self._facilitator.chooses(Setting.MINIMUM, str(MINIMUM_FLOOR))
        if self._cast.script.keeps_few:
            await self._facilitator.chooses(Setting.FEW, "yes")
        await self._stage.settles()

    async def open_lobby(self) -> None:
        """The group is invited."""
        if self._setting_up:
            self._narrator.tell("the lobby opens in a moment; take the lead to set it up yourself")
            await self._wait(self._setting_up)
        await self._facilitator.moves(Move.OPEN)
        self._tells(f"says that it is to take {MINUTES} minutes")
        await self._facilitator.sets_end(MINUTES)
        await self._stage.settles()

    async def gather(self) -> None:
        """People come."""
        before = self._cast.joined
        await self._cast.done(self._cast.join())
        if joined := self._cast.joined - before:
            self._narrator.tell(f"joined: {joined}")
        await self._perform(self._cast.come_and_go(leaving=False))

    async def come_to(self, value: int) -> None:
        """A value begins; at some of them whoever leads strays, and finds back."""
        count = len(self._stage.plan.values)
        self.announce(value)
        if not self._first_time("strays", value):
            return
        if value == BACK_AT:
            self._tells("goes back to the value before, and on again")
            await self.move(Move.BACK)
            await self.move(Move.NEXT)
        if value == WRONG_AT and value < count - 1:
            self._tells("goes to the last value by mistake, and takes it back with Undo")
            await self._facilitator.goes_to(count - 1)
            await self._stage.settles()
            await self._undo()
        if value == LOOKS_BACK_AT:
            self._tells(f"looks back at value {LOOKS_BACK_TO + 1}, and goes on where it was")
            for there in (LOOKS_BACK_TO, value):
                await self._facilitator.goes_to(there)
                await self._stage.settles()

    def announce(self, value: int) -> None:
        """Say that a value begins, once."""
        if self._first_time("announced", value):
            self._narrator.begin(f"{value + 1} of {len(self._stage.plan.values)}")

    async def ask_for_responses(self, value: int) -> None:
        """A gut question is answered, and closed."""
        if value == UNDO_AT and self._first_time("closes too early", value):
            await self._perform(self._cast.respond(value, part=0.5))
            self._tells("closes too early, and takes it back with Undo")
            await self.move(Move.CLOSE)
            await self._undo()
        await self._perform(self._cast.respond(value))
        await self._look()
        await self.move(Move.CLOSE)
        self._narrator.show_cloud()
        if value in STRIKES_AT and await self._facilitator.strikes_and_undoes():
            self._tells("takes a word out of the cloud, sees it go, and puts it back")
            await self._stage.settles()
        await self._perform(self._cast.come_late(value))

    async def hear(self, value: int, prompt: int | None) -> None:
        """A prompt is answered, or (None) all of them together."""
        if (value, prompt) == PAUSE_AT and self._first_time("pauses", value):
            await self._perform(self._cast.answer(value, prompt, part=0.5))
            await self.move(Move.PAUSE)
            await self._perform(self._cast.answer(value, prompt))
            await self.move(Move.RESUME)
        await self._perform(self._cast.answer(value, prompt))
        await self._look()
        if not self._first_time("notes", value, prompt):
            return
        for note in self._cast.script.notes(value, prompt):
            self._tells(f"notes: {note}")
            self._facilitator.notes(note)
            await self._stage.settles()

    async def round_up(self, value: int, *, whole: bool, goes_on: bool = False) -> None:
        """A draft is looked at and posted; whether the same press goes on to the next value is
        left to what the draft offers."""
        take_out = value in TAKE_QUOTE_OUT
        if take_out:
            self._tells("takes a quote out of the draft before posting it")
        await self._facilitator.rounds_up(whole=whole, take_out=take_out, goes_on=goes_on)
        await self._stage.settles()
        await self._perform(self._cast.react(value))

    async def post_what_stands(self) -> None:
        """A draft that was left is posted."""
        await self._facilitator.posts_what_stands()
        await self._stage.settles()

    async def end(self) -> None:
        """Everybody is thanked, and whoever leads gets the archive."""
        self._narrator.begin("the end")
        if await self._facilitator.goes_across():
            self._tells("looks across the values, names a key theme, and posts it")
            await self._stage.settles()
        await self._facilitator.moves(Move.END)
        await self._stage.settles()

    async def part(self) -> bytes:
        """The archive that whoever leads is sent; then people say how they go."""
        archive = await self._facilitator.receives_archive()
        await self._stage.settles()
        await self._perform(self._cast.come_and_go(leaving=True))
        return archive

    async def move(self, move: Move) -> None:
        """Whoever leads brings the workshop on."""
        await self._facilitator.moves(move)
        await self._stage.settles()

    async def _undo(self) -> None:
        await self._facilitator.undoes()
        await self._stage.settles()

    async def _look(self) -> None:
        """Whoever leads looks at what may name somebody, or need a person."""
        if looked_at := await self._facilitator.looks():
            self._tells(f"looks at what waits ({looked_at}), and leaves it out")
            await self._stage.settles()

    async def _perform(self, scene: Hashable) -> None:
        if done := await self._cast.done(scene):
            self._narrator.tell(f"in private: {done}")

    def _first_time(self, *what: object) -> bool:
        is_first = what not in self._over
        self._over.add(what)
        return is_first

    def _tells(self, what: str) -> None:
        self._narrator.tell(f"{self._facilitator.person.name} {what}")
