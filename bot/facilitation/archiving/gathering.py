"""What is left of a session, read value by value: its record, and where its themes are found.

What the themes come to takes a while, and is worked out elsewhere: see the module theming.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.facilitation import (
    counting_words,
    recognising,
    saying_at_work,
    snapshots,
    standings,
)
from bot.facilitation.archiving import checks
from bot.facilitation.archiving.held_back import said_to
from bot.facilitation.rounding_up import drafting
from bot.record import holding_back
from bot.record.materials import Gathered, Materials, ValueMaterial
from bot.round_up import Edit, HideQuote, KeyTheme
from bot.round_up.edits import as_dict, in_force
from bot.round_up.held_back import looking_once
from bot.workshop.authorship import Mark
from bot.workshop.checks import CheckRecord
from bot.workshop.door import Door, door_of, told_of_browsers
from bot.workshop.record import EditRecord, PromptRecord, SessionRecord, ValueRecord
from bot.workshop.response import shown, word_key
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.review import Verdict
from bot.workshop.same_word import Word, in_counts, merged_in
from bot.workshop.scope import ACROSS, THOUGHT, Scope, answerable
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from bot.workshop.thoughts import ThoughtsRecord
from storage import (
    answers,
    notes,
    participants,
    passes,
    responses,
    reviews,
    round_up_edits,
    taken_out,
)
from storage import snapshots as snapshots_made
from storage import withdrawn as withdrawn_kept
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response


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
    with looking_once():
        values = range(len(session.plan.values))
        for number in values:
            advance(tx, session, number)
        begun = begin(tx, session)
        records = [_value(tx, session, n, _prompts(tx, session, n)) for n in values]
        materials = [_material(tx, begun, n, record) for n, record in enumerate(records)]
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


def prompts_of(
    tx: Transaction, begun: GatheringBegun, number: int, known: Mapping[str, bool]
) -> tuple[PromptRecord, ...]:
    """What was said to the prompts of one value; it is `known` of its texts whether they are held
    back."""
    with looking_once(known):
        return _prompts(tx, begun.session, number)


def record_of(
    tx: Transaction,
    begun: GatheringBegun,
    number: int,
    prompts: tuple[PromptRecord, ...],
    known: Mapping[str, bool],
) -> ValueRecord:
    """What was said to one value; this was to its prompts."""
    with looking_once(known):
        return _value(tx, begun.session, number, prompts)


def material_of(
    tx: Transaction,
    begun: GatheringBegun,
    number: int,
    record: ValueRecord,
    known: Mapping[str, bool],
) -> ValueMaterial:
    """Where the themes of a value are found of which this is the record."""
    with looking_once(known):
        return _material(tx, begun, number, record)


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


def _material(
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


def _prompts(tx: Transaction, session: Session, number: int) -> tuple[PromptRecord, ...]:
    noted = notes.all_of_value(tx, session.id, number)
    prompts = range(len(session.plan.values[number].prompts))
    return tuple(_prompt(tx, session, Scope(number, n), noted) for n in prompts)


def _value(
    tx: Transaction, session: Session, number: int, prompts: tuple[PromptRecord, ...]
) -> ValueRecord:
    noted = notes.all_of_value(tx, session.id, number)
    # Before the end that is what may be seen, and nothing of a question that is still open.
    everything = [
        word for word in responses.all_of_value(tx, session.id, number) if _leaves(session, word)
    ]
    said = holding_back.left(everything)
    is_open = session.is_open_at(number)
    may_leave = not is_open and _may_leave(session, {word.author for word in said})
    added = answers.all_added_to(tx, session.id, number, None)
    apart = [note for note in noted if note.prompt is None]
    words = _words(tx, session, number, everything) if may_leave else ()
    late = [shown(word.text) for word in said if word.late and may_leave]
    return ValueRecord(
        value=session.plan.values[number],
        words=in_counts(words),
        late=tuple(sorted(late)),
        answered=0 if is_open else len({word.author for word in said if not word.late}),
        passed=0 if is_open else passes.count(tx, session.id, number, None),
        before=None if is_open else _before(tx, session, number, said),
        prompts=prompts,
        notes=tuple(note.text for note in holding_back.left(apart)),
        merged=merged_in(words),
        added=_texts(added) if any(prompt.answers for prompt in prompts) else (),
        recognised=recognising.shown_count(tx, session.id, Scope(number)),
        held_back=holding_back.count([] if is_open else everything, apart, added),
        thoughts=_thoughts(tx, session, number),
        at_work=saying_at_work.record(tx, session, number),
    )


def _words(
    tx: Transaction, session: Session, number: int, everything: Iterable[Response]
) -> tuple[Word, ...]:
    """What the cloud of a value has in an archive."""
    seen = [word for word in everything if word.standing.may_be_seen]
    in_time = [word for word in seen if word.shown or not word.late]
    let_in = {word_key(word.text) for word in seen if word.standing is Standing.LET_IN}
    return holding_back.words_left(counting_words.words_in(tx, session.id, number, in_time), let_in)


def _thoughts(tx: Transaction, session: Session, number: int) -> ThoughtsRecord:
    """What people said to a value when no question was open."""
    found = answers.all_of_prompt(tx, session.id, number, THOUGHT)
    everything = [thought for thought in found if _leaves(session, thought)]
    said = holding_back.left(everything)
    authors = {thought.author for thought in said}
    return ThoughtsRecord(
        texts=_texts(said) if _may_leave(session, authors) else (),
        answered=len(authors),
        held_back=holding_back.count(everything),
    )


def _before(tx: Transaction, session: Session, number: int, said: Iterable[Response]) -> int | None:
    """How many had answered before any words were shown, of those whose words are still there."""
    before = snapshots_made.answered_before(tx, session.id, number)
    left = len({word.author for word in said if not word.late})
    return None if before is None else min(before, left)


def _leaves(session: Session, words: Response | Answer) -> bool:
    """Whether words may be in an archive: all of them after the end, before it what may be seen."""
    return words.shown or not session.is_live


def _may_leave(session: Session, authors: set[Mark]) -> bool:
    """Texts of fewer than three people give them away, unless everybody was told beforehand."""
    return session.keeps_few or len(authors) >= MINIMUM_FLOOR


def _prompt(tx: Transaction, session: Session, scope: Scope, noted: Iterable[Note]) -> PromptRecord:
    assert scope.value is not None and scope.prompt is not None  # noqa: S101, PT018 of a prompt
    is_open = session.is_asked(scope.value, scope.prompt)
    found = answers.all_of_prompt(tx, session.id, scope.value, scope.prompt)
    everything = [one for one in found if _leaves(session, one) and not is_open]
    said = holding_back.left(everything)
    apart = [note for note in noted if note.prompt == scope.prompt]
    passed = passes.count(tx, session.id, scope.value, scope.prompt)
    added = answers.all_added_to(tx, session.id, scope.value, scope.prompt)
    authors = {answer.author for answer in said}
    may_leave = _may_leave(session, authors)
    return PromptRecord(
        text=session.plan.values[scope.value].prompts[scope.prompt],
        answers=_texts(said) if may_leave else (),
        notes=tuple(note.text for note in holding_back.left(apart)),
        answered=len(authors),
        passed=0 if is_open else passed,
        added=_texts(added) if may_leave else (),
        recognised=recognising.shown_count(tx, session.id, scope),
        held_back=holding_back.count(everything, apart, added),
    )


def _texts(said: Iterable[Answer]) -> tuple[str, ...]:
    return tuple(sorted(answer.text for answer in holding_back.left(said)))
