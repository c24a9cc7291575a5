"""Who talks with whom in a quiet word, and what each of the two hears of it.

Nothing of it goes into the database or the log. What outlives a crash is in handlers.cut_off.
"""

import secrets
from contextlib import suppress

from telegram.error import TelegramError

from bot.facilitation import changing
from bot.facilitation.turning_to import Turning
from bot.noticing.distress import needs_a_person
from bot.workshop.door import Door, door_of
from bot.workshop.quiet_word import QuietWord, QuietWords
from bot.workshop.utterance import Utterance
from handlers.cut_off import CutOff
from handlers.on_screen.means import Means
from handlers.passed_once import PassedOnce
from handlers.quiet_alarms import QuietAlarms
from handlers.quiet_limits import QuietLimits
from handlers.quiet_mail import QuietMail
from handlers.quiet_way import IN_DOUBT, REFUSED, QuietWay
from handlers.views import quiet_word as views
from handlers.views.support import support
from handlers.views.view import View
from handlers.wire.naming import Names
from handlers.wire.posts import Post
from storage.database import StorageError

KEY_BYTES = 9


class QuietLine:
    """The quiet words that go on, and what is brought from one to the other in each."""

    def __init__(self, means: Means, names: Names) -> None:
        self._means = means
        self._names = names
        self._support: dict[bytes, str] = {}
        self.words = QuietWords()
        self.mail = QuietMail()
        self.mail.goes_on = lambda person: bool(self.words.of(person))
        self.cut_off = CutOff(means, self.words)
        self.limits = QuietLimits(self.words, means.now)
        self.updates = PassedOnce()
        self._alarms = QuietAlarms(self._tell_of_silence)
        self._way = QuietWay(means.outgoing, self.words, self.mail)

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
        told = await self._way.bring(word.standby, views.asked(texts, word, group_title))
        if told == REFUSED:
            await self.break_off(word, word.standby)
            return
        self._can_be_read(word, word.standby, told)
        self._alarms.set(word)
        names = await self._names.of([word.standby])
        begins = views.begun(self._means.texts_for(word.person), word, "".join(names))
        begun = await self._way.bring(word.person, begins)
        self._can_be_read(word, word.person, begun)
        word.is_called = word.is_lettered
        for other in self.words.of(word.standby):
            if other.is_lettered and not other.is_called and other.standby == word.standby:
                other.is_called = True
                await self._way.bring(word.standby, views.lettered(texts, other))
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
        messages = [await self._way.bring(other, view) for view in views_of_it]
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
        await self._way.react(said)

    async def _help_at_once(self, word: QuietWord, said: Utterance) -> None:
        """Somebody in distress reads where help is, once: whoever they write to may be busy."""
        if said.person != word.person or word.was_helped or not needs_a_person(said.text):
            return
        word.was_helped = True
        texts, lines = self._means.texts_for(word.person), self._support.get(word.key, "")
        await self._way.bring(word.person, views.goes_on_with_support(texts, word, lines))

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
        await self._way.bring(person, View(self._means.texts_for(person)("quiet.in_doubt")))

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
            await self._way.bring(one, View(self._means.texts_for(one)("quiet.changed")))

    def forget(self, word: QuietWord) -> str:
        """Nothing of it is known any more; the lines of support of its session."""
        self.words.end(word)
        self._alarms.stop(word)
        return self._support.pop(word.key, "")

    def wrote(self, word: QuietWord, one: int) -> None:
        """One of them has written: the other has so long to answer."""
        self.words.heard(word, one, self._means.now())
        if one == word.standby:
            self._alarms.stop(word)
        else:
            self._alarms.set(word)

    def close(self) -> None:
        """Nobody is told of anything any more; menus are put right at once."""
        self._alarms.close()
        self.cut_off.close()

    def _tell_of_silence(self, word: QuietWord) -> None:
        word.was_told = True
        lines = self._support.get(word.key, "")
        view = views.with_support(self._means.texts_for(word.person), "quiet.no_answer", lines)
        self._means.start(self._way.bring(word.person, view))

    async def say(self, person: int, view: View) -> bool:
        """Say something of a quiet word to one of the two; nothing of that is logged. Whether they
        may have it: False if Telegram refuses."""
        return await self._way.bring(person, view) != REFUSED

    async def say_not_passed_on(self, person: int, key: str = "quiet.not_passed_on") -> None:
        """What somebody wrote went nowhere; the text with this key says so."""
        message = await self._way.bring(person, View(self._means.texts_for(person)(key)))
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
        message = await self._way.bring(one, view)
        self.words.told_of_end(word, one, message if message > 0 else None)

    async def stop_changing(self, person: int) -> None:
        """What somebody writes next stands in the place of no words of theirs."""
        with suppress(StorageError):  # A full disk keeps nobody from a quiet word.
            await self._means.database.transaction(lambda tx: changing.stop_any(tx, person))
