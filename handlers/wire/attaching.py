"""What hangs on a message: its buttons, and the message that it replies to."""

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from bot.texts import BESIDE
from handlers.views.buttons import Rows
from handlers.views.view import View


def markup(view: View) -> InlineKeyboardMarkup | ForceReply | None:
    """What hangs on a message that is sent: its buttons, or that it asks to be answered."""
    if view.placeholder:
        return ForceReply(input_field_placeholder=view.placeholder)
    return keyboard(view.buttons)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Buttons as Telegram takes them; None for none."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(_on_one_line(b.label), callback_data=b.data, url=b.url)
                for b in row
            ]
            for row in rows
        ]
    )


def _on_one_line(label: str) -> str:
    """Sentences of several languages stand below one another, but a button has one line."""
    return label.replace("\n", BESIDE)


def below(message_id: int | None) -> ReplyParameters | None:
    """A reply to a message, if there is one; sent all the same when that is gone."""
    if message_id is None:
        return None
    return ReplyParameters(message_id, allow_sending_without_reply=True)
