"""What `gair run` writes while it works: one line for each event, no token, nobody's words.

The redacting is done by the formatter, because it alone sees everything that is written: a filter
on a logger is passed by for records of its children, and no filter sees a traceback. An error is
shown by its kind and by where it was raised; its own words are left out, as they may quote people.
Other packages' lines stand without what was to be filled in, for the same reason.
"""

import json
import logging
import re
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TextIO

QUIET = (
    "httpx",
    "httpcore",
    "aiosqlite",
    "telegram",
    "telegram.ext",
    "uvicorn",
    "asyncio",
    "PIL",
    "fontTools",
)
LONGEST_LINE = 8000
SHORTEST_SECRET = 8
HIDDEN = "<token>"

# No word boundary in front: in addresses, a token follows the letters "bot".
_TOKEN = re.compile(r"[0-9]{5,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}")
# Where asyncio goes on with the repr of a task or callback, its arguments and its outcome.
_FILLED_IN = re.compile(r"[<(\[{'\"\n].*", re.DOTALL)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


Thrown = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class OneLine(logging.Formatter):
    """Formats a record, with its traceback, as one line without tokens, in UTC."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%SZ")
        self.converter = time.gmtime
        halves = (half for secret in secrets for half in (secret, *secret.split(":")[1:]))
        self._secrets = tuple(half for half in halves if len(half) >= SHORTEST_SECRET)

    def format(self, record: logging.LogRecord) -> str:
        try:
            line = self._redact(super().format(_without_words(record)))
        except Exception as error:
            # logging would print the record's arguments as they are.
            return f"ERROR {record.name}: a line could not be written ({type(error).__name__})"
        if len(line) > LONGEST_LINE:
            line = f"{line[:LONGEST_LINE]} … {len(line) - LONGEST_LINE} characters left out"
        return _UNPRINTABLE.sub(_visible, line)

    def formatException(self, ei: Thrown) -> str:  # noqa: N802 logging's name
        """The frames of an error and of what caused it, each with the error's kind only."""
        error = ei[1]
        return "no error" if error is None else "\n".join(_frames(error))

    def _redact(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return _TOKEN.sub(HIDDEN, line)


class OneObject(OneLine):
    """The same as a JSON object, for programs that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        when = self.formatTime(record, self.datefmt)
        said = super().format(record).removeprefix(f"{when} {record.levelname} {record.name}: ")
        read = {"time": when.replace(" ", "T"), "level": record.levelname, "logger": record.name}
        return json.dumps({**read, "message": said}, ensure_ascii=False)


def set_up(
    stream: TextIO,
    secrets: Sequence[str] = (),
    level: int = logging.INFO,
    *,
    as_objects: bool = False,
) -> None:
    """Send everything that the program logs to `stream`, also what nobody caught.

    `secrets` are left out wherever they turn up, whatever they look like.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter((OneObject if as_objects else OneLine)(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    sys.unraisablehook = _log_unraisable
    threading.excepthook = _log_uncaught_in_thread


def _without_words(record: logging.LogRecord) -> logging.LogRecord:
    """The record anew, so that no text that was formatted elsewhere is taken over; another
    package's without what would be filled in."""
    fresh = logging.makeLogRecord(record.__dict__ | {"exc_text": None})
    if record.name.partition(".")[0] in QUIET:
        fresh.msg, fresh.args = _FILLED_IN.sub("…", str(record.msg)), None
    return fresh


def _frames(error: BaseException) -> Iterator[str]:
    """What an error came from, then where it was raised, then what it is, without its words."""
    seen: list[BaseException] = []
    found: BaseException | None = error
    while found is not None and found not in seen:
        seen.append(found)
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    for one in reversed(seen):
        for frame in traceback.extract_tb(one.__traceback__):
            yield f"{frame.filename}:{frame.lineno} in {frame.name}"
        yield _kind(one)
        for part in one.exceptions if isinstance(one, BaseExceptionGroup) else ():
            yield from _frames(part)


def _kind(error: BaseException) -> str:
    """An error's class; of one that the system raised, also what the system says."""
    said = error.strerror if isinstance(error, OSError) else None
    name = getattr(error, "sqlite_errorname", None)
    return ": ".join(filter(None, (type(error).__qualname__, said or name)))


def _visible(character: re.Match[str]) -> str:
    """An end of line as a bar, so that a traceback stays readable; the rest as its code."""
    return " | " if character[0] == "\n" else f"\\x{ord(character[0]):02x}"


def _log_uncaught(
    kind: type[BaseException], error: BaseException, where: TracebackType | None
) -> None:
    logging.getLogger("gair").critical("Stopped by an error", exc_info=(kind, error, where))


def _log_uncaught_in_thread(thrown: threading.ExceptHookArgs) -> None:
    error = thrown.exc_value or thrown.exc_type()
    logging.getLogger("gair").error("A thread was stopped by an error", exc_info=error)


def _log_unraisable(failed: "sys.UnraisableHookArgs") -> None:
    """What failed where nobody could be told, as while an object was thrown away."""
    logging.getLogger("gair").error("An error was passed over", exc_info=failed.exc_value)


def where(error: BaseException | None) -> str:
    """The kind of an error, where it was raised and from where that was called: never its text,
    which may quote people."""
    if error is None:
        return "unknown"
    frames = traceback.extract_tb(error.__traceback__)[:-3:-1]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return f"{type(error).__name__} at {' < '.join(places)}" if places else type(error).__name__
