"""The settings that a command works with."""

import os
from pathlib import Path

from bot.commands.terminal import CannotDo
from bot.config import Config, ConfigError, load
from bot.texts import choices

DEFAULT_FILE = Path("config.toml")


def settings_file(named: Path | None) -> Path | None:
    """The file that was named, or else config.toml here, or else None: settings have defaults."""
    return named or (DEFAULT_FILE if DEFAULT_FILE.exists() else None)


def load_settings(named: Path | None, *, needs_token: bool) -> Config:
    """The settings, or CannotDo with everything that is wrong with them."""
    try:
        return read_settings(named, needs_token=needs_token)
    except ConfigError as error:
        raise CannotDo(*error.problems) from None


def read_settings(named: Path | None, *, needs_token: bool) -> Config:
    """The settings, or ConfigError with everything that is wrong with them."""
    path = settings_file(named)
    return load(path, os.environ, needs_token=needs_token, languages=choices())
