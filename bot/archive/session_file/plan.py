"""The plan in a session.json."""

from bot.archive.session_file.entry import Entry
from bot.workshop.plan import Plan, Theme, Value

ANSWERS = "answers_per_person"


def plan_of(plan: Entry) -> Plan:
    """The plan that a session ran through; raises ArchiveError where it is none."""
    # An archive that was made before there was such a limit says nothing of it.
    is_limited = isinstance(plan.found, dict) and ANSWERS in plan.found
    limit = {ANSWERS: plan.at(ANSWERS).count()} if is_limited else {}
    return Plan(
        name=plan.at("name").text(),
        title=plan.at("title").text(),
        about=plan.at("about").text(),
        attribution=plan.at("attribution").text(),
        values=tuple(map(_value, plan.at("values").entries())),
        responses_per_person=plan.at("responses_per_person").count(),
        themes=tuple(map(_theme, plan.at("themes").entries())),
        **limit,
    )


def _theme(theme: Entry) -> Theme:
    return Theme(
        heading=theme.at("heading").text(),
        heading_cy=theme.at("heading_cy").text(),
        keywords=theme.at("keywords").texts(),
        keywords_cy=theme.at("keywords_cy").texts(),
    )


def _value(value: Entry) -> Value:
    question = value.at("question")
    return Value(
        title=value.at("title").text(),
        statement=value.at("statement").text(),
        question=None if question.found is None else question.text(),
        prompts=value.at("prompts").texts(),
        sensitive=value.at("sensitive").flag(),
    )
