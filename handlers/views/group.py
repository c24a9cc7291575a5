"""What the group sees."""

from dataclasses import replace

from bot.facilitation.lobby import Lobby
from bot.texts import Texts
from bot.workshop.plan import Plan
from bot.workshop.scope import Scope
from bot.workshop.session import Mode, Session
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.content_note import content_note, pass_label
from handlers.views.places import places
from handlers.views.standing_by import to_turn_to
from handlers.views.view import (
    MAX_CAPTION,
    MAX_TEXT,
    View,
    count_units,
    paragraphs,
    say,
    split_list,
)

RULES_MARGIN = 120  # UTF-16 units for the heading, and for "more" below


def join_link(bot_name: str, token: str) -> str:
    """The address that opens the private chat and asks to join."""
    return f"https://t.me/{bot_name}?start=j_{token}"


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
    session = shown.session
    plan = session.plan
    about = say(texts, "lobby.about", title=plan.title, values=len(session.course.order))
    for_whom = say(texts, "lobby.for_whom", for_whom=plan.for_whom) if plan.for_whom else ""
    about = paragraphs(about, for_whom)
    there = to_turn_to(texts, standby)
    few = texts("lobby.few") if session.keeps_few else ""
    led = texts("lobby.led", count=leading) if leading > 1 else ""
    closed = texts("lobby.closed") if session.joining_closed else ""
    if session.mode is Mode.OPEN:
        return View(_with_rules(texts, plan, about, texts("lobby.open"), closed, few, there, led))
    join = Button(texts("lobby.join_button"), url=join_link(bot_name, shown.token))
    count = texts("lobby.joined", count=shown.joined)
    how = paragraphs(_how_to_join(texts, shown), texts(f"words_appear.{session.reveal}"))
    numbers = "\n".join(filter(None, (led, count)))
    return View(_with_rules(texts, plan, about, how, closed, few, there, numbers), ((join,),))


def _how_to_join(texts: Texts, shown: Lobby) -> str:
    """How one comes in, and answers; while joining is closed only that."""
    private = texts("lobby.private")
    if shown.session.joining_closed:
        return private
    return f"{texts('lobby.tap')} {private}\n{texts('lobby.code', code=shown.code)}"


def rules(texts: Texts, plan: Plan, room: int = MAX_TEXT) -> str:
    """The ground rules of a plan, as many as there is room for; "" if it has none."""
    lines = [say(texts, "rules.rule", rule=rule) for rule in plan.care.ground_rules]
    kept, more = split_list(lines, "\n", room)
    rest = [texts("rules.more")] if more else []
    return "\n".join([texts("rules.heading"), *kept, *rest]) if lines else ""


def _with_rules(texts: Texts, plan: Plan, about: str, *rest: str) -> str:
    """The lobby has its words under a picture: rules that have no room there are in /rules."""
    without = paragraphs(about, *rest)
    room = MAX_CAPTION - count_units(without) - RULES_MARGIN
    return paragraphs(about, rules(texts, plan, max(0, room)), *rest)


def question(texts: Texts, session: Session, value: int, link: str) -> View:
    """The gut question of a value."""
    asked = session.plan.values[value]
    how = f"question.{session.mode}"
    text = paragraphs(
        heading(texts, session, value),
        content_note(texts, asked),
        say(texts, "question.asked", question=asked.question or ""),
        texts(how, limit=session.plan.responses_per_person),
    )
    return View(text, _ways_in(texts, session, value, None, link))


def statement(texts: Texts, session: Session, value: int) -> View:
    """A value in full."""
    asked = session.plan.values[value]
    quoted = say(texts, "statement.quoted", statement=asked.statement)
    return View(paragraphs(heading(texts, session, value), quoted))


def prompt(texts: Texts, session: Session, value: int, number: int | None, link: str) -> View:
    """One prompt, or all of a value together."""
    prompts = session.plan.values[value].prompts
    shown = list(enumerate(prompts, start=1)) if number is None else [(number + 1, prompts[number])]
    text = paragraphs(
        *(say(texts, "prompt.asked", number=n, count=len(prompts), prompt=p) for n, p in shown),
        texts(f"prompt.{session.mode}"),
    )
    return View(text, _ways_in(texts, session, value, number, link))


def paused(texts: Texts) -> View:
    """A break."""
    return View(texts("pause.paused"))


def resumed(texts: Texts) -> View:
    """The end of a break."""
    return View(texts("pause.resumed"))


def undone(texts: Texts, session: Session) -> View:
    """The last post was a slip."""
    stage = "paused" if session.paused else session.stage
    where = say(texts, f"undone.{stage}", title=session.value.title)
    return View(texts("undone.slip", where=where))


def back(texts: Texts, session: Session, value: int) -> View:
    """The session went back to an earlier value."""
    return View(paragraphs(texts("back.back"), heading(texts, session, value)))


def back_to_question(texts: Texts, session: Session, value: int, link: str) -> View:
    """The same where its gut question is open."""
    asked = question(texts, session, value, link)
    return replace(asked, text=paragraphs(texts("back.back"), asked.text))


def back_to_prompt(texts: Texts, session: Session, scope: Scope, link: str) -> View:
    """The same where a prompt is, or all together."""
    value = scope.value or 0
    asked = prompt(texts, session, value, scope.prompt, link)
    return replace(asked, text=paragraphs(back(texts, session, value).text, asked.text))


def heading(texts: Texts, session: Session, value: int) -> str:
    """Which value it is, of how many."""
    return say(
        texts,
        "value.heading",
        **places(session, value),
        title=session.plan.values[value].title,
    )


def _ways_in(texts: Texts, session: Session, value: int, number: int | None, link: str) -> Rows:
    """How to take part: in private by the link; in the open by replying, or passing here."""
    if session.mode is Mode.PRIVATE:
        return ((Button(texts("question.private_button"), url=link),),)
    label = texts(pass_label(session.plan.values[value]))
    passing = button(label, Verb.PASS, session.id, value, number)
    return ((passing,),)
