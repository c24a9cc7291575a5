"""How the bot is, looked at from inside."""

from collections.abc import Callable
from pathlib import Path

from bot.health import Health
from handlers.services import Services
from storage import backups, ballast, kept_backups


def health_of(services: Services) -> Callable[[], Health]:
    """A look at the services of the program, whenever somebody wants to know."""
    return lambda: _looked_at(services)


def _looked_at(services: Services) -> Health:
    now, signs = services.means.now(), services.signs
    folder = services.config.data_folder
    written = [_written(Path(one.path)) for one in kept_backups.kept_in(folder)]
    return Health(
        at=now,
        telegram_answered=_since(signs.answered_at, now),
        last_update=_since(signs.updated_at, now),
        longest_wait=services.means.outgoing.sender.longest_wait(),
        free_mib=ballast.free(folder) // 2**20,
        last_backup=_since(_written(backups.newest(folder / backups.FOLDER)), now),
        missing_backups=written.count(None),
        oldest_backup=_since(min(filter(None, written), default=None), now),
        clock_ahead=signs.clock_ahead,
    )


def _written(path: Path | None) -> float | None:
    try:
        return None if path is None else path.stat().st_mtime
    except OSError:
        # A disk that is away says so in more than one way.
        return None


def _since(moment: float | None, now: float) -> float | None:
    return None if moment is None else now - moment
