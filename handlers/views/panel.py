"""What a facilitator sees: one message, edited in place, with the buttons that are valid now."""

from collections.abc import Collection, Mapping
from functools import partial

from bot.facilitation.panels import Panel
from bot.texts import Texts
from bot.workshop.plan import Plan
from bot.workshop.scope import Scope
from bot.workshop.session import Session, Stage
from handlers.views import deleted_clouds, setting_up, timing, waiting_posts
from handlers.views.buttons import Rows, Verb, button
from handlers.views.moves import moves
from handlers.views.panel_hints import hint, waits_for_nobody
from handlers.views.panel_numbers import numbers
from handlers.views.places import heading
from handlers.views.reviewing import look_button, review_button
from handlers.views.spoken import plan_title, prompt_in
from handlers.views.view import View, paragraphs, say


def panel(
    texts: Texts,
    shown: Panel,
    plans: Mapping[str, Plan],
    flood: int = 0,
    others: Collection[str] = (),
) -> View:
    """The panel as the session stands. `flood`: so many seconds Telegram makes the group wait;
    `others`: the names of who else leads, as far as they are known."""
    session = shown.session
    waits = waiting_posts.in_panel(texts, session, shown.waiting)
    deleted = deleted_clouds.in_panel(texts, session, shown.deleted_cloud)
    text = paragraphs(
        _title(texts, shown),
        _where(texts, shown),
        numbers(texts, shown),
        "" if session.has_begun else _to_turn_to(texts, shown),
        _others(texts, shown, others),
        texts("panel.joining_closed") if session.joining_closed and session.is_live else "",
        texts("panel.removed") if not shown.group_reachable else "",
        texts("panel.flood", seconds=flood) if flood else "",
        waits.text,
        deleted.text,
        texts("panel.to_look_at") if shown.to_look_at else "",
        hint(texts, shown),
    )
    if session.stage is Stage.PREPARING:
        return View(text, (*setting_up.settings(texts, session, plans), *moves(texts, shown)))
    rows = moves(texts, shown)
    # What is held back is to be looked at before the report is sent on.
    first = 0 if session.stage is Stage.ENDED else 1
    rows = (*rows[:first], *_to_look_at(texts, shown), *rows[first:])
    return View(text, (*waits.buttons, *deleted.buttons, *rows))


def _title(texts: Texts, shown: Panel) -> str:
    title = partial(plan_title, plan=shown.session.plan)
    return say(texts, "panel.title", title=title, group=shown.group_title)


def _to_look_at(texts: Texts, shown: Panel) -> Rows:
    """What waits for a look while the session runs; after the end all that does not leave."""
    session = shown.session
    if session.stage is Stage.ENDED:
        return ((review_button(texts, session.id),),) if shown.was_held else ()
    return ((look_button(texts, session, shown.to_look_at),),) if shown.to_look_at else ()


def to_read(texts: Texts, shown: Panel) -> View:
    """The same for an organiser: how it stands, and nothing that moves it."""
    session = shown.session
    text = paragraphs(
        _title(texts, shown),
        _where(texts, shown),
        numbers(texts, shown),
        texts("panel.joining_closed") if session.joining_closed else "",
        texts("panel.to_read"),
    )
    again = button(texts("panel.again_button"), Verb.LOOK_AGAIN, session.id)
    return View(text, ((again,),))


def _to_turn_to(texts: Texts, shown: Panel) -> str:
    """Who can be turned to, as people read it in the lobby and before they agree."""
    if shown.standby is None:
        return texts("panel.standby_nobody")
    return texts("panel.standby_colleague" if shown.standby.is_colleague else "panel.standby_leads")


def _others(texts: Texts, shown: Panel, names: Collection[str]) -> str:
    """Who else leads, while it goes on."""
    if not shown.session.is_live or shown.leading < 2:
        return ""
    if len(names) + 1 < shown.leading:
        return texts("panel.led_by_more", count=shown.leading - 1)
    return say(texts, "panel.led_with", names=", ".join(sorted(names)))


def _where(texts: Texts, shown: Panel) -> str:
    session = shown.session
    if waits_for_nobody(session):
        return texts("panel.open_lobby")
    if not (session.is_live and session.has_begun):
        return texts(f"stage.{session.stage}")
    where = heading(texts, session, session.position.value)
    stage = texts("panel.rounded_up" if shown.is_rounded_up else _stage(session))
    paused = texts("panel.paused") if session.paused else ""
    time = timing.pace(texts, shown.pace) if shown.pace else ""
    parts = (stage, _prompt(texts, session), paused, time)
    return paragraphs(where, "\n".join(part for part in parts if part))


def _stage(session: Session) -> str:
    """In a break there is no draft to look at."""
    is_in_break = session.paused and session.stage is Stage.ROUNDING_UP
    return "panel.rounding_up_paused" if is_in_break else f"stage.{session.stage}"


def _prompt(texts: Texts, session: Session) -> str:
    if not session.asked_prompts:
        return ""
    if session.position.prompt is None:
        return texts("panel.all_prompts")
    number = session.position.prompt
    asked = partial(prompt_in, session=session, scope=Scope(session.position.value, number))
    count = len(session.value.prompts)
    return say(texts, "panel.prompt", number=number + 1, count=count, prompt=asked)
