"""The command line. Nothing but argparse is loaded before a command is chosen."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from bot.commands.terminal import CannotDo, complain, take_any_letter

ABOUT = """\
Gair runs a live workshop in a Telegram group: it asks for gut responses, shows a
word cloud that grows while people answer, takes answers to discussion prompts, posts
a round-up, and leaves an archive in the shape of a report."""

EXAMPLES = """\
examples:
  gair rehearse             see a workshop with 25 people, in about a minute
  gair run                  run your own bot, with the settings in config.toml

gair COMMAND --help says more about a command."""

SETTINGS_HELP = "the settings file (default: config.toml, if there is one)"
OPTIONS = ("-h", "--help", "--version")
STOPPED = 130
MOST_PEOPLE = 1000
LARGEST_NUMBER = 2**31 - 1


# What Windows lacks, the commands that do without, and what is said of the others.
NEEDED = ("fcntl", "resource")
ANYWHERE = ("combine", "word-cloud")
ELSEWHERE = (
    "gair {command} needs Linux or macOS; on Windows use WSL (wsl --install), and start it there. "
    "gair combine and gair word-cloud work here too"
)


class Parser(argparse.ArgumentParser):
    """Tells a mistake in one line, rather than after a page of usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: the module that does it, what it is for, and what may be said to it."""

    module: str
    summary: str
    about: str
    add_arguments: Callable[[Parser], None]


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


def _do(words: list[str]) -> int:
    parser = _parser()
    try:
        options = _understand(parser, words)
    except SystemExit as ended:
        return int(ended.code or 0)
    if options.command not in ANYWHERE and any(map(_lacks, NEEDED)):
        raise CannotDo(ELSEWHERE.format(command=options.command))
    command = import_module(f"bot.commands.{COMMANDS[options.command].module}")
    return int(command.run(options))


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


def _number(lowest: int, highest: int) -> Callable[[str], int]:
    def read(word: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,10}", word):
            raise argparse.ArgumentTypeError(f"{word[:20]!r} is not a whole number")
        if not lowest <= int(word) <= highest:
            raise argparse.ArgumentTypeError(f"{word} is not from {lowest} to {highest}")
        return int(word)

    return read


def _rehearse(parser: Parser) -> None:
    people = f"how many take part, 1 to {MOST_PEOPLE} (default: 25)"
    parser.add_argument("--people", type=_number(1, MOST_PEOPLE), default=25, help=people)
    seed = "another number, other people; the same number, the same workshop (default: 1)"
    parser.add_argument("--seed", type=_number(0, LARGEST_NUMBER), default=1, help=seed)
    said = "a JSON file with what is said, in place of what the cast thinks of"
    parser.add_argument("--said", type=Path, metavar="FILE", help=said)
    out = "the folder for the archive and the transcript (default: rehearsal)"
    parser.add_argument("--out", type=Path, metavar="DIR", default=Path("rehearsal"), help=out)
    pace = "relaxed: as fast as it goes; telegram: no faster than Telegram lets a bot post"
    parser.add_argument("--pace", choices=["relaxed", "telegram"], default="relaxed", help=pace)


def _config(parser: Parser) -> None:
    parser.add_argument("--config", type=Path, metavar="FILE", help=SETTINGS_HELP)


def _run(parser: Parser) -> None:
    webhook = "have Telegram call you, at webhook_url of the settings, in place of asking it"
    parser.add_argument("--webhook", action="store_true", help=webhook)
    _config(parser)


def _seal(parser: Parser) -> None:
    session = "the number of the session, as /archives shows it"
    parser.add_argument("session", type=_number(1, LARGEST_NUMBER), metavar="SESSION", help=session)
    _config(parser)


def _archive(parser: Parser) -> None:
    session = "the number of the session, as /archives shows it"
    parser.add_argument("session", type=_number(1, LARGEST_NUMBER), metavar="SESSION", help=session)
    parser.add_argument("out", type=Path, metavar="OUT.zip", help="the file to write")
    day = "say in the archive on which day the session was"
    parser.add_argument("--day", action="store_true", help=day)
    _config(parser)


def _combine(parser: Parser) -> None:
    archives = "the archives to combine, two or more"
    parser.add_argument("archives", type=Path, nargs="+", metavar="SESSION.zip", help=archives)
    parser.add_argument("out", type=Path, metavar="OUT.zip", help="the file to write")
    force = "combine sessions of plans that differ; values of the same title go together"
    parser.add_argument("--force", action="store_true", help=force)


def _word_cloud(parser: Parser) -> None:
    words = "a text file with one response on each line"
    parser.add_argument("words", type=Path, metavar="WORDS.txt", help=words)
    frames = "also write the pictures of a cloud that grows, five responses at a time"
    parser.add_argument("cloud", type=Path, metavar="CLOUD.png", help="the picture to write")
    parser.add_argument("--frames", type=Path, metavar="DIR", help=frames)


COMMANDS = {
    "rehearse": Command(
        module="rehearse",
        summary="play a whole workshop on this machine: no token, no network",
        about="Play a whole workshop on this machine, with people who are made up. It shows what "
        "the group sees, and leaves an archive and a transcript. Needs no token and no network.",
        add_arguments=_rehearse,
    ),
    "run": Command(
        module="run",
        summary="run the bot, until you press Ctrl-C",
        about="Run the bot until you press Ctrl-C. The token comes from the environment "
        "(TELEGRAM_TOKEN) or from the settings.",
        add_arguments=_run,
    ),
    "check": Command(
        module="check",
        summary="say whether everything is in order, and change nothing",
        about="Look through settings, texts, plans, database, fonts and token, say what is "
        "wrong, and change nothing. Ends with 1 if something is wrong.",
        add_arguments=_config,
    ),
    "archive": Command(
        module="archive",
        summary="write the archive of a session to a file",
        about="Write the archive of a session: the report, the tables and the word clouds.",
        add_arguments=_archive,
    ),
    "seal": Command(
        module="seal",
        summary="destroy what links a session's words to people",
        about="Seal a session before its day: what links its words to people is destroyed, and the "
        "archive becomes final. This can't be undone. Stop the bot first.",
        add_arguments=_seal,
    ),
    "combine": Command(
        module="combine",
        summary="make one archive of those of several sessions",
        about="Make one archive of several: people who said the same word are added up, word "
        "clouds and themes are made anew, and nothing says what was said in which session.",
        add_arguments=_combine,
    ),
    "word-cloud": Command(
        module="word_cloud",
        summary="draw the word cloud of a list of words",
        about="Draw a word cloud. Each line counts as said by another person, who may say several "
        "things with commas between; the same word in another spelling counts as the same word, "
        "as it does in a workshop.",
        add_arguments=_word_cloud,
    ),
}

if __name__ == "__main__":
    sys.exit(main())
