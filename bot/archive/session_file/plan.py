"""The plan in a session.json."""

from dataclasses import replace

from bot.archive.session_file.entry import Entry
from bot.workshop.plan import Plan, Theme, Value
from bot.workshop.wording import PlanWording, ValueWording

ANSWERS = "answers_per_person"
FOR_WHOM = "for_whom"
# That of every plan that was run before there were others.
FIRST_LANGUAGE = "en"


def plan_of(plan: Entry) -> Plan:
    """The plan that a session ran through; raises ArchiveError where it is none."""
    # An archive that was made before there was such a limit, or line, says nothing of it.
    said = plan.found if isinstance(plan.found, dict) else {}
    known = Plan(
        name=plan.at("name").text(),
        title=plan.at("title").text(),
        about=plan.at("about").text(),
        attribution=plan.at("attribution").text(),
        values=tuple(map(_value, plan.at("values").entries())),
        responses_per_person=plan.at("responses_per_person").count(),
        themes=tuple(map(_theme, plan.at("themes").entries())),
        for_whom=plan.at(FOR_WHOM).text() if FOR_WHOM in said else "",
        asks_at_work=plan.flag_if_there("asks_at_work"),
        language=plan.at("language").language() if plan.has("language") else FIRST_LANGUAGE,
        wordings=tuple(map(_plan_wording, _wordings(plan))),
    )
    if ANSWERS not in said:
        return known
    return replace(known, answers_per_person=plan.at(ANSWERS).count())


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
        wordings=tuple(map(_value_wording, _wordings(value))),
    )


def _wordings(of: Entry) -> list[Entry]:
    """What it says in other languages: nothing, in an archive of before it could."""
    return of.at("wordings").entries() if of.has("wordings") else []


def _plan_wording(wording: Entry) -> PlanWording:
    return PlanWording(
        language=wording.at("language").language(),
        title=wording.at("title").text(),
        about=wording.at("about").text(),
        attribution=wording.at("attribution").text(),
        for_whom=wording.at("for_whom").text(),
        check_in=wording.at("check_in").text(),
        check_out=wording.at("check_out").text(),
    )


def _value_wording(wording: Entry) -> ValueWording:
    return ValueWording(
        language=wording.at("language").language(),
        title=wording.at("title").text(),
        statement=wording.at("statement").text(),
        question=wording.at("question").text(),
        prompts=wording.at("prompts").texts(),
    )
