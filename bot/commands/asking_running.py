"""`gair check --running`: how the bot is that works with this data folder."""

import time
from collections.abc import Iterator

from bot.commands.finding import CheckLine, note, ok, problem
from bot.config import Config
from bot.health import Health, from_json
from storage import starting

# It is written down each 15 seconds.
STALE_SECONDS = 60
NO_BACKUP = (
    "backup: there is none outside of the data folder; gair backup OUT.gair --with-key writes one, "
    "and it is kept up to date"
)


def running_findings(config: Config, now: float | None = None) -> Iterator[CheckLine]:
    """What the bot wrote down of itself; a problem if it did not, or long ago."""
    now = time.time() if now is None else now
    try:
        health = from_json(config.health_file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        yield problem(f"no bot runs with {config.data_folder}; start it with gair run")
        return
    except OSError as error:
        yield problem(
            f"{config.health_file} can't be read ({error.strerror}); ask as the user that runs "
            "the bot"
        )
        return
    age = now - health.at
    if not -STALE_SECONDS <= age <= STALE_SECONDS:
        yield problem(_silent(config, age))
        return
    yield from map(problem, health.problems())
    yield from map(ok, _told(health))
    yield from _backups(health)


def _silent(config: Config, age: float) -> str:
    if starting.has_full_disk(config.data_folder):
        return f"the disk of {config.data_folder} is full; make room on it, and ask again"
    if age < 0:
        return f"this machine's clock was set back by {-age:.0f} s; ask again in a minute"
    return f"the bot has said nothing for {age:.0f} s: it does not run, or hangs"


def _told(health: Health) -> Iterator[str]:
    asked = health.telegram_answered
    # By webhook it calls by itself.
    yield f"Telegram answered: {'it is not asked, it calls' if asked is None else _ago(asked)}"
    yield f"last update: {_ago(health.last_update)}"
    yield f"longest wait to be sent: {health.longest_wait:.0f} s"
    yield f"disk: {health.free_mib} MiB free"
    if health.clock_ahead is not None:
        yield f"clock: {health.clock_ahead:.0f} s from Telegram's"


def _backups(health: Health) -> Iterator[CheckLine]:
    """What is kept beside the database is lost with it: whoever has only that has no backup."""
    yield ok(f"last copy within the data folder: {_ago(health.last_backup)}")
    if health.oldest_backup is not None:
        yield ok(f"backup: brought up to date {_ago(health.oldest_backup)}")
    elif not health.missing_backups:
        yield note(NO_BACKUP)


def _ago(seconds: float | None) -> str:
    return "never" if seconds is None else f"{seconds:.0f} s ago"
