"""Root, held to permissions for a while as everybody else is."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

VERSION_3 = 0x20080522  # linux/capability.h
OVERRIDES = (1 << 1) | (1 << 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
EFFECTIVE = 0  # the first of each three words: effective, permitted, inheritable


class Header(ctypes.Structure):
    """Which version of the call, and of which process; 0 is this thread."""

    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


@contextmanager
def permissions_hold() -> Iterator[None]:
    """What files and folders do not allow is refused, whoever runs the tests.

    Raises OSError where root can't be held to that.
    """
    if os.geteuid() != 0:
        yield
        return
    libc, header = ctypes.CDLL(None, use_errno=True), Header(VERSION_3, 0)
    had = (ctypes.c_uint32 * 6)()
    _called(libc.capget(ctypes.byref(header), had))
    less = (ctypes.c_uint32 * 6)(*had)
    less[EFFECTIVE] &= ~OVERRIDES
    _called(libc.capset(ctypes.byref(header), less))
    try:
        yield
    finally:
        _called(libc.capset(ctypes.byref(header), had))


def _called(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "root can't be held to permissions here")
