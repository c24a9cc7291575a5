"""The buttons of a panel: moves that are possible now, and what a facilitator does beside them."""

from bot.facilitation.panels import Panel
from bot.texts import Texts
from bot.workshop.session import Move, Stage
from handlers.views import draft, striking, timing
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.choosing_values import values_button
from handlers.views.people import people_button
from handlers.views.shared_screen import screen_button


def moves(texts: Texts, shown: Panel) -> Rows:
    """The main move alone in the first row, for a thumb, and what comes to two of them in the next;
    the rest two by two; then what is no move; undo last."""
    session, possible = shown.session, _moves_and_draft(texts, shown)
    alone = 2 if Move.DISCUSS in session.possible_moves else 1
    if shown.may_go_across:
        possible.append(draft.across_button(texts, session))
    if _has_cloud(shown):
        label = texts("rare_first.button")
        possible.insert(alone, button(label, Verb.RARE_FIRST, session.id, session.step))
    if shown.same_words is not None:
        label = texts("same_words.button")
        possible.insert(alone + 1, button(label, Verb.SAME_WORDS, session.id, shown.same_words))
    rows = (*in_rows(possible[:alone], 1), *in_rows(possible[alone:], 2))
    rows = (*rows, *in_rows(_beside_moves(texts, shown), 2))
    if shown.undo is None:
        return rows
    label = texts("panel.undo", move=texts(f"move.{shown.undo}"))
    return (*rows, (button(label, Verb.UNDO, session.id, session.step),))


def _beside_moves(texts: Texts, shown: Panel) -> list[Button]:
    """What a facilitator does apart from the moves."""
    session = shown.session
    has_several = session.is_live and len(session.plan.values) > 1
    buttons = [values_button(texts, session)] if has_several else []
    if session.is_live:
        buttons.append(timing.time_button(texts, session))
    buttons += striking.panel_buttons(texts, session, shown.words_waiting)
    if shown.has_screen and session.is_live:
        buttons.append(screen_button(texts, session.id))
    return [*buttons, people_button(texts, session)]


def _moves_and_draft(texts: Texts, shown: Panel) -> list[Button]:
    """The draft comes first until it is posted; then what leads on does."""
    session = shown.session
    possible = list(session.possible_moves)
    onward = session.onward
    if shown.is_rounded_up and not session.paused:
        # After the last value there is nothing to go on to.
        possible.sort(key=lambda move: move is not (onward or Move.END))
    moves = [
        button(texts(f"move.{move}"), Verb.MOVE, session.id, session.step, move)
        for move in possible
    ]
    if session.stage is Stage.ROUNDING_UP and not session.paused:
        see = draft.see_button(texts, session, session.to_round_up)
        moves.insert(1 if shown.is_rounded_up else 0, see)
    return moves


def _has_cloud(shown: Panel) -> bool:
    """Whether the group has just been shown the cloud of the value that the session is at."""
    session = shown.session
    at_cloud = session.stage in (Stage.REVEALED, Stage.STATEMENT) and not session.paused
    may_stand = shown.has_cloud and not shown.cloud_is_gone
    return at_cloud and shown.group_reachable and may_stand
