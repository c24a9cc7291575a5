"""What keeps updates from coming: said in the log once when it begins, and once when it is over."""

import logging
from collections.abc import Callable
from enum import StrEnum

import httpx
from telegram.error import (
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.workshop.clock import is_recent
from storage.database import StorageError

# A deployment that overlaps, a colleague's trial start and Telegram's own hiccups pass within a
# minute; whoever still asks after that is a second bot, and answering by turns helps nobody.
SECOND_PROCESS_SECONDS = 60.0
CONFLICTS_OF_ONE_THAT_LIVES = 3
# After so long without one, a conflict is a new one. Two long polls fit into it.
CALM_SECONDS = 60.0
# Shorter troubles nobody has noticed.
NOTICED_SECONDS = 60.0
UNAUTHORIZED = "unauthorized"
log = logging.getLogger(__name__)


class Cause(StrEnum):
    """What is wrong, as the log says it."""

    AWAY = "Telegram can't be reached; I try again and again"
    SILENT = "Telegram takes the question and does not answer; I ask again"
    ILL = "Telegram answers with an error of its own; I try again and again"
    OTHER = "what answers at base_url is not Telegram's Bot API; I try again and again"
    REFUSED = (
        "Telegram refuses the token, it may have been revoked; everything is kept, and I go on "
        "when it is valid again: get the token from @BotFather, and restart me if it is a new one"
    )
    SECOND = "another process asks for this bot's messages too; stop one of the two"
    DISK = "the disk can't be written to; what people send waits at Telegram"


class Trouble:
    """How long nothing has come, and why. `now` gives epoch seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._causes: list[Cause] = []
        self._since = 0.0
        self._conflicts: list[float] = []
        self._is_on = False

    @property
    def is_on(self) -> bool:
        """Whether nothing came when it was last asked for. After a conflict that may be over by
        now, though it is not yet said to be."""
        return self._is_on

    @property
    def is_second_process(self) -> bool:
        """Whether another process has been asking for long enough to be one that lives."""
        seen = self._conflicts
        lasts = seen[-1] - seen[0] if seen else 0.0
        return len(seen) >= CONFLICTS_OF_ONE_THAT_LIVES and lasts >= SECOND_PROCESS_SECONDS

    def met(self, error: Exception) -> None:
        """Something went wrong: each cause is said once until all is well."""
        cause, now = cause_of(error), self._now()
        self._is_on = True
        if cause is Cause.SECOND:
            if self._conflicts and not is_recent(now, self._conflicts[-1], CALM_SECONDS):
                self._conflicts.clear()
            self._conflicts.append(now)
        if not self._causes:
            self._since = now
        if cause not in self._causes:
            self._causes.append(cause)
            log.warning("no updates for now: %s (%s)", cause, type(error).__name__)

    def over(self) -> bool:
        """All is well; whether people will have noticed that nothing came.

        Two processes are answered by turns: an answer so soon after a conflict ends nothing.
        """
        self._is_on = False
        if self._conflicts and is_recent(self._now(), self._conflicts[-1], CALM_SECONDS):
            return False
        self._conflicts.clear()
        causes, self._causes = self._causes, []
        if not causes:
            return False
        lasted = self._now() - self._since
        log.info("updates come again, after %.0f s", lasted)
        return lasted >= NOTICED_SECONDS and causes != [Cause.DISK]


def cause_of(error: Exception) -> Cause:
    """What an error tells of the way to Telegram, or of the disk."""
    if isinstance(error, StorageError):
        return Cause.DISK
    if isinstance(error, Conflict):
        return Cause.SECOND
    if isinstance(error, (InvalidToken, EndPointNotFound)):
        told = str(error.__cause__ or error).lower()
        return Cause.REFUSED if UNAUTHORIZED in told else Cause.OTHER
    return _cause_on_the_way(error)


def _cause_on_the_way(error: Exception) -> Cause:
    came_from = error.__cause__
    if isinstance(error, TimedOut):
        return Cause.SILENT if isinstance(came_from, httpx.ReadTimeout) else Cause.AWAY
    if not isinstance(error, NetworkError):
        return Cause.OTHER
    was_answered = came_from is None or isinstance(came_from, TelegramError)
    return Cause.ILL if was_answered else Cause.AWAY
