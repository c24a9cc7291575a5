"""What the process of a worker does: `python -m bot.word_cloud.doing NICENESS`.

It gets deeds and gives what came of them, pickles each behind its length, through standard input
and output. It ends when its input does: when the bot has ended, however that came about.
"""

import gc
import os
import pickle
import queue
import signal
import struct
import sys
import threading
from contextlib import suppress
from typing import BinaryIO

LENGTH = struct.Struct("!Q")
SELDOM = 100_000, 50, 50
# A picture takes 0.1 GiB and the largest archive that was made 0.4: what asks for more than this is
# no picture and no archive, and would take the memory that the bot needs to answer.
MEMORY = 1 << 30


def packed(thing: object) -> bytes:
    """A pickle behind its length."""
    content = pickle.dumps(thing)
    return LENGTH.pack(len(content)) + content


def main() -> None:
    """Do what is asked until nobody asks any more."""
    _settle_in(int(sys.argv[1]))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What some library prints must not come between answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    deeds: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, deeds), daemon=True).start()
    while True:
        answers.write(_outcome(deeds.get()))
        answers.flush()


def _settle_in(niceness: int) -> None:
    """Leave Ctrl-C to the bot, which then ends this process, and the processor to others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Reading what hundreds said makes many small objects and no circles: looking for some as often
    # as Python does took two fifths of the time.
    gc.set_threshold(*SELDOM)
    with suppress(ImportError, OSError, ValueError, AttributeError):
        os.nice(niceness)
        _limit_memory()


def _limit_memory() -> None:
    """Where the system can: asking for more is then an error of the work, and not the end of
    something else on the machine."""
    import resource  # noqa: PLC0415 there is none on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _outcome(deed: bytes) -> bytes:
    """What came of a deed: whether it was done, and its result or error."""
    try:
        return packed((True, pickle.loads(deed)()))  # noqa: S301
    except Exception as error:
        return _error(error)


def _error(error: Exception) -> bytes:
    """An error as an outcome; one that no pickle takes is told by its kind."""
    try:
        outcome = packed((False, error))
        pickle.loads(outcome[LENGTH.size :])  # noqa: S301
    except Exception:
        return packed((False, RuntimeError(type(error).__name__)))
    return outcome


def _listen(source: BinaryIO, deeds: "queue.SimpleQueue[bytes]") -> None:
    while head := source.read(LENGTH.size):
        deeds.put(source.read(LENGTH.unpack(head)[0]))
    os._exit(0)


if __name__ == "__main__":
    main()
