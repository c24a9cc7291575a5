"""What a handler is given: the facts of the update, and the services of the program."""

import logging
from collections.abc import Coroutine, Hashable
from dataclasses import replace
from typing import Any, TypeVar

from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from bot.facilitation import receipts
from bot.facilitation.letting_in import Trusted
from bot.facilitation.receipts import WhichQuestion
from bot.texts import Texts
from handlers import update_facts
from handlers.services import Services
from handlers.views.consent import Terms
from handlers.views.view import View
from handlers.wire.outgoing import Outgoing, Post, Sent
from handlers.wire.sending import Urgency
from storage import shown_messages
from storage.backing_up import back_up
from storage.database import StorageError, Work
from storage.place import Place

T = TypeVar("T")
log = logging.getLogger(__name__)
ALERT_CHARACTERS = 200


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Services]):
    """A handler's view of the program. It lives as long as one update. `has_taken_words`: what
    stood behind a command was used; `has_helped`: its author has been told where help is."""

    def __init__(
        self,
        application: "Application[Any, Any, Any, Any, Any, Any]",
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self.update_id: int | None = None
        self.chat: tuple[int, int | None] = (0, None)
        self.telegram_language: str | None = None
        self.has_answered = False
        self.has_taken_words = False
        self.has_helped = False

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, Any, Any, Any, Any, Any]"
    ) -> "Context":
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.update_id = update.update_id
            context.chat = update_facts.chat_of(update)
            user = update.effective_user
            context.telegram_language = user.language_code if user else None
        return context

    @property
    def services(self) -> Services:
        return self.bot_data

    @property
    def texts(self) -> Texts:
        """In the language of whoever wrote or pressed in private, or pressed in a group: what
        follows is for them alone. What is written in a group is answered there, as it is held."""
        return self.bot_data.means.texts_for(*self.chat)

    def texts_for(self, person: int) -> Texts:
        """In the language of a person, wherever they wrote."""
        return self.bot_data.means.texts_for(person)

    def texts_at(self, place: Place) -> Texts:
        """In the language of the session that a group or topic has."""
        return self.bot_data.means.texts_for(place.chat_id, place.thread_id)

    @property
    def outgoing(self) -> Outgoing:
        return self.bot_data.means.outgoing

    @property
    def trusted(self) -> Trusted:
        """Whom the settings name."""
        return self.bot_data.trusted

    @property
    def terms(self) -> Terms:
        """What the operator says of people's data."""
        config = self.bot_data.config
        return Terms(
            controller=config.controller,
            contact=config.contact,
            complaints=config.complaints,
            days=config.sealing_days,
        )

    def texts_under(self, query: CallbackQuery) -> Texts:
        """In the language of the chat whose message was pressed: of what is to stand there."""
        message = query.message
        return (
            self.texts_at(update_facts.place_of(message))
            if isinstance(message, Message)
            else self.texts
        )

    def now(self) -> float:
        return self.bot_data.means.now()

    async def do(self, work: Work[T]) -> T:
        """Run a unit of work; that this update was dealt with is recorded with it."""
        return await self.services.means.database.transaction(work, self.update_id)

    async def look(self, work: Work[T]) -> T:
        """Run a unit of work that only reads, before what deals with this update: killed between
        the two, the update is brought again."""
        return await self.services.means.database.transaction(work)

    async def erase(self, work: Work[T]) -> T:
        """The same for a unit that takes words back: from the backups too, and on a full disk."""
        database = self.services.means.database
        done = await database.transaction(work, self.update_id, erases=True)
        self.back_up()
        return done

    def leave_no_trace(self) -> None:
        """Of this update nothing is to be written down, not even that it was dealt with."""
        if self.update_id is not None:
            self.services.traceless.add(self.update_id)

    def back_up(self) -> None:
        """Write a backup in the background."""
        self.begin(back_up(self.services.means.database))

    def begin(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something in the background; that it goes on is known to who waits for quiet."""
        begun = self.services.begun
        task = self.application.create_task(work)
        begun.add(task)
        task.add_done_callback(begun.discard)

    def reply(self, chat_id: int, view: View, thread_id: int | None = None) -> None:
        """Send something in the background, once."""
        self.outgoing.soon(Post(chat_id=chat_id, view=view, thread_id=thread_id))

    def say_aside(
        self, where: Place | Message, view: View, about: Hashable, *, is_needed: bool = False
    ) -> bool:
        """Answer a command where it was written, or a message as a reply: all see whose it is. In a
        group only if it was not answered in the last minute, and if pictures leave room or it
        `is_needed`: no member can fill it. Whether it is said, if there is room."""
        place = update_facts.place_of(where) if isinstance(where, Message) else where
        replied = where.message_id if isinstance(where, Message) else None
        aside = Post(chat_id=place.chat_id, view=view, thread_id=place.thread_id, reply_to=replied)
        if place.chat_id > 0:
            self.outgoing.soon(aside)
            return True
        may_be_said = self.services.asides.may_be_said(place.chat_id, about)
        if may_be_said:
            urgency = Urgency.RECEIPT if is_needed else Urgency.ASIDE
            self.outgoing.soon(replace(aside, urgency=urgency))
        return may_be_said

    def receipt(
        self, person: int, view: View, session_id: int, about: WhichQuestion | None = None
    ) -> None:
        """Send a receipt in the background, once; replies to it answer what it is about. If that
        fails, the person is told later, in one message for all, that what they sent is kept."""

        async def lost() -> None:
            await self.services.announcer.say_that_it_is_kept(session_id, person)

        sent = self._remembers(about) if about is not None else None
        self.outgoing.soon(Post(chat_id=person, view=view, has_sound=False), lost, sent)

    def reply_about(self, person: int, view: View, about: WhichQuestion) -> None:
        """Send something about a question in the background, once; replies to it answer that."""
        self.outgoing.soon(Post(chat_id=person, view=view), sent=self._remembers(about))

    def _remembers(self, about: WhichQuestion) -> Sent:
        async def sent(chat_id: int, message_id: int) -> None:
            shown = receipts.receipt(about, chat_id, message_id)
            try:
                await self.look(lambda tx: shown_messages.put(tx, shown))
            except StorageError as error:
                # It was sent: a reply to it is then one to the newest question.
                log.warning("what a receipt is about is not kept: %s", type(error).__name__)

        return sent

    def answer(self, query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
        """Answer a press, once, in the background; if it has expired, nobody waits any more."""
        if self.has_answered:
            return
        self.has_answered = True
        self.begin(_answer(query, text[:ALERT_CHARACTERS], alert=alert))

    def show_in_place(self, query: CallbackQuery, view: View) -> None:
        """Let the message whose button was pressed show something else, in the background; not if
        it has no such button any more: what it shows by now stays."""
        if isinstance(query.message, Message) and update_facts.has_button(query):
            post = Post(chat_id=query.message.chat_id, view=view)
            self.begin(self.outgoing.edit(post, query.message.message_id))

    def show_panel_anew(self, session_id: int, person: int) -> None:
        """Post somebody's panel again as the newest message, in the background, as all that waits
        for its turn in a chat: until an update is dealt with, nobody's next ones are fetched."""
        self.begin(self.services.live_views.show_panel_anew(session_id, person))

    async def after_move(self, session_id: int) -> None:
        """Say and show what a move has changed, and first what the group refused before."""
        await self.services.announcer.try_refused_again(session_id)
        self.services.live_views.refresh(session_id, at_once=True)


async def _answer(query: CallbackQuery, text: str, *, alert: bool) -> None:
    try:
        await query.answer(text or None, show_alert=alert)
    except TelegramError:
        return
