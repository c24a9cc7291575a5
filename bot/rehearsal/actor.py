"""A person of the cast, who does with a phone what the script says."""

import io
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from PIL import Image

from bot.rehearsal.bot_api import Group, Message, Person, StillWaiting
from bot.rehearsal.deeds import Act, Deed
from bot.rehearsal.performer import ButtonGone, Does, Performer
from bot.rehearsal.seen_buttons import (
    Fits,
    anything,
    buttons_of,
    find_about_words,
    find_button,
    verbs_on,
)
from bot.rehearsal.tally import Tally
from bot.texts import load
from handlers.views.buttons import Verb
from handlers.views.card import TAKE_BACK

ABOUT_RECEIPTS = frozenset({Deed.CHANGE, Deed.REMOVE})
T = TypeVar("T")


class Actor(Performer):
    """Plays one person of a group by their chats."""

    def __init__(
        self,
        person: Person,
        group: Group,
        tally: Tally,
        standby: Callable[[], Person | None],
        patience: float,
    ) -> None:
        super().__init__(group, tally, standby, patience)
        self.person = person
        self.speaks = "en"
        self._said: Message | None = None
        self._recognised: Message | None = None

    @property
    def _does(self) -> Does:
        return {
            Deed.SAY: self._say,
            Deed.EDIT: self._edit,
            Deed.CHANGE: self._change,
            Deed.REMOVE: self._remove,
            Deed.PASS: self._pass_on,
            Deed.UNPASS: self._unpass,
            Deed.CHOOSE: self._choose,
            Deed.SAY_IN_GROUP: self._say_in_group,
            Deed.SEND_PHOTO: self._send_photo,
            Deed.SEND_STICKER: self._send_sticker,
            Deed.JOIN: self._join,
            Deed.LEAVE: self._leave,
            Deed.BLOCK: self._block,
            Deed.COME_BACK: self._come_back,
            Deed.TAKE_BACK: self._take_back,
            Deed.RECOGNISE: self._recognise,
            Deed.ADD_MISSING: self._add_missing,
            Deed.QUIET_WORD: self._have_a_quiet_word,
            Deed.SKIP_CHECK: self._skip_check,
        }

    async def join(self) -> None:
        """Follow the newest link in the group, read what is kept, and agree."""
        links = await self._until(
            lambda: [b.url for m in self._group.from_bot() for b in buttons_of(m) if b.url],
        )
        followed = self.person.follows(links[-1])
        asked = await self._until(lambda: self._asked(followed))
        await self.person.presses(asked[0], data=asked[1]).seen_through()
        if asked[2] is Verb.SPEAK:
            await self._press_when_shown(Verb.AGREE)

    def _asked(self, since: Message) -> tuple[Message, str, Verb]:
        """What is to be pressed first: a language, where that is asked, else that one agrees."""
        newer = [m for m in self.person.sees if m.id > since.id]
        with suppress(LookupError):
            return *find_button(newer, Verb.AGREE), Verb.AGREE
        wanted = find_button(newer, Verb.SPEAK, lambda pressed: pressed.argument(0) == self.speaks)
        return *wanted, Verb.SPEAK

    @property
    def _in_answer(self) -> str:
        return re.sub("<[^>]*>", "", load(self.speaks)("quiet.from_standby"))

    async def _look_up(self, to_come: Sequence[Act]) -> None:
        """Somebody who is going to change or remove what they say waits for each receipt, a
        reaction or words, so that it is clear what of theirs is there."""
        said = self._said
        if said is None or self.person.blocked or not ABOUT_RECEIPTS & {a.deed for a in to_come}:
            return
        await self._until(lambda: said.reaction or self._is_answered(said))

    def _is_answered(self, said: Message) -> bool:
        return any(m.from_bot and m.id > said.id for m in self.person.sees[-5:])

    async def _say(self, act: Act) -> None:
        if self.person.blocked:
            raise ButtonGone
        self._said = self.person.says(act.text)

    async def _edit(self, act: Act) -> None:
        if self._said is None:
            raise ButtonGone
        self.person.edits(self._said, act.text)

    async def _change(self, act: Act) -> None:
        await self._press_about_words(Verb.CHANGE)
        await self._wait_for(Verb.KEEP, since=self._said)
        self._said = self.person.says(act.text)

    async def _remove(self, _: Act) -> None:
        await self._press_about_words(Verb.REMOVE)

    async def _pass_on(self, _: Act) -> None:
        await self._press(Verb.PASS)

    async def _unpass(self, _: Act) -> None:
        await self._press_when_shown(Verb.PASS, fits=lambda p: p.arguments[3:] == (TAKE_BACK,))

    async def _choose(self, act: Act) -> None:
        await self._press(Verb.ANSWER_TO, lambda pressed: pressed.scope(1).prompt == act.prompt)

    async def _say_in_group(self, act: Act) -> None:
        asked = next(m for m in reversed(self._group.messages) if m.from_bot and m.buttons)
        self.person.says(act.text, chat=self._group, reply_to=asked)

    async def _send_photo(self, _: Act) -> None:
        picture = io.BytesIO()
        Image.new("RGB", (320, 240), "#7a9e7e").save(picture, "JPEG")
        self.person.sends_photo(picture.getvalue())

    async def _send_sticker(self, _: Act) -> None:
        self.person.sends_sticker()

    async def _join(self, _: Act) -> None:
        await self.join()
        await self._wait_for(Verb.PASS)

    async def _leave(self, _: Act) -> None:
        self.person.says("/leave")
        await self._press_when_shown(Verb.LEAVE, fits=lambda pressed: pressed.argument(0) == "keep")

    async def _block(self, _: Act) -> None:
        self.person.blocks_bot()

    async def _come_back(self, _: Act) -> None:
        started = self.person.starts()
        await self._until(lambda: self._has_card(started))

    def _has_card(self, since: Message) -> bool:
        """Whether a question has come that can be passed on, or has words of theirs under it."""
        newer = [m for m in self.person.sees if m.id > since.id]
        return any({Verb.PASS, Verb.CHANGE} & verbs_on(message) for message in newer)

    async def _take_back(self, _: Act) -> None:
        asked = self.person.says("/mydata")
        await self._press_when_shown(Verb.REMOVE, since=asked)

    async def _recognise(self, _: Act) -> None:
        """Once each: the same press again would take it back."""
        post, data = self._round_up()
        if post is self._recognised:
            raise ButtonGone
        self._recognised = post
        await self.person.presses(post, data=data).seen_through()

    async def _add_missing(self, act: Act) -> None:
        links = [button.url for button in buttons_of(self._round_up()[0]) if button.url]
        if self.person.blocked or not links:
            raise ButtonGone
        followed = self.person.follows(links[-1])
        await self._wait_for(Verb.NOTHING_MISSING, since=followed)
        self._said = self.person.says(act.text)

    async def _have_a_quiet_word(self, act: Act) -> None:
        """Somebody writes to whoever can be turned to, waits for their answer, and ends it. If the
        cast plays them too, they answer; else that is left to whoever does."""
        newest = self.person.sees[-1]
        await self._press(Verb.QUIET)
        begun, data = await self._wait_for(Verb.END_QUIET, since=newest)
        said = self.person.says(act.text)
        if (standby := self._standby()) is not None:
            heard = await self._until(lambda: _from_bot(standby, act.text)[-1])
            standby.says(act.reply, reply_to=heard)
        with suppress(StillWaiting):
            await self._until(lambda: _from_bot(self.person, self._in_answer, since=said))
        await self.person.presses(begun, data=data).seen_through()
        await self._wait_for(Verb.QUIET, since=said)

    async def _skip_check(self, _: Act) -> None:
        await self._press(Verb.SKIP_CHECK)

    async def _until(self, look: Callable[[], T]) -> T:
        return await self.person.world.until(look, self._patience)

    def _round_up(self) -> tuple[Message, str]:
        """The newest round-up in the group, and what [I recognise this] sends."""
        try:
            return find_button(self._group.from_bot(), Verb.RECOGNISE)
        except LookupError:
            raise ButtonGone from None

    async def _press(self, verb: Verb, fits: Fits = anything) -> None:
        """Press what is shown now. Raises ButtonGone if there is no such button."""
        try:
            message, data = find_button(self.person.sees, verb, fits)
        except LookupError:
            raise ButtonGone from None
        if self.person.blocked:
            raise ButtonGone
        await self.person.presses(message, data=data).seen_through()

    async def _press_about_words(self, verb: Verb) -> None:
        """Press what is under the words that were said last: on their card, or on a receipt."""
        message, data = await self._until(
            lambda: find_about_words(self.person.sees, verb, self._said)
        )
        await self.person.presses(message, data=data).seen_through()

    async def _press_when_shown(
        self, verb: Verb, *, since: Message | None = None, fits: Fits = anything
    ) -> None:
        message, data = await self._wait_for(verb, since=since, fits=fits)
        await self.person.presses(message, data=data).seen_through()

    async def _wait_for(
        self, verb: Verb, *, since: Message | None = None, fits: Fits = anything
    ) -> tuple[Message, str]:
        """Wait until a message newer than `since` has a button."""
        newer = since.id if since is not None else 0
        return await self._until(
            lambda: find_button([m for m in self.person.sees if m.id > newer], verb, fits),
        )


def _from_bot(person: Person, text: str, since: Message | None = None) -> list[Message]:
    """What the bot has told somebody with this text in it, after another message."""
    newer = since.id if since is not None else 0
    return [m for m in person.sees if m.from_bot and m.id > newer and text in m.words]
