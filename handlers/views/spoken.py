"""What a plan and the bot say, in the language of whoever reads it, or in those of a group."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from bot.texts import BESIDE, Texts
from bot.workshop.plan import Plan, Value
from bot.workshop.scope import Scope
from bot.workshop.session import Session
from bot.workshop.worded import worded
from handlers.views.buttons import Button
from handlers.views.view import View

P = ParamSpec("P")
GAP = "\n\n"
# What stands between two languages where each has several paragraphs.
BETWEEN = f"{GAP}———{GAP}"


def plan_in(one: Texts, plan: Plan) -> Plan:
    """A plan as it is read in one language."""
    return worded(plan, one.language)


def value_in(one: Texts, session: Session, value: int) -> Value:
    """The same of one of its values."""
    return plan_in(one, session.plan).values[value]


def question_in(one: Texts, session: Session, value: int) -> str:
    """What is asked of one of its values first; "" for nothing."""
    return value_in(one, session, value).question or ""


def prompt_in(one: Texts, session: Session, scope: Scope) -> str:
    """What one of the prompts of a value asks."""
    return value_in(one, session, scope.value or 0).prompts[scope.prompt or 0]


def plan_title(texts: Texts, plan: Plan) -> str:
    """What a plan is called in each language, beside one another."""
    return beside(texts, lambda one: plan_in(one, plan).title)


def title_in(texts: Texts, session: Session, value: int) -> str:
    """What a value is called in each language, beside one another."""
    return beside(texts, lambda one: value_in(one, session, value).title)


def beside(texts: Texts, tell: Callable[[Texts], str]) -> str:
    """What is said in each language, on one line; what one of them borrows, with a mark, stands
    there once."""
    said = {one.language: tell(one) for one in texts.each}
    borrowed = {f"{text} [{language}]" for language, text in said.items()}
    return BESIDE.join(dict.fromkeys(one for one in said.values() if one not in borrowed))


def in_each(texts: Texts, said: Callable[[Texts], str]) -> str:
    """A line in each of the languages that are spoken together, below one another."""
    return "\n".join(dict.fromkeys(said(one) for one in texts.each))


def one_after_another(texts: Texts, *keys: str, **placeholders: str | int) -> str:
    """Sentences that belong together, in each language by itself."""
    return in_each(texts, lambda one: " ".join(one(key, **placeholders) for key in keys))


def label(texts: Texts, key: str, /, **placeholders: str | int) -> str:
    """What stands on a button, in each language beside the other."""
    return BESIDE.join(dict.fromkeys(one(key, **placeholders) for one in texts.each))


def around(texts: Texts, key: str, name: str, words: str) -> str:
    """A sentence that ends in people's words, which stand there once, whatever languages it is
    said in."""
    said = texts(key, **{name: words})
    if len(texts.each) == 1 or said.count(words) == 1:
        return said
    frames = [one(key, **{name: ""}).rstrip() for one in texts.each]
    gap = "\n" if texts.each[0](key, **{name: "\0"}).endswith("\n\0") else " "
    *before, last = dict.fromkeys(frames)
    return BESIDE.join((*(frame.rstrip(":") for frame in before), last)) + gap + words


def stacked(
    view: Callable[Concatenate[Texts, P], View],
) -> Callable[Concatenate[Texts, P], View]:
    """Lets a view be seen in several languages in one message, one below the other; each button is
    there once. What it is given of a plan it asks for in the language of its texts."""

    @wraps(view)
    def in_all(texts: Texts, /, *args: P.args, **kwargs: P.kwargs) -> View:
        return _one_below_the_other([view(one, *args, **kwargs) for one in texts.each])

    return in_all


def _one_below_the_other(views: Sequence[View]) -> View:
    first, *others = views
    if not others:
        return first
    texts = list(dict.fromkeys(view.text for view in views))
    gap = BETWEEN if any(GAP in text for text in texts) else GAP
    rows = zip(*(view.buttons for view in views), strict=True)
    return replace(first, text=gap.join(texts), buttons=tuple(map(_side_by_side, rows)))


def _side_by_side(rows: Sequence[tuple[Button, ...]]) -> tuple[Button, ...]:
    return tuple(
        replace(same[0], label=BESIDE.join(dict.fromkeys(button.label for button in same)))
        for same in zip(*rows, strict=True)
    )
