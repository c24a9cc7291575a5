"""Text with the Bot API's entities, as pieces that a page can put together without any markup.

Plain text is a string; what is formatted is {"is": kind, "of": pieces}, a link with "to" as well.
Offsets count UTF-16 units, as the Bot API has them. Nothing in a piece is ever HTML.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.rehearsal.bot_api.entities import Entity

Bit = str | dict[str, Any]
Cut = tuple[int, int, Entity]
WITHOUT_SCHEME = re.compile(r"[A-Za-z0-9.-]+(?=[/?#]|$)")
UNMARKED = frozenset({"email", "phone_number", "cashtag", "custom_emoji"})


def pieces(text: str, entities: Sequence[Entity], bot: str) -> list[Bit]:
    """The text as pieces; `bot` is the bot's user name, to whose links one need not go out."""
    units = text.encode("utf-16-le", "surrogatepass")
    cuts = [
        (entity["offset"], entity["offset"] + entity["length"], entity)
        for entity in entities
        if entity["type"] not in UNMARKED
    ]
    return list(_pieces(units, (0, len(units) // 2), sorted(cuts, key=_outer_first), bot))


def target(url: str, bot: str) -> dict[str, str] | None:
    """Where a link leads: {"start": parameter} to the bot, {"url": …} into the web; None: nowhere
    that a page may lead to."""
    try:
        link = urlsplit(f"https://{url}" if WITHOUT_SCHEME.match(url) else url)
    except ValueError:
        return None
    if link.scheme not in ("http", "https") or not link.hostname:
        return None
    if link.hostname == "t.me" and link.path.strip("/").lower() == bot.lower():
        return {"start": parse_qs(link.query).get("start", [""])[0]}
    return {"url": link.geturl()}


def _outer_first(cut: Cut) -> tuple[int, int]:
    return cut[0], -cut[1]


def _pieces(units: bytes, span: tuple[int, int], cuts: Sequence[Cut], bot: str) -> Iterator[Bit]:
    """The pieces of a span. What reaches beyond the entity that it begins in goes on behind it."""
    at, end = span
    waiting = list(cuts)
    while waiting:
        start, stop, entity = waiting.pop(0)
        start, stop = max(start, at), min(stop, end)
        if start >= stop:
            continue
        if start > at:
            yield _text(units, at, start)
        inner = [(begin, last, each) for begin, last, each in waiting if begin < stop]
        beyond = [(stop, last, each) for _, last, each in inner if last > stop]
        yield from _formatted(units, (start, stop), entity, inner, bot)
        waiting = sorted([*beyond, *(cut for cut in waiting if cut[0] >= stop)], key=_outer_first)
        at = stop
    if at < end:
        yield _text(units, at, end)


def _formatted(
    units: bytes, span: tuple[int, int], entity: Entity, inner: Sequence[Cut], bot: str
) -> Iterator[Bit]:
    of = list(_pieces(units, span, inner, bot))
    kind = entity["type"]
    if kind not in ("text_link", "url"):
        yield {"is": kind, "of": of}
        return
    to = target(entity.get("url") or _text(units, *span), bot)
    if to is None:
        yield from of
    else:
        yield {"is": "link", "of": of, "to": to}


def _text(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")
