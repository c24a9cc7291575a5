"""On the disk, and not only on its way there."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file, or which files there are in a folder, is on the disk."""
    if os.name != "posix":
        # A folder can't be opened there; what runs there is made up, and lost with its folder.
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
