"""Draws the pictures in README, by the program itself: `python -m docs.pictures`."""

import asyncio
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from bot.word_cloud import draw_final
from bot.workshop.response import count_people, split
from docs.bubble import Message
from docs.phone import Chat, draw_chats
from docs.session import GROUP, NAMES, play

HERE = Path(__file__).parent
DAY = "14 October"
CLOUD_WIDTH = 1280
WORDS = HERE / "words.txt"


def main() -> None:
    """Write chat.png and cloud.png beside this file."""
    save(draw_session(asyncio.run(play())), HERE / "chat.png")
    save(draw_cloud(), HERE / "cloud.png")


def draw_session(messages: Sequence[Message]) -> Image.Image:
    """A chat on three screens: until the question, until the value in full, and what follows."""
    invitation, question, cloud, statement, *discussion = messages
    members = f"{len(NAMES) + 2} members"
    screens = ((invitation, question), (cloud, statement), tuple(discussion))
    return draw_chats(
        [
            Chat(title=GROUP, about=members, messages=shown, day="" if number else DAY)
            for number, shown in enumerate(screens)
        ]
    )


def draw_cloud() -> Image.Image:
    """The final cloud of a list of responses, one person on a line."""
    said = enumerate(WORDS.read_text(encoding="utf-8").splitlines())
    words = count_people((person, word) for person, line in said for word in split(line))
    with Image.open(io.BytesIO(draw_final(words).image)) as drawn:
        scale = CLOUD_WIDTH / drawn.width
        size = (CLOUD_WIDTH, round(drawn.height * scale))
        return drawn.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def save(picture: Image.Image, path: Path) -> None:
    """Write it in 256 colours, and say how large it has become."""
    few = picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    size = path.stat().st_size // 1024
    sys.stdout.write(f"{path.name}: {picture.width} x {picture.height} pixels, {size} kB\n")


if __name__ == "__main__":
    main()
