"""`gair word-cloud`: the picture of a list of words, without a workshop."""

import math
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target, prepare_folder, write_whole
from bot.word_cloud import Layout, NothingToDraw, Picture, draw, draw_final
from bot.workshop.errors import NothingSaid, ResponseTooLong
from bot.workshop.response import MAX_CHARACTERS, split
from bot.workshop.same_word import count_people
from bot.workshop.word_count import WordCount

LARGEST_FILE = 1024 * 1024
RESPONSES_A_FRAME = 5
MOST_FRAMES = 60
MOST_LISTED = 20

CountedWords = list[tuple[int, str]]


def run(options: Namespace) -> int:
    """Draw what is said in `options.words`, by a person on each line, into `options.cloud`."""
    check_target(options.cloud, ".png")
    said = _read_responses(options.words)
    words = count_people(said)
    if options.frames is not None:
        _draw_frames(said, options.frames)
    picture = _draw(words)
    write_whole(options.cloud, picture.image)
    say(f"Wrote {options.cloud}. Words drawn: {len(words) - len(picture.left_out)}")
    if picture.left_out:
        say(f"Not in the picture: {_listed(picture.left_out)}")
    return 0


def _draw(words: Sequence[WordCount]) -> Picture:
    try:
        return draw_final(words)
    except NothingToDraw:
        listed = _listed([word.word for word in words])
        raise CannotDo(f"there is no picture, as no font has these words: {listed}") from None


def _draw_frames(said: CountedWords, folder: Path) -> None:
    """The pictures that a group sees while these responses come in, a few at a time."""
    prepare_folder(folder)
    step = max(RESPONSES_A_FRAME, math.ceil(len(said) / MOST_FRAMES))
    layout = Layout.empty()
    for number, end in enumerate(range(step, len(said) + step, step), start=1):
        try:
            picture = draw(count_people(said[:end]), layout)
        except NothingToDraw:
            continue
        layout = picture.layout
        write_whole(folder / f"{number:03}.png", picture.image)
    say(f"Wrote the frames to {folder}: {number}")


def _read_responses(path: Path) -> CountedWords:
    """The responses in a file, each with the number of its line."""
    said: CountedWords = []
    too_long = []
    for number, line in enumerate(_read(path).splitlines(), start=1):
        try:
            said += [(number, word) for word in split(line)]
        except NothingSaid:
            continue
        except ResponseTooLong:
            too_long.append(
                f"{path} line {number} has more than {MAX_CHARACTERS} characters; shorten it"
            )
    if too_long:
        raise CannotDo(*too_long)
    if not said:
        raise CannotDo(f"{path} has no words in it; write one response on each line")
    return said


def _listed(words: Sequence[str]) -> str:
    left = len(words) - MOST_LISTED
    return ", ".join(words[:MOST_LISTED]) + (f" and {left} more" if left > 0 else "")


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise CannotDo(f"{path} is larger than 1 MiB; that is more than words")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise CannotDo(f"{path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CannotDo(f"{path} is not UTF-8 text; save it as UTF-8") from None
