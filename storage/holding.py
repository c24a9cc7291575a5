"""Locks of the system on files that are open: they go with the process, however it ends."""


def hold(handle: int) -> None:
    """Hold a file alone. Raises BlockingIOError if somebody else does, or OSError.

    Where there are no such locks, as on Windows, nothing is held: what runs there makes a folder of
    its own each time.
    """
    try:
        import fcntl  # noqa: PLC0415 there is none on Windows
    except ImportError:
        return
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold_with_others(handle: int) -> None:
    """The same beside others who do no more than this."""
    try:
        import fcntl  # noqa: PLC0415 as above
    except ImportError:
        return
    fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
