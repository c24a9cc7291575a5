"""What the group sees."""

from dataclasses import dataclass, replace
from functools import partial

from bot.facilitation.lobby import Lobby
from bot.texts import Texts
from bot.workshop.scope import Scope
from bot.workshop.session import Mode, Session
from handlers.views import in_full, quiet_word
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.content_note import content_note, pass_label
from handlers.views.lobby_text import lobby_text
from handlers.views.places import heading
from handlers.views.spoken import label, plan_title, question_in, stacked, value_in
from handlers.views.view import (
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
    over = say(texts, "lobby.over", title=plan_title(texts, shown.session.plan))
    if shown.session.mode is Mode.PRIVATE:
        return View(over)
    return View(over, ((quiet_word.link(texts, bot_name, shown.token),),))


@stacked
def question(texts: Texts, session: Session, value: int, way_in: Button) -> View:
    """The gut question of a value."""
    how = f"question.{session.mode}"
    text = paragraphs(
        heading(texts, session, value),
        content_note(texts, session, value),
        say(texts, "question.asked", question=partial(question_in, session=session, value=value)),
        texts(how, limit=session.plan.responses_per_person),
    )
    return View(text, _under(texts, session, Scope(value, None), way_in))


def statement(texts: Texts, session: Session, value: int) -> View:
    """A value in full; what one message has no room for, a button asks for."""
    return in_full.fitted(texts, partial(_statement, session, value))


def _statement(session: Session, value: int, one: Texts, room: int | None) -> View:
    head, said = heading(one, session, value), value_in(one, session, value).statement
    if room is not None:
        said = shortened(said, room - count_units(head) - GAP)
    return View(paragraphs(head, say(one, "statement.quoted", statement=said)))


def prompt(texts: Texts, session: Session, value: int, number: int | None, way_in: Button) -> View:
    """One prompt, or all of a value together; the same of these."""
    return in_full.fitted(texts, _Asking(session, Scope(value, number), way_in).in_room)


@dataclass(frozen=True, slots=True)
class _Asking:
    """A prompt, or all together; `goes_back`: the session is there for the second time."""

    session: Session
    scope: Scope
    way_in: Button
    goes_back: bool = False

    def in_room(self, one: Texts, room: int | None) -> View:
        """In one language, each prompt cut to its part of a room."""
        number, value = self.scope.prompt, self.scope.value or 0
        above = back(one, self.session, value).text if self.goes_back else ""
        how = one(f"prompt.{self.session.mode}")
        prompts = list(enumerate(value_in(one, self.session, value).prompts, start=1))
        shown = prompts if number is None else prompts[number : number + 1]
        asked = partial(say, one, "prompt.asked", count=len(prompts))
        if room is not None:
            frames = paragraphs(above, *(asked(number=n, prompt="") for n, _ in shown), how)
            each = (room - count_units(frames)) // len(shown) - GAP
            shown = [(n, shortened(p, each)) for n, p in shown]
        text = paragraphs(above, *(asked(number=n, prompt=p) for n, p in shown), how)
        return View(text, _under(one, self.session, self.scope, self.way_in))


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


def back_to_prompt(texts: Texts, session: Session, scope: Scope, way_in: Button) -> View:
    """The same where a prompt is, or all together."""
    return in_full.fitted(texts, _Asking(session, scope, way_in, goes_back=True).in_room)


def _under(texts: Texts, session: Session, asked: Scope, way_in: Button) -> Rows:
    """How to take part: in private by the link; in the open by replying, or passing here, and there
    is a way to somebody that nobody else sees."""
    if session.mode is Mode.PRIVATE:
        return ((way_in,),)
    passing = texts(pass_label(session.plan.values[asked.value or 0]))
    return ((button(passing, Verb.PASS, session.id, asked.value, asked.prompt), way_in),)
