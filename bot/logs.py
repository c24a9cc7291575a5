"""What `gair run` writes while it works: one line for each event, and never a token.

The redacting is done by the formatter, because it alone sees everything that is written: a filter
on a logger is passed by for records of its children, and no filter sees a traceback.
"""

import logging
import re
import sys
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import TextIO

QUIET = ("httpx", "httpcore", "aiosqlite", "telegram", "asyncio", "PIL", "fontTools")
LONGEST_LINE = 8000
SHORTEST_SECRET = 8
HIDDEN = "<token>"

# No word boundary in front: in addresses, a token follows the letters "bot".
_TOKEN = re.compile(r"[0-9]{5,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class OneLine(logging.Formatter):
    """Formats a record, with its traceback, as one line without tokens, in UTC."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%SZ")
        self.converter = time.gmtime
        halves = (half for secret in secrets for half in (secret, *secret.split(":")[1:]))
        self._secrets = tuple(half for half in halves if len(half) >= SHORTEST_SECRET)

    def format(self, record: logging.LogRecord) -> str:
        try:
            line = self._redact(super().format(record))
        except Exception as error:
            # logging would print the record's arguments as they are.
            return f"ERROR {record.name}: a line could not be written ({type(error).__name__})"
        if len(line) > LONGEST_LINE:
            line = f"{line[:LONGEST_LINE]} … {len(line) - LONGEST_LINE} characters left out"
        return _UNPRINTABLE.sub(_visible, line)

    def _redact(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return _TOKEN.sub(HIDDEN, line)


def set_up(stream: TextIO, secrets: Sequence[str] = (), level: int = logging.INFO) -> None:
    """Send everything that the program logs to `stream`, also what nobody caught.

    `secrets` are left out wherever they turn up, whatever they look like.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def _visible(character: re.Match[str]) -> str:
    """An end of line as a bar, so that a traceback stays readable; the rest as its code."""
    return " | " if character[0] == "\n" else f"\\x{ord(character[0]):02x}"


def _log_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    logging.getLogger("gair").critical("Stopped by an error", exc_info=(kind, error, traceback))


def _log_uncaught_in_thread(thrown: threading.ExceptHookArgs) -> None:
    error = thrown.exc_value or thrown.exc_type()
    logging.getLogger("gair").error("A thread was stopped by an error", exc_info=error)
