"""Which workshop is meant: asked of somebody who leads several and wrote a command in private."""

from dataclasses import replace

from telegram import CallbackQuery, Message

from bot.facilitation import facilitating
from bot.workshop.errors import NothingThere
from bot.workshop.utterance import Utterance
from handlers.context import Context
from handlers.views import choosing_session as views
from handlers.views.buttons import Verb
from handlers.wire.outgoing import Post


async def ask(context: Context, person: int, verb: Verb, said: Utterance | None = None) -> None:
    """A button for each workshop that goes on. The question replies to what was said: from there it
    is read once a button is pressed, so that nothing is kept of it before."""
    led = await context.look(lambda tx: facilitating.led_live(tx, person))
    post = Post(chat_id=person, view=views.which(context.texts_for(person), verb, led))
    context.outgoing.soon(replace(post, reply_to=said.message_id) if said else post)


def said_before(query: CallbackQuery) -> Utterance:
    """The message that was asked about, as it stands by now. NothingThere if it was deleted."""
    asked = query.message
    typed = asked.reply_to_message if isinstance(asked, Message) else None
    if typed is None:
        raise NothingThere
    return Utterance(
        person=query.from_user.id,
        chat_id=typed.chat_id,
        message_id=typed.message_id,
        text=typed.text or "",
    )
