"""The values of a plan, for facilitators: which are run, in which order, and where each stands."""

from bot.texts import Texts
from bot.workshop.session import Session, Stage
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.spoken import beside, value_in
from handlers.views.striking import short
from handlers.views.view import View, paragraphs, say

TITLE_CHARACTERS = 40


def values_button(texts: Texts, session: Session) -> Button:
    """[Values …] in the panel; it says if some are left out."""
    chosen, every = len(session.course.order), len(session.plan.values)
    label = texts("values.button")
    if chosen < every:
        label = texts("values.some_button", count=chosen, of=every)
    return button(label, Verb.VALUES, session.id)


def values(texts: Texts, session: Session) -> View:
    """The list: to choose from before the lobby opens, afterwards to go to any of them."""
    if session.stage is Stage.PREPARING:
        return _to_choose(texts, session)
    return _to_go_to(texts, session)


def _to_choose(texts: Texts, session: Session) -> View:
    everything = (button(texts("values.all_button"), Verb.ALL_VALUES, session.id),)
    chosen = tuple(_chosen(texts, session, value) for value in session.course.order)
    others = tuple((_toggle(texts, session, value, "☐"),) for value in _left_out(session))
    is_changed = bool(others) or session.course.order != tuple(sorted(session.course.order))
    text = paragraphs(texts("values.heading"), texts("values.how"))
    return View(text, (*chosen, *others, *([everything] if is_changed else [])))


def _chosen(texts: Texts, session: Session, value: int) -> tuple[Button, ...]:
    toggle = _toggle(texts, session, value, "☑")
    if session.course.place_of(value) == 0:
        return (toggle,)
    return toggle, button(texts("values.earlier_button"), Verb.EARLIER, session.id, value)


def _toggle(texts: Texts, session: Session, value: int, mark: str) -> Button:
    return button(f"{mark} {_named(texts, session, value)}", Verb.RUN_VALUE, session.id, value)


def _to_go_to(texts: Texts, session: Session) -> View:
    """Not to the one that it is at, and to none before the beginning, after the end and while
    paused: then it is a list."""
    every = [*session.course.order, *_left_out(session)]
    there = [value for value in every if session.may_go_to(value)]
    rows: Rows = tuple(
        (button(_with_mark(texts, session, value), *_way(session, value)),) for value in there
    )
    if rows:
        here = say(texts, "values.here", title=_named(texts, session, session.position.value))
        return View(paragraphs(texts("values.heading"), here, texts("values.go")), rows)
    lines = "\n".join(_with_mark(texts, session, value) for value in session.course.order)
    key = "values.paused" if session.paused else "values.not_yet"
    return View(
        paragraphs(
            texts("values.heading"),
            say(texts, "values.list", lines=lines),
            texts(key) if session.is_live else "",
        )
    )


def _way(session: Session, value: int) -> tuple[Verb, int, int, int]:
    return Verb.GO_TO, session.id, session.step, value


def _left_out(session: Session) -> list[int]:
    every = range(len(session.plan.values))
    return [value for value in every if value not in session.course.order]


def _with_mark(texts: Texts, session: Session, value: int) -> str:
    """What was run has a tick, and what is left out none, and no number."""
    named = _named(texts, session, value)
    return f"✓ {named}" if value in session.course.run and session.has_begun else named


def _named(texts: Texts, session: Session, value: int) -> str:
    """The title, with its place in the order if it has one."""
    title = beside(
        texts, lambda one: short(value_in(one, session, value).title, one.room(TITLE_CHARACTERS))
    )
    if value not in session.course.order:
        return title
    return f"{session.course.place_of(value) + 1}. {title}"
