"""Text as Telegram keeps it: cleaned, trimmed, with entities whose offsets count UTF-16 units."""

import re
from typing import Any

from bot.rehearsal.bot_api.refusals import ApiRefusal

Entity = dict[str, Any]

MAX_ENTITIES = 100
MADE_BY_SENDERS = frozenset(
    {
        "blockquote", "bold", "code", "custom_emoji", "expandable_blockquote", "italic", "pre",
        "spoiler", "strikethrough", "text_link", "text_mention", "underline",
    }
)  # fmt: skip
FOUND_BY_TELEGRAM = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
)
UNKEPT = (
    {code: " " for code in range(32) if code not in {10, 13}}
    | dict.fromkeys([13, *range(0x2028, 0x202F)])
)  # fmt: skip
LOOKS_INTERESTING = re.compile(r"[/@#]")
FINDINGS = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,:;!?)\]'])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/@<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>@])"
    r"|(?<![\w/@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
)


def utf16_length(text: str) -> int:
    """How many UTF-16 units `text` has: what Telegram counts offsets, lengths and limits in."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def keep_text(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Clean and trim `text` as TDLib does, move its entities along and add those that it finds.

    Control characters become spaces, bidirectional controls go, space at both ends goes.
    """
    cleaned, entities = _clean(text, entities)
    trimmed = cleaned.strip()
    if entities:
        cut = utf16_length(cleaned[: len(cleaned) - len(cleaned.lstrip())])
        entities = _shift(entities, cut, utf16_length(trimmed))
    found = find_entities(trimmed)
    if found:
        entities = sorted([*entities, *_beside(found, entities)], key=_place)
    return trimmed, entities[:MAX_ENTITIES]


def arriving_text(text: str) -> tuple[str, list[Entity]]:
    """What a person writes, as it arrives: trimmed, with the entities that Telegram finds.

    Apps leave in what TDLib would clean, so nothing else is changed.
    """
    trimmed = text.strip()
    return trimmed, find_entities(trimmed)


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    cleaned = text.translate(UNKEPT)
    if len(cleaned) == len(text) or not entities:
        return cleaned, entities
    kept = [bool(char.translate(UNKEPT)) for char in text for _ in range(utf16_length(char))]
    moved = []
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        offset = sum(kept[:start])
        length = sum(kept[start:end])
        moved.append({**entity, "offset": offset, "length": length})
    return cleaned, moved


def _shift(entities: list[Entity], cut: int, length: int) -> list[Entity]:
    moved = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, length)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return moved


def _place(entity: Entity) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def _beside(by_telegram: list[Entity], given: list[Entity]) -> list[Entity]:
    taken = [e for e in given if e["type"] in {"code", "pre", "text_link", "text_mention"}]
    return [new for new in by_telegram if not any(_overlap(new, old) for old in taken)]


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def find_entities(text: str) -> list[Entity]:
    """Commands, mentions, hashtags, addresses and links that Telegram marks by itself."""
    if not LOOKS_INTERESTING.search(text):
        return []
    return [
        {
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
            "type": match.lastgroup,
        }
        for match in FINDINGS.finditer(text)
    ]


def read_entities(given: Any, text: str) -> list[Entity]:
    """The `entities` parameter of a request: those that a sender may make, within the text.

    Raises ApiRefusal if one is no entity at all or reaches beyond the text.
    """
    if not isinstance(given, list):
        return []
    length = utf16_length(text)
    entities = [_read_entity(item, length) for item in given]
    return sorted((entity for entity in entities if entity is not None), key=_place)


def _read_entity(item: Any, length: int) -> Entity | None:
    if not isinstance(item, dict):
        raise ApiRefusal.bad("can't parse MessageEntity: expected an Object")
    for field in ("offset", "length"):
        if not isinstance(item.get(field), int):
            raise ApiRefusal.bad(
                f'can\'t parse MessageEntity: Field "{field}" must be of type Number'
            )
    if item.get("type") in FOUND_BY_TELEGRAM:
        return None
    if item.get("type") not in MADE_BY_SENDERS:
        raise ApiRefusal.bad("can't parse MessageEntity: Unsupported type specified")
    if item["offset"] < 0 or item["length"] < 0 or item["offset"] + item["length"] > length:
        raise ApiRefusal.bad("ENTITY_BOUNDS_INVALID")
    return dict(item) if item["length"] else None
