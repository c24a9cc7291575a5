"""Methods that edit the bot's own messages."""

from typing import Any

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.groups import Group
from bot.rehearsal.bot_api.markup import Markup, read_inline_markup
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.methods.access import find_chat, find_message
from bot.rehearsal.bot_api.methods.contents import (
    read_caption,
    read_document,
    read_photo,
    read_text,
)
from bot.rehearsal.bot_api.refusals import NOT_MODIFIED, ApiRefusal
from bot.rehearsal.bot_api.world import World

CAPTION_KEYS = frozenset({"caption", "caption_entities", "show_caption_above_media"})
TEXT_KEYS = frozenset({"text", "entities"})


def edit_message_text(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagetext"""
    content = read_text(world, call)
    markup = read_inline_markup(call)
    message = _find_editable(world, call)
    if "text" not in message.content:
        raise ApiRefusal.bad("there is no text in the message to edit")
    return _change(world, message, content, markup)


def edit_message_caption(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagecaption"""
    caption = read_caption(world, call)
    markup = read_inline_markup(call)
    message = _find_editable(world, call)
    if "text" in message.content:
        raise ApiRefusal.bad("there is no caption in the message to edit")
    rest = {key: value for key, value in message.content.items() if key not in CAPTION_KEYS}
    return _change(world, message, {**rest, **caption}, markup)


def edit_message_reply_markup(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagereplymarkup"""
    markup = read_inline_markup(call)
    message = _find_editable(world, call)
    return _change(world, message, message.content, markup)


def edit_message_media(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagemedia: photos and documents."""
    media = call.decoded("media", called="input media")
    if media is None:
        raise ApiRefusal.bad('parameter "media" is required')
    if not isinstance(media, dict):
        raise ApiRefusal.bad("can't parse InputMedia: expected an Object")
    inner = Call(method=call.method, parameters=media, uploads=call.uploads)
    caption = read_caption(world, inner)
    markup = read_inline_markup(call)
    message = _find_editable(world, call)
    return _change(world, message, {**_read_media(world, inner), **caption}, markup)


def _read_media(world: World, media: Call) -> dict[str, Any]:
    reference = media.text("media")
    if not reference or (reference.startswith("attach://") and media.upload(reference) is None):
        raise ApiRefusal.bad("can't parse InputMedia: media not found")
    kind = media.text("type")
    if kind == "photo":
        return read_photo(world, media, reference)
    if kind == "document":
        return read_document(world, media, reference)
    raise ApiRefusal.bad(f'can\'t parse InputMedia: type "{kind}" is unsupported')


def _find_editable(world: World, call: Call) -> Message:
    if not call.text("chat_id") and not call.text("message_id"):
        raise ApiRefusal.bad("message identifier is not specified")
    chat = find_chat(world, call)
    if isinstance(chat, Group) and chat.upgraded_to is not None:
        raise ApiRefusal.upgraded(chat.upgraded_to.id)
    chat.check_readable()
    message = find_message(chat, call, "message to edit")
    if not message.editable:
        raise ApiRefusal.bad("message can't be edited")
    return message


def _change(
    world: World, message: Message, content: dict[str, Any], markup: Markup
) -> dict[str, Any]:
    if content == message.content and markup.inline == message.markup.inline:
        raise ApiRefusal.bad(NOT_MODIFIED)
    old_photo = message.content.get("photo")
    message.content, message.markup = content, markup
    if old_photo is not None and old_photo is not content.get("photo") and not world.keep:
        world.files.forget(old_photo)
    world.edited(message)
    return message.json()
