"""Several sessions as one, with the themes of all: what `gair combine` and /combine give out."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.archive import combine, newest
from bot.archive.combined.plans import value_places
from bot.archive.order import in_order
from bot.record import theming
from bot.record.adding_up import AddedUp, Source, merged_parts
from bot.record.materials import Gathered, Materials, ValueMaterial
from bot.round_up import Edit, HideQuote, Said, carried_over, quote_key
from bot.round_up.edits import as_dict, from_dict
from bot.round_up.said import unmarked
from bot.workshop.plan import Value
from bot.workshop.record import EditRecord, SessionRecord
from bot.workshop.scope import ACROSS, THOUGHT, Scope
from bot.workshop.theme_record import CandidateRecord
from bot.workshop.worded import asked_of

Scoped = tuple[Scope, Edit]


Counts = Mapping[int, Mapping[str, int]]
"""How many people spoke of each theme, by value of the whole."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the sessions, its number, and where each of its values is in the whole. `counts` has
    nothing where an archive has no themes; `counts_across` has also what is only recorded across
    values."""

    number: int
    record: SessionRecord
    places: tuple[int, ...]
    counts: Counts
    counts_across: Counts

    @classmethod
    def of(cls, number: int, record: SessionRecord, places: tuple[int, ...]) -> "_Part":
        values = zip(places, record.values, strict=True)
        # Where it is not told how many spoke of what, texts count, as if nothing was recorded.
        counts = {
            place: {theme.key: theme.people or 0 for theme in value.themes}
            for place, value in values
            if not value.without_themes and all(t.people is not None for t in value.themes)
        }
        if not any(counts.values()):
            counts = {}
        across = {place: dict(by_theme) for place, by_theme in counts.items()}
        for candidate in record.candidates:
            for place, people in zip(places, candidate.people_by_value, strict=True):
                if people:
                    across.setdefault(place, {})[candidate.key] = people
        return cls(number, record, places, counts, across)

    @property
    def texts(self) -> Iterator[tuple[Source, str]]:
        """Every answer and thought, and what it answers."""
        for place, value in zip(self.places, self.record.values, strict=True):
            for number, prompt in enumerate(value.prompts):
                source = Source(self.number, place, number, prompt.answered or 0)
                yield from ((source, text) for text in prompt.answers)
            thinking = Source(self.number, place, THOUGHT, value.thoughts.answered or 0)
            yield from ((thinking, text) for text in value.thoughts.texts)


def combined(records: Sequence[SessionRecord], *, force: bool = False) -> SessionRecord:
    """One record of all sessions, in order; of one it is that one. Raises what
    bot.archive.combine does."""
    gathered = gather(records, force=force)
    if len(records) == 1:
        return gathered.record
    return in_order(theming.with_themes(gathered.record, gathered.materials))


def gather(
    records: Sequence[SessionRecord], *, force: bool = False, are_distinct: bool = False
) -> Gathered:
    """One record of all sessions without its themes, and what they are found in: all texts,
    with the edits that carry over. Raises what bot.archive.combine does."""
    if not are_distinct:
        records = [records[place] for place in newest(records, force=force)]
    whole = combine(records, force=force, are_distinct=True)
    where = value_places(whole.plan, [record.plan for record in records])
    parts = [_Part.of(n, record, where[n]) for n, record in enumerate(records)]
    edits = _edits(parts)
    texts = dict(enumerate(text for part in parts for text in part.texts))
    values = range(len(whole.plan.values))
    across = _holding(edits, ACROSS)
    materials = Materials(
        values=tuple(_material(whole.plan.values[n], n, parts, edits, texts) for n in values),
        themes=whole.plan.themes,
        edits=across,
        counting=AddedUp(
            sources={voice: source for voice, (source, _) in texts.items()},
            recorded={(p.number, n): c for p in parts for n, c in p.counts_across.items()},
            numbers={number: number for number in values},
            parts=merged_parts(across),
        ),
        named=tuple(_key_themes(parts, across)),
    )
    record = replace(whole, edits=tuple(_written(scope, edit) for scope, edit in edits))
    return Gathered(record=record, materials=materials)


def _material(
    value: Value,
    number: int,
    parts: Sequence[_Part],
    edits: Sequence[Scoped],
    texts: Mapping[int, tuple[Source, str]],
) -> ValueMaterial:
    here = {voice: found for voice, found in texts.items() if found[0].value == number}
    holding = _holding(edits, Scope(number))
    # What a record has was not held back when it was made, or a person let it in.
    return ValueMaterial(
        said=tuple(Said(voice=voice, text=text, let_in=True) for voice, (_, text) in here.items()),
        asked=asked_of(value),
        edits=holding,
        counting=AddedUp(
            sources={voice: source for voice, (source, _) in here.items()},
            recorded={(p.number, number): p.counts[number] for p in parts if number in p.counts},
            numbers={number: 0},
            parts=merged_parts(holding),
        ),
    )


def _edits(parts: Iterable[_Part]) -> tuple[Scoped, ...]:
    """The edits of all sessions that carry over, in an order that does not tell whose they are:
    the first of each session, then the second of each. Hidden quotes come last."""
    ordered: dict[Scoped, tuple[object, ...]] = {}
    for part in parts:
        by_scope: dict[Scope, list[Edit]] = {}
        for edited in part.record.edits:
            by_scope.setdefault(_placed(edited.scope, part.places), []).append(
                from_dict(json.loads(edited.edit))
            )
        for scope, edits in by_scope.items():
            for turn, edit in enumerate(carried_over(edits)):
                is_hidden = isinstance(edit, HideQuote)
                written = json.dumps(as_dict(edit), sort_keys=True)
                rank = (is_hidden, scope.order, 0 if is_hidden else turn, written)
                ordered[scope, edit] = min(rank, ordered.get((scope, edit), rank))
    return tuple(sorted(ordered, key=lambda one: ordered[one]))


def _placed(scope: Scope, places: Sequence[int]) -> Scope:
    return scope if scope.value is None else Scope(places[scope.value], scope.prompt)


def _holding(edits: Iterable[Scoped], scope: Scope) -> tuple[Edit, ...]:
    """The edits of this round-up and of earlier ones, and every quote that is hidden anywhere."""
    holding = [
        edit for where, edit in edits if where.order <= scope.order or isinstance(edit, HideQuote)
    ]
    return tuple(dict.fromkeys(holding))


def _key_themes(parts: Sequence[_Part], edits: Iterable[Edit]) -> Iterator[CandidateRecord]:
    """What people named key themes in any of the sessions, with the people of all."""
    hidden = {edit.quote for edit in edits if isinstance(edit, HideQuote)}
    named: dict[str, list[tuple[_Part, CandidateRecord]]] = {}
    for part in parts:
        for candidate in part.record.candidates:
            if candidate.is_key:
                named.setdefault(candidate.key, []).append((part, candidate))
    for key, found in sorted(named.items()):
        part, best = max(found, key=lambda one: (one[1].people, one[1].heading, one[1].quote))
        counts = [(p.places, p.counts_across) for p in parts]
        size = 1 + max(place for places, _ in counts for place in places)
        quotes = [
            replace(one, value=part.places[one.value])
            for one in best.quotes
            if quote_key(unmarked(one.quote)) not in hidden
        ]
        yield replace(
            best,
            people_by_value=tuple(
                sum(by_value.get(place, {}).get(key, 0) for _, by_value in counts)
                for place in range(size)
            ),
            quote=quotes[0].quote if quotes else "",
            value=quotes[0].value if quotes else 0,
            more_quotes=tuple(quotes[1:]),
        )


def _written(scope: Scope, edit: Edit) -> EditRecord:
    return EditRecord(scope=scope, edit=json.dumps(as_dict(edit), ensure_ascii=False))
