"""`gair word-cloud`: the picture of a list of words, without a workshop."""

from argparse import Namespace
from pathlib import Path

from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target, prepare_folder, write_whole
from bot.word_cloud import Layout, draw, draw_final
from bot.workshop.record import WordCount
from bot.workshop.response import MAX_CHARACTERS, clean, count_characters, count_people

LARGEST_FILE = 1024 * 1024
RESPONSES_A_FRAME = 5


def run(options: Namespace) -> int:
    """Draw the words of `options.words`, a response on each line, into `options.cloud`."""
    check_target(options.cloud, ".png")
    words = read_words(options.words)
    if options.frames is not None:
        _draw_frames(options.words, options.frames)
    picture = draw_final(words)
    write_whole(options.cloud, picture.image)
    say(f"Wrote {options.cloud}. Words drawn: {len(words) - len(picture.left_out)}")
    if picture.left_out:
        say(f"Not in the picture: {', '.join(picture.left_out)}")
    return 0


def _draw_frames(path: Path, folder: Path) -> None:
    """The pictures that a group sees while these responses come in, a few at a time."""
    prepare_folder(folder)
    said = [(number, clean(line)) for number, line in enumerate(_read(path).splitlines())]
    said = [(number, line) for number, line in said if line]
    layout = Layout.empty()
    for end in range(RESPONSES_A_FRAME, len(said) + RESPONSES_A_FRAME, RESPONSES_A_FRAME):
        picture = draw(count_people(said[:end]), layout)
        layout = picture.layout
        name = f"{end // RESPONSES_A_FRAME:03}.{picture.media_type.partition('/')[2]}"
        write_whole(folder / name, picture.image)
    say(f"Wrote the frames to {folder}")


def read_words(path: Path) -> tuple[WordCount, ...]:
    """The words of a file as a workshop would count them, each line said by another person."""
    lines = [clean(line) for line in _read(path).splitlines()]
    too_long = [
        f"{path} line {number} has more than {MAX_CHARACTERS} characters; shorten it"
        for number, line in enumerate(lines, start=1)
        if count_characters(line) > MAX_CHARACTERS
    ]
    if too_long:
        raise CannotDo(*too_long)
    words = count_people((number, line) for number, line in enumerate(lines) if line)
    if not words:
        raise CannotDo(f"{path} has no words in it; write one response on each line")
    return words


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
