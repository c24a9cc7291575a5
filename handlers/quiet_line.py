"""Who talks with whom in a quiet word, and the way from one to the other.

Nothing of it goes into the database or the log. What outlives a crash is in handlers.cut_off.
"""

import asyncio
import secrets
from contextlib import suppress

from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from bot.facilitation import changing
from bot.facilitation.turning_to import Turning
from bot.noticing.distress import needs_a_person
from bot.workshop.door import Door, door_of
from bot.workshop.quiet_word import SECONDS_TO_ANSWER, QuietWord, QuietWords
from bot.workshop.utterance import Utterance
from handlers.cut_off import CutOff
from handlers.on_screen.means import Means
from handlers.quiet_mail import QuietMail
from handlers.views import quiet_word as views
from handlers.views.support import support
from handlers.views.view import View
from handlers.wire.flooding import FloodGate, Flow
from handlers.wire.naming import Names
from handlers.wire.posts import Post
from handlers.wire.refusals import is_refusal
from storage.database import StorageError

# Enough for a slip and a second thought; more would ring somebody's phone for nothing.
ASKING = Flow(burst=4, minute=2)
# From outside an open group whoever has its link may ask, with as many accounts as they have: so
# much at a time does not bury who is there, and is more than a group of 25 ever asks.
BY_LINK = Flow(burst=8, minute=4)
MOST_BY_LINK = 8
UPDATES_KNOWN = 10_000
KEY_BYTES = 9
REFUSED, IN_DOUBT = -1, 0


