"""What the group sees."""

from dataclasses import replace
from functools import partial

from bot.facilitation.lobby import Lobby
from bot.texts import Texts
from bot.workshop.scope import Scope
from bot.workshop.session import Mode, Session
from handlers.views import quiet_word
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.content_note import content_note, pass_label
from handlers.views.lobby_text import lobby_text
from handlers.views.places import places
from handlers.views.spoken import label, plan_in, stacked, title_in, value_in
from handlers.views.view import (
    MAX_TEXT,
    View,
    count_units,
    paragraphs,
    say,
    shortened,
)

GAP = 2  # UTF-16 units between two paragraphs


def join_link(bot_name: str, token: str) -> str:
    """The address that opens the private chat and asks to join."""
    return f"https://t.me/{bot_name}?start=j_{token}"


def way_in(texts: Texts, session: Session, bot_name: str, token: str) -> Button:
    """What opens the private chat under a question: to answer there or, where people answer in the
    group, for a quiet word."""
    if session.mode is Mode.OPEN:
        return quiet_word.link(texts, bot_name, token)
    return Button(label(texts, "question.private_button"), url=join_link(bot_name, token))


def panel_link(bot_name: str, token: str) -> str:
    """The address that opens the private chat with the panel."""
    return f"https://t.me/{bot_name}?start=p_{token}"


def chat_link(bot_name: str) -> str:
    """The address that opens the private chat."""
    return f"https://t.me/{bot_name}"


def lobby(
    texts: Texts, shown: Lobby, bot_name: str, leading: int = 1, standby: str | None = None
) -> View:
    """The first post: what this is and for whom, how to join, the ground rules, who can be turned
    to, and how many lead it if several do."""
    text = lobby_text(texts, shown, leading, standby)
    if shown.session.mode is Mode.OPEN:
        return View(text, ((quiet_word.link(texts, bot_name, shown.token),),))
    link = join_link(bot_name, shown.token)
    return View(text, ((Button(label(texts, "lobby.join_button"), url=link),),))


@stacked
def lobby_over(texts: Texts, shown: Lobby, bot_name: str) -> View:
    """The first post once the workshop is over: nobody can join, and in an open one there is still
    a way to somebody, or to where help is."""
    over = say(texts, "lobby.over", title=plan_in(texts, shown.session.plan).title)
    if shown.session.mode is Mode.PRIVATE:
        return View(over)
    return View(over, ((quiet_word.link(texts, bot_name, shown.token),),))


@stacked
def question(texts: Texts, session: Session, value: int, way_in: Button) -> View:
    """The gut question of a value."""
    asked = value_in(texts, session, value)
    how = f"question.{session.mode}"
    text = paragraphs(
        heading(texts, session, value),
        content_note(texts, asked),
        say(texts, "question.asked", question=asked.question or ""),
        texts(how, limit=session.plan.responses_per_person),
    )
    return View(text, _under(texts, session, Scope(value, None), way_in))


@stacked
def statement(texts: Texts, session: Session, value: int) -> View:
    """A value in full; in several languages, as much of it as one message has room for."""
    head, asked = heading(texts, session, value), value_in(texts, session, value)
    room = texts.room(MAX_TEXT) - count_units(head) - GAP
    quoted = say(texts, "statement.quoted", statement=shortened(asked.statement, room))
    return View(paragraphs(head, quoted))


@stacked
def prompt(texts: Texts, session: Session, value: int, number: int | None, way_in: Button) -> View:
    """One prompt, or all of a value together."""
    prompts, how = value_in(texts, session, value).prompts, texts(f"prompt.{session.mode}")
    shown = list(enumerate(prompts, start=1)) if number is None else [(number + 1, prompts[number])]
    asked = partial(say, texts, "prompt.asked", count=len(prompts))
    frames = paragraphs(*(asked(number=n, prompt="") for n, _ in shown), how)
    room = (texts.room(MAX_TEXT) - count_units(frames)) // len(shown) - GAP
    text = paragraphs(*(asked(number=n, prompt=shortened(p, room)) for n, p in shown), how)
    return View(text, _under(texts, session, Scope(value, number), way_in))


@stacked
def paused(texts: Texts) -> View:
    """A break."""
    return View(texts("pause.paused"))


@stacked
def resumed(texts: Texts) -> View:
    """The end of a break."""
    return View(texts("pause.resumed"))


@stacked
def back(texts: Texts, session: Session, value: int) -> View:
    """The session went back to an earlier value."""
    return View(paragraphs(texts("back.back"), heading(texts, session, value)))


@stacked
def back_to_question(texts: Texts, session: Session, value: int, way_in: Button) -> View:
    """The same where its gut question is open."""
    asked = question(texts, session, value, way_in)
    return replace(asked, text=paragraphs(texts("back.back"), asked.text))


@stacked
def back_to_prompt(texts: Texts, session: Session, scope: Scope, way_in: Button) -> View:
    """The same where a prompt is, or all together."""
    value = scope.value or 0
    asked = prompt(texts, session, value, scope.prompt, way_in)
    return replace(asked, text=paragraphs(back(texts, session, value).text, asked.text))


def heading(texts: Texts, session: Session, value: int) -> str:
    """Which value it is, of how many."""
    title = title_in(texts, session, value)
    return say(texts, "value.heading", title=title, **places(session, value))


def _under(texts: Texts, session: Session, asked: Scope, way_in: Button) -> Rows:
    """How to take part: in private by the link; in the open by replying, or passing here, and there
    is a way to somebody that nobody else sees."""
    if session.mode is Mode.PRIVATE:
        return ((way_in,),)
    passing = texts(pass_label(session.plan.values[asked.value or 0]))
    return ((button(passing, Verb.PASS, session.id, asked.value, asked.prompt), way_in),)
