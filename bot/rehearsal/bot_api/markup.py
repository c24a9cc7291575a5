"""Keyboards under messages: read from requests, refused where Telegram refuses them."""

from dataclasses import dataclass
from typing import Any

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.refusals import ApiRefusal

MAX_BUTTONS = 100
MAX_PER_ROW = 8
MAX_DATA_BYTES = 64
STYLES = frozenset({"danger", "success", "primary"})
OTHER_ACTIONS = (
    "switch_inline_query", "switch_inline_query_chosen_chat", "switch_inline_query_current_chat",
    "login_url", "web_app", "copy_text",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineButton:
    """An inline button as a person sees it: its label and what pressing it does."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What a message carries: an inline keyboard, or something that makes it uneditable."""

    inline: tuple[tuple[dict[str, Any], ...], ...] = ()
    other: dict[str, Any] | None = None

    def rows(self) -> list[list[InlineButton]]:
        """The inline buttons, row by row."""
        return [
            [
                InlineButton(label=b["text"], data=b.get("callback_data"), url=b.get("url"))
                for b in row
            ]
            for row in self.inline
        ]


NO_MARKUP = Markup()


def read_markup(call: Call) -> Markup:
    """The `reply_markup` of a request. Raises ApiRefusal for what Telegram would not take."""
    given = call.decoded("reply_markup", called="reply keyboard markup")
    if given is None:
        return NO_MARKUP
    if not isinstance(given, dict):
        raise ApiRefusal.bad("object expected as reply markup")
    if given.get("keyboard") or given.get("remove_keyboard") or given.get("force_reply"):
        _check_placeholder(given)
        return Markup(other=given)
    rows = given.get("inline_keyboard", [])
    if not isinstance(rows, list):
        raise ApiRefusal.bad('field "inline_keyboard" must be of type Array')
    return Markup(inline=_read_rows(rows))


def read_inline_markup(call: Call) -> Markup:
    """The `reply_markup` of an edit: only an inline keyboard can be put there."""
    markup = read_markup(call)
    if markup.other is not None:
        raise ApiRefusal.bad("inline keyboard expected")
    return markup


def _check_placeholder(given: dict[str, Any]) -> None:
    placeholder = given.get("input_field_placeholder")
    if placeholder is not None and not 1 <= len(placeholder) <= 64:
        raise ApiRefusal.bad("INPUT_FIELD_PLACEHOLDER_INVALID")


def _read_rows(rows: list[Any]) -> tuple[tuple[dict[str, Any], ...], ...]:
    if not all(isinstance(row, list) for row in rows):
        raise ApiRefusal.bad(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    read = tuple(tuple(_read_button(button) for button in row) for row in rows if row)
    if sum(len(row) for row in read) > MAX_BUTTONS or any(len(row) > MAX_PER_ROW for row in read):
        raise ApiRefusal.bad("reply markup is too long")
    return read


def _read_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _wrong("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _wrong('Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise _wrong('Field "text" must be of type String')
    if not button["text"].strip():
        raise ApiRefusal.bad("BUTTON_TEXT_INVALID")
    if button.get("style") not in {None, *STYLES}:
        raise _wrong("invalid button style specified")
    _check_action(button)
    return button


def _check_action(button: dict[str, Any]) -> None:
    if button.get("url"):
        _check_url(button["url"])
    elif button.get("callback_data"):
        if not isinstance(button["callback_data"], str):
            raise _wrong('Field "callback_data" must be of type String')
        if len(button["callback_data"].encode()) > MAX_DATA_BYTES:
            raise ApiRefusal.bad("BUTTON_DATA_INVALID")
    elif not any(action in button for action in OTHER_ACTIONS):
        raise _wrong("Text buttons are unallowed in the inline keyboard")


def _check_url(url: str) -> None:
    host = url.partition("://")[2].split("/")[0] or url.split("/", maxsplit=1)[0]
    scheme = url.partition("://")[0] if "://" in url else "http"
    if scheme == "tg":
        return
    if scheme not in {"http", "https", "ton", "tonsite"} or not ("." in host or ":" in host):
        raise ApiRefusal.bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _wrong(what: str) -> ApiRefusal:
    return ApiRefusal.bad(f"can't parse inline keyboard button: {what}")
