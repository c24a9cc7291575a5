"""Where everything is put together; only the command line, the rehearsal and tests import this."""

from bot.application.lifetime import running
from bot.application.program import Gair, Surroundings

__all__ = ["Gair", "Surroundings", "running"]
