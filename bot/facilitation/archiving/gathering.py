"""What is left of a session, read value by value: its record, and where its themes are found.

What the themes come to takes a while, and is worked out elsewhere: see the module theming.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.facilitation import (
    snapshots,
    standings,
)
from bot.facilitation.archiving import checks, value_left
from bot.facilitation.archiving.held_back import said_to
from bot.facilitation.rounding_up import drafting
from bot.record.materials import Gathered, Materials, ValueMaterial
from bot.round_up import Edit, HideQuote, KeyTheme
from bot.round_up.edits import as_dict, in_force
from bot.workshop.checks import CheckRecord
from bot.workshop.door import Door, door_of, told_of_browsers
from bot.workshop.record import EditRecord, SessionRecord, ValueRecord
from bot.workshop.review import Verdict
from bot.workshop.scope import ACROSS, THOUGHT, Scope, answerable
from bot.workshop.session import Session
from storage import (
    answers,
    participants,
    reviews,
    round_up_edits,
    taken_out,
)
from storage import withdrawn as withdrawn_kept
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringBegun:
    """What of a session belongs to no one value: how it was set up, what facilitators changed in
    round-ups, how many people joined (and, as far as it is told, `in_browser`), took messages back,
    and were taken out, and how many words and texts facilitators struck; `reviewed` is what was
    decided of how many."""

    session: Session
    edits: tuple[tuple[Scope, Edit], ...]
    across: tuple[Edit, ...]
    joined: int
    in_browser: int | None
    withdrawn: int
    taken_out: int
    struck: int
    reviewed: Mapping[Verdict, int]
    checks: tuple[CheckRecord, ...] = ()

    @property
    def hidden(self) -> tuple[Edit, ...]:
        """A quote that is hidden in one round-up is hidden in all."""
        return tuple(dict.fromkeys(edit for _, edit in self.edits if isinstance(edit, HideQuote)))


def gather(tx: Transaction, session: Session) -> Gathered:
    """What is left of a session without anybody's name, id, time or order. Before its end that is
    only what may be seen of questions that have closed."""
    values = range(len(session.plan.values))
    for number in values:
        advance(tx, session, number)
    begun = begin(tx, session)
    records = [
        value_left.record_of(tx, session, n, value_left.prompts_of(tx, session, n)) for n in values
    ]
    materials = [material_of(tx, begun, n, record) for n, record in enumerate(records)]
    return put_together(begun, records, materials)


def advance(tx: Transaction, session: Session, number: int) -> None:
    """Whoever takes an archive before the end looks at what may be seen of closed questions."""
    if session.is_live:
        prompts = answerable(len(session.plan.values[number].prompts))
        closed = [prompt for prompt in prompts if not session.is_asked(number, prompt)]
        snapshots.advance_answers(tx, session, number, closed)


def texts_of(tx: Transaction, session: Session, number: int) -> set[str]:
    """Every text of one value that may have to be held back."""
    return {one.text for _, _, one in said_to(tx, session, number)}


def begin(tx: Transaction, session: Session) -> GatheringBegun:
    """What belongs to no one value."""
    joined = participants.count_joined(tx, session.id)
    return GatheringBegun(
        session=session,
        edits=tuple(_edits_in_force(tx, session.id)),
        across=drafting.edits_for(tx, session.id, ACROSS),
        joined=joined,
        in_browser=told_of_browsers(_in_browser(tx, session), joined, session.minimum),
        withdrawn=withdrawn_kept.count(tx, session.id),
        taken_out=taken_out.count(tx, session.id),
        struck=standings.count_struck(tx, session),
        reviewed=reviews.count_by_verdict(tx, session.id),
        checks=checks.of_session(tx, session),
    )


def _in_browser(tx: Transaction, session: Session) -> int:
    """How many have ever joined by a browser: nobody there can be written to."""
    people = participants.all_unreachable(tx, session.id)
    return sum(door_of(person) is Door.BROWSER for person in people)


def put_together(
    begun: GatheringBegun, values: Sequence[ValueRecord], materials: Sequence[ValueMaterial]
) -> Gathered:
    """All of it, when every value was read."""
    session = begun.session
    plan = session.plan.as_asked()
    found = zip(values, plan.values, materials, strict=True)
    record = SessionRecord(
        plan=plan,
        mode=session.mode,
        reveal=session.reveal,
        minimum=session.minimum,
        language=session.language,
        joined=begun.joined,
        in_browser=begun.in_browser,
        values=tuple(
            replace(value, value=planned, spoke=len({said.voice for said in material.said}))
            for value, planned, material in found
        ),
        edits=tuple(_written(scope, edit) for scope, edit in begun.edits),
        checks=begun.checks,
        withdrawn=begun.withdrawn,
        hidden=len(begun.hidden),
        taken_out=begun.taken_out,
        struck=begun.struck,
        run=session.course.run,
        included=begun.reviewed[Verdict.INCLUDED],
        masked=begun.reviewed[Verdict.MASKED],
        left_out=begun.reviewed[Verdict.LEFT_OUT],
    )
    to_be_found = Materials(
        values=tuple(materials),
        themes=session.plan.themes,
        edits=(*begun.across, *begun.hidden),
    )
    return Gathered(record=record, materials=to_be_found)


def _edits_in_force(tx: Transaction, session_id: int) -> list[tuple[Scope, Edit]]:
    """What facilitators changed and did not take back, round-up by round-up."""
    found = {edited.scope for edited in round_up_edits.of_session(tx, session_id)}
    return [
        (scope, edit)
        for scope in sorted(found, key=lambda one: one.order)
        for edit in in_force(drafting.own_edits(tx, session_id, scope))
        # Candidates say themselves which of them are key themes.
        if not isinstance(edit, KeyTheme)
    ]


def _written(scope: Scope, edit: Edit) -> EditRecord:
    return EditRecord(scope=scope, edit=json.dumps(as_dict(edit), ensure_ascii=False))


def material_of(
    tx: Transaction, begun: GatheringBegun, number: int, record: ValueRecord
) -> ValueMaterial:
    """The answers that may leave, and the edits."""
    session = begun.session
    found = drafting.material(tx, session, Scope(number), is_final=not session.is_live)
    withheld = _withheld(tx, session, number, record)
    return ValueMaterial(
        said=tuple(
            said
            for said, id_ in zip(found.said, found.ids, strict=True)
            if id_ not in withheld and not said.added and not said.is_held_back
        ),
        asked=tuple(found.asked),
        edits=(*found.edits, *begun.hidden),
    )


def _withheld(tx: Transaction, session: Session, number: int, value: ValueRecord) -> set[bytes]:
    """The answers to prompts, and the thoughts, whose texts are not in the record."""
    texts = {prompt: record.answers for prompt, record in enumerate(value.prompts)}
    texts[THOUGHT] = value.thoughts.texts
    return {
        answer.id
        for prompt, there in texts.items()
        if not there
        for answer in answers.of_prompt(tx, session.id, number, prompt)
    }
