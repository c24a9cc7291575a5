"""What people are asked as they come and go."""

from functools import partial

from bot.facilitation.checking import NotedCheck, question
from bot.texts import Texts
from bot.workshop.plan import Plan
from bot.workshop.session import Session
from handlers.views.buttons import Rows, Verb, button
from handlers.views.spoken import plan_in
from handlers.views.view import View, paragraphs, say

IN, OUT = "in", "out"


def asking(texts: Texts, session: Session, *, leaving: bool) -> View:
    """The question, with a way not to answer it."""
    asked = question(session.plan, leaving=leaving)
    kept = "check.kept" if asked is not None and asked.keep else "check.only_counted"
    heading = "check.out" if leaving else "check.in"
    text = say(texts, heading, question=partial(_asked, session.plan, leaving=leaving))
    skip = _skip(texts("check.skip_button"), session, leaving=leaving)
    return View(paragraphs(text, texts(kept)), skip)


def _asked(plan: Plan, one: Texts, *, leaving: bool) -> str:
    asked = question(plan_in(one, plan), leaving=leaving)
    return asked.question if asked is not None else ""


def noted(texts: Texts, check: NotedCheck) -> View:
    """It was counted; kept only if the plan says so. Who has said nothing takes nothing back."""
    if check.passed and not check.had_answered:
        return View(texts(check.text))
    back = _skip(texts("check.back_button"), check.session, leaving=check.leaving)
    return View(texts(check.text), back)


def _skip(label: str, session: Session, *, leaving: bool) -> Rows:
    return ((button(label, Verb.SKIP_CHECK, session.id, OUT if leaving else IN),),)
