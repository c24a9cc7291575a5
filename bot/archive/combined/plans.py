"""Whether plans are the same; and what is said in one, in the places of another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import reduce
from typing import TypeVar

from bot.archive.errors import ArchiveError
from bot.workshop.plan import Plan, Value
from bot.workshop.response import word_key

NAMED = 40
MOST_DIFFERENCES = 3
LIMITS = ("responses_per_person", "answers_per_person")
VALUE = tuple(field.name for field in fields(Value))

Key = tuple[str, int]
T = TypeVar("T")


class OtherPlan(ArchiveError):
    """The plan of the record at `place`, from 0, is not that of the first; says what differs."""

    def __init__(self, place: int, differences: Sequence[str]) -> None:
        more = len(differences) - MOST_DIFFERENCES
        listed = [*differences[:MOST_DIFFERENCES], *([f"and {more} more"] if more > 0 else [])]
        super().__init__("; ".join(listed))
        self.place = place


def common_plan(plans: Sequence[Plan], *, force: bool) -> Plan:
    """The plan that all are; with `force`, the first with what only others have after its own.

    Raises OtherPlan without `force` if one differs.
    """
    for place, plan in enumerate(plans):
        if plan.in_own_words() != plans[0].in_own_words() and not force:
            raise OtherPlan(place, list(_differences(plans[0], plan)))
    return reduce(_widened, plans)


def by_key(titled: Iterable[T], title: Callable[[T], str]) -> dict[Key, T]:
    """What was found by its title, as a word is compared, and how often it was there before."""
    seen: Counter[str] = Counter()
    keyed = {}
    for one in titled:
        key = word_key(title(one))
        keyed[key, seen[key]] = one
        seen[key] += 1
    return keyed


def values_by_key(plan: Plan) -> dict[Key, Value]:
    """The values of a plan by what finds them in another plan."""
    return by_key(plan.values, lambda value: value.title)


def value_places(plan: Plan, plans: Sequence[Plan]) -> list[tuple[int, ...]]:
    """For each of the plans that `plan` is common to, where each of its values is in it."""
    places = {key: number for number, key in enumerate(values_by_key(plan))}
    return [tuple(places[key] for key in values_by_key(other)) for other in plans]


def _widened(plan: Plan, other: Plan) -> Plan:
    if plan.in_own_words() == other.in_own_words():
        return max(plan, other, key=_worded)
    values = values_by_key(plan)
    for key, value in values_by_key(other).items():
        values[key] = _with_prompts(values[key], value) if key in values else value
    most = max(plan.responses_per_person, other.responses_per_person)
    answers = max(plan.answers_per_person, other.answers_per_person)
    return replace(
        plan,
        values=tuple(values.values()),
        responses_per_person=most,
        answers_per_person=answers,
        themes=_joined(plan.themes, other.themes, lambda theme: theme.heading),
    )


def _worded(plan: Plan) -> int:
    """How much it says in other languages: an archive may be of before it did."""
    return len(plan.wordings) + sum(len(value.wordings) for value in plan.values)


def _with_prompts(value: Value, other: Value) -> Value:
    return replace(
        value,
        question=value.question or other.question,
        prompts=_joined(value.prompts, other.prompts, str),
        sensitive=value.sensitive or other.sensitive,
    )


def _joined(ours: Iterable[T], others: Iterable[T], title: Callable[[T], str]) -> tuple[T, ...]:
    """Ours, and after them what only others have."""
    joined = by_key(ours, title)
    for key, one in by_key(others, title).items():
        joined.setdefault(key, one)
    return tuple(joined.values())


def _differences(plan: Plan, other: Plan) -> Iterator[str]:
    for name in ("name", "title", "about", "attribution", *LIMITS, "for_whom", "asks_at_work"):
        if getattr(plan, name) != getattr(other, name):
            yield f"{name} is {_named(getattr(other, name))}, not {_named(getattr(plan, name))}"
    if len(plan.values) != len(other.values):
        yield f"it has {len(other.values)} values, not {len(plan.values)}"
    for number, pair in enumerate(zip(plan.values, other.values, strict=False), start=1):
        changed = [name for name in VALUE if getattr(pair[0], name) != getattr(pair[1], name)]
        if changed:
            yield f"value {number} differs in {', '.join(changed)}"
    if plan.themes != other.themes:
        yield "themes differ"


def _named(name: object) -> str:
    text = " ".join(str(name).split())
    return f"“{text[:NAMED]}…”" if len(text) > NAMED else f"“{text}”"
