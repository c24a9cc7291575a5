"""The facilitator of a rehearsal, who leads with the panel's real buttons."""

from collections.abc import Awaitable, Callable
from functools import partial

from bot.rehearsal.bot_api import Group, Message, Person
from bot.rehearsal.drafting import Drafting
from bot.rehearsal.pressing import Pressing
from bot.rehearsal.seen_buttons import find_button, has_button
from bot.workshop.review import Verdict
from bot.workshop.session import Move
from handlers.views.buttons import Pressed, Verb
from handlers.views.reviewing import WAITING, WRITTEN


class Facilitator:
    """Presses what the panel offers, each time after a rest. Each deed returns when the bot has
    taken it; `patience` is how long it waits for a button, in seconds."""

    def __init__(
        self,
        person: Person,
        group: Group,
        rest: Callable[[], Awaitable[None]],
        patience: float,
    ) -> None:
        self.person = person
        self._group = group
        self._pressing = Pressing(person, rest, patience)
        self._drafting = Drafting(self._pressing)

    async def opens_panel(self) -> None:
        """Start the private chat, and send /workshop in the group."""
        self._pressing.begin_anew()
        self.person.starts()
        await self._pressing.until(lambda: [m for m in self.person.sees if m.from_bot])
        self.person.says("/workshop", chat=self._group)
        await self._pressing.shown(Verb.CHOOSE)

    async def speaks(self, language: str) -> None:
        """Say in which language the panel is to be."""
        message, data = await self._pressing.shown(
            Verb.SPEAK, lambda pressed: pressed.argument(0) == language
        )
        await self._pressing.press(message, data)

    async def chooses(self, setting: str, option: str) -> None:
        """Choose a setting before the lobby opens."""
        message, data = await self._pressing.shown(
            Verb.CHOOSE, lambda pressed: pressed.arguments[1:] == (setting, option)
        )
        await self._pressing.press(message, data)

    async def moves(self, move: Move) -> None:
        """Press a move on the panel, once the panel shows where the last one led."""
        message, data = await self._pressing.shown(
            Verb.MOVE,
            lambda pressed: self._pressing.is_new(pressed) and pressed.argument(2) == move,
        )
        await self._pressing.press(message, data)
        if move is Move.END:
            message, data = await self._pressing.shown(Verb.END, self._pressing.is_new)
            await self._pressing.press(message, data)
        self._pressing.has_pressed(data)

    async def sets_end(self, minutes: int) -> None:
        """Say with [Time …] in how many minutes it is to end, or how many it is to take."""
        await self._pressing.press(*await self._pressing.shown(Verb.TIME))
        message, data = await self._pressing.shown(
            Verb.END_IN, lambda pressed: pressed.arguments[1:] == (str(minutes),)
        )
        await self._pressing.press(message, data)

    async def goes_to(self, value: int) -> None:
        """Go to a value of the plan with [Values …], once the panel shows where the last move
        led."""
        await self._pressing.shown(Verb.MOVE, self._pressing.is_new)
        await self._pressing.press(*await self._pressing.shown(Verb.VALUES))
        message, data = await self._pressing.shown(
            Verb.GO_TO,
            lambda pressed: self._pressing.is_new(pressed) and pressed.number(2) == value,
        )
        await self._pressing.press(message, data)
        self._pressing.has_pressed(data)

    async def undoes(self) -> None:
        """Press the panel's undo."""
        message, data = await self._pressing.shown(Verb.UNDO, self._pressing.is_new)
        await self._pressing.press(message, data)
        self._pressing.has_pressed(data)

    def notes(self, text: str) -> None:
        """Take down what was said aloud."""
        self.person.says(f"/note {text}")

    async def rounds_up(self, *, whole: bool, take_out: bool, goes_on: bool) -> bool:
        """Look at the draft, of the prompt or of the `whole` value, take one quote out if asked
        to, and post it, unless too few people have spoken for that. Whether it then `goes_on`."""
        newest = self.person.sees[-1].id
        await self.moves(Move.ROUND_UP)
        return await self._drafting.rounds_up(
            newest, whole=whole, take_out=take_out, goes_on=goes_on
        )

    async def posts_what_stands(self) -> None:
        """Post the draft that somebody has left, if there is one."""
        await self._drafting.posts_what_stands()

    async def goes_across(self) -> bool:
        """Look at what came up across the values, name the first of it a key theme, and post it;
        whether there is so much."""
        return await self._drafting.goes_across()

    async def looks(self) -> int:
        """Look at what waits for that, and leave all of it out; how many texts that were."""
        looked_at = 0
        try:
            message, data = find_button(self.person.sees, Verb.REVIEW, _is_waiting)
        except LookupError:
            return looked_at
        newest = self.person.sees[-1].id
        await self._pressing.press(message, data)
        shown = await self._pressing.until(lambda: [m for m in self.person.sees if m.id > newest])
        while has_button(shown[0], Verb.DECIDE, _leaves_out):
            before = shown[0].edits
            await self._pressing.press(*find_button(shown[:1], Verb.DECIDE, _leaves_out))
            await self._pressing.until(partial(_was_edited, shown[0], before))
            looked_at += 1
        return looked_at

    async def strikes_and_undoes(self) -> bool:
        """Take the first word of the cloud out, and put it back; whether there was one."""
        newest = self.person.sees[-1].id
        await self._pressing.press(*await self._pressing.shown(Verb.WORDS))
        listed = await self._pressing.until(
            lambda: [m for m in self.person.sees if m.id > newest and _lists_words(m)]
        )
        if not has_button(listed[0], Verb.STRIKE_WORD):
            return False
        await self._pressing.press(*find_button(listed[:1], Verb.STRIKE_WORD))
        await self._pressing.until(lambda: has_button(listed[0], Verb.PUT_WORD_BACK))
        await self._pressing.press(*find_button(listed[:1], Verb.PUT_WORD_BACK))
        await self._pressing.until(lambda: not has_button(listed[0], Verb.PUT_WORD_BACK))
        return True

    async def receives_archive(self) -> bytes:
        """Wait for the document that comes after the end."""
        found = await self._pressing.until(
            lambda: [m.document for m in self.person.sees if m.document]
        )
        return found[-1][1]


def _was_edited(message: Message, before: int) -> bool:
    return message.edits > before


def _is_waiting(pressed: Pressed) -> bool:
    return pressed.argument(1) == WAITING and len(pressed.arguments) == 2


def _leaves_out(pressed: Pressed) -> bool:
    return pressed.argument(3) == WRITTEN[Verdict.LEFT_OUT]


def _lists_words(message: Message) -> bool:
    """Whether a message lists the words of a cloud: the panel only leads there."""
    return has_button(message, Verb.WORDS) and not has_button(message, Verb.LEADERS)
