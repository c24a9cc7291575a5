"""What a plan file says in other languages: `title_cy` beside `title`, and likewise the rest."""

from collections.abc import Sequence

from bot.plan_file.faults import PlanFaultKind, fault
from bot.plan_file.fields import Fields
from bot.texts import languages
from bot.workshop.care import MAX_NOTE, MAX_RULE, MAX_RULES, MAX_SUPPORT, Care
from bot.workshop.plan import (
    MAX_ATTRIBUTION,
    MAX_FOR_WHOM,
    MAX_PROMPT,
    MAX_PROMPTS,
    MAX_QUESTION,
    MAX_STATEMENT,
    MAX_TITLE,
    Value,
)
from bot.workshop.wording import PlanWording, ValueWording

OF_THE_PLAN = (
    *("about", "attribution", "check_in", "check_out", "for_whom", "ground_rules", "prompts"),
    *("question", "support", "title"),
)
OF_A_VALUE = ("content_note", "prompts", "question", "statement", "title")


def language_of(top: Fields) -> str:
    """The language that a plan is written in: English, unless it says another."""
    language = top.entries.get("language", "en")
    if language not in languages():
        top.wrong("language", fault(PlanFaultKind.NOT_LANGUAGE, known=", ".join(languages())))
    return str(language)


def keys_in_others(keys: Sequence[str], own: str) -> tuple[str, ...]:
    """The keys that say such texts in other languages than the plan's own."""
    return tuple(f"{key}_{other}" for other in languages() if other != own for key in keys)


def plan_wordings(top: Fields, own: str, care: Care) -> tuple[PlanWording, ...]:
    """What stands around the values, in each other language that says something of it."""
    spoken = [_plan_wording(top, other, care) for other in languages() if other != own]
    return tuple(one for one in spoken if one != PlanWording(language=one.language))


def value_wordings(top: Fields, fields: Fields, own: str, value: Value) -> tuple[ValueWording, ...]:
    """One value in each other language that says something of it; questions that are asked for all
    values are worded where they stand."""
    others = [other for other in languages() if other != own]
    spoken = [_value_wording(top, fields, other, value) for other in others]
    return tuple(one for one in spoken if one != ValueWording(language=one.language))


def _plan_wording(top: Fields, language: str, care: Care) -> PlanWording:
    return PlanWording(
        language=language,
        title=top.text(f"title_{language}", MAX_TITLE),
        about=top.text(f"about_{language}", MAX_ATTRIBUTION, long=True),
        attribution=top.text(f"attribution_{language}", MAX_ATTRIBUTION, long=True),
        for_whom=top.text(f"for_whom_{language}", MAX_FOR_WHOM),
        ground_rules=_in_step(
            top,
            f"ground_rules_{language}",
            top.texts(f"ground_rules_{language}", MAX_RULE, MAX_RULES),
            care.ground_rules,
        ),
        check_in=_check(top, "check_in", language),
        check_out=_check(top, "check_out", language),
        support=top.text(f"support_{language}", MAX_SUPPORT, long=True),
    )


def _check(top: Fields, key: str, language: str) -> str:
    """A question on coming or going: beside it or, where it is a table, in that."""
    table = top.entries.get(key)
    if not isinstance(table, dict):
        return top.text(f"{key}_{language}", MAX_QUESTION)
    return Fields(table, (key, 0), top.problems).text(f"question_{language}", MAX_QUESTION)


def _value_wording(top: Fields, fields: Fields, language: str, value: Value) -> ValueWording:
    asks, prompts = f"question_{language}", f"prompts_{language}"
    asking = top if "question" not in fields.entries and asks not in fields.entries else fields
    prompting = top if not fields.entries.keys() & {"prompts", prompts} else fields
    said = prompting.texts(prompts, MAX_PROMPT, MAX_PROMPTS)
    return ValueWording(
        language=language,
        title=fields.text(f"title_{language}", MAX_TITLE),
        statement=fields.text(f"statement_{language}", MAX_STATEMENT, long=True),
        question=asking.text(asks, MAX_QUESTION) if value.question else "",
        prompts=_in_step(prompting, prompts, said, value.prompts) if value.prompts else (),
        content_note=fields.text(f"content_note_{language}", MAX_NOTE),
    )


def _in_step(
    fields: Fields, key: str, said: tuple[str, ...], own: tuple[str, ...]
) -> tuple[str, ...]:
    """Texts in another language: as many as in the plan's own, in the same order."""
    if said and len(said) != len(own):
        fields.wrong(key, fault(PlanFaultKind.OTHER_COUNT, count=len(said), own=len(own)))
        return ()
    return said
