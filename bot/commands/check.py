"""`gair check`: whether everything is in order. Changes nothing."""

import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from bot import word_cloud
from bot.commands.asking_telegram import try_token
from bot.commands.checking_texts import text_problems
from bot.commands.finding import CheckLine, note, ok, problem
from bot.commands.settings import read_settings, settings_file
from bot.commands.terminal import say
from bot.config import Config, ConfigError
from bot.plan_file import PlanFileError, available, unread
from bot.texts import LANGUAGES
from storage import database
from storage.lock import FolderRefused, try_lock

NOBODY_LET_IN = (
    "allowed: nobody is let in yet; send /workshop in your group, and the bot tells you in private "
    "which line to write"
)
ASKED_FOR = {
    "controller": (
        "controller: people read before they agree who is responsible for their data; write "
        'controller = "your organisation"'
    ),
    "contact": (
        "contact: people read before they agree whom to ask about their data; write "
        'contact = "a name, and an address or number"'
    ),
}
MEMBERS_ONLY = (
    "members_only: the bot has to be an admin of each group, to see who is a member; "
    "where it is not, nobody can join"
)


def run(options: Namespace) -> int:
    """Print what was found, a line each; 1 if there is a problem."""
    problems = 0
    for finding in findings(options.config):
        say(str(finding))
        problems += finding.is_problem
    say(f"Problems: {problems}" if problems else "Everything is in order.")
    return 1 if problems else 0


def findings(named: Path | None) -> Iterator[CheckLine]:
    """All that there is to say, one after the other: what takes longest comes last."""
    config: Config | None = None
    plans: Config | ConfigError
    try:
        plans = config = read_settings(named, needs_token=True)
        yield ok(f"settings: {settings_file(named) or 'defaults; token from the environment'}")
        yield from map(note, config.warnings)
        if config.members_only:
            yield note(MEMBERS_ONLY)
    except ConfigError as error:
        plans = error
        yield from map(problem, error.problems)
    yield from _texts()
    yield from _plans(plans)
    yield from _pictures()
    if config:
        yield from _promises(config)
        yield from _database(config)
        yield try_token(config)


def _texts() -> Iterator[CheckLine]:
    problems = text_problems()
    yield from (problem(f"texts: {line}") for line in problems)
    if not problems:
        yield ok(f"texts: {', '.join(LANGUAGES)}")


def _plans(settings: Config | ConfigError) -> Iterator[CheckLine]:
    """The plans that one can choose, also where something else is wrong with the settings."""
    try:
        plans = available(settings.plans_folder)
    except PlanFileError as error:
        yield from (problem(f"plans: {line}") for line in error.lines)
        return
    if settings.plans_folder:
        yield from (
            note(f"plans: {name} is not read; the names of plans end in .toml and nothing else")
            for name in unread(settings.plans_folder)
        )
    for name, plan in plans.items():
        yield ok(f"plan {name}: {plan.title} (values: {len(plan.values)})")
    if settings.plan is not None and settings.plan not in plans:
        yield problem(f"plan {settings.plan} is not there; plans are {', '.join(sorted(plans))}")


def _pictures() -> Iterator[CheckLine]:
    problems = word_cloud.check()
    yield from (problem(f"word cloud: {line}") for line in problems)
    if not problems:
        yield ok("word cloud: fonts and scripts")


def _promises(config: Config) -> Iterator[CheckLine]:
    """Where workshops may be held, and what people read of who is responsible."""
    groups = sum(number < 0 for number in config.allowed)
    people = len({*config.allowed, *config.facilitators, *config.organisers}) - groups
    if groups or people:
        yield ok(f"allowed: groups {groups}, people {people}")
    else:
        yield note(NOBODY_LET_IN)
    yield from (note(line) for name, line in ASKED_FOR.items() if not getattr(config, name))


def _locks(config: Config) -> Iterator[CheckLine]:
    """Whether the folder, or that above it which is there, can be locked."""
    folder = config.data_folder
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not os.access(folder, os.R_OK | os.W_OK):
        return
    try:
        try_lock(folder)
    except FolderRefused as refusal:
        yield problem(f"data_folder: {refusal}")


def _database(config: Config) -> Iterator[CheckLine]:
    yield from _locks(config)
    if not config.database.exists():
        yield note(f"database: {config.database} is not there yet; the first run makes it")
        return
    problems = database.check(config.database)
    if not os.access(config.database, os.W_OK) or not os.access(config.data_folder, os.W_OK):
        problems.append(f"{config.data_folder} can't be written into; make it the bot's own")
    yield from (problem(f"database: {line}") for line in problems)
    if not problems:
        yield ok(f"database: {config.database}")