class QuietLine:
    """The quiet words that go on, and how each is brought from one to the other."""

    def __init__(self, means: Means, names: Names) -> None:
        self._means = means
        self._names = names
        self._alarms: dict[bytes, asyncio.TimerHandle] = {}
        self._support: dict[bytes, str] = {}
        self._dealt_with: dict[int, None] = {}
        self.words = QuietWords()
        self.mail = QuietMail()
        self.mail.goes_on = lambda person: bool(self.words.of(person))
        self.cut_off = CutOff(means, self.words)
        self.allowance = FloodGate(ASKING, means.now)
        self._by_link = FloodGate(BY_LINK, means.now)

    def is_new(self, update_id: int | None) -> bool:
        """Whether an update was not dealt with yet: what is passed on twice is worse than lost."""
        if update_id is None or update_id in self._dealt_with:
            return update_id is None
        self._dealt_with[update_id] = None
        if len(self._dealt_with) > UPDATES_KNOWN:
            del self._dealt_with[next(iter(self._dealt_with))]
        return True

    def takes_one_by_link(self, session_id: int) -> bool:
        """Whether one more may begin with somebody who has not joined, of all who ask so."""
        has_room = self.words.by_link(session_id, self._means.now()) < MOST_BY_LINK
        return has_room and self._by_link.lets_pass(session_id)

    def takes_one_by_browser(self, session_id: int) -> bool:
        """Whether one more may begin with somebody in a browser: anybody with the code may have as
        many browsers as they like."""
        going_on = self.words.by_browser(session_id, self._means.now())
        return going_on < MOST_BY_LINK and self._by_link.lets_pass(("browser", session_id))

    def begin(self, turning: Turning, person: int, standby: int) -> QuietWord:
        """Somebody has tapped: what they write is a quiet word from now on."""
        word = self.words.begin(
            turning.session.id, person, standby, secrets.token_bytes(KEY_BYTES), self._means.now()
        )
        word.token = turning.token
        self.cut_off.begins(person, standby)
        signposting = self._means.signposting
        texts = self._means.texts_for(person)
        self._support[word.key] = support(texts, turning.session.plan, signposting)
        return word

    async def open(self, word: QuietWord, group_title: str, first: Utterance | None = None) -> None:
        """Tell the standby that somebody asks, and whoever asks what comes; then pass on what they
        asked with (None: nothing)."""
        texts = self._means.texts_for(word.standby)
        told = await self._send(word.standby, views.asked(texts, word, group_title))
        if told == REFUSED:
            await self.break_off(word, word.standby)
            return
        self._can_be_read(word, word.standby, told)
        self._wait_for_answer(word)
        names = await self._names.of([word.standby])
        begun = await self._send(word.person, self._begun(word, "".join(names)))
        self._can_be_read(word, word.person, begun)
        word.is_called = word.is_lettered
        for other in self.words.of(word.standby):
            if other.is_lettered and not other.is_called and other.standby == word.standby:
                other.is_called = True
                await self._send(word.standby, views.lettered(texts, other))
        for one in (word.person, word.standby):
            await self.cut_off.show_menu(one)
        if first is not None:
            self.wrote(word, word.person)
            await self.pass_on(word, first)

    async def pass_on(self, word: QuietWord, said: Utterance) -> None:
        """Bring what one wrote to the other; who wrote it sees that it came."""
        if not self.words.goes_on(word):
            await self.say_not_passed_on(said.person)
            return
        other = word.other(said.person)
        texts = self._means.texts_for(other)
        views_of_it = views.passed_on(texts, word, said.person, said.text)
        messages = [await self._send(other, view) for view in views_of_it]
        for message in messages:
            self.words.came_as(word, (other, message), ())
        if not self.words.goes_on(word):
            return
        if REFUSED in messages:
            await self.break_off(word, other)
            return
        await self._help_at_once(word, said)
        if IN_DOUBT in messages:
            await self._say_in_doubt(said.person)
            return
        self.words.came_as(word, (said.chat_id, said.message_id), messages)
        await self._react(said)

    async def _help_at_once(self, word: QuietWord, said: Utterance) -> None:
        """Somebody in distress reads where help is, once: whoever they write to may be busy."""
        if said.person != word.person or word.was_helped or not needs_a_person(said.text):
            return
        word.was_helped = True
        texts, lines = self._means.texts_for(word.person), self._support.get(word.key, "")
        await self._send(word.person, views.goes_on_with_support(texts, word, lines))

    async def pass_on_again(
        self, word: QuietWord, said: Utterance, stands: tuple[int, ...]
    ) -> None:
        """What one wrote was edited: so is what the other reads."""
        texts = self._means.texts_for(word.other(said.person))
        found = views.passed_on(texts, word, said.person, said.text)
        is_on_page = door_of(word.other(said.person)) is Door.BROWSER
        if is_on_page or len(found) != 1 or len(stands) != 1:
            await self.pass_on(word, said)
            return
        post = Post(chat_id=word.other(said.person), view=found[0])
        try:
            await self._means.outgoing.edit(post, stands[0])
        except TelegramError:
            await self._say_in_doubt(said.person)
        await self._help_at_once(word, said)

    async def break_off(self, word: QuietWord, gone: int) -> None:
        """One of them can't be reached: the other is told at once, with the lines of support."""
        if not self.words.goes_on(word):
            return
        lines, texts = self.forget(word), self._means.texts_for(word.other(gone))
        if gone == word.standby:
            view = views.with_support(texts, "quiet.unreachable", lines)
        else:
            view = View(texts("quiet.person_gone"))
        self.words.told_of_end(word, gone, None)
        await self._tell_of_end(word, word.other(gone), view)
        self.cut_off.show_menu_later(word.person, word.standby)

    async def end(self, word: QuietWord) -> None:
        """One of them has ended it: both are told."""
        if not self.words.goes_on(word):
            return
        self.forget(word)
        texts = self._means.texts_for(word.person)
        await self._tell_of_end(word, word.person, views.ended(texts, word))
        await self._tell_of_end(word, word.standby, self._ended(word))
        self.cut_off.show_menu_later(word.person, word.standby)

    async def step_back(self, word: QuietWord) -> None:
        """The standby is there no more: whoever talks with them is told, with the lines of
        support; and the standby, who may have tapped in another chat, that it is over."""
        if not self.words.goes_on(word):
            return
        lines, texts = self.forget(word), self._means.texts_for(word.person)
        view = views.with_support(texts, "quiet.stepped_back", lines, word)
        await self._tell_of_end(word, word.person, view)
        await self._tell_of_end(word, word.standby, self._ended(word))
        self.cut_off.show_menu_later(word.person, word.standby)

    async def _say_in_doubt(self, person: int) -> None:
        await self._send(person, View(self._means.texts_for(person)("quiet.in_doubt")))

    def _begun(self, word: QuietWord, name: str) -> View:
        return views.begun(self._means.texts_for(word.person), word, name)

    def _ended(self, word: QuietWord) -> View:
        """For the one who can be turned to."""
        return View(self._means.texts_for(word.standby)("quiet.ended"))

    def leads_no_more(self, session_id: int, person: int) -> None:
        """Whoever led leads no more: those who talk with them are told, and nothing is passed on,
        also where somebody else can be turned to by now."""
        for word in self.words.with_standby(session_id, person):
            self._means.start(self.step_back(word))

    async def tell_of_change(self, word: QuietWord) -> None:
        """Somebody else can be turned to: both may go on as they are."""
        for one in (word.person, word.standby):
            await self._send(one, View(self._means.texts_for(one)("quiet.changed")))

    def forget(self, word: QuietWord) -> str:
        """Nothing of it is known any more; the lines of support of its session."""
        self.words.end(word)
        self._stop_waiting(word)
        return self._support.pop(word.key, "")

    def wrote(self, word: QuietWord, one: int) -> None:
        """One of them has written: the other has so long to answer."""
        self.words.heard(word, one, self._means.now())
        if one == word.standby:
            self._stop_waiting(word)
        else:
            self._wait_for_answer(word)

    def close(self) -> None:
        """Nobody is told of anything any more; menus are put right at once."""
        for alarm in self._alarms.values():
            alarm.cancel()
        self.cut_off.close()

    def _wait_for_answer(self, word: QuietWord) -> None:
        if word.key in self._alarms or word.was_told:
            return
        loop = asyncio.get_running_loop()
        alarm = loop.call_later(SECONDS_TO_ANSWER, lambda: self._tell_of_silence(word))
        self._alarms[word.key] = alarm

    def _stop_waiting(self, word: QuietWord) -> None:
        alarm = self._alarms.pop(word.key, None)
        if alarm is not None:
            alarm.cancel()

    def _tell_of_silence(self, word: QuietWord) -> None:
        self._alarms.pop(word.key, None)
        word.was_told = True
        lines = self._support.get(word.key, "")
        view = views.with_support(self._means.texts_for(word.person), "quiet.no_answer", lines)
        self._means.start(self._send(word.person, view))

    async def say(self, person: int, view: View) -> bool:
        """Say something of a quiet word to one of the two; nothing of that is logged. Whether they
        may have it: False if Telegram refuses."""
        return await self._send(person, view) != REFUSED

    async def say_not_passed_on(self, person: int, key: str = "quiet.not_passed_on") -> None:
        """What somebody wrote went nowhere; the text with this key says so."""
        message = await self._send(person, View(self._means.texts_for(person)(key)))
        if message > 0:
            self.words.heard_of_end(person, message)

    def talks(self, person: int) -> bool:
        """Whether what somebody writes is passed on just now."""
        return bool(self.words.of(person))

    def is_meant(self, said: Utterance) -> bool:
        """Whether what somebody writes may be for a quiet word that goes on, or just did."""
        is_late = self.words.is_late((said.chat_id, said.message_id), said.reply_to)
        return is_late or bool(self.words.of(said.person))

    def _can_be_read(self, word: QuietWord, one: int, message: int) -> None:
        """One of them is told that it begins."""
        if message > 0:
            self.words.came_as(word, (one, message), ())
            self.words.heard_of_end(one, message)

    async def _tell_of_end(self, word: QuietWord, one: int, view: View) -> None:
        """Tell one of them. Words that they began to change meanwhile stay as they are."""
        await self.stop_changing(one)
        message = await self._send(one, view)
        self.words.told_of_end(word, one, message if message > 0 else None)

    async def stop_changing(self, person: int) -> None:
        """What somebody writes next stands in the place of no words of theirs."""
        with suppress(StorageError):  # A full disk keeps nobody from a quiet word.
            await self._means.database.transaction(lambda tx: changing.stop_any(tx, person))

    async def _send(self, person: int, view: View) -> int:
        """The message that shows it; REFUSED, or IN_DOUBT if it may have arrived. Nothing of that
        is logged, and a reply to it is no answer."""
        if door_of(person) is Door.BROWSER:
            number = self.mail.put(person, view.text)
            self.words.never_an_answer((person, number))
            return number
        try:
            message = await self._means.outgoing.send(Post(chat_id=person, view=view))
        except TelegramError as error:
            return REFUSED if is_refusal(error) else IN_DOUBT
        self.words.never_an_answer((person, message.message_id))
        return message.message_id

    async def _react(self, said: Utterance) -> None:
        """Not the sign of an answer: nothing was kept, it was passed on. A page shows it by
        itself."""
        if door_of(said.person) is Door.BROWSER:
            return
        try:
            await self._means.outgoing.bot.set_message_reaction(
                said.chat_id, said.message_id, ReactionEmoji.HANDSHAKE
            )
        except TelegramError:
            return
