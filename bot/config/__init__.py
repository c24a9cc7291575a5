"""config.toml and the environment → Config, or a list of everything that is wrong with them."""

from bot.config.loading import READERS, Config, load
from bot.config.settings_file import LARGEST_FILE, ConfigError

__all__ = ["LARGEST_FILE", "READERS", "Config", "ConfigError", "load"]
