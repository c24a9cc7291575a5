"""A person of the cast, who does with a phone what the script says.

Buttons are found by what rides in them, not by their labels, so that every language can be played.
"""

import io
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

from PIL import Image

from bot.rehearsal.bot_api import Group, InlineButton, Message, Person
from bot.rehearsal.deeds import Act, Deed, Turn
from bot.rehearsal.tally import Tally
from bot.workshop import response
from bot.workshop.errors import WorkshopError
from handlers.views import buttons
from handlers.views.buttons import Pressed, Verb
from handlers.views.card import TAKE_BACK

# As long as the stage has to settle: a busy machine may take minutes over an archive, and whoever
# has played a whole workshop wants it.
PATIENCE = 600.0
QUOTED = re.compile("“([^”]+)”")
NUMBERED = re.compile(r"^[0-9]+\. (.*)$", re.MULTILINE)
ABOUT_RECEIPTS = frozenset({Deed.CHANGE, Deed.REMOVE})
Fits = Callable[[Pressed], bool]


class ButtonGone(Exception):
    """A button is not there: the question has closed, or was never asked."""


def anything(_: Pressed) -> bool:
    """Any button of a kind will do."""
    return True


def find_button(
    messages: Sequence[Message], verb: Verb, fits: Fits = anything
) -> tuple[Message, str]:
    """The newest message with such a button, and the data that rides in it. LookupError if none."""
    for message in reversed(messages):
        for button in _buttons(message):
            pressed = buttons.read(button.data or "")
            if pressed is not None and pressed.verb is verb and fits(pressed):
                return message, button.data or ""
    raise LookupError(verb)


class Actor:
    """Plays one person of a group, and counts what they do."""

    def __init__(self, person: Person, group: Group, tally: Tally, standby: Person) -> None:
        self.person = person
        self._standby = standby
        self._group = group
        self._tally = tally
        self._said: Message | None = None
        self._recognised: Message | None = None
        self._deeds: Mapping[Deed, Callable[[Act], Awaitable[None]]] = {
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

    async def play(self, turn: Turn) -> None:
        """Do what the turn says, one after the other; what is no longer possible is left out."""
        for number, act in enumerate(turn.acts):
            try:
                await self._read_receipt(turn.acts[number:])
                await self._deeds[act.deed](act)
            except ButtonGone:
                continue
            self._tally.deeds[act.deed] += 1

    async def join(self) -> None:
        """Follow the newest link in the group, read what is kept, and agree."""
        links = await self.person.world.until(
            lambda: [b.url for m in self._group.from_bot() for b in _buttons(m) if b.url], PATIENCE
        )
        self.person.follows(links[-1])
        await self._press_when_shown(Verb.AGREE)

    async def _read_receipt(self, to_come: Sequence[Act]) -> None:
        """Somebody who is going to change or remove what they say waits for each receipt, a
        reaction or words, so that it is clear what of theirs is there."""
        said = self._said
        if said is None or self.person.blocked or not ABOUT_RECEIPTS & {a.deed for a in to_come}:
            return
        await self.person.world.until(lambda: said.reaction or self._is_answered(said), PATIENCE)

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
        await self.person.world.until(lambda: self._has_card(started), PATIENCE)

    def _has_card(self, since: Message) -> bool:
        """Whether a question has come that can be passed on, or has words of theirs under it."""
        newer = [m for m in self.person.sees if m.id > since.id]
        return any(
            pressed is not None and pressed.verb in (Verb.PASS, Verb.CHANGE)
            for message in newer
            for button in _buttons(message)
            for pressed in [buttons.read(button.data or "")]
        )

    async def _take_back(self, _: Act) -> None:
        asked = self.person.says("/mydata")
        await self._press_when_shown(Verb.REMOVE, since=asked)

    async def _recognise(self, _: Act) -> None:
        """Once each: the same press again would take it back."""
        post, data = self._round_up()
        if post is self._recognised:
            raise ButtonGone
        self._recognised = post
        await self.person.presses(post, data=data).answered(PATIENCE)

    async def _add_missing(self, act: Act) -> None:
        links = [button.url for button in _buttons(self._round_up()[0]) if button.url]
        if self.person.blocked or not links:
            raise ButtonGone
        followed = self.person.follows(links[-1])
        await self._wait_for(Verb.NOTHING_MISSING, since=followed)
        self._said = self.person.says(act.text)

    async def _have_a_quiet_word(self, act: Act) -> None:
        """Both sides of it: what is said comes to whoever can be turned to, and they answer."""
        newest = self.person.sees[-1]
        await self._press(Verb.QUIET)
        begun, data = await self._wait_for(Verb.END_QUIET, since=newest)
        self.person.says(act.text)
        heard = await self.person.world.until(
            lambda: _from_bot(self._standby, act.text)[-1], PATIENCE
        )
        self._standby.says(act.reply, reply_to=heard)
        answer = await self.person.world.until(
            lambda: _from_bot(self.person, act.reply)[-1], PATIENCE
        )
        await self.person.presses(begun, data=data).answered(PATIENCE)
        await self._wait_for(Verb.QUIET, since=answer)

    async def _skip_check(self, _: Act) -> None:
        await self._press(Verb.SKIP_CHECK)

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
        await self.person.presses(message, data=data).answered(PATIENCE)

    async def _press_about_words(self, verb: Verb) -> None:
        """Press what is under the words that were said last: on their card, or on a receipt."""
        message, data = await self.person.world.until(
            lambda: self._button_about_words(verb, self._said), PATIENCE
        )
        await self.person.presses(message, data=data).answered(PATIENCE)

    def _button_about_words(self, verb: Verb, said: Message | None) -> tuple[Message, str]:
        if said is None:
            return find_button(self.person.sees, verb)
        for message in reversed(self.person.sees):
            found = [
                button.data or ""
                for button in _buttons(message)
                if (pressed := buttons.read(button.data or "")) and pressed.verb is verb
            ]
            number = 0 if message.id > said.id else _number_of(said.words, message.words)
            if found and number is not None and number < len(found):
                return message, found[number]
        raise LookupError(verb)

    async def _press_when_shown(
        self, verb: Verb, *, since: Message | None = None, fits: Fits = anything
    ) -> None:
        message, data = await self._wait_for(verb, since=since, fits=fits)
        await self.person.presses(message, data=data).answered(PATIENCE)

    async def _wait_for(
        self, verb: Verb, *, since: Message | None = None, fits: Fits = anything
    ) -> tuple[Message, str]:
        """Wait until a message newer than `since` has a button."""
        newer = since.id if since is not None else 0
        return await self.person.world.until(
            lambda: find_button([m for m in self.person.sees if m.id > newer], verb, fits), PATIENCE
        )


def _from_bot(person: Person, text: str) -> list[Message]:
    return [message for message in person.sees if message.from_bot and text in message.words]


def _number_of(said: str, card: str) -> int | None:
    """At which of the words on a card, counted from 0, stands what was said; None: at none."""
    beginning = " ".join(said.split())[:40]
    for number, answer in enumerate(NUMBERED.findall(card)):
        if answer.startswith(beginning):
            return number
    quoted = QUOTED.findall(card)
    try:
        return quoted.index(response.split(said)[0])
    except (ValueError, WorkshopError):
        return None


def _buttons(message: Message) -> Iterator[InlineButton]:
    return (button for row in message.buttons for button in row)
