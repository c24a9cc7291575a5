"""Several sessions of the same plan as one: what two focus groups said, in one report.

People who said the same word are added up; texts go together in alphabetical order. Nothing in the
result says in which session something was said, only how each session was done.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from bot.archive.order import in_order
from bot.archive.plans import Key, by_key, common_plan, values_by_key
from bot.workshop.plan import Plan, Value
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord, WordCount
from bot.workshop.response import count_people, word_key
from bot.workshop.session import Mode, Reveal

TELLING = 5


class SameSession(Exception):
    """All that the record at place `inner` says, from 0, is in that at `outer` as well."""

    def __init__(self, inner: int, outer: int) -> None:
        super().__init__(f"record {inner} is in record {outer} already")
        self.inner = inner
        self.outer = outer


def combine(records: Sequence[SessionRecord], *, force: bool = False) -> SessionRecord:
    """One record of all that was said in one or more sessions; it is in order.

    Raises SameSession if one is in another, as people would be counted twice, and OtherPlan if
    plans differ. With `force`, what was said goes to the value and the prompt of the same title in
    the first plan, or after them if there is none. Minimum is the highest; mode and reveal are
    those that showed more; the language is that of the first.
    """
    _refuse_repeats(records)
    plan = common_plan([record.plan for record in records], force=force)
    methods = [method for record in records for method in record.sessions]
    methods.sort(key=lambda method: (-method.joined, method.mode, method.reveal, method.minimum))
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
        combined=tuple(methods) if len(methods) > 1 else (),
    )
    return in_order(combined)


def add_words(counts: Iterable[WordCount]) -> tuple[WordCount, ...]:
    """The people of each word added up, in the spelling that most of them used."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for count in counts:
        spellings[word_key(count.word)][count.word] += count.people
    return tuple(
        WordCount(word=_commonest(used), people=used.total()) for used in spellings.values()
    )


def _values(plan: Plan, records: Sequence[SessionRecord]) -> Iterator[ValueRecord]:
    found: defaultdict[Key, list[ValueRecord]] = defaultdict(list)
    for record in records:
        keys = values_by_key(record.plan)
        for key, value in zip(keys, record.values, strict=True):
            found[key].append(value)
    for key, planned in values_by_key(plan).items():
        yield _together(planned, found[key])


def _together(value: Value, records: Sequence[ValueRecord]) -> ValueRecord:
    return ValueRecord(
        value=value,
        words=add_words(chain.from_iterable(record.words for record in records)),
        late=tuple(chain.from_iterable(record.late for record in records)),
        answered=sum(record.answered for record in records),
        passed=sum(record.passed for record in records),
        prompts=tuple(_prompts(value, records)),
        notes=tuple(chain.from_iterable(record.notes for record in records)),
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
        )


def _commonest(used: Counter[str]) -> str:
    """The spelling of most people; of several, that which one session would show."""
    most = max(used.values())
    equals = sorted(text for text, people in used.items() if people == most)
    return count_people(enumerate(equals))[0].word


def _refuse_repeats(records: Sequence[SessionRecord]) -> None:
    ordered = list(enumerate(map(in_order, records)))
    for (outer, one), (inner, other) in combinations(ordered, 2):
        if one == other or _is_in(other, one):
            raise SameSession(inner, outer)
        if _is_in(one, other):
            raise SameSession(outer, inner)


def _is_in(one: SessionRecord, other: SessionRecord) -> bool:
    """Whether all sessions and all words of one are in the other, and are enough to tell."""
    said = _said(one)
    return (
        len(said) >= TELLING
        and said <= _said(other)
        and Counter(one.sessions) <= Counter(other.sessions)
    )


def _said(record: SessionRecord) -> Counter[tuple[str, str]]:
    """How many people said each word, and how often each text is there."""
    said: Counter[tuple[str, str]] = Counter()
    for value in record.values:
        for count in value.words:
            said["word", word_key(count.word)] += count.people
        texts = chain(value.late, value.notes, *((*p.answers, *p.notes) for p in value.prompts))
        said.update(("text", text) for text in texts)
    return said
