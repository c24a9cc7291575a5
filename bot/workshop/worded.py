"""A plan in one of the languages that it is spoken in, and what it has in no other than its own."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from bot.workshop.care import Care, CheckQuestion
from bot.workshop.plan import Plan, Value
from bot.workshop.wording import Marking, PlanWording, ValueWording


def worded(plan: Plan, language: str) -> Plan:
    """The plan as it is read in a language. What it lacks there stands in its own, with a mark."""
    # Asked dozens of times for each panel: what needs no translation is not compared with others.
    return plan if language == plan.language else _translated(plan, language)


# A group of several languages reads one plan in each of them, time and again.
@lru_cache(maxsize=64)
def _translated(plan: Plan, language: str) -> Plan:
    said = _of_plan(plan, language)
    mark = Marking(plan.language)
    return replace(
        plan,
        title=mark.of(plan.title, said.title),
        about=mark.of(plan.about, said.about),
        attribution=mark.of(plan.attribution, said.attribution),
        for_whom=mark.of(plan.for_whom, said.for_whom),
        values=tuple(_value(value, language, mark) for value in plan.values),
        care=_care(plan.care, said, mark),
    )


def asked_of(value: Value) -> tuple[str, ...]:
    """What people were asked about a value, in each of its languages: what they repeat of it is no
    finding."""
    every: tuple[Value | ValueWording, ...] = (value, *value.wordings)
    asked = ((one.title, one.statement, one.question or "", *one.prompts) for one in every)
    return tuple(text for texts in asked for text in texts if text)


def spoken(plan: Plan) -> tuple[str, ...]:
    """The languages that the plan says anything in, its own first."""
    around = {wording.language for wording in plan.wordings}
    others = around.union(one.language for value in plan.values for one in value.wordings)
    return (plan.language, *sorted(others - {plan.language}))


def lacking(plan: Plan, language: str) -> Iterator[str]:
    """What the plan has in its own language alone, as keys of its file: `value 3: title_cy`. A
    plan that says nothing in the other language lacks nothing of it: it was not meant for it."""
    if language not in spoken(plan)[1:]:
        return
    said, care = _of_plan(plan, language), plan.care
    yield from _lacking(
        language,
        title=(plan.title, said.title),
        about=(plan.about, said.about),
        for_whom=(plan.for_whom, said.for_whom),
        ground_rules=(care.ground_rules, said.ground_rules),
        check_in=(care.check_in, said.check_in),
        check_out=(care.check_out, said.check_out),
        support=(care.support, said.support),
    )
    for number, value in enumerate(plan.values, start=1):
        wording = _of_value(value, language)
        lacks = _lacking(
            language,
            title=(value.title, wording.title),
            statement=(value.statement, wording.statement),
            question=(value.question, wording.question),
            prompts=(value.prompts, wording.prompts),
            content_note=(value.content_note, wording.content_note),
        )
        yield from (f"value {number}: {key}" for key in lacks)


def _lacking(language: str, **texts: tuple[object, object]) -> Iterator[str]:
    return (f"{key}_{language}" for key, (own, other) in texts.items() if own and not other)


def _of_plan(plan: Plan, language: str) -> PlanWording:
    found = (one for one in plan.wordings if one.language == language)
    return next(found, PlanWording(language=language))


def _of_value(value: Value, language: str) -> ValueWording:
    found = (one for one in value.wordings if one.language == language)
    return next(found, ValueWording(language=language))


def _value(value: Value, language: str, mark: Marking) -> Value:
    said = _of_value(value, language)
    question = mark.of(value.question or "", said.question)
    return replace(
        value,
        title=mark.of(value.title, said.title),
        statement=mark.of(value.statement, said.statement),
        question=None if value.question is None else question,
        prompts=mark.of_all(value.prompts, said.prompts),
        content_note=mark.of(value.content_note, said.content_note),
    )


def _care(care: Care, said: PlanWording, mark: Marking) -> Care:
    return replace(
        care,
        ground_rules=mark.of_all(care.ground_rules, said.ground_rules),
        check_in=_check(care.check_in, said.check_in, mark),
        check_out=_check(care.check_out, said.check_out, mark),
        support=mark.of(care.support, said.support),
    )


def _check(check: CheckQuestion | None, said: str, mark: Marking) -> CheckQuestion | None:
    return replace(check, question=mark.of(check.question, said)) if check else None
