"""[Rare words first] in the panel: the same words in the same places, single voices largest."""

from telegram import CallbackQuery

from bot.facilitation import rare_first
from handlers.context import Context
from handlers.moves import press_of
from handlers.views.buttons import Pressed


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """Have the view posted beside the cloud, which stays as it is; NotNow without a closed one."""
    press = press_of(query, pressed)
    cloud = await context.do(lambda tx: rare_first.closed_cloud(tx, press))
    context.answer(query, context.texts("rare_first.drawing"))
    context.services.rare_pictures.ask(cloud.session.id, cloud.value)
    context.services.live_views.refresh(cloud.session.id, at_once=True)
