"""The file that `--about` names."""

from collections.abc import Mapping
from pathlib import Path

from bot.archive.about_file import MOST_BYTES, AboutFileError, read_about
from bot.commands.terminal import CannotDo

AboutTable = Mapping[str, object]
NOTHING: AboutTable = {}


def about_at(path: Path | None) -> AboutTable:
    """What is in a file; nothing, if none is named. Raises CannotDo, which says what is wrong."""
    if path is None:
        return NOTHING
    try:
        with path.open("rb") as file:
            return read_about(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise CannotDo(f"{path} can't be read: {error.strerror}") from None
    except AboutFileError as error:
        raise CannotDo(f"{path}: {error}") from None
