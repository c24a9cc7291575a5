"""Who leads a session, and who asks to: for those who lead it."""

from collections.abc import Mapping

from bot.facilitation.sharing_the_lead import Lead
from bot.texts import Texts
from bot.workshop.session import Session
from handlers.views.buttons import Button, Verb, button
from handlers.views.view import View, paragraphs, say
from storage.lead_requests import LeadRequest

YES = "yes"


def leaders_button(texts: Texts, session: Session) -> Button:
    """[Facilitators …] in the panel."""
    return button(texts("lead.button"), Verb.LEADERS, session.id)


def leaders(texts: Texts, shown: Lead, names: Mapping[int, str]) -> View:
    """Everybody who leads, with a button to take each off, and the requests that wait."""
    lines = [texts("lead.heading", count=len(shown.leaders))]
    rows: list[tuple[Button, ...]] = []
    for number, (key, person) in enumerate(shown.leaders.items(), start=1):
        is_oneself = person == shown.person
        line = "lead.you" if is_oneself else "lead.entry"
        lines.append(say(texts, line, number=number, name=named(texts, names, person)))
        label = texts("lead.stop_button" if is_oneself else "lead.off_button", number=number)
        rows.append((button(label, Verb.TAKE_OFF, shown.session.id, key),))
    asking = [
        say(texts, "lead.asks", name=named(texts, names, request.person))
        for request in shown.requests
    ]
    answers = [answer_buttons(texts, request) for request in shown.requests]
    return View(paragraphs("\n".join(lines), "\n".join(asking)), (*rows, *answers))


def taking_off(texts: Texts, shown: Lead, key: bytes, names: Mapping[int, str]) -> View:
    """Asks once before somebody leads no more."""
    person = shown.leaders[key]
    is_oneself = person == shown.person
    ask = "lead.confirm_stop" if is_oneself else "lead.confirm_off"
    sure = "lead.stop_button" if is_oneself else "lead.confirm_off_button"
    yes = button(texts(sure), Verb.TAKE_OFF, shown.session.id, key, YES)
    back = button(texts("lead.back_button"), Verb.LEADERS, shown.session.id, 0)
    return View(say(texts, ask, name=named(texts, names, person)), ((yes,), (back,)))


def request(texts: Texts, asked: LeadRequest, name: str, group_title: str) -> View:
    """Somebody asks to lead too."""
    text = say(texts, "lead.request", name=name, group=group_title)
    return View(text, (answer_buttons(texts, asked),))


def answer_buttons(texts: Texts, asked: LeadRequest) -> tuple[Button, ...]:
    """[Let them lead] [Not now]."""
    about = (asked.session_id, asked.id)
    return (
        button(texts("lead.let_button"), Verb.LET_LEAD, *about),
        button(texts("lead.decline_button"), Verb.DECLINE_LEAD, *about),
    )


def named(texts: Texts, names: Mapping[int, str], person: int) -> str:
    """How somebody is called, or that Telegram does not say."""
    return names.get(person) or texts("lead.somebody")
