"""What the facilitator of a rehearsal does with drafts of round-ups."""

from functools import partial

from bot.rehearsal.bot_api import Message
from bot.rehearsal.pressing import Pressing
from bot.rehearsal.seen_buttons import Fits, anything, find_button, has_button
from bot.texts import languages, load
from bot.workshop.scope import ACROSS
from handlers.views.buttons import Pressed, Verb
from handlers.views.draft_buttons import ON
from handlers.views.draft_menus import Menu


class Drafting:
    """Looks at drafts, changes them and posts them, by `pressing` their buttons."""

    def __init__(self, pressing: Pressing) -> None:
        self._pressing = pressing
        self._person = pressing.person

    async def rounds_up(self, newest: int, *, whole: bool, take_out: bool, goes_on: bool) -> bool:
        """Do with the draft below a message what Facilitator.rounds_up says."""
        draft = await self._draft_below(newest)
        if whole and has_button(draft, Verb.DRAFT):
            before = draft.edits
            await self._pressing.press(*find_button([draft], Verb.DRAFT))
            await self._pressing.until(lambda: draft.edits > before and _is_worked_out(draft))
        if take_out and has_button(draft, Verb.LOOK, _leads_to(Menu.QUOTES)):
            await self._hide_first_quote(draft)
        return await self._posts(draft, goes_on=goes_on)

    async def posts_what_stands(self) -> None:
        """Post the draft that somebody has left, if there is one."""
        drafts = [message for message in self._person.sees if has_button(message, Verb.POST)]
        if drafts:
            await self._posts(drafts[-1], goes_on=False)

    async def _posts(self, draft: Message, *, goes_on: bool) -> bool:
        if not has_button(draft, Verb.POST):
            return False
        goes_on = goes_on and has_button(draft, Verb.POST, _goes_on)
        message, data = find_button([draft], Verb.POST, _goes_on if goes_on else anything)
        await self._pressing.press(message, data)
        self._pressing.has_pressed(data)
        return goes_on

    async def goes_across(self) -> bool:
        """Look at what came up across the values, name the first of it a key theme, and post it;
        whether there is so much."""
        try:
            message, data = find_button(self._person.sees, Verb.DRAFT, _is_across)
        except LookupError:
            return False
        newest = self._person.sees[-1].id
        await self._pressing.press(message, data)
        draft = await self._draft_below(newest)
        for menu in (Menu.THEMES, Menu.THEME):
            if not has_button(draft, Verb.LOOK, _leads_to(menu)):
                return False
            await self._pressing.press(*find_button([draft], Verb.LOOK, _leads_to(menu)))
            after = partial(has_button, draft, *_AFTER[menu])
            await self._pressing.until(after)
        await self._pressing.press(*find_button([draft], Verb.NAME_KEY))
        await self._pressing.until(lambda: has_button(draft, Verb.POST))
        await self._pressing.press(*find_button([draft], Verb.POST))
        return True

    async def _draft_below(self, newest: int) -> Message:
        """The draft that comes below a message; a panel and news of additions may come as well."""
        draft = await self._pressing.until(
            lambda: next(
                (
                    m
                    for m in self._person.sees
                    if m.from_bot and m.id > newest and not has_button(m, Verb.DRAFT, _opens_anew)
                ),
                None,
            )
        )
        assert draft is not None  # noqa: S101 until waits for it
        await self._pressing.until(lambda: _is_worked_out(draft))
        return draft

    async def _hide_first_quote(self, draft: Message) -> None:
        for menu in (Menu.QUOTES, Menu.QUOTE):
            await self._pressing.press(*find_button([draft], Verb.LOOK, _leads_to(menu)))
            await self._pressing.until(partial(has_button, draft, *_AFTER[menu]))
        await self._pressing.press(*find_button([draft], Verb.HIDE))
        await self._pressing.until(lambda: has_button(draft, Verb.UNDO_EDIT))


def _is_worked_out(draft: Message) -> bool:
    """Where the machine is busy, a message stands first that says that it will be."""
    return draft.text not in {load(language)("draft.working") for language in languages()}


def _leads_to(menu: Menu) -> Fits:
    return lambda pressed: pressed.argument(3) == menu


def _is_across(pressed: Pressed) -> bool:
    return pressed.scope(2) == ACROSS


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
