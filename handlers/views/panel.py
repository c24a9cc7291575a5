"""What a facilitator sees: one message, edited in place, with the buttons that are valid now."""

from collections.abc import Collection, Mapping

from bot.facilitation.noting import Noted
from bot.facilitation.panels import Panel
from bot.facilitation.setting_up import Setting
from bot.texts import Texts
from bot.workshop.plan import Plan
from bot.workshop.reveal import PEOPLE_PER_STEP, first_step
from bot.workshop.session import Mode, Move, Reveal, Session, Stage
from handlers.views import deleted_clouds, draft, striking, timing, waiting_posts
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.choosing_values import values_button
from handlers.views.places import places
from handlers.views.reviewing import look_button, review_button
from handlers.views.sharing_the_lead import leaders_button
from handlers.views.standing_by import standby_button
from handlers.views.view import View, paragraphs, say

MINIMUMS = (3, 5, 7, 10)
CLOSE, OPEN = "close", "open"


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
        say(texts, "panel.title", title=session.plan.title, group=shown.group_title),
        _where(texts, shown),
        _numbers(texts, shown),
        "" if session.has_begun else _to_turn_to(texts, shown),
        _others(texts, shown, others),
        texts("panel.joining_closed") if session.joining_closed and session.is_live else "",
        texts("panel.removed") if not shown.group_reachable else "",
        texts("panel.flood", seconds=flood) if flood else "",
        waits.text,
        deleted.text,
        texts("panel.to_look_at") if shown.to_look_at else "",
        _hint(texts, shown),
    )
    if session.stage is Stage.PREPARING:
        return View(text, (*_settings(texts, session, plans), *_moves(texts, shown)))
    moves = _moves(texts, shown)
    # What is held back is to be looked at before the report is sent on.
    first = 0 if session.stage is Stage.ENDED else 1
    moves = (*moves[:first], *_to_look_at(texts, shown), *moves[first:])
    return View(text, (*waits.buttons, *deleted.buttons, *moves))


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
        say(texts, "panel.title", title=session.plan.title, group=shown.group_title),
        _where(texts, shown),
        _numbers(texts, shown),
        texts("panel.joining_closed") if session.joining_closed else "",
        texts("panel.to_read"),
    )
    again = button(texts("panel.again_button"), Verb.LOOK_AGAIN, session.id)
    return View(text, ((again,),))


def confirm_end(texts: Texts, session: Session, *, is_in_group: bool) -> View:
    """Asks once before the session ends, and promises what then happens; no more."""
    key = "panel.confirm_end"
    if not session.has_begun:
        is_told = is_in_group and session.stage is Stage.LOBBY
        key = "panel.confirm_call_off" if is_told else "panel.confirm_call_off_unheard"
    elif not is_in_group:
        key = "panel.confirm_end_unheard"
    return View(
        texts(key),
        (
            (button(texts("panel.end_button"), Verb.END, session.id, session.step),),
            (button(texts("panel.stay_button"), Verb.STAY),),
        ),
    )


def confirm_skip(texts: Texts, session: Session) -> View:
    """Asks once before the group leaves a value: everybody is asked something else at once."""
    skip = button(texts("panel.skip_button"), Verb.SKIP, session.id, session.step)
    stay = button(texts("panel.stay_button"), Verb.STAY)
    return View(say(texts, "panel.confirm_skip", title=session.value.title), ((skip,), (stay,)))


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


