"""Files that commands leave: whole or not at all, and never in the place of something else."""

import os
import tempfile
from pathlib import Path

from bot.commands.terminal import CannotDo
from storage.allowed import allows


def check_target(path: Path, suffix: str) -> None:
    """Raise CannotDo if a file with this suffix can't be written there. Costs nothing to ask."""
    if path.is_dir():
        raise CannotDo(f"{path} is a folder; name a file in it, such as {path / f'new{suffix}'}")
    if path.suffix.lower() != suffix:
        raise CannotDo(f"{path} should end in {suffix}")
    if not path.parent.is_dir():
        raise CannotDo(f"there is no folder {path.parent}; make it first")
    if not allows(path.parent, os.W_OK):
        raise CannotDo(f"nothing can be written into {path.parent}; name another folder")


def write_whole(path: Path, content: bytes) -> None:
    """Write the file, readable by its owner only; a former file stays until the new is complete."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".gair-") as folder:
            part = Path(folder) / path.name
            part.touch(mode=0o600)
            part.write_bytes(content)
            part.replace(path)
    except OSError as error:
        raise CannotDo(f"{path} can't be written: {error.strerror}") from None


def prepare_folder(path: Path, mode: int = 0o777) -> None:
    """Make the folder, if need be, and see that files can be written into it."""
    try:
        path.mkdir(mode=mode, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except FileExistsError:
        raise CannotDo(f"{path} is a file; name a folder") from None
    except OSError as error:
        raise CannotDo(f"nothing can be written into {path}: {error.strerror}") from None
