"""What people can answer a round-up: that they recognise it, or what is missing in it."""

import re
from functools import partial

from bot.facilitation.answering import NotedAnswer
from bot.facilitation.recognising import Reception
from bot.texts import BESIDE, Texts
from bot.workshop.scope import NONE_WRITTEN, Scope, number_written, written
from bot.workshop.session import Mode, Session
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.private import change_and_remove
from handlers.views.spoken import label, value_in
from handlers.views.view import View, say

PREFIX = "m_"
PAYLOAD = re.compile(
    rf"{PREFIX}([A-Za-z0-9_-]{{1,40}})_(0|[1-9][0-9]{{0,2}})_({NONE_WRITTEN}|0|[1-9][0-9]{{0,2}})"
)


def under(texts: Texts, shown: Reception, bot_name: str) -> Rows:
    """The buttons under a round-up in the group; under that of all values only the first."""
    session, scope = shown.session, shown.scope
    text = label(texts, "recognise.button")
    if shown.recognised:
        text = _counted(texts, shown.recognised)
    recognise = button(text, Verb.RECOGNISE, session.id, scope)
    if scope.value is None:
        return ((recognise,),)
    missing = button(label(texts, "recognise.missing_button"), Verb.MISSING, session.id, scope)
    if session.mode is Mode.PRIVATE:
        link = missing_link(bot_name, shown.token, scope)
        missing = Button(label(texts, "recognise.missing_button"), url=link)
    return ((recognise,), (missing,))


def _counted(texts: Texts, recognised: int) -> str:
    """In several languages the number stands once."""
    if len(texts.each) == 1:
        return texts("recognise.button_counted", count=recognised)
    return f"{label(texts, 'recognise.button')}{BESIDE}{recognised}"


def missing_link(bot_name: str, token: str, scope: Scope) -> str:
    """The address that opens the private chat and asks what is missing in a round-up."""
    return f"https://t.me/{bot_name}?start={PREFIX}{token}_{scope.value}_{written(scope.prompt)}"


def read_missing(payload: str) -> tuple[str, Scope] | None:
    """The session's token and the round-up that such an address carries; None if it is none."""
    match = PAYLOAD.fullmatch(payload)
    if match is None:
        return None
    return match[1], Scope(int(match[2]), number_written(match[3]))


def asking(texts: Texts, session: Session, scope: Scope) -> View:
    """Asks a person what is missing."""
    never_mind = button(texts("recognise.never_mind_button"), Verb.NOTHING_MISSING)
    return View(
        say(texts, "recognise.ask", asked=partial(asked_about, session=session, scope=scope)),
        ((never_mind,),),
    )


def noted(texts: Texts, kept: NotedAnswer) -> View:
    """The receipt for what somebody found missing."""
    answer, session = kept.answer, kept.session
    key = "recognise.changed" if kept.is_replacement else "recognise.noted"
    scope = Scope(answer.value, answer.prompt)
    asked = partial(asked_about, session=session, scope=scope)
    row = change_and_remove(texts, session.id, answer.id, "", 1)
    return View(say(texts, key, asked=asked), (row,))


def asked_about(one: Texts, session: Session, scope: Scope) -> str:
    """What a round-up is about, in one language: the title of a value, and the prompt if it is of
    one."""
    value = value_in(one, session, scope.value or 0)
    return value.title if scope.prompt is None else f"{value.title}\n{value.prompts[scope.prompt]}"
