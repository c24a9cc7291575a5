"""What the system allows this process with a file."""

import os
from pathlib import Path

# Asked for who the process acts as where that can be told apart: a service may have given up some
# of what its user may.
AS_WHOM = os.access in os.supports_effective_ids


def is_there(path: Path) -> bool:
    """Whether a file or folder is there; also where that can't be looked at, so that whoever opens
    it says why it can't be."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def allows(path: Path, mode: int) -> bool:
    """Whether a file or folder may be used so; `mode` as in os.access."""
    return os.access(path, mode, effective_ids=AS_WHOM)
