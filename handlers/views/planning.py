"""What was understood of a plan that somebody has sent, what is wrong with it, what is there."""

import html
from collections.abc import Iterator, Mapping, Sequence

from bot.facilitation.own_plans import KeptPlan
from bot.texts import Texts, named
from bot.workshop.plan import Plan, Value
from bot.workshop.worded import lacking, spoken
from handlers.views.buttons import Verb, button
from handlers.views.spoken import plan_title
from handlers.views.view import View, paragraphs, say, split_list

ROOM = 3000
# Of what was understood: values, and what stands above them.
ROOM_BELOW, ROOM_ABOVE = 2000, 900
ABOUT_CHARACTERS = 200
TITLE_CHARACTERS = 80
LABEL_CHARACTERS = 40


def plans(texts: Texts, own: Mapping[str, Plan]) -> View:
    """How to send a plan, and those that are there, each with a button to delete it."""
    rows = tuple(
        (button(_delete(texts, plan), Verb.DELETE_PLAN, name),) for name, plan in own.items()
    )
    there = texts("plan.yours", count=len(own)) if own else ""
    return View(paragraphs(texts("plan.how"), texts("plan.example"), there), rows)


def kept(texts: Texts, sent: KeptPlan) -> View:
    """What was understood, value by value."""
    plan = sent.plan
    lines = [_line(texts, number, value) for number, value in enumerate(plan.values, start=1)]
    shown, more = split_list(lines, "\n", ROOM_BELOW)
    rest = [texts("plan.more", count=more)] if more else []
    key = "plan.replaced" if sent.is_replacement else "plan.kept"
    delete = button(_delete(texts, plan), Verb.DELETE_PLAN, plan.name)
    text = paragraphs(
        say(texts, key, title=plan.title, count=len(plan.values)),
        _beside_values(texts, plan),
        "\n".join([*shown, *rest]),
        _as_read(texts, plan),
        texts("plan.next"),
    )
    return View(text, ((delete,),))


def _delete(texts: Texts, plan: Plan) -> str:
    return texts("plan.delete_button", title=_short(plan_title(texts, plan)))


def _as_read(texts: Texts, plan: Plan) -> str:
    """What people will read of what stands above the values: which line was taken for what."""
    rules = [say(texts, "rules.rule", rule=rule) for rule in plan.care.ground_rules]
    shown, more = split_list(rules, "\n", ROOM_ABOVE)
    rest = [texts("plan.more", count=more)] if more else []
    about = " ".join(plan.about.split())
    if len(about) > ABOUT_CHARACTERS:
        about = about[: ABOUT_CHARACTERS - 1].rstrip() + "…"
    return paragraphs(
        "\n".join([texts("plan.rules_as_read"), *shown, *rest]) if rules else "",
        say(texts, "plan.about_as_read", about=about) if about else "",
    )


def wrong(texts: Texts, lines: Sequence[str]) -> View:
    """What has to be put right, line by line, before anything is kept."""
    escaped = [html.escape(line, quote=False) for line in lines]
    shown, more = split_list(escaped, "\n", ROOM)
    rest = [texts("plan.more", count=more)] if more else []
    return View(paragraphs(texts("plan.wrong"), "\n".join([*shown, *rest])))


def _beside_values(texts: Texts, plan: Plan) -> str:
    """What a plan says besides its values."""
    care = plan.care
    parts = [
        texts("plan.for_whom") if plan.for_whom else "",
        texts("plan.rules", count=len(care.ground_rules)) if care.ground_rules else "",
        texts("plan.check_in") if care.check_in else "",
        texts("plan.check_out") if care.check_out else "",
        texts("plan.support") if care.support else "",
        *_other_languages(texts, plan),
    ]
    return " · ".join(part for part in parts if part)


def _other_languages(texts: Texts, plan: Plan) -> Iterator[str]:
    """In which languages it is worded beside its own, and how many texts are missing there."""
    for other in spoken(plan)[1:]:
        if missing := len(list(lacking(plan, other))):
            yield texts("plan.also_but", language=named(other), count=missing)
        else:
            yield texts("plan.also", language=named(other))


def _line(texts: Texts, number: int, value: Value) -> str:
    """A value, and what it has besides its title."""
    title = value.title
    if len(title) > TITLE_CHARACTERS:
        title = title[: TITLE_CHARACTERS - 1].rstrip() + "…"
    parts = [
        say(texts, "plan.value", number=number, title=title),
        texts("plan.statement") if value.statement != value.title else texts("plan.no_statement"),
        texts("plan.question") if value.question else texts("plan.no_question"),
        texts("plan.prompts", count=len(value.prompts)),
        texts("plan.minutes", count=value.minutes) if value.minutes else "",
        texts("plan.content_note") if value.content_note else "",
    ]
    return " · ".join(part for part in parts if part)


def _short(title: str) -> str:
    return title if len(title) <= LABEL_CHARACTERS else title[: LABEL_CHARACTERS - 1].rstrip() + "…"
