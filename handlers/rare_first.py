"""The rare-first view: the same words in the same places, with single voices largest."""

from dataclasses import replace

from telegram import CallbackQuery
from telegram.error import TelegramError

from bot.facilitation import showing
from bot.facilitation.showing import Cloud, Standing
from bot.word_cloud import LIGHT, Layout, NothingToDraw
from bot.word_cloud.studio import PictureFailed
from handlers.context import Context
from handlers.moves import press_of
from handlers.outgoing import Post
from handlers.sending import Urgency
from handlers.views import cloud as views
from handlers.views.buttons import Pressed
from handlers.views.view import View

RARE_FIRST = replace(LIGHT, rare_first=True)


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Rare words first] in the panel: posted beside the cloud, which stays as it is."""
    press, now = press_of(query, pressed), context.now()
    shown = await context.do(lambda tx: showing.standing_of_press(tx, press, now))
    cloud = showing.closed_cloud(shown)
    context.answer(query, context.texts("rare_first.drawing"))
    context.begin(_draw_and_post(context, cloud, shown))


async def _draw_and_post(context: Context, cloud: Cloud, shown: Standing) -> None:
    layout = Layout.from_json(cloud.layout) if cloud.layout else Layout.empty()
    try:
        picture = await context.services.studio.desk(cloud.session.id).draw(
            cloud.words, layout, RARE_FIRST
        )
        await context.outgoing.send(_post(context, cloud, shown, picture.image))
    except (NothingToDraw, PictureFailed, TelegramError):
        for person in shown.facilitators:
            context.reply(person, View(context.texts("rare_first.failed")))


def _post(context: Context, cloud: Cloud, shown: Standing, picture: bytes) -> Post:
    assert shown.place is not None  # noqa: S101 closed_cloud has checked
    return Post(
        chat_id=shown.place.chat_id,
        thread_id=shown.place.thread_id,
        view=views.rare_first(context.texts, cloud),
        picture=picture,
        urgency=Urgency.QUESTION,
    )
