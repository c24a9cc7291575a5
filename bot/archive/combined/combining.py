"""Several sessions of the same plan as one: what two focus groups said, in one report.

People who said the same word are added up; texts go together in alphabetical order. Nothing in the
result says in which session something was said, only how each session was done.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from bot.archive.checks import together
from bot.archive.combined.about import about_together
from bot.archive.combined.adding_words import add_words
from bot.archive.combined.differences import PERHAPS_SAME, differences
from bot.archive.combined.plans import Key, by_key, common_plan, values_by_key
from bot.archive.combined.repeats import newest, perhaps_same
from bot.archive.order import in_order
from bot.workshop import at_work
from bot.workshop.at_work import AtWorkRecord
from bot.workshop.plan import Plan, Value
from bot.workshop.record import (
    Difference,
    PromptRecord,
    SessionMethod,
    SessionRecord,
    ValueRecord,
)
from bot.workshop.session import Mode, Reveal
from bot.workshop.thoughts import ThoughtsRecord

SHOWS_MORE = (Reveal.LIVE, Reveal.AFTER_LOOK, Reveal.OWN_FIRST, Reveal.AT_CLOSE)


def combine(
    records: Sequence[SessionRecord], *, force: bool = False, are_distinct: bool = False
) -> SessionRecord:
    """One record of all that was said in one or more sessions; it is in order.

    Of a session that is in several, the newest state counts: see `repeats`, also for what it
    raises, unless they are known to be distinct. Raises OtherPlan if plans differ. With `force`,
    what was said goes to the value and the prompt of the same title in the first plan, or after
    them if there is none, and the record says which plans had what. Minimum is the highest; mode
    and reveal are those that showed more; the language is that of the first. Themes, candidates
    and edits of several are left out: they are found anew in what all said, see
    bot.record.combining.
    """
    if not are_distinct:
        records = [records[place] for place in newest(records, force=force)]
    if len(records) == 1:
        return in_order(records[0])
    plan = common_plan([record.plan for record in records], force=force)
    methods = [method for record in records for method in record.sessions]
    methods.sort(key=_by_size)
    is_open = any(method.mode is Mode.OPEN for method in methods)
    combined = SessionRecord(
        plan=plan,
        mode=Mode.OPEN if is_open else Mode.PRIVATE,
        reveal=min((method.reveal for method in methods), key=SHOWS_MORE.index),
        minimum=max(record.minimum for record in records),
        language=records[0].language,
        joined=sum(record.joined for record in records),
        values=tuple(_values(plan, records)),
        combined=tuple(methods),
        differences=_differences(plan, records),
        run=_run(records),
        checks=together(records),
        about=about_together([record.about for record in records]),
    )
    return in_order(combined)


def _differences(plan: Plan, records: Sequence[SessionRecord]) -> tuple[Difference, ...]:
    """What plans do not have in common, and whether sessions may be there twice."""
    found = differences(plan, records)
    known = any(one.what == PERHAPS_SAME for record in records for one in record.differences)
    if not known and not perhaps_same(records):
        return found
    sessions = sum(len(record.sessions) for record in records)
    return (Difference(value=None, what=PERHAPS_SAME, other="", sessions=sessions), *found)


def _run(records: Sequence[SessionRecord]) -> tuple[int, ...]:
    """The values that any of several sessions of one plan has run: in their order if it was the
    same in all of them, else as the plan has them. () if it is not known of one, or plans differ.
    """
    runs = {record.run for record in records}
    if () in runs or len({record.plan for record in records}) > 1:
        return ()
    return runs.pop() if len(runs) == 1 else tuple(sorted(set(chain.from_iterable(runs))))


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
        thoughts=_thoughts([record.thoughts for record in records]),
        answered=_sum(record.answered for record in records),
        passed=_sum(record.passed for record in records),
        before=_before(records),
        held_back=_known_sum(record.held_back for record in records),
        prompts=tuple(_prompts(value, records)),
        notes=tuple(chain.from_iterable(record.notes for record in records)),
        merged=added.merged,
        added=tuple(chain.from_iterable(record.added for record in records)),
        recognised=sum(record.recognised for record in records),
        spoke=_known_sum(record.spoke for record in records),
        at_work=_at_work(records),
    )


def _at_work(records: Sequence[ValueRecord]) -> AtWorkRecord | None:
    """Of those sessions that asked it."""
    asked = [record.at_work for record in records if record.at_work is not None]
    return at_work.together(asked) if asked else None


def _before(records: Sequence[ValueRecord]) -> int | None:
    """How many had answered before words were shown: of those sessions in which any were."""
    known = [record.before for record in records if record.words or record.before is not None]
    told = [count for count in known if count is not None]
    return sum(told) if told and len(told) == len(known) else None


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
            answered=_sum(prompt.answered for prompt in prompts),
            passed=_sum(prompt.passed for prompt in prompts),
            held_back=_known_sum(prompt.held_back for prompt in prompts),
            added=tuple(chain.from_iterable(prompt.added for prompt in prompts)),
            recognised=sum(prompt.recognised for prompt in prompts),
        )


def _thoughts(several: Sequence[ThoughtsRecord]) -> ThoughtsRecord:
    return ThoughtsRecord(
        texts=tuple(chain.from_iterable(thoughts.texts for thoughts in several)),
        answered=_sum(thoughts.answered for thoughts in several),
        held_back=_known_sum(thoughts.held_back for thoughts in several),
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    """What is known of it; None where nothing is, or somebody is not counted beside nobody."""
    found = list(counts)
    known = sum(count or 0 for count in found)
    return None if None in found and not known else known


def _known_sum(counts: Iterable[int | None]) -> int | None:
    """None: one of them is not known, so nor is their sum."""
    found = list(counts)
    return None if None in found else sum(count or 0 for count in found)


def _by_size(method: SessionMethod) -> tuple[object, ...]:
    """An order that says nothing but what each session's line says."""
    settings = -method.joined, method.mode, method.reveal, method.minimum, method.day or ""
    return *settings, method.withdrawn, method.hidden, method.id or "", method.revision
