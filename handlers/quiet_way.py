"""The way to one of the two in a quiet word: their chat, or their page."""

from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from bot.workshop.door import Door, door_of
from bot.workshop.quiet_word import QuietWords
from bot.workshop.utterance import Utterance
from handlers.quiet_mail import QuietMail
from handlers.views.view import View
from handlers.wire.outgoing import Outgoing
from handlers.wire.posts import Post
from handlers.wire.refusals import is_refusal

REFUSED, IN_DOUBT = -1, 0


class QuietWay:
    """Brings what is said in quiet `words`, to pages by way of the `mail`."""

    def __init__(self, outgoing: Outgoing, words: QuietWords, mail: QuietMail) -> None:
        self._outgoing = outgoing
        self._words = words
        self._mail = mail

    async def bring(self, person: int, view: View) -> int:
        """The message that shows it; REFUSED, or IN_DOUBT if it may have arrived. Nothing of that
        is logged, and a reply to it is no answer."""
        if door_of(person) is Door.BROWSER:
            number = self._mail.put(person, view.text)
            self._words.never_an_answer((person, number))
            return number
        try:
            message = await self._outgoing.send(Post(chat_id=person, view=view))
        except TelegramError as error:
            return REFUSED if is_refusal(error) else IN_DOUBT
        self._words.never_an_answer((person, message.message_id))
        return message.message_id

    async def react(self, said: Utterance) -> None:
        """Not the sign of an answer: nothing was kept, it was passed on. A page shows it by
        itself."""
        if door_of(said.person) is Door.BROWSER:
            return
        try:
            await self._outgoing.bot.set_message_reaction(
                said.chat_id, said.message_id, ReactionEmoji.HANDSHAKE
            )
        except TelegramError:
            return
