"""Which colour of the palette a word has: its own from the first picture on."""

import zlib
from collections import Counter
from collections.abc import Mapping

from bot.word_cloud.layout import Place

NEIGHBOURS = 3


def choose_colour(
    key: str,
    spot: tuple[float, float],
    known: Mapping[str, Place],
    placed: Mapping[str, Place],
    colours: int,
) -> int:
    """The colour that the word had, or else the rarest that its nearest neighbours don't have."""
    if key in known:
        return known[key].colour % colours
    first = zlib.crc32(key.encode()) % colours
    others = [*(place for other, place in known.items() if other not in placed), *placed.values()]
    often = Counter(place.colour % colours for place in others)
    others.sort(key=lambda place: (place.x - spot[0]) ** 2 + (place.y - spot[1]) ** 2)
    used = {place.colour % colours for place in others[:NEIGHBOURS]}
    wheel = [(first + turn) % colours for turn in range(colours)]
    return min(wheel, key=lambda colour: (colour in used, often[colour]))
