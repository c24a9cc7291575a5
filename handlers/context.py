"""What a handler is given: the facts of the update, and the services of the program."""

import asyncio
from collections.abc import Collection, Coroutine, Hashable
from dataclasses import replace
from typing import Any, TypeVar

from telegram import CallbackQuery, Chat, Message, Update, User
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from bot.archivist import Archivist
from bot.config import Config
from bot.facilitation.letting_in import Trusted
from bot.texts import Texts
from bot.word_cloud.studio import Studio
from bot.workshop.errors import NotNow
from bot.workshop.scope import Scope
from bot.workshop.utterance import Utterance
from handlers.announcing import Announcer
from handlers.beside import Beside
from handlers.housekeeping import Housekeeper
from handlers.idling import IdleWatch
from handlers.on_screen.cards import Cards
from handlers.on_screen.live_views import LiveViews
from handlers.on_screen.means import Means
from handlers.on_screen.rare_pictures import RarePictures
from handlers.on_screen.word_lists import AllWords
from handlers.on_screen.words_so_far import WordsSoFar
from handlers.quiet_line import QuietLine
from handlers.reopening import ConsentsOpen, Reopened
from handlers.rights import Rights
from handlers.views.consent import Terms
from handlers.views.view import View
from handlers.wire.flooding import Asides, FloodGate, Guesses
from handlers.wire.naming import Names
from handlers.wire.outgoing import Outgoing, Post
from handlers.wire.sending import Urgency
from storage.backing_up import back_up
from storage.database import Work
from storage.place import Place

T = TypeVar("T")
ALERT_CHARACTERS = 200


class Services:
    """What the parts of the program share; filled in by bot.application. `failed` has the updates
    whose effects could not be written: they are not confirmed to Telegram. Of the `traceless` it is
    not even written down that they came. `begun` is what goes on
    in the background."""

    config: Config
    means: Means
    announcer: Announcer
    live_views: LiveViews
    cards: Cards
    all_words: AllWords
    rare_pictures: RarePictures
    words_so_far: WordsSoFar
    archivist: Archivist
    studio: Studio
    housekeeper: Housekeeper
    idle_watch: IdleWatch
    trusted: Trusted
    flood_gate: FloodGate
    refusals: FloodGate
    beside: Beside
    plain_drafts: set[tuple[int, Scope]]
    guesses: Guesses
    asides: Asides
    names: Names
    rights: Rights
    reopened: Reopened
    quiet: QuietLine
    traceless: set[int]
    consents: ConsentsOpen
    failed: set[int]
    begun: set[asyncio.Task[Any]]

    async def deliver(self) -> None:
        """Send what is owed to people and groups."""
        await self.announcer.deliver()
        await self.cards.deliver()

    async def after_change(self, session_id: int, *, at_once: bool = False) -> None:
        """Show and say all that follows when words were changed or taken back: the messages that
        showed them, and what bot.facilitation.taking_back has to be said."""
        self.live_views.refresh(session_id, at_once=at_once)
        await self.announcer.deliver()

    async def after_loss(self, session_id: int, people: Collection[int]) -> None:
        """Say and show that these people lead a session no more."""
        for person in people:
            self.quiet.leads_no_more(session_id, person)
        await self.announcer.deliver()
        self.live_views.refresh(session_id, at_once=True)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Services]):
    """A handler's view of the program. It lives as long as one update."""

    def __init__(
        self,
        application: "Application[Any, Any, Any, Any, Any, Any]",
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self.update_id: int | None = None
        self.has_answered = False

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, Any, Any, Any, Any, Any]"
    ) -> "Context":
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.update_id = update.update_id
        return context

    @property
    def services(self) -> Services:
        return self.bot_data

    @property
    def texts(self) -> Texts:
        return self.bot_data.means.texts

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
    ) -> None:
        """Answer a command where it was written, or a message as a reply: all see whose it is. In a
        group only if it was not answered in the last minute, and if pictures leave room or it
        `is_needed`: no member can fill it."""
        place = place_of(where) if isinstance(where, Message) else where
        replied = where.message_id if isinstance(where, Message) else None
        aside = Post(chat_id=place.chat_id, view=view, thread_id=place.thread_id, reply_to=replied)
        if place.chat_id > 0:
            self.outgoing.soon(aside)
        elif self.services.asides.may_be_said(place.chat_id, about):
            urgency = Urgency.RECEIPT if is_needed else Urgency.ASIDE
            self.outgoing.soon(replace(aside, urgency=urgency))

    def receipt(self, person: int, view: View, session_id: int) -> None:
        """Send a receipt in the background, once. If that fails, the person is told later, in one
        message for all, that what they sent is kept."""

        async def lost() -> None:
            await self.services.announcer.say_that_it_is_kept(session_id, person)

        self.outgoing.soon(Post(chat_id=person, view=view, has_sound=False), lost)

    def answer(self, query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
        """Answer a press, once, in the background; if it has expired, nobody waits any more."""
        if self.has_answered:
            return
        self.has_answered = True
        self.begin(_answer(query, text[:ALERT_CHARACTERS], alert=alert))

    def show_in_place(self, query: CallbackQuery, view: View) -> None:
        """Let the message whose button was pressed show something else, in the background; not if
        it has no such button any more: what it shows by now stays."""
        if isinstance(query.message, Message) and has_button(query):
            post = Post(chat_id=query.message.chat_id, view=view)
            self.begin(self.outgoing.edit(post, query.message.message_id))

    async def after_move(self, session_id: int) -> None:
        """Say and show what a move has changed, and first what the group refused before."""
        await self.services.announcer.try_refused_again(session_id)
        self.services.live_views.refresh(session_id, at_once=True)


async def _answer(query: CallbackQuery, text: str, *, alert: bool) -> None:
    try:
        await query.answer(text or None, show_alert=alert)
    except TelegramError:
        return


def written(update: Update) -> tuple[Message, User]:
    """The message of an update, new or edited, and its author; ValueError if it has none."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        raise ValueError(update.update_id)
    return message, user


def utterance(update: Update) -> Utterance:
    """What was written, by whom, and to which message it replies."""
    message, user = written(update)
    reply = message.reply_to_message
    return Utterance(
        person=user.id,
        chat_id=message.chat_id,
        message_id=message.message_id,
        text=message.text or "",
        reply_to=reply.message_id if reply else None,
    )


def place_of(message: Message) -> Place:
    """The group, and its topic; replies outside forums have a thread id too, which is no topic."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(chat_id=message.chat_id, thread_id=thread, title=message.chat.title or "")


def is_group(chat: Chat | None) -> bool:
    """Whether a chat is a group or supergroup."""
    return chat is not None and chat.type in (Chat.GROUP, Chat.SUPERGROUP)


def check_stands_there(query: CallbackQuery) -> None:
    """Raise NotNow for a message in a group that has no button that sends just this: the data is
    forged, or was overtaken, and changes no post."""
    if query.message is None or (is_group(query.message.chat) and not has_button(query)):
        raise NotNow


def has_button(query: CallbackQuery) -> bool:
    """Whether the message that was pressed has a button that sends just this."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    return any(one.callback_data == query.data for row in rows for one in row)
