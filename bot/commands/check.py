"""`gair check`: whether everything is in order. Changes nothing."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot import word_cloud
from bot.commands.asking_running import running_findings
from bot.commands.asking_telegram import try_token
from bot.commands.checking_texts import text_problems
from bot.commands.checking_translation import language_findings, table_of
from bot.commands.finding import CheckLine, note, ok, problem
from bot.commands.settings import load_settings, read_settings, settings_file
from bot.commands.terminal import CannotDo, say
from bot.commands.trying_data import try_data
from bot.commands.trying_pages import try_pages, try_webhook
from bot.commands.writing import check_target, write_whole
from bot.config import Config, ConfigError
from bot.plan_file import PlanFileError, available, unread
from bot.texts import REFERENCE, languages, load
from bot.workshop.plan import Plan
from bot.workshop.worded import lacking, spoken

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
    found = []
    for finding in _asked_for(options):
        say(str(finding))
        found.append(finding)
    say(_in_all(found))
    return 1 if any(one.is_problem for one in found) else 0


def _asked_for(options: Namespace) -> Iterator[CheckLine]:
    if options.table is not None and options.texts is None:
        raise CannotDo("--table goes with --texts, which names a language: gair check --texts cy")
    if options.texts is not None:
        return _of_language(options.texts, options.table)
    return (_of_running if options.running else findings)(options.config)


def _of_language(language: str, table: Path | None) -> Iterator[CheckLine]:
    others = languages()[1:]
    if language not in others:
        raise CannotDo(f"there are no texts in {language[:20]!r}; there are {', '.join(others)}")
    yield from language_findings(language)
    if table is not None:
        check_target(table, ".csv")
        write_whole(table, table_of(language))
        yield ok(f"table: {table}")


def _in_all(found: Sequence[CheckLine]) -> str:
    """What it comes to: in order is only what was tried."""
    problems = sum(one.is_problem for one in found)
    untried = sum(one.is_untried for one in found)
    if problems:
        return f"Problems: {problems}"
    if untried:
        return f"Nothing wrong was found. Not tried: {untried}; see above."
    return "Everything is in order."


def _of_running(named: Path | None) -> Iterator[CheckLine]:
    return running_findings(load_settings(named, needs_token=False))


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
        yield from try_pages(config)
        yield from try_webhook(config)
        yield from try_data(config)
        yield try_token(config)


def _texts() -> Iterator[CheckLine]:
    problems = text_problems()
    yield from (problem(f"texts: {line}") for line in problems)
    if not problems:
        yield ok(f"texts: {', '.join(languages())}")
    for language in languages()[1:]:
        yield from (one for one in language_findings(language) if one.kind == "note")


def _plans(settings: Config | ConfigError) -> Iterator[CheckLine]:
    """The plans that one can choose, also where something else is wrong with the settings."""
    try:
        plans = available(settings.plans_folder)
    except PlanFileError as error:
        yield from (problem(f"plans: {line}") for line in error.told(load(REFERENCE)))
        return
    if settings.plans_folder:
        yield from (
            note(f"plans: {name} is not read; the names of plans end in .toml and nothing else")
            for name in unread(settings.plans_folder)
        )
    for name, plan in plans.items():
        yield ok(f"plan {name}: {plan.title} (values: {len(plan.values)})")
        yield from (note(f"plan {name}: {line}") for line in _lacking(plan))
    if settings.plan is not None and settings.plan not in plans:
        yield problem(f"plan {settings.plan} is not there; plans are {', '.join(sorted(plans))}")


def _lacking(plan: Plan) -> Iterator[str]:
    """What the plan does not say in each language that it is worded in."""
    for language in spoken(plan)[1:]:
        if lacks := list(lacking(plan, language)):
            listed = "; ".join(_by_values(lacks))
            yield f"not there, so shown in {plan.language}: {listed}"


def _by_values(lacks: Sequence[str]) -> Iterator[str]:
    """What several values lack, once: a question above them all is worded there."""
    yield from (lack for lack in lacks if ": " not in lack)
    values: dict[str, list[str]] = {}
    for lack in lacks:
        value, found, key = lack.partition(": ")
        if found:
            values.setdefault(key, []).append(value.removeprefix("value "))
    for key, numbers in values.items():
        yield f"{'value' if len(numbers) == 1 else 'values'} {', '.join(numbers)}: {key}"


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
