"""From the parameters of a request to the content of a message: texts, captions, files."""

from typing import Any

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.entities import Entity, keep_text, read_entities, utf16_length
from bot.rehearsal.bot_api.formatting import parse_markup
from bot.rehearsal.bot_api.refusals import ApiRefusal
from bot.rehearsal.bot_api.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024


def read_text(world: World, call: Call) -> dict[str, Any]:
    """Content of a text message from `text`, `parse_mode`, `entities`.

    The limit is counted in UTF-16 units, the stricter of the two readings that are about.
    """
    if not call.text("text"):
        raise ApiRefusal.bad("message text is empty")
    text, entities = _formatted(world, call, "text", "entities")
    if not text:
        raise ApiRefusal.bad("text must be non-empty")
    if utf16_length(text) > MAX_TEXT:
        raise ApiRefusal.bad("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def read_caption(world: World, call: Call) -> dict[str, Any]:
    """The part of a content that is a caption, from `caption`, `parse_mode`, `caption_entities`."""
    text, entities = _formatted(world, call, "caption", "caption_entities")
    if utf16_length(text) > MAX_CAPTION:
        raise ApiRefusal.bad("message caption is too long")
    if not text:
        return {}
    above = {"show_caption_above_media": True} if call.flag("show_caption_above_media") else {}
    return {"caption": text, **({"caption_entities": entities} if entities else {}), **above}


def _formatted(world: World, call: Call, name: str, entities_name: str) -> tuple[str, list[Entity]]:
    text, entities = parse_markup(call.text(name), call.text("parse_mode"))
    if call.text("parse_mode").lower() in {"", "none"}:
        entities = read_entities(call.decoded(entities_name, called="entities"), text)
    return keep_text(text, _with_people(world, entities))


def _with_people(world: World, entities: list[Entity]) -> list[Entity]:
    """Mentions of known people as they are written; others go."""
    known = []
    for entity in entities:
        if entity["type"] != "text_mention":
            known.append(entity)
            continue
        user_id = entity.pop("user_id", None) or entity.get("user", {}).get("id")
        if (person := world.people_by_id.get(user_id)) is not None:
            known.append({**entity, "user": person.json()})
    return known


def read_photo(world: World, call: Call, reference: str | None = None) -> dict[str, Any]:
    """The photo that `photo` (or `reference`) names: an upload or the file_id of an earlier one."""
    given = call.text("photo") if reference is None else reference
    upload = call.upload(given or "photo")
    if upload is not None:
        return {"photo": world.files.add_photo(upload.content)}
    if not given:
        raise ApiRefusal.bad("there is no photo in the request")
    if (sizes := world.files.again(given, list)) is None:
        raise ApiRefusal.bad("wrong file identifier/HTTP URL specified")
    return {"photo": sizes}


def read_document(world: World, call: Call, reference: str | None = None) -> dict[str, Any]:
    """The document that `document` (or `reference`) names: an upload or a file_id."""
    given = call.text("document") if reference is None else reference
    upload = call.upload(given or "document")
    if upload is not None:
        return {"document": world.files.add_document(upload)}
    if not given:
        raise ApiRefusal.bad("there is no document in the request")
    if (document := world.files.again(given, dict)) is None:
        raise ApiRefusal.bad("wrong file identifier/HTTP URL specified")
    return {"document": document}
