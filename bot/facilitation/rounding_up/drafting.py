"""The material of a round-up, gathered, and the edits that a facilitator makes in it.

It is gathered in one transaction; what it comes to takes a while to work out, and is worked out
elsewhere.
"""

import json
from collections.abc import Sequence

from bot.facilitation import voices
from bot.round_up import Edit, Said, ValueSaid, carried_over
from bot.round_up.edits import as_dict, from_dict, in_force
from bot.round_up.material import Material, MaterialAcross
from bot.workshop.scope import Scope, answerable
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from bot.workshop.worded import asked_of
from storage import answers, round_up_edits
from storage.answers import Answer
from storage.database import Transaction
from storage.round_up_edits import Edited


def material(
    tx: Transaction, session: Session, scope: Scope, *, is_final: bool = False
) -> Material:
    """What the round-up of a prompt, or of a whole value, is made from: answers that may be seen
    or, in the end, all."""
    assert scope.value is not None  # noqa: S101 material_across is for all values
    found = answers_in(tx, session, scope, is_final=is_final)
    return Material(
        scope=scope,
        said=tuple(_anonymous(tx, session, scope.value, found)),
        ids=tuple(answer.id for answer in found),
        asked=asked_of(session.plan.values[scope.value]),
        themes=session.plan.themes,
        edits=edits_for(tx, session.id, scope),
    )


def material_across(tx: Transaction, session: Session, scope: Scope) -> MaterialAcross:
    """What came up across values is found in these."""
    values, ids = [], []
    for number in range(len(session.plan.values)):
        found = answers_in(tx, session, Scope(number))
        said = tuple(_anonymous(tx, session, number, found))
        values.append(ValueSaid(answers=said, asked=asked_of(session.plan.values[number])))
        ids.append(tuple(answer.id for answer in found))
    return MaterialAcross(
        values=tuple(values),
        ids=tuple(ids),
        themes=session.plan.themes,
        edits=edits_for(tx, session.id, scope),
    )


def gathered(tx: Transaction, session: Session, scope: Scope) -> Material | MaterialAcross:
    """What the round-up of a prompt, of a value or of all values is made from."""
    if scope.value is None:
        return material_across(tx, session, scope)
    return material(tx, session, scope)


def edits_for(tx: Transaction, session_id: int, scope: Scope) -> tuple[Edit, ...]:
    """The edits that hold for a round-up: those of earlier ones that carry over, then its own. An
    undo takes back its own only."""
    found = round_up_edits.of_session(tx, session_id)
    earlier = {edited.scope for edited in found if edited.scope.order < scope.order}
    scopes = sorted(earlier, key=lambda one: one.order)
    before = [edit for one in scopes for edit in carried_over(_edits(found, one))]
    return (*before, *in_force(_edits(found, scope)))


def own_edits(tx: Transaction, session_id: int, scope: Scope) -> tuple[Edit, ...]:
    """The edits that were made in a round-up itself, those taken back among them."""
    return _edits(round_up_edits.of_session(tx, session_id), scope)


def record_edit(tx: Transaction, session_id: int, scope: Scope, edit: Edit) -> None:
    """Keep an edit, after all others."""
    written = json.dumps(as_dict(edit), ensure_ascii=False)
    round_up_edits.add(tx, session_id, Edited(scope=scope, edit=written))


def answers_in(
    tx: Transaction, session: Session, scope: Scope, *, is_final: bool = False
) -> list[Answer]:
    """The answers that a round-up is about (thoughts among them, if it is that of a value), with
    what people found missing in just this one; those that may be seen or, in the end, all."""
    value, prompt = scope.value or 0, scope.prompt
    every = answerable(len(session.plan.values[value].prompts))
    prompts = every if prompt is None else [prompt]
    found = [a for number in prompts for a in answers.of_prompt(tx, session.id, value, number)]
    seen = [answer for answer in found if answer.shown or is_final]
    return seen + answers.added_to(tx, session.id, value, prompt)


def _edits(edited: Sequence[Edited], scope: Scope) -> tuple[Edit, ...]:
    return tuple(from_dict(json.loads(one.edit)) for one in edited if one.scope == scope)


def _anonymous(tx: Transaction, session: Session, value: int, said: Sequence[Answer]) -> list[Said]:
    marks = [answer.author for answer in said]
    numbers = voices.numbered(marks, voices.of_value(tx, session, value))
    return [
        Said(
            voice=numbers[answer.author],
            text=answer.text,
            added=answer.added,
            let_in=answer.standing is Standing.LET_IN,
        )
        for answer in said
    ]
