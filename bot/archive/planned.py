"""What the plan says in the languages of a report: in all of them at once, in what has them all.

What one of them lacks stands there once, in the language of the plan, with a mark.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.archive.bilingual import at_once
from bot.archive.sentences import Sentences
from bot.workshop.checks import CheckRecord
from bot.workshop.comparison import Comparison
from bot.workshop.plan import Plan, Value
from bot.workshop.record import SessionRecord, ValueRecord
from bot.workshop.worded import worded
from bot.workshop.wording import Marking, PlanWording


def record_in(record: SessionRecord, texts: Sentences) -> SessionRecord:
    """The record with its plan as a report in these languages says it."""
    asked = replace(record.plan, values=tuple(value.value for value in record.values))
    pairs = zip(record.values, plan_in(asked, texts).values, strict=True)
    return replace(
        record,
        plan=plan_in(record.plan, texts),
        values=tuple(_value_in(value, planned) for value, planned in pairs),
        checks=tuple(_check_in(check, record.plan, texts) for check in record.checks),
    )


def comparison_in(comparison: Comparison, texts: Sentences) -> Comparison:
    """The comparison with its plan as it is said in these languages."""
    plan = plan_in(comparison.plan, texts)
    asked = zip(comparison.values, plan.values, strict=True)
    values = tuple(replace(value, value=planned) for value, planned in asked)
    return replace(comparison, plan=plan, values=values)


def plan_in(plan: Plan, texts: Sentences) -> Plan:
    """The plan with each of its texts in all of these languages."""
    plans = {one.language: worded(plan, one.language) for one in texts.each}
    mark = Marking(plan.language)

    def said(tell: Callable[[Plan], str]) -> str:
        return _said(tell(plan), {code: tell(each) for code, each in plans.items()}, mark)

    return replace(
        plan,
        title=said(lambda one: one.title),
        about=said(lambda one: one.about),
        attribution=said(lambda one: one.attribution),
        for_whom=said(lambda one: one.for_whom),
        values=tuple(
            _planned(value, {code: each.values[at] for code, each in plans.items()}, mark)
            for at, value in enumerate(plan.values)
        ),
    )


def _planned(value: Value, values: Mapping[str, Value], mark: Marking) -> Value:
    def said(tell: Callable[[Value], str]) -> str:
        return _said(tell(value), {code: tell(each) for code, each in values.items()}, mark)

    question = said(lambda one: one.question or "")
    return replace(
        value,
        title=said(lambda one: one.title),
        statement=said(lambda one: one.statement),
        question=None if value.question is None else question,
        prompts=tuple(
            _said(own, {code: each.prompts[at] for code, each in values.items()}, mark)
            for at, own in enumerate(value.prompts)
        ),
    )


def _said(own: str, said: Mapping[str, str], mark: Marking) -> str:
    marked = mark.of(own, "")
    return marked if marked in said.values() else at_once(said)


def _value_in(value: ValueRecord, planned: Value) -> ValueRecord:
    prompts = dict(zip(value.value.prompts, planned.prompts, strict=True))
    asked = tuple(replace(one, text=prompts.get(one.text, one.text)) for one in value.prompts)
    return replace(value, value=planned, prompts=asked)


def _check_in(check: CheckRecord, plan: Plan, texts: Sentences) -> CheckRecord:
    """What was asked as people came or went: the record has it in the language of the plan."""
    others = {one.language: _asked(one, check) for one in plan.wordings}
    mark, own = Marking(plan.language), {plan.language: check.question}
    said = {
        one.language: own.get(one.language) or mark.of(check.question, others.get(one.language, ""))
        for one in texts.each
    }
    return replace(check, question=_said(check.question, said, mark))


def _asked(wording: PlanWording, check: CheckRecord) -> str:
    return wording.check_out if check.leaving else wording.check_in
