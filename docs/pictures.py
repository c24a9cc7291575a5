"""Draws the pictures in README, by the program itself: `python -m docs.pictures`."""

import asyncio
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from bot.word_cloud import DARK, LIGHT, Style
from bot.word_cloud.composing import compose
from bot.word_cloud.painting import paint
from bot.workshop.response import split
from bot.workshop.same_word import count_people
from docs.bubble import Message
from docs.phone import Chat, draw_chats
from docs.session import GROUP, NAMES, play

HERE = Path(__file__).parent
DAY = "14 October"
CHAT_WIDTH = 1500
COLOURS = 128
CLOUDS = {25: LIGHT, 60: DARK, 300: LIGHT}


def main() -> None:
    """Write chat.png, and a cloud of each number of responses, beside this file."""
    save(scaled(draw_session(asyncio.run(play())), CHAT_WIDTH), HERE / "chat.png")
    for responses, style in CLOUDS.items():
        words = HERE / f"words_{responses}.txt"
        write(draw_cloud(words, style), HERE / f"cloud_{responses}.png")


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


def draw_cloud(path: Path, style: Style) -> bytes:
    """The final cloud of a list of responses, one person on a line, in the size of a live one."""
    said = enumerate(path.read_text(encoding="utf-8").splitlines())
    words = count_people((person, word) for person, line in said for word in split(line))
    return paint(compose(words, style), style).image


def scaled(picture: Image.Image, width: int) -> Image.Image:
    """The same picture, so many pixels wide."""
    size = (width, round(picture.height * width / picture.width))
    return picture.resize(size, Image.Resampling.LANCZOS)


def save(picture: Image.Image, path: Path) -> None:
    """Write it in few colours."""
    few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    file = io.BytesIO()
    few.save(file, "PNG", optimize=True)
    write(file.getvalue(), path)


def write(picture: bytes, path: Path) -> None:
    """Write a file, and say how large it has become."""
    path.write_bytes(picture)
    sys.stdout.write(f"{path.name}: {len(picture) // 1024} kB\n")


if __name__ == "__main__":
    main()
