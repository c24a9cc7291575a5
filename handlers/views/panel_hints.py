"""What a panel says that a facilitator may do next, or wait for."""

from bot.facilitation.panels import Panel
from bot.texts import Texts
from bot.workshop.reveal import first_step
from bot.workshop.session import Mode, Session, Stage
from handlers.views.in_the_open import key_in

# In the open these say nothing of who can't be told apart: replies stand there with names.
IN_THE_OPEN = (
    *("hint.responding", "hint.responding_on"),
    *("hint.responding_after_look", "hint.responding_after_look_at_close"),
)


def hint(texts: Texts, shown: Panel) -> str:
    """What a facilitator may do next, or wait for."""
    session = shown.session
    if session.is_open and not session.paused:
        return _responding_hint(texts, shown)
    return texts(_hint_key(shown))


def _hint_key(shown: Panel) -> str:
    session = shown.session
    if session.paused:
        return "hint.paused"
    if shown.is_rounded_up:
        return _rounded_up_hint(session)
    return _hint_of_stage(shown)


def _hint_of_stage(shown: Panel) -> str:
    session = shown.session
    match session.stage:
        case Stage.LOBBY if waits_for_nobody(session) or session.joining_closed:
            return "panel.open_lobby_hint"
        case Stage.REVEALED if not shown.has_cloud:
            waits = shown.words_waiting
            return "hint.revealed_to_let_in" if waits else "hint.revealed_without_cloud"
        case Stage.STATEMENT if not session.value.prompts:
            may_go_on = session.onward is not None
            key = "hint.statement_without_prompts"
            return key if may_go_on else "hint.statement_without_prompts_last"
        case Stage.ENDED if not shown.was_held:
            return "panel.called_off"
    return f"hint.{session.stage}"


def _rounded_up_hint(session: Session) -> str:
    if session.onward is not None:
        return "panel.rounded_up_hint"
    has_others = len(session.plan.values) > 1
    return "panel.rounded_up_last" if has_others else "panel.rounded_up_only"


def waits_for_nobody(session: Session) -> bool:
    """In the lobby of an open session nobody has to join."""
    return session.stage is Stage.LOBBY and session.mode is Mode.OPEN


def _responding_hint(texts: Texts, shown: Panel) -> str:
    """When the words of the question that is open appear."""
    first, minimum = first_step(shown.session.minimum), shown.session.minimum
    key = _responding_key(shown, first)
    if key in IN_THE_OPEN:
        key = key_in(shown.session, key)
    return texts(key, first=first, minimum=minimum)


def _responding_key(shown: Panel, first: int) -> str:
    session = shown.session
    is_private = session.mode is Mode.PRIVATE
    if is_private and not shown.has_cloud and shown.joined < session.minimum:
        return "hint.responding_of_few"
    if session.shows_words_to_who_answered:
        return "hint.responding_own_first"
    if session.words_wait:
        live = session.shows_cloud_live
        return "hint.responding_after_look" if live else "hint.responding_after_look_at_close"
    may_come = shown.has_cloud or shown.joined >= first or not is_private
    if not (session.shows_cloud_live and may_come):
        return "hint.responding_at_close"
    return "hint.responding_on" if shown.has_cloud else "hint.responding"
