"""Numbers of people as a report prints them: those that are not told among them."""

from bot.archive.sentences import Sentences
from bot.workshop.record import PromptRecord, ValueRecord
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.thoughts import ThoughtsRecord


def answered_in(asked: PromptRecord | ValueRecord | ThoughtsRecord, texts: Sentences) -> str:
    """How many people answered; "under 3" where their texts are left out."""
    if asked.answered is None:
        return texts("report.few", fewest=MINIMUM_FLOOR)
    return str(asked.answered)


def at_work_in(value: ValueRecord, texts: Sentences) -> str:
    """Whether people say that a value is so where they work; "" where it was not asked."""
    said = value.at_work
    if said is None:
        return ""
    if said.answered is None:
        return texts("report.at_work_few")
    names = ("already", "partly", "not_yet", "answered", "passed")
    untold = texts("report.untold")
    numbers = {name: getattr(said, name) for name in names}
    told = {name: untold if each is None else each for name, each in numbers.items()}
    return texts("report.at_work_told", **told)


def passed_in(asked: PromptRecord | ValueRecord, texts: Sentences) -> str:
    """How many people passed."""
    return texts("report.untold") if asked.passed is None else str(asked.passed)


def before_in(value: ValueRecord, texts: Sentences) -> str:
    """How many people had answered before any words were shown."""
    return texts("report.untold") if value.before is None else str(value.before)


def held_back_in(asked: PromptRecord | ValueRecord | ThoughtsRecord, texts: Sentences) -> str:
    """What is said where texts are held back; "" where none are."""
    if asked.held_back is None:
        return texts("report.held_back_some")
    return texts("report.held_back_here", count=asked.held_back) if asked.held_back else ""
