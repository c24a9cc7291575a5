"""Whether the bot holds workshops in a group; if not, who asked is told what lets it in."""

from bot.facilitation import letting_in
from bot.workshop.errors import NotLetIn
from handlers.context import Context
from handlers.views.view import View, say
from storage.place import Place


async def check(context: Context, place: Place, person: int) -> int:
    """The id in the settings that lets the group in.

    NotLetIn if none does: whoever asked then reads in private which line does. Telegram is asked
    nothing, and nothing is kept.
    """
    try:
        return await context.do(lambda tx: letting_in.check(tx, place, person, context.trusted))
    except NotLetIn:
        group, chat = place.title, place.chat_id
        view = say(context.texts_for(person), "setup.let_in", group=group, chat=chat, person=person)
        context.reply(person, View(view))
        raise
