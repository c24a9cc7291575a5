"""A cloud was deleted in the group: a facilitator lets it come again, or stay away."""

from telegram import CallbackQuery

from bot.facilitation import deleted_clouds
from handlers.context import Context
from handlers.views.buttons import Pressed


async def post_again(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Post the cloud again]: as it is by now, without what was taken out meanwhile."""
    session_id, value, person = pressed.number(0), pressed.number(1), query.from_user.id
    await context.do(lambda tx: deleted_clouds.post_again(tx, session_id, person, value))
    context.answer(query, context.texts("deleted_cloud.comes"))
    context.services.live_views.refresh(session_id, at_once=True)


async def leave_out(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Leave it out]."""
    session_id, value, person = pressed.number(0), pressed.number(1), query.from_user.id
    await context.do(lambda tx: deleted_clouds.leave_out(tx, session_id, person, value))
    context.answer(query, context.texts("deleted_cloud.stays_away"))
    context.services.live_views.refresh(session_id, at_once=True)
