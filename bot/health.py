"""How the running bot is: a few numbers, and what of them should worry somebody. No secrets,
nobody's words, nobody's ids: whoever may ask for it learns only whether it works."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

# Telegram answers each question within half a minute, also when nothing happens.
SILENT_SECONDS = 180
# A group's messages wait for up to a minute in a storm; people notice more than that.
LONG_WAIT_SECONDS = 90
SCARCE_MIB = 64
# A backup that is kept up to date is written each hour; one that waits for its turn may be late.
OLD_BACKUP_SECONDS = 3 * 3600
# Messages bear whole seconds, and take some to come.
CLOCK_BEHIND, CLOCK_AHEAD = 5, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """At a moment, in epoch seconds; all else in seconds before it, MiB, or None where it is not
    known: Telegram that calls by webhook is not asked. `oldest_backup` is of those that are kept up
    to date elsewhere. `clock_ahead` is by how much our clock is ahead of Telegram's."""

    at: float
    telegram_answered: float | None
    last_update: float | None
    longest_wait: float
    free_mib: int
    last_backup: float | None
    missing_backups: int = 0
    oldest_backup: float | None = None
    clock_ahead: float | None = None

    def problems(self) -> list[str]:
        """What should worry somebody, a sentence each."""
        return list(self._problems())

    def _problems(self) -> Iterator[str]:
        silent = self.telegram_answered or 0.0
        if silent > SILENT_SECONDS:
            yield f"Telegram has not answered for {silent:.0f} s; see the log"
        if self.longest_wait > LONG_WAIT_SECONDS:
            yield f"messages wait for {self.longest_wait:.0f} s to be sent; see the log"
        if self.free_mib < SCARCE_MIB:
            yield f"the disk has only {self.free_mib} MiB left; make room on it"
        if self.missing_backups:
            yield f"backups that should be kept up to date are not there: {self.missing_backups}"
        if (old := self.oldest_backup or 0.0) > OLD_BACKUP_SECONDS:
            yield f"a backup was not brought up to date for {old / 3600:.0f} h; see the log"
        ahead = self.clock_ahead
        if ahead is not None and not -CLOCK_BEHIND <= ahead <= CLOCK_AHEAD:
            yield f"this machine's clock differs from Telegram's by {ahead:.0f} s; set it right"

    def as_json(self) -> str:
        """As it is written down and served."""
        found = self.problems()
        said = {"status": "trouble" if found else "ok", "problems": found}
        return json.dumps({**said, **{name: _short(what) for name, what in asdict(self).items()}})


def from_json(text: str) -> Health:
    """What was written down. Raises ValueError for anything else."""
    try:
        read = json.loads(text)
        found = {name: read[name] for name in Health.__slots__}
    except (KeyError, TypeError) as error:
        raise ValueError("not how a bot is") from error
    if not all(isinstance(what, int | float | None) for what in found.values()):
        raise ValueError("not how a bot is")
    return Health(**found)


def _short(what: Any) -> Any:
    return round(what, 1) if isinstance(what, float) else what
