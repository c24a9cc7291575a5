"""answerCallbackQuery: once, and soon."""

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.entities import utf16_length
from bot.rehearsal.bot_api.presses import Toast
from bot.rehearsal.bot_api.refusals import QUERY_TOO_OLD, ApiRefusal
from bot.rehearsal.bot_api.world import World

MAX_TOAST = 200


def answer_callback_query(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery: within 15 seconds."""
    text = call.text("text")
    if utf16_length(text) > MAX_TOAST:
        raise ApiRefusal.bad("MESSAGE_TOO_LONG")
    press = world.presses_by_id.get(call.text("callback_query_id"))
    if press is None or press.expired:
        raise ApiRefusal.bad(QUERY_TOO_OLD)
    url = call.text("url") or None
    if url is not None and not _starts_bot(url, world.bot["username"]):
        raise ApiRefusal.bad("URL_INVALID")
    world.answer_press(press, Toast(text=text, alert=call.flag("show_alert"), url=url))
    return True


def _starts_bot(url: str, username: str) -> bool:
    bare = url.removeprefix("https://").removeprefix("http://").lower()
    resolved = f"tg://resolve?domain={username.lower()}&start="
    return bare.startswith((f"t.me/{username.lower()}?start=", resolved))
