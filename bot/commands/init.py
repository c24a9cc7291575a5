"""`gair init`: a settings file to fill in, with every setting explained."""

import sys
from argparse import Namespace
from importlib.resources import files
from pathlib import Path

from bot.commands.settings import DEFAULT_FILE
from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target, write_whole

EXAMPLE = "config.example.toml"
# Where a file can only be written from outside, as in a container.
OUTPUT = Path("-")


def run(options: Namespace) -> int:
    """Write the settings file, unless there is one."""
    target: Path = options.file or DEFAULT_FILE
    if target == OUTPUT:
        sys.stdout.write(example().decode())
        return 0
    check_target(target, ".toml")
    if target.exists():
        raise CannotDo(f"{target} is there already; edit that one, or name another file")
    write_whole(target, example())
    say(f"Wrote {target}, for you alone to read. Put the token from @BotFather into it; then:")
    say("  gair check" if target == DEFAULT_FILE else f"  gair check --config {target}")
    return 0


def example() -> bytes:
    """All settings, explained: packed with the program, or beside it where it is developed."""
    packed = files("bot").joinpath(EXAMPLE)
    if packed.is_file():
        return packed.read_bytes()
    return Path(__file__).parents[2].joinpath(EXAMPLE).read_bytes()