def noted(texts: Texts, noted: Noted) -> View:
    """The receipt of a note."""
    session, note = noted.session, noted.note
    key = "note.changed" if noted.is_replacement else "note.noted"
    title = session.plan.values[note.value].title
    remove = button(texts("receipt.remove_button"), Verb.REMOVE_NOTE, session.id, note.id)
    return View(say(texts, key, title=title, group=noted.group_title), ((remove,),))


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
    if _waits_for_nobody(session):
        return texts("panel.open_lobby")
    if not (session.is_live and session.has_begun):
        return texts(f"stage.{session.stage}")
    where = say(
        texts,
        "value.heading",
        **places(session, session.position.value),
        title=session.value.title,
    )
    stage = texts("panel.rounded_up" if shown.is_rounded_up else f"stage.{session.stage}")
    paused = texts("panel.paused") if session.paused else ""
    time = timing.pace(texts, shown.pace) if shown.pace else ""
    parts = (stage, _prompt(texts, session), paused, time)
    return paragraphs(where, "\n".join(part for part in parts if part))


def _prompt(texts: Texts, session: Session) -> str:
    if not session.asked_prompts:
        return ""
    if session.position.prompt is None:
        return texts("panel.all_prompts")
    number = session.position.prompt
    prompts = session.value.prompts
    return say(texts, "panel.prompt", number=number + 1, count=len(prompts), prompt=prompts[number])


def _hint(texts: Texts, shown: Panel) -> str:
    """What a facilitator may do next, or wait for."""
    session = shown.session
    if shown.is_rounded_up:
        is_last = session.onward is None
        return texts("panel.rounded_up_last" if is_last else "panel.rounded_up_hint")
    if session.is_open:
        return _responding_hint(texts, shown)
    if session.stage is Stage.REVEALED and not shown.has_cloud:
        return texts("hint.revealed_without_cloud")
    if shown.session.stage is Stage.ENDED and not shown.was_held:
        return texts("panel.called_off")
    is_open_lobby = _waits_for_nobody(session)
    return texts("panel.open_lobby_hint" if is_open_lobby else f"hint.{session.stage}")


def _waits_for_nobody(session: Session) -> bool:
    """In the lobby of an open session nobody has to join."""
    return session.stage is Stage.LOBBY and session.mode is Mode.OPEN


def _responding_hint(texts: Texts, shown: Panel) -> str:
    """When the words of the question that is open appear."""
    session = shown.session
    if session.shows_words_to_who_answered:
        return texts("hint.responding_own_first")
    if not session.shows_cloud_live:
        return texts("hint.responding_at_close")
    if session.words_wait:
        return texts("hint.responding_after_look")
    may_come = shown.has_cloud or shown.joined >= first_step(session.minimum)
    if session.mode is Mode.PRIVATE and not may_come:
        return texts("hint.responding_at_close")
    key = "hint.responding_on" if shown.has_cloud else "hint.responding"
    return texts(key, first=first_step(session.minimum))


def _numbers(texts: Texts, shown: Panel) -> str:
    session = shown.session
    if session.stage is Stage.PREPARING or _waits_for_nobody(session):
        return ""
    if shown.session.stage in (Stage.LOBBY, Stage.ENDED):
        asked = "panel.checked_in" if shown.session.is_live else "panel.checked_out"
        checked = texts(asked, count=shown.checked) if shown.checked else ""
        joined = texts("panel.joined", joined=shown.joined)
        return "\n".join(filter(None, (joined, checked)))
    numbers = texts(
        "panel.numbers", joined=shown.joined, answered=shown.answered, passed=shown.passed
    )
    silent = texts("panel.silent") if shown.is_silent else ""
    left = texts("panel.to_answer", count=shown.to_answer) if shown.to_answer else ""
    lost = texts("panel.unreachable", count=shown.unreachable) if shown.unreachable else ""
    notes = texts("panel.notes", count=shown.notes) if shown.notes else ""
    few = shown.session.stage is Stage.REVEALED and not shown.has_cloud
    too_few = _too_few(texts, shown) if few else ""
    is_seen = shown.session.stage is Stage.REVEALED and shown.has_cloud
    more = texts("panel.more_words", fewest=PEOPLE_PER_STEP) if is_seen else ""
    more = more if shown.has_more_words else ""
    return paragraphs("\n".join(filter(None, (numbers, left, lost, silent, notes))), too_few, more)


