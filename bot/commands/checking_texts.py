"""Whether every sentence is there, in every language, with the same things to fill in."""

from collections.abc import Iterator, Mapping
from string import Formatter

from bot.plan_file.faults import PlanFaultKind
from bot.texts import REFERENCE, languages, written_in
from bot.toml_text import Slip
from bot.workshop import not_let_in, quiet_word  # noqa: F401 their errors are counted too
from bot.workshop.errors import WorkshopError
from bot.workshop.session import Move, Stage


def text_problems() -> list[str]:
    """What is wrong with the texts of the program, one line each."""
    reference = written_in(REFERENCE)
    problems = [f"{REFERENCE}: {key} is missing" for key in missing(reference)]
    problems += [f"{REFERENCE}: {line}" for line in misshapen(reference)]
    for other in languages()[1:]:
        # A language that is not whole yet says the rest in English.
        said = {**reference, **written_in(other)}
        problems += [f"{other}: {line}" for line in compare(reference, said)]
    return problems


def required_keys() -> set[str]:
    """The keys that the code makes from names: of errors, moves and stages, and of what is
    wrong with a plan."""
    errors = {f"error.{kind.name}" for kind in _kinds(WorkshopError)}
    faults = {f"plan_wrong.{kind}" for kind in PlanFaultKind} | {f"slip.{slip}" for slip in Slip}
    stages = {f"stage.{stage}" for stage in Stage}
    return errors | {f"move.{move}" for move in Move} | stages | faults


def missing(sentences: Mapping[str, str]) -> list[str]:
    """The required keys that are not there."""
    return sorted(required_keys() - sentences.keys())


def misshapen(sentences: Mapping[str, str]) -> list[str]:
    """The sentences that are empty, or that can't be filled in."""
    problems = []
    for key, sentence in sentences.items():
        if not sentence.strip():
            problems.append(f"{key} is empty")
        try:
            placeholders(sentence)
        except ValueError as error:
            problems.append(f"{key} can't be filled in: {error}")
    return problems


def compare(reference: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """In what another language differs from the reference, apart from the words."""
    problems = [f"{key} is missing" for key in sorted(reference.keys() - other.keys())]
    problems += [
        f"{key} is in no other language" for key in sorted(other.keys() - reference.keys())
    ]
    problems += misshapen(other)
    if problems:
        return problems
    return [
        f"{key} should fill in {_listed(wanted)}, fills in {_listed(found)}"
        for key in reference
        if (wanted := placeholders(reference[key])) != (found := placeholders(other[key]))
    ]


def placeholders(sentence: str) -> set[str]:
    """The names in braces. Raises ValueError for anything but a plain name in them."""
    names = set()
    for _, name, form, conversion in Formatter().parse(sentence):
        if name is not None:
            if not name.isidentifier() or form or conversion:
                raise ValueError(f"{{{name}}} should be a plain name in braces")
            names.add(name)
    return names


def _kinds(kind: type[WorkshopError]) -> Iterator[type[WorkshopError]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from _kinds(narrower)


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
