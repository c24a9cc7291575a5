"""What people can answer a round-up: that they recognise it, or what is missing in it."""

import re

from bot.facilitation.answering import NotedAnswer
from bot.facilitation.notices import Notice
from bot.facilitation.recognising import Reception
from bot.texts import Texts
from bot.workshop.scope import NONE_WRITTEN, Scope, number_written, written
from bot.workshop.session import Mode, Session
from handlers.views import draft
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.private import change_and_remove
from handlers.views.view import MAX_TEXT, View, count_units, paragraphs, said, say, split_list

PREFIX = "m_"
PAYLOAD = re.compile(
    rf"{PREFIX}([A-Za-z0-9_-]{{1,40}})_(0|[1-9][0-9]{{0,2}})_({NONE_WRITTEN}|0|[1-9][0-9]{{0,2}})"
)
MARGIN = 200  # UTF-16 units for "and so many more"


def under(texts: Texts, shown: Reception, bot_name: str) -> Rows:
    """The buttons under a round-up in the group; under that of all values only the first."""
    session, scope = shown.session, shown.scope
    label = texts("recognise.button")
    if shown.recognised:
        label = texts("recognise.button_counted", count=shown.recognised)
    recognise = button(label, Verb.RECOGNISE, session.id, scope)
    if scope.value is None:
        return ((recognise,),)
    missing = button(texts("recognise.missing_button"), Verb.MISSING, session.id, scope)
    if session.mode is Mode.PRIVATE:
        link = missing_link(bot_name, shown.token, scope)
        missing = Button(texts("recognise.missing_button"), url=link)
    return ((recognise,), (missing,))


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
    return View(say(texts, "recognise.ask", asked=_asked(session, scope)), ((never_mind,),))


def noted(texts: Texts, kept: NotedAnswer) -> View:
    """The receipt for what somebody found missing."""
    answer, session = kept.answer, kept.session
    key = "recognise.changed" if kept.is_replacement else "recognise.noted"
    asked = _asked(session, Scope(answer.value, answer.prompt))
    row = change_and_remove(texts, session.id, answer.id, "", 1)
    return View(say(texts, key, asked=asked), (row,))


def notice(texts: Texts, shown: Notice) -> View:
    """Tells a facilitator what was added to a round-up, as much of it as one message holds."""
    asked = _asked(shown.session, shown.scope)
    if not shown.added:
        return View(say(texts, "recognise.all_taken_back", asked=asked))
    head = say(texts, "recognise.notice", asked=asked)
    unnamed = [texts("recognise.notice_private")] if shown.session.mode is Mode.PRIVATE else []
    foot = " ".join((*unnamed, texts("recognise.notice_foot")))
    lines = [texts("recognise.addition", text=said(text)) for text in shown.added]
    room = MAX_TEXT - MARGIN - count_units(paragraphs(head, foot))
    kept, left = split_list(lines, "\n", room)
    more = texts("recognise.more", count=left) if left else ""
    return View(paragraphs(head, "\n".join(kept), more, foot), _draft(texts, shown))


def _draft(texts: Texts, shown: Notice) -> Rows:
    return ((draft.see_button(texts, shown.session, shown.scope),),)


def _asked(session: Session, scope: Scope) -> str:
    value = session.plan.values[scope.value or 0]
    return value.title if scope.prompt is None else f"{value.title}\n{value.prompts[scope.prompt]}"
