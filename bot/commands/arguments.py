"""What may be said to each command, and how a mistake in it is told."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from bot.texts import choices, languages

SETTINGS_HELP = "the settings file (default: config.toml, if there is one)"
MOST_PEOPLE = 1000
BOTH = "both"
LARGEST_NUMBER = 2**31 - 1


class Parser(argparse.ArgumentParser):
    """Tells a mistake in one line, rather than after a page of usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def _number(lowest: int, highest: int) -> Callable[[str], int]:
    def read(word: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,10}", word):
            raise argparse.ArgumentTypeError(f"{word[:20]!r} is not a whole number")
        if not lowest <= int(word) <= highest:
            raise argparse.ArgumentTypeError(f"{word} is not from {lowest} to {highest}")
        return int(word)

    return read


def rehearse(parser: Parser) -> None:
    people = f"how many take part, 1 to {MOST_PEOPLE} (default: 25)"
    parser.add_argument("--people", type=_number(1, MOST_PEOPLE), default=25, help=people)
    seed = "another number, other people; the same number, the same workshop (default: 1)"
    parser.add_argument("--seed", type=_number(0, LARGEST_NUMBER), default=1, help=seed)
    said = "a JSON file with what is said, in place of what the cast thinks of"
    parser.add_argument("--said", type=Path, metavar="FILE", help=said)
    door = "by Telegram, by a browser, or every other one by each (default: both)"
    doors = ["telegram", "browser", "both"]
    parser.add_argument("--door", choices=doors, default="both", help=door)
    language = "what it is held in; both: Welsh and English, and each person chooses (default: en)"
    spoken = [*languages(), "both"]
    parser.add_argument("--language", choices=spoken, default="en", help=language)
    out = "the folder for the archive and the transcript (default: rehearsal)"
    parser.add_argument("--out", type=Path, metavar="DIR", default=Path("rehearsal"), help=out)
    pace = "relaxed: as fast as it goes; telegram: no faster than Telegram lets a bot post"
    parser.add_argument("--pace", choices=["relaxed", "telegram"], default="relaxed", help=pace)


def room(parser: Parser) -> None:
    plan = "a plan of your own: TOML, Word or plain text (default: the twelve values)"
    parser.add_argument("--plan", type=Path, metavar="FILE", help=plan)
    people = f"how many take part beside you, 1 to {MOST_PEOPLE} (default: 12)"
    parser.add_argument("--people", type=_number(1, MOST_PEOPLE), default=12, help=people)
    seed = "another number, other people; the same number, the same people (default: 1)"
    parser.add_argument("--seed", type=_number(0, LARGEST_NUMBER), default=1, help=seed)
    port = "the port on this machine (default: any that is free)"
    parser.add_argument("--port", type=_number(0, 65535), default=0, help=port)
    pace = "relaxed: without limits; telegram: no faster than Telegram lets a bot post"
    parser.add_argument("--pace", choices=["relaxed", "telegram"], default="relaxed", help=pace)


def config(parser: Parser) -> None:
    parser.add_argument("--config", type=Path, metavar="FILE", help=SETTINGS_HELP)


def init(parser: Parser) -> None:
    file = "the file to write (default: config.toml); -: print it"
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help=file)


def check(parser: Parser) -> None:
    running = "say how the bot is that runs with these settings, and nothing else"
    parser.add_argument("--running", action="store_true", help=running)
    texts = "say how the sentences of this language are, beside the English ones, and nothing else"
    parser.add_argument("--texts", metavar="LANGUAGE", help=texts)
    table = "with --texts: write them to this CSV file, for somebody who reads the translation"
    parser.add_argument("--table", type=Path, metavar="OUT.csv", help=table)
    config(parser)


def run(parser: Parser) -> None:
    webhook = "have Telegram call you, at webhook_url of the settings, in place of asking it"
    parser.add_argument("--webhook", action="store_true", help=webhook)
    config(parser)


def seal(parser: Parser) -> None:
    session = "the number of the session, as /archives shows it"
    parser.add_argument("session", type=_number(1, LARGEST_NUMBER), metavar="SESSION", help=session)
    config(parser)


def archive(parser: Parser) -> None:
    session = "the number of the session, as /archives shows it"
    parser.add_argument("session", type=_number(1, LARGEST_NUMBER), metavar="SESSION", help=session)
    parser.add_argument("out", type=Path, metavar="OUT.zip", help="the file to write")
    day = "say in the archive on which day the session was"
    parser.add_argument("--day", action="store_true", help=day)
    about(parser)
    language(parser)
    config(parser)


def language(parser: Parser) -> None:
    known = f"the language of the report: {_known_languages()} (default: as it was held)"
    parser.add_argument("--language", type=_language, metavar="LANGUAGE", help=known)


def _language(word: str) -> str:
    """A language, or several in the order in which they are to stand."""
    found = choices()[len(languages())] if word == BOTH else word
    if found not in choices():
        raise argparse.ArgumentTypeError(f"{word[:20]!r} is none of {_known_languages()}")
    return found


def _known_languages() -> str:
    return ", ".join((*languages(), BOTH))


def about(parser: Parser) -> None:
    about = "a TOML file with what the report says of itself: see the README"
    parser.add_argument("--about", type=Path, metavar="FILE", help=about)


def backup(parser: Parser) -> None:
    out = "the file to write; it is kept up to date from then on"
    parser.add_argument("out", type=Path, metavar="OUT.gair", help=out)
    key = "with the key in it, under a passphrase that you choose (or GAIR_PASSPHRASE)"
    parser.add_argument("--with-key", action="store_true", help=key)
    drop = "remove that backup, and keep it no more"
    parser.add_argument("--drop", action="store_true", help=drop)
    config(parser)


def restore(parser: Parser) -> None:
    parser.add_argument("backup", type=Path, metavar="FILE.gair", help="what gair backup wrote")
    config(parser)


def pack(parser: Parser) -> None:
    folder = "the folder to write them into"
    parser.add_argument("folder", type=Path, metavar="DIR", help=folder)
    known = f"the language of the papers, as far as they are there in it: {_known_languages()}"
    parser.add_argument("--language", type=_language, metavar="LANGUAGE", help=known)
    config(parser)


def combine(parser: Parser) -> None:
    archives = "the archives to combine, two or more"
    parser.add_argument("archives", type=Path, nargs="+", metavar="SESSION.zip", help=archives)
    parser.add_argument("out", type=Path, metavar="OUT.zip", help="the file to write")
    force = "combine sessions of plans that differ; values of the same title go together"
    parser.add_argument("--force", action="store_true", help=force)
    about(parser)
    language(parser)


def compare(parser: Parser) -> None:
    archives = "the archives to put side by side, one for each group, two or more"
    parser.add_argument("archives", type=Path, nargs="+", metavar="GROUP.zip", help=archives)
    parser.add_argument("out", type=Path, metavar="OUT.zip", help="the file to write")
    name = "what a group is called; once for each archive, in their order"
    parser.add_argument("--name", action="append", default=[], metavar="NAME", help=name)
    force = "compare groups whose plans differ; values of the same title stand side by side"
    parser.add_argument("--force", action="store_true", help=force)
    language(parser)


def word_cloud(parser: Parser) -> None:
    words = "a text file with one response on each line"
    parser.add_argument("words", type=Path, metavar="WORDS.txt", help=words)
    frames = "also write the pictures of a cloud that grows, five responses at a time"
    parser.add_argument("cloud", type=Path, metavar="CLOUD.png", help="the picture to write")
    parser.add_argument("--frames", type=Path, metavar="DIR", help=frames)
