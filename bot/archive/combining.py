"""Several sessions of the same plan as one: what two focus groups said, in one report.

People who said the same word are added up; texts go together in alphabetical order. Nothing in the
result says in which session something was said, only how each session was done.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations

from bot.archive.adding_words import add_words
from bot.archive.order import in_order
from bot.archive.plans import Key, by_key, common_plan, values_by_key
from bot.workshop.plan import Plan, Value
from bot.workshop.record import (
    PromptRecord,
    SessionMethod,
    SessionRecord,
    ValueRecord,
)
from bot.workshop.response import word_key
from bot.workshop.session import Mode, Reveal

TELLING = 5


class SameSession(Exception):
    """All that the record at place `inner` says, from 0, is in that at `outer` as well."""

    def __init__(self, inner: int, outer: int) -> None:
        super().__init__(f"record {inner} is in record {outer} already")
        self.inner = inner
        self.outer = outer


def combine(
    records: Sequence[SessionRecord], *, force: bool = False, are_distinct: bool = False
) -> SessionRecord:
    """One record of all that was said in one or more sessions; it is in order.

    Raises SameSession if one is in another, as people would be counted twice, unless they are known
    to be distinct; and OtherPlan if plans differ. With `force`, what was said goes to the value and
    the prompt of the same title in the first plan, or after them if there is none. Minimum is the
    highest; mode and reveal are those that showed more; the language is that of the first. Themes,
    candidates and edits of several are left out: they are found anew in what all said, see
    bot.facilitation.closing.combining.
    """
    if not are_distinct:
        _refuse_repeats(records)
    if len(records) == 1:
        return in_order(records[0])
    plan = common_plan([record.plan for record in records], force=force)
    methods = [method for record in records for method in record.sessions]
    methods.sort(key=lambda one: (*_by_size(one), one.day or "", one.withdrawn, one.hidden))
    is_open = any(method.mode is Mode.OPEN for method in methods)
    is_live = any(method.reveal is Reveal.LIVE for method in methods)
    combined = SessionRecord(
        plan=plan,
        mode=Mode.OPEN if is_open else Mode.PRIVATE,
        reveal=Reveal.LIVE if is_live else Reveal.AT_CLOSE,
        minimum=max(record.minimum for record in records),
        language=records[0].language,
        joined=sum(record.joined for record in records),
        values=tuple(_values(plan, records)),
        combined=tuple(methods),
    )
    return in_order(combined)


def _values(plan: Plan, records: Sequence[SessionRecord]) -> Iterator[ValueRecord]:
    found: defaultdict[Key, list[ValueRecord]] = defaultdict(list)
    for record in records:
        keys = values_by_key(record.plan)
        for key, value in zip(keys, record.values, strict=True):
            found[key].append(value)
    for key, planned in values_by_key(plan).items():
        yield _together(planned, found[key])


def _together(value: Value, records: Sequence[ValueRecord]) -> ValueRecord:
    added = add_words(records)
    return ValueRecord(
        value=value,
        words=added.words,
        late=tuple(chain.from_iterable(record.late for record in records)),
        answered=sum(record.answered for record in records),
        passed=sum(record.passed for record in records),
        prompts=tuple(_prompts(value, records)),
        notes=tuple(chain.from_iterable(record.notes for record in records)),
        merged=added.merged,
        added=tuple(chain.from_iterable(record.added for record in records)),
        recognised=sum(record.recognised for record in records),
    )


def _prompts(value: Value, records: Sequence[ValueRecord]) -> Iterator[PromptRecord]:
    """What was said to each prompt, in the order of the value's prompts; others come last."""
    found: defaultdict[Key, list[PromptRecord]] = defaultdict(list)
    found.update((key, []) for key in by_key(value.prompts, str))
    for record in records:
        for key, prompt in by_key(record.prompts, lambda prompt: prompt.text).items():
            found[key].append(prompt)
    for prompts in filter(None, found.values()):
        yield PromptRecord(
            text=prompts[0].text,
            answers=tuple(chain.from_iterable(prompt.answers for prompt in prompts)),
            notes=tuple(chain.from_iterable(prompt.notes for prompt in prompts)),
            answered=sum(prompt.answered for prompt in prompts),
            passed=sum(prompt.passed for prompt in prompts),
            added=tuple(chain.from_iterable(prompt.added for prompt in prompts)),
            recognised=sum(prompt.recognised for prompt in prompts),
        )


def _refuse_repeats(records: Sequence[SessionRecord]) -> None:
    ordered = [(place, in_order(replace(one, day=None))) for place, one in enumerate(records)]
    for (outer, one), (inner, other) in combinations(ordered, 2):
        if one == other or _is_in(other, one):
            raise SameSession(inner, outer)
        if _is_in(one, other):
            raise SameSession(outer, inner)


def _is_in(one: SessionRecord, other: SessionRecord) -> bool:
    """Whether all sessions and all words of one are in the other, and are enough to tell."""
    names = dict(_names(other))
    said = _said(one, names)
    return (
        len(said) >= TELLING
        and said <= _said(other, names)
        and Counter(map(_by_size, one.sessions)) <= Counter(map(_by_size, other.sessions))
    )


def _by_size(method: SessionMethod) -> tuple[int, Mode, Reveal, int]:
    """What does not change from one archive of a session to the next."""
    return -method.joined, method.mode, method.reveal, method.minimum


def _names(record: SessionRecord) -> Iterator[tuple[str, str]]:
    """Words that a record counts as others, by their keys."""
    for merged in chain.from_iterable(value.merged for value in record.values):
        yield from ((word_key(other), word_key(merged.word)) for other in merged.others)


def _said(record: SessionRecord, names: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """How many people said each word, by its name, and how often each text is there."""
    said: Counter[tuple[str, str]] = Counter()
    for value in record.values:
        for count in value.words:
            key = word_key(count.word)
            said["word", names.get(key, key)] += count.people
        texts = chain(value.late, value.notes, *((*p.answers, *p.notes) for p in value.prompts))
        said.update(("text", text) for text in texts)
    return said
