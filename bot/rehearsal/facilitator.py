"""The facilitator of a rehearsal, who leads with the panel's real buttons."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from bot.rehearsal.bot_api import Group, Message, Person
from bot.rehearsal.seen_buttons import Fits, anything, find_button
from bot.texts import languages, load
from bot.workshop.review import Verdict
from bot.workshop.scope import ACROSS
from bot.workshop.session import Move
from handlers.views.buttons import Pressed, Verb, read
from handlers.views.draft_buttons import ON
from handlers.views.draft_menus import Menu
from handlers.views.reviewing import WAITING, WRITTEN

T = TypeVar("T")


class NotDone(Exception):
    """The bot did not do what a button promised; the text is what it said instead."""


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
        self._rest = rest
        self._patience = patience
        self._step = -1

    async def opens_panel(self) -> None:
        """Start the private chat, and send /workshop in the group."""
        self._step = -1
        self.person.starts()
        await self._until(lambda: [m for m in self.person.sees if m.from_bot])
        self.person.says("/workshop", chat=self._group)
        await self._shown(Verb.CHOOSE)

    async def chooses(self, setting: str, option: str) -> None:
        """Choose a setting before the lobby opens."""
        message, data = await self._shown(
            Verb.CHOOSE, lambda pressed: pressed.arguments[1:] == (setting, option)
        )
        await self._press(message, data)

    async def moves(self, move: Move) -> None:
        """Press a move on the panel, once the panel shows where the last one led."""
        message, data = await self._shown(
            Verb.MOVE, lambda pressed: self._is_new(pressed) and pressed.argument(2) == move
        )
        await self._press(message, data)
        if move is Move.END:
            message, data = await self._shown(Verb.END, self._is_new)
            await self._press(message, data)
        self._has_pressed(data)

    async def sets_end(self, minutes: int) -> None:
        """Say with [Time …] in how many minutes it is to end, or how many it is to take."""
        await self._press(*await self._shown(Verb.TIME))
        message, data = await self._shown(
            Verb.END_IN, lambda pressed: pressed.arguments[1:] == (str(minutes),)
        )
        await self._press(message, data)

    async def goes_to(self, value: int) -> None:
        """Go to a value of the plan with [Values …], once the panel shows where the last move
        led."""
        await self._shown(Verb.MOVE, self._is_new)
        await self._press(*await self._shown(Verb.VALUES))
        message, data = await self._shown(
            Verb.GO_TO, lambda pressed: self._is_new(pressed) and pressed.number(2) == value
        )
        await self._press(message, data)
        self._has_pressed(data)

    async def undoes(self) -> None:
        """Press the panel's undo."""
        message, data = await self._shown(Verb.UNDO, self._is_new)
        await self._press(message, data)
        self._has_pressed(data)

    def notes(self, text: str) -> None:
        """Take down what was said aloud."""
        self.person.says(f"/note {text}")

    async def rounds_up(self, *, whole: bool, take_out: bool, goes_on: bool) -> bool:
        """Look at the draft, of the prompt or of the `whole` value, take one quote out if asked
        to, and post it, unless too few people have spoken for that. Whether it then `goes_on`."""
        newest = self.person.sees[-1].id
        await self.moves(Move.ROUND_UP)
        draft = await self._draft_below(newest)
        if whole and _has(draft, Verb.DRAFT):
            before = draft.edits
            await self._press(*find_button([draft], Verb.DRAFT))
            await self._until(lambda: draft.edits > before and _is_worked_out(draft))
        if take_out and _has(draft, Verb.LOOK, _leads_to(Menu.QUOTES)):
            await self._hide_first_quote(draft)
        return await self._posts(draft, goes_on=goes_on)

    async def posts_what_stands(self) -> None:
        """Post the draft that somebody has left, if there is one."""
        drafts = [message for message in self.person.sees if _has(message, Verb.POST)]
        if drafts:
            await self._posts(drafts[-1], goes_on=False)

    async def _posts(self, draft: Message, *, goes_on: bool) -> bool:
        if not _has(draft, Verb.POST):
            return False
        goes_on = goes_on and _has(draft, Verb.POST, _goes_on)
        message, data = find_button([draft], Verb.POST, _goes_on if goes_on else anything)
        await self._press(message, data)
        self._has_pressed(data)
        return goes_on

    async def goes_across(self) -> bool:
        """Look at what came up across the values, name the first of it a key theme, and post it;
        whether there is so much."""
        try:
            message, data = find_button(self.person.sees, Verb.DRAFT, _is_across)
        except LookupError:
            return False
        newest = self.person.sees[-1].id
        await self._press(message, data)
        draft = await self._draft_below(newest)
        for menu in (Menu.THEMES, Menu.THEME):
            if not _has(draft, Verb.LOOK, _leads_to(menu)):
                return False
            await self._press(*find_button([draft], Verb.LOOK, _leads_to(menu)))
            after = partial(_has, draft, *_AFTER[menu])
            await self._until(after)
        await self._press(*find_button([draft], Verb.NAME_KEY))
        await self._until(lambda: _has(draft, Verb.POST))
        await self._press(*find_button([draft], Verb.POST))
        return True

    async def _draft_below(self, newest: int) -> Message:
        """The draft that comes below a message; a panel and news of additions may come as well."""
        draft = await self._until(
            lambda: next(
                (
                    m
                    for m in self.person.sees
                    if m.from_bot and m.id > newest and not _has(m, Verb.DRAFT, _opens_anew)
                ),
                None,
            )
        )
        assert draft is not None  # noqa: S101 until waits for it
        await self._until(lambda: _is_worked_out(draft))
        return draft

    async def _hide_first_quote(self, draft: Message) -> None:
        for menu in (Menu.QUOTES, Menu.QUOTE):
            await self._press(*find_button([draft], Verb.LOOK, _leads_to(menu)))
            await self._until(partial(_has, draft, *_AFTER[menu]))
        await self._press(*find_button([draft], Verb.HIDE))
        await self._until(lambda: _has(draft, Verb.UNDO_EDIT))

    async def looks(self) -> int:
        """Look at what waits for that, and leave all of it out; how many texts that were."""
        looked_at = 0
        try:
            message, data = find_button(self.person.sees, Verb.REVIEW, _is_waiting)
        except LookupError:
            return looked_at
        newest = self.person.sees[-1].id
        await self._press(message, data)
        shown = await self._until(lambda: [m for m in self.person.sees if m.id > newest])
        while _has(shown[0], Verb.DECIDE, _leaves_out):
            before = shown[0].edits
            await self._press(*find_button(shown[:1], Verb.DECIDE, _leaves_out))
            await self._until(partial(_was_edited, shown[0], before))
            looked_at += 1
        return looked_at

    async def strikes_and_undoes(self) -> bool:
        """Take the first word of the cloud out, and put it back; whether there was one."""
        newest = self.person.sees[-1].id
        await self._press(*await self._shown(Verb.WORDS))
        listed = await self._until(
            lambda: [m for m in self.person.sees if m.id > newest and _lists_words(m)]
        )
        if not _has(listed[0], Verb.STRIKE_WORD):
            return False
        await self._press(*find_button(listed[:1], Verb.STRIKE_WORD))
        await self._until(lambda: _has(listed[0], Verb.PUT_WORD_BACK))
        await self._press(*find_button(listed[:1], Verb.PUT_WORD_BACK))
        await self._until(lambda: not _has(listed[0], Verb.PUT_WORD_BACK))
        return True

    async def receives_archive(self) -> bytes:
        """Wait for the document that comes after the end."""
        found = await self._until(lambda: [m.document for m in self.person.sees if m.document])
        return found[-1][1]

    def _is_new(self, pressed: Pressed) -> bool:
        return pressed.number(1) > self._step

    def _has_pressed(self, data: str) -> None:
        pressed = read(data)
        assert pressed is not None  # noqa: S101 it was read when it was found
        self._step = pressed.number(1)

    async def _press(self, message: Message, data: str) -> None:
        await self._rest()
        toast = await self.person.presses(message, data=data).seen_through()
        if toast.alert:
            raise NotDone(toast.text)

    async def _shown(self, verb: Verb, fits: Fits = anything) -> tuple[Message, str]:
        return await self._until(lambda: find_button(self.person.sees, verb, fits))

    async def _until(self, look: Callable[[], T]) -> T:
        return await self.person.world.until(look, self._patience)


