"""[All words] under a cloud whose caption had to cut some: anybody in the group may press it."""

from dataclasses import dataclass

from telegram import CallbackQuery

from bot.facilitation.all_words import cloud_in_group
from bot.facilitation.clouds import Cloud
from bot.texts import Texts
from bot.word_cloud import Layout
from bot.workshop.response import word_key
from handlers.context import Context
from handlers.on_screen import word_lists
from handlers.views import cloud as views
from handlers.views.buttons import Pressed
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class CloudAsked:
    """The cloud that somebody asks for the words of, and whether they stand below it."""

    cloud: Cloud
    is_listed: bool


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """Have the words posted, once; or say why not."""
    session_id, value = pressed.number(0), pressed.number(1)
    chat_id = query.message.chat.id if query.message else 0
    asked = await context.do(lambda tx: _look(tx, session_id, value, chat_id))
    refused = _refusal(context.texts, asked)
    if refused:
        context.answer(query, refused, alert=True)
        return
    is_news = context.services.all_words.ask(session_id, value, is_listed=asked.is_listed)
    context.answer(query, context.texts("all_words.coming" if is_news else "all_words.below"))
    context.services.live_views.refresh(session_id, at_once=is_news)


def _look(tx: Transaction, session_id: int, value: int, chat_id: int) -> CloudAsked:
    """How the words of a value stand in a group; NothingThere if no cloud of them does."""
    cloud, place = cloud_in_group(tx, session_id, value, chat_id)
    return CloudAsked(cloud=cloud, is_listed=word_lists.is_listed(tx, cloud, place))


def _refusal(texts: Texts, asked: CloudAsked) -> str:
    """Why the words are not listed, in a sentence; "" if they may be."""
    cloud = asked.cloud
    if cloud.is_open:
        return texts("all_words.open")
    if cloud.session.paused:
        return texts("all_words.paused")
    if not word_lists.may_be_listed(cloud):
        return texts("all_words.few", minimum=cloud.session.minimum)
    if not asked.is_listed and not views.cloud(texts, cloud, _not_drawn(cloud)).buttons:
        return texts("all_words.in_caption")
    return ""


def _not_drawn(cloud: Cloud) -> list[str]:
    """The words that the picture has no room for."""
    drawn = Layout.from_json(cloud.layout).places if cloud.layout else {}
    return [word.word for word in cloud.words if word_key(word.word) not in drawn]
