"""Drafts on their way: worked out beside the handler, and where each then stands."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot.facilitation.rounding_up import posting
from bot.facilitation.rounding_up.posting import Wanted
from bot.round_up.laying_out import Basis
from bot.workshop.errors import AlreadyMoved, NotWorkedOut, WorkshopError
from handlers import standing_drafts
from handlers.context import Context
from handlers.errors import plain
from handlers.views import draft as views
from handlers.views.view import View, say
from handlers.wire.outgoing import Post


class Slate:
    """Where a draft is to stand: in a message that is there, or (None) in a new one. While it is
    worked out for longer than a moment, the message says so."""

    def __init__(self, context: Context, person: int, message_id: int | None = None) -> None:
        self._context = context
        self._person = person
        self._message_id = message_id
        self._is_shown = False
        self._turn = asyncio.Lock()

    @classmethod
    def under(cls, query: CallbackQuery, context: Context) -> "Slate":
        """The message whose button was pressed."""
        message = query.message if isinstance(query.message, Message) else None
        return cls(context, query.from_user.id, message.message_id if message else None)

    async def say_that_it_takes_a_while(self, wanted: Wanted) -> None:
        """The message is remembered as one that shows no draft yet: after a restart in the middle
        it says so, and leads to the draft."""
        async with self._turn:
            if self._is_shown:
                return
            placed = await self._put(views.working(self._context.texts))
            if placed is not None:
                await standing_drafts.remember_unfinished(
                    self._context, wanted, self._person, placed
                )

    async def show(self, basis: Basis, view: View) -> None:
        """A draft stands there now."""
        async with self._turn:
            self._is_shown = True
            placed = await self._put(view)
            with self._no_more_at_work():
                if placed is not None:
                    await standing_drafts.remember(self._context, basis, self._person, placed)

    async def show_if_it_says_that_it_takes_a_while(self, basis: Basis, view: View) -> None:
        """The draft stands there as before, unless it had to make room."""
        if self._says_that_it_takes_a_while:
            await self.show(basis, view)
        await self.pass_over()

    async def pass_over(self) -> None:
        """It was not needed."""
        async with self._turn:
            self._is_shown = True
        if self._says_that_it_takes_a_while:
            await self.put_away(View(self._context.texts("draft.worked_out")))

    async def put_away(self, view: View, *, anew: bool = False) -> None:
        """Something else stands there than a draft; with `anew`, below a draft that stays, unless
        the message has said that it is being worked out."""
        async with self._turn:
            self._is_shown = True
            if anew and not self._says_that_it_takes_a_while:
                self._context.reply(self._person, view)
                return
            placed = await self._put(view)
            with self._no_more_at_work():
                if placed is not None:
                    await standing_drafts.forget(self._context, self._person, placed)

    @contextmanager
    def _no_more_at_work(self) -> Iterator[None]:
        """Only when it is written down what stands there: until then it is down as unfinished, and
        would be taken for one that a stop has left."""
        try:
            yield
        finally:
            self._at_work.discard((self._person, self._message_id or 0))

    @property
    def _at_work(self) -> set[tuple[int, int]]:
        return self._context.services.means.at_work

    @property
    def _says_that_it_takes_a_while(self) -> bool:
        return (self._person, self._message_id) in self._at_work

    async def _put(self, view: View) -> int | None:
        """Where it stands now; None if Telegram could not be told: what is remembered of the
        message stays as it is, and leads to the draft later."""
        post = Post(chat_id=self._person, view=view)
        try:
            if self._message_id is None:
                self._message_id = (await self._context.outgoing.send(post)).message_id
            else:
                await self._context.outgoing.edit(post, self._message_id)
        except TelegramError:
            return None
        return self._message_id


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be done with a draft: where it is to stand, and the press, if it was one. What
    is done `once` is not begun again while it is being done."""

    wanted: Wanted
    slate: Slate
    query: CallbackQuery | None = None
    once: bool = False

    @property
    def what(self) -> Hashable:
        """The same for what is done once."""
        return (self.query.data if self.query else None, self.wanted) if self.once else id(self)


async def begin(context: Context, errand: Errand, deed: Callable[[], Awaitable[None]]) -> None:
    """Do something with a draft beside the handler, if the person may: else what `allowed` raises.
    What goes wrong is told when it does."""
    await context.do(lambda tx: posting.allowed(tx, errand.wanted))
    beside, query = context.services.beside, errand.query
    if query is not None and beside.is_begun(errand.what):
        context.answer(query, context.texts("draft.working_toast"))
        return

    async def takes_a_while() -> None:
        if query is not None:
            context.answer(query, context.texts("draft.working_toast"))
        await errand.slate.say_that_it_takes_a_while(errand.wanted)

    async def do() -> None:
        press = errand.wanted.press
        whose = press.session_id, press.person
        error = await beside.do(whose, errand.what, deed, takes_a_while)
        if error is not None:
            await _tell(context, errand, error)
        elif query is not None:
            context.answer(query)

    context.begin(do())


def send(context: Context, basis: Basis, person: int, shown: Sequence[View]) -> None:
    """Send what belongs to a draft, in messages of its own."""
    standing_drafts.send(context, basis, person, shown)


async def _tell(context: Context, errand: Errand, error: WorkshopError) -> None:
    """An alert while the press waits for one; who was told that it takes a while reads it. What the
    worker could not do can be tried again, or done without themes."""
    query, slate = errand.query, errand.slate
    sentence = say(context.texts, f"error.{error.name}", **error.placeholders)
    is_waiting = query is not None and not context.has_answered
    if query is not None and is_waiting:
        context.answer(query, plain(sentence), alert=not isinstance(error, AlreadyMoved))
    if isinstance(error, NotWorkedOut):
        await slate.put_away(views.not_worked_out(context.texts, errand.wanted), anew=True)
    elif not is_waiting:
        await slate.put_away(View(sentence), anew=True)
