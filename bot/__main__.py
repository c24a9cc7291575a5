"""The command line. Nothing but argparse is loaded before a command is chosen."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

from bot.commands.arguments import Parser
from bot.commands.catalogue import COMMANDS
from bot.commands.terminal import CannotDo, complain, take_any_letter

ABOUT = """\
Gair runs a live workshop in a Telegram group: it asks for gut responses, shows a
word cloud that grows while people answer, takes answers to discussion prompts, posts
a round-up, and leaves an archive in the shape of a report."""

EXAMPLES = """\
examples:
  gair rehearse             see a workshop with 25 people, in about a minute
  gair room                 the same in your browser, with you in it
  gair run                  run your own bot, with the settings in config.toml

gair COMMAND --help says more about a command."""

OPTIONS = ("-h", "--help", "--version")
STOPPED = 130


# What Windows lacks, the commands that do without, and what is said of the others.
NEEDED = ("fcntl", "resource")
ANYWHERE = ("combine", "compare", "init", "rehearse", "room", "word-cloud")
ELSEWHERE = (
    "gair {command} needs Linux or macOS; on Windows use WSL (wsl --install), and start it there. "
    "gair rehearse, room, combine, compare and word-cloud work here too"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says. 0: done; 1: it went wrong; 2: not understood; 130: stopped."""
    take_any_letter()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        done = _do(words)
        sys.stdout.flush()
        return done
    except CannotDo as refusal:
        for line in refusal.lines:
            complain(line)
        return 1
    except UnicodeEncodeError:
        complain("a file's name has letters that this system is set not to write: LC_ALL=C.UTF-8")
        return 1
    except KeyboardInterrupt:
        complain("stopped")
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has left; Python would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        if error.filename is None:
            raise
        complain(
            f"{error.filename}: {error.strerror}; look whether it is there, and whether whoever "
            "runs this may use it"
        )
        return 1


def _do(words: list[str]) -> int:
    parser = _parser()
    try:
        options = _understand(parser, words)
    except SystemExit as ended:
        return int(ended.code or 0)
    if options.command not in ANYWHERE and any(map(_lacks, NEEDED)):
        raise CannotDo(ELSEWHERE.format(command=options.command))
    return int(_loaded(COMMANDS[options.command].module).run(options))


def _loaded(command: str) -> Any:
    """The module of a command. What imports make stays for good: looking through it for what is
    left over would take a tenth of the time."""
    gc.disable()
    try:
        return import_module(f"bot.commands.{command}")
    finally:
        gc.enable()


def _lacks(module: str) -> bool:
    return find_spec(module) is None


def _understand(parser: Parser, words: list[str]) -> argparse.Namespace:
    if not words:
        parser.print_help(sys.stderr)
        parser.exit(2)
    if words[0] not in COMMANDS and words[0] not in OPTIONS:
        parser.error(f"there is no command {words[0][:40]!r}{_suggestion(words[0])}")
    return parser.parse_args(words)


def _parser() -> Parser:
    table = "\n".join(f"  {name:<12}{command.summary}" for name, command in COMMANDS.items())
    parser = Parser(
        prog="gair",
        usage="gair COMMAND [options]",
        description=f"{ABOUT}\n\ncommands:\n{table}",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    choices = parser.add_subparsers(
        prog="gair", dest="command", metavar="COMMAND", help=argparse.SUPPRESS
    )
    for name, command in COMMANDS.items():
        command.add_arguments(
            choices.add_parser(name, description=command.about, allow_abbrev=False)
        )
    return parser


class _Version(argparse.Action):
    """Looks the version up only when somebody asks."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        try:
            number = version("gair")
        except PackageNotFoundError:
            number = "(not installed)"
        sys.stdout.write(f"gair {number}\n")
        parser.exit()


def _suggestion(word: str) -> str:
    close = get_close_matches(word.lower(), COMMANDS, n=1)
    return f", did you mean {close[0]}" if close else ""


if __name__ == "__main__":
    sys.exit(main())
