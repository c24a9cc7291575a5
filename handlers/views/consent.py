"""What somebody reads before anything of theirs is kept: all of it on one screen of a phone."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.facilitation.joining import Invitation
from bot.texts import Texts
from bot.workshop.plan import Plan
from bot.workshop.scope import Scope
from handlers.views import speaking as languages
from handlers.views.buttons import Verb, button
from handlers.views.spoken import in_each, plan_in, plan_title
from handlers.views.standing_by import there
from handlers.views.view import View, paragraphs, said, say, split_list

LEADERS_ROOM = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the operator says of people's data, "" for nothing: who is responsible (`controller`),
    how to reach them, where to complain; and for how many days words can be taken back."""

    controller: str
    contact: str
    complaints: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What those who lead are called, and who can be turned to: None, if nobody can; "" is somebody
    whose name Telegram does not tell."""

    leaders: Sequence[str]
    standby: str | None


def consent(
    texts: Texts,
    shown: Invitation,
    terms: Terms,
    people: Named,
    missing: Scope | None = None,
) -> View:
    """Who leads and who is responsible, what is kept, who reads it, and until when it can be
    withdrawn. Who wants to say what is `missing` in a round-up is asked for it after joining."""
    session = shown.session
    title = partial(plan_title, plan=session.plan)
    text = paragraphs(
        "" if missing is None else texts("recognise.join_first"),
        say(texts, "join.what", title=title, group=shown.group_title),
        _for_whom(texts, session.plan),
        "\n".join(
            (
                _leading(texts, people.leaders),
                responsible(texts, terms),
                reached(texts, terms),
                there(texts, people.standby),
            )
        ),
        texts("join.kept"),
        texts("join.seen", minimum=session.minimum),
        texts("join.limits"),
        texts("join.withdraw", days=terms.days),
        "" if shown.leaving is None else say(texts, "join.leaving", group=shown.leaving),
        in_each(texts, lambda one: " ".join((complaint(one, terms), one("join.more")))),
    )
    # Nothing is written down of somebody before they agree: the button knows what they have read
    # it in, also after a restart.
    read_in = "" if texts.beside else texts.language
    then = () if missing is None else (missing,)
    agree = button(texts("join.agree_button"), Verb.AGREE, shown.token, *then, read_in)
    decline = button(texts("join.decline_button"), Verb.DECLINE, shown.token, read_in)
    spoken = languages.others(texts, session.language, shown.token, missing)
    return View(text, ((agree,), (decline,), *spoken))


def _for_whom(texts: Texts, plan: Plan) -> str:
    if not plan.for_whom:
        return ""
    return say(texts, "lobby.for_whom", for_whom=lambda one: plan_in(one, plan).for_whom)


def responsible(texts: Texts, terms: Terms) -> str:
    """Who is responsible for people's data."""
    if not terms.controller:
        return texts("join.responsible_unnamed")
    return texts("join.responsible", controller=_operators(terms.controller))


def reached(texts: Texts, terms: Terms) -> str:
    """How to reach them."""
    if not terms.contact:
        return texts("privacy.ask_facilitator")
    return texts("privacy.contact", contact=_operators(terms.contact))


def complaint(texts: Texts, terms: Terms) -> str:
    """Where to complain."""
    if not terms.complaints:
        return texts("privacy.complain_anywhere")
    return texts("privacy.complain", complaints=_operators(terms.complaints))


def draft(texts: Texts) -> str:
    """Which of these languages no speaker of it has read yet, each in itself; "" for none."""
    return "\n".join(one("privacy.draft") for one in texts.each if one.is_draft)


def _leading(texts: Texts, leaders: Sequence[str]) -> str:
    """Nobody is named when Telegram has not said what they are called."""
    if not leaders:
        return texts("join.leaders_unnamed")
    named, more = split_list([said(name) for name in leaders], ", ", LEADERS_ROOM)
    others = texts("receipt.more", count=more) if more else ""
    return texts("join.leaders", names=", ".join(named) + others)


def _operators(text: str) -> str:
    # The operator's own words: an address in them may be tapped.
    return html.escape(text, quote=False)