def _too_few(texts: Texts, shown: Panel) -> str:
    """Why the group sees no cloud: so few have answered, or words wait to be let in."""
    if shown.words_waiting:
        return texts("panel.too_few_let_in", count=shown.words_waiting)
    return texts("panel.too_few", minimum=shown.session.minimum)


def _settings(texts: Texts, session: Session, plans: Mapping[str, Plan]) -> Rows:
    def choice(setting: Setting, chosen: object, option: object, label: str) -> Button:
        mark = "● " if chosen == option else "○ "
        return button(mark + label, Verb.CHOOSE, session.id, setting, str(option))

    by_title = [
        choice(Setting.PLAN, session.plan.name, p.name, p.title[:40]) for p in plans.values()
    ]
    modes = [choice(Setting.MODE, session.mode, m, texts(f"mode.{m}")) for m in Mode]
    reveals = [choice(Setting.REVEAL, session.reveal, r, texts(f"reveal.{r}")) for r in Reveal]
    minimums = sorted({*MINIMUMS, session.minimum})
    numbers = [
        choice(Setting.MINIMUM, session.minimum, n, texts("panel.minimum", count=n))
        for n in minimums
    ]
    mark = "☑ " if session.keeps_few else "☐ "
    other = "no" if session.keeps_few else "yes"
    few = button(mark + texts("panel.few"), Verb.CHOOSE, session.id, Setting.FEW, other)
    choices = (*in_rows(by_title, 1), *in_rows(modes, 1), *in_rows(reveals, 1))
    return (*choices, *in_rows(numbers, 2), (few,))


def _moves(texts: Texts, shown: Panel) -> Rows:
    """The main move alone in the first row, for a thumb, and what comes to two of them in the next;
    the rest two by two; then what is about people; undo last."""
    session, moves = shown.session, _moves_and_draft(texts, shown)
    alone = 2 if Move.DISCUSS in session.possible_moves else 1
    if shown.may_go_across:
        moves.append(draft.across_button(texts, session))
    if _has_cloud(shown):
        label = texts("rare_first.button")
        moves.insert(alone, button(label, Verb.RARE_FIRST, session.id, session.step))
    if shown.same_words is not None:
        label = texts("same_words.button")
        moves.insert(alone + 1, button(label, Verb.SAME_WORDS, session.id, shown.same_words))
    rows = (*in_rows(moves[:alone], 1), *in_rows(moves[alone:], 2))
    rows = (*rows, *in_rows(_people(texts, shown), 2))
    if shown.undo is None:
        return rows
    label = texts("panel.undo", move=texts(f"move.{shown.undo}"))
    return (*rows, (button(label, Verb.UNDO, session.id, session.step),))


def _people(texts: Texts, shown: Panel) -> list[Button]:
    """What a facilitator does about people, apart from the moves."""
    session = shown.session
    has_several = session.is_live and len(session.plan.values) > 1
    buttons = [values_button(texts, session)] if has_several else []
    if session.is_live:
        buttons.append(timing.time_button(texts, session))
    buttons.append(leaders_button(texts, session))
    if session.stage is not Stage.PREPARING and session.is_live:
        closes = not session.joining_closed
        label = texts("panel.close_joining" if closes else "panel.open_joining")
        choice = CLOSE if closes else OPEN
        buttons.append(button(label, Verb.JOINING, session.id, choice))
    buttons += striking.panel_buttons(texts, session, shown.words_waiting)
    if session.has_begun:
        label = texts("panel.take_out")
        buttons.append(button(label, Verb.WHOSE, session.id, session.position.value))
    return [*buttons, standby_button(texts, session)]


def _moves_and_draft(texts: Texts, shown: Panel) -> list[Button]:
    """The draft comes first until it is posted; then what leads on does."""
    session = shown.session
    possible = list(session.possible_moves)
    onward = session.onward
    if shown.is_rounded_up:
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
    return at_cloud and shown.group_reachable and shown.has_cloud
