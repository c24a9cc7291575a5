"""The file config.toml → what stands in it, or where it can't be understood."""

import re
import tomllib
from pathlib import Path
from typing import Any

from bot.texts import REFERENCE
from bot.texts import load as load_texts
from bot.toml_text import decoded, slip_in

LARGEST_FILE = 64 * 1024
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class ConfigError(Exception):
    """The settings can't be used. `problems` has one line for each thing that is wrong;
    `plans_folder` and `plan` are what they say of plans, as far as that is right."""

    def __init__(
        self, problems: tuple[str, ...], plans_folder: Path | None = None, plan: str | None = None
    ) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
        self.plans_folder = plans_folder
        self.plan = plan


def parsed(path: Path) -> dict[str, Any]:
    """What stands in a settings file, unchecked. Raises ConfigError for one that is none."""
    try:
        return tomllib.loads(text := _read_text(path))
    except RecursionError:
        problem = "has brackets inside brackets without end"
    except tomllib.TOMLDecodeError as error:
        problem = _what_is_wrong(str(error), text)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = f"line {line} is not UTF-8; save the file as UTF-8 text"
    except OSError as error:
        problem = f"can't be read ({error.strerror})"
    except ValueError:
        problem = "has a number that is too long"
    raise ConfigError((f"{path}: {problem}",))


def _read_text(path: Path) -> str:
    if not path.exists():
        raise ConfigError((f"{path} not found; gair init {path} writes one to fill in",))
    if not path.is_file():
        raise ConfigError((f"{path}: is a folder or a device; name the settings file itself",))
    if path.stat().st_size > LARGEST_FILE:
        raise ConfigError((f"{path}: is larger than 64 KiB, so it is not a settings file",))
    return decoded(path.read_bytes())


def _what_is_wrong(message: str, text: str) -> str:
    """Where the parser stopped. Its own words are left out: they may quote what was written."""
    place = _PLACE.search(message)
    where = f"line {place[1]}, column {place[2]}" if place else "the last line"
    slip = slip_in(text, int(place[1])) if place else None
    if slip:
        return f"{where}: {load_texts(REFERENCE)(f'slip.{slip}')}"
    if "overwrite" in message:
        return f"{where}: this setting is there twice; take one out"
    return f'{where} can\'t be understood; write name = 5, name = "text" or name = [1, 2]'
