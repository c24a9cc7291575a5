"""Which colour of the palette a word has: by its letters alone.

So it has the same one in each live picture, and a colour tells nothing of who came first. There,
neighbours of one colour are the price: any rule that spares them depends on who stood there before.
In the picture that is kept they are told apart (bot.word_cloud.neighbours).
"""

import zlib


def colour_of(key: str, colours: int) -> int:
    """The place in a palette of so many colours that belongs to a word key."""
    return zlib.crc32(key.encode()) % colours
