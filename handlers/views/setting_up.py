"""What can be chosen before people are invited, and what the group reads of whoever sets it up."""

from collections.abc import Mapping

from bot.facilitation.setting_up import Setting, reveals_in
from bot.texts import Texts
from bot.texts import choices as choices_of
from bot.workshop.plan import Plan
from bot.workshop.session import Mode, Session
from handlers.views import speaking
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.spoken import plan_title
from handlers.views.view import View

MINIMUMS = (3, 5, 7, 10)


def settings(texts: Texts, session: Session, plans: Mapping[str, Plan]) -> Rows:
    """A button for each choice, with a mark on those that are chosen."""

    def choice(setting: Setting, chosen: object, option: object, label: str) -> Button:
        mark = "● " if chosen == option else "○ "
        return button(mark + label, Verb.CHOOSE, session.id, setting, str(option))

    by_title = [
        choice(Setting.PLAN, session.plan.name, p.name, plan_title(texts, p)[:40])
        for p in plans.values()
    ]
    modes = [choice(Setting.MODE, session.mode, m, texts(f"mode.{m}")) for m in Mode]
    reveals = [
        choice(Setting.REVEAL, session.reveal, r, texts(f"reveal.{r}")) for r in reveals_in(session)
    ]
    minimums = sorted({*MINIMUMS, session.minimum})
    numbers = [
        choice(Setting.MINIMUM, session.minimum, n, texts("panel.minimum", count=n))
        for n in minimums
    ]
    mark = "☑ " if session.keeps_few else "☐ "
    other = "no" if session.keeps_few else "yes"
    few = button(mark + texts("panel.few"), Verb.CHOOSE, session.id, Setting.FEW, other)
    spoken = speaking.settings(session.language, choices_of(), session.id, Setting.LANGUAGE)
    choices = (*in_rows(by_title, 1), *spoken, *in_rows(modes, 1), *in_rows(reveals, 1))
    return (*choices, *in_rows(numbers, 2), (few,))


def open_here(texts: Texts, link: str) -> View:
    """For the group: the facilitator has to open the private chat first."""
    opening = Button(texts("panel.open_button"), url=link)
    return View(texts("panel.open_here"), ((opening,),))


def open_to_hear(texts: Texts, link: str) -> View:
    """For the group: whoever asked to lead has to open the private chat to hear from the bot."""
    opening = Button(texts("lead.open_button"), url=link)
    return View(texts("lead.open_to_hear"), ((opening,),))


def claim(texts: Texts) -> View:
    """For the group: an anonymous admin shows by pressing who wants the panel."""
    return View(texts("panel.claim"), ((button(texts("panel.claim_button"), Verb.CLAIM),),))
