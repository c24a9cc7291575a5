"""What plans that were combined all the same do not have in common, so that a report can say it."""

from collections.abc import Iterable, Iterator, Sequence

from bot.archive.combined.plans import Key, by_key, values_by_key
from bot.workshop.plan import Plan
from bot.workshop.record import Difference, SessionRecord
from bot.workshop.scope import stored

OF_PLANS = (
    *("name", "title", "about", "attribution", "responses_per_person", "answers_per_person"),
    "for_whom",
    "asks_at_work",
)
VALUE, PROMPT, THEMES, SENSITIVE = "value", "prompt", "themes", "sensitive"
QUESTION = "question"
PERHAPS_SAME = "perhaps_same"
OF_VALUES = ("title", "statement", QUESTION)
KINDS = (*OF_PLANS, *OF_VALUES, VALUE, PROMPT, THEMES, SENSITIVE, PERHAPS_SAME)


def differences(plan: Plan, records: Sequence[SessionRecord]) -> tuple[Difference, ...]:
    """What is not in all of the records as `plan`, which is common to them, has it; and what was
    so in those that were combined before."""
    found = [
        *(one for record in records for one in _of_plan(plan, record)),
        *(one for record in records for one in _of_values(plan, record)),
        *_in_some(plan, records),
        *(one for record in records for one in _known(plan, record)),
    ]
    return _added_up(found)


def _of_plan(plan: Plan, record: SessionRecord) -> Iterator[Difference]:
    for what in OF_PLANS:
        other = getattr(record.plan, what)
        if other != getattr(plan, what):
            yield Difference(value=None, what=what, other=str(other), sessions=len(record.sessions))
    if record.plan.themes != plan.themes:
        yield Difference(value=None, what=THEMES, other="", sessions=len(record.sessions))


def _of_values(plan: Plan, record: SessionRecord) -> Iterator[Difference]:
    theirs = values_by_key(record.plan)
    for place, (key, value) in enumerate(values_by_key(plan).items()):
        if key not in theirs:
            continue
        count = _sessions_with(record, key)
        for what in OF_VALUES:
            other = getattr(theirs[key], what)
            if other != getattr(value, what):
                yield Difference(value=place, what=what, other=other or "", sessions=count)
        if theirs[key].sensitive != value.sensitive:
            yield Difference(value=place, what=SENSITIVE, other="", sessions=count)


def _in_some(plan: Plan, records: Sequence[SessionRecord]) -> Iterator[Difference]:
    """Values, and prompts of a value, that not all sessions had."""
    of_all = sum(len(record.sessions) for record in records)
    for place, (key, value) in enumerate(values_by_key(plan).items()):
        having = sum(_sessions_with(record, key) for record in records)
        if having < of_all:
            yield Difference(value=place, what=VALUE, other="", sessions=having)
        for prompt_key, prompt in by_key(value.prompts, str).items():
            asked = sum(_sessions_asked(record, key, prompt_key) for record in records)
            if asked < having:
                yield Difference(value=place, what=PROMPT, other=prompt, sessions=asked)


def _sessions_with(record: SessionRecord, key: Key) -> int:
    places = {key: place for place, key in enumerate(values_by_key(record.plan))}
    if key not in places:
        return 0
    return _known_of(record, places[key], VALUE, "")


def _sessions_asked(record: SessionRecord, key: Key, prompt: Key) -> int:
    values = values_by_key(record.plan)
    if key not in values:
        return 0
    prompts = by_key(values[key].prompts, str)
    if prompt not in prompts:
        return 0
    place = list(values).index(key)
    return min(
        _known_of(record, place, VALUE, ""),
        _known_of(record, place, PROMPT, prompts[prompt]),
    )


def _known_of(record: SessionRecord, number: int, what: str, other: str) -> int:
    """In how many of its sessions it was so, if that is known of fewer than all."""
    known = [
        one.sessions
        for one in record.differences
        if (one.value, one.what, one.other) == (number, what, other)
    ]
    return known[0] if known else len(record.sessions)


def _known(plan: Plan, record: SessionRecord) -> Iterator[Difference]:
    """What a record that was combined before says already, at the places of the whole."""
    places = {key: place for place, key in enumerate(values_by_key(plan))}
    of_record = list(values_by_key(record.plan))
    for one in record.differences:
        if one.what in (VALUE, PROMPT, PERHAPS_SAME):
            continue
        place = None if one.value is None else places[of_record[one.value]]
        yield Difference(value=place, what=one.what, other=one.other, sessions=one.sessions)


def _added_up(apart: Iterable[Difference]) -> tuple[Difference, ...]:
    """Each difference once, for all its sessions; the order does not tell which came first."""
    sessions: dict[tuple[int | None, str, str], int] = {}
    for one in apart:
        key = one.value, one.what, one.other
        sessions[key] = sessions.get(key, 0) + one.sessions
    return tuple(
        Difference(value=value, what=what, other=other, sessions=count)
        for (value, what, other), count in sorted(
            sessions.items(), key=lambda entry: (stored(entry[0][0]), entry[0][1:])
        )
    )