def _is_worked_out(draft: Message) -> bool:
    """Where the machine is busy, a message stands first that says that it will be."""
    return draft.text not in {load(language)("draft.working") for language in languages()}


def _leads_to(menu: Menu) -> Fits:
    return lambda pressed: pressed.argument(3) == menu


def _is_across(pressed: Pressed) -> bool:
    return pressed.scope(2) == ACROSS


def _was_edited(message: Message, before: int) -> bool:
    return message.edits > before


def _is_waiting(pressed: Pressed) -> bool:
    return pressed.argument(1) == WAITING and len(pressed.arguments) == 2


def _leaves_out(pressed: Pressed) -> bool:
    return pressed.argument(3) == WRITTEN[Verdict.LEFT_OUT]


def _goes_on(pressed: Pressed) -> bool:
    return pressed.arguments[4:] == (ON,)


def _opens_anew(pressed: Pressed) -> bool:
    return len(pressed.arguments) == 3


_AFTER: dict[Menu, tuple[Verb, Fits]] = {
    Menu.QUOTES: (Verb.LOOK, _leads_to(Menu.QUOTE)),
    Menu.QUOTE: (Verb.HIDE, anything),
    Menu.THEMES: (Verb.LOOK, _leads_to(Menu.THEME)),
    Menu.THEME: (Verb.NAME_KEY, anything),
}
"""What is under a draft once a menu has opened."""


def _lists_words(message: Message) -> bool:
    """Whether a message lists the words of a cloud: the panel only leads there."""
    return _has(message, Verb.WORDS) and not _has(message, Verb.LEADERS)


def _has(message: Message, verb: Verb, fits: Fits = anything) -> bool:
    try:
        return bool(find_button([message], verb, fits))
    except LookupError:
        return False
