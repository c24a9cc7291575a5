"""The draft of a round-up, for facilitators: the same as the post, with numbers, and buttons."""

from dataclasses import dataclass

from bot.facilitation.rounding_up.posting import Posted, Wanted
from bot.round_up import fitted, may_post
from bot.round_up.laying_out import Draft, DraftAcross
from bot.round_up.sheets import Sheet
from bot.texts import Texts, known
from bot.workshop.reveal import PEOPLE_PER_STEP
from bot.workshop.scope import ACROSS, Scope
from bot.workshop.session import Session, Stage
from handlers.views import round_up
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.draft_buttons import Keyboard
from handlers.views.draft_menus import ChosenMenu
from handlers.views.spoken import one_after_another
from handlers.views.view import MAX_TEXT, View, count_units, paragraphs, said, split_list

MENU_ROOM = 150  # UTF-16 units for the line that says what a menu is about
GAP = 2
LENGTHS = (200, 150, 110, 80)
AnyDraft = Draft | DraftAcross


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A draft and the sheet of it that fits into messages: what is seen is what is posted; and the
    version of what it is made from."""

    draft: AnyDraft
    sheet: Sheet
    version: str


def laid_out(texts: Texts, draft: AnyDraft) -> Laid:
    """The longest form of a draft that fits, as a post and with its numbers."""

    def fits(sheet: Sheet) -> bool:
        session = sheet.session
        # The group may read it in two languages.
        posted = count_units(round_up.text(known(session.language, texts.language), sheet))
        drafted = count_units(_text(texts, draft, sheet))
        return posted <= round_up.MAX_POST and drafted <= MAX_TEXT - MENU_ROOM

    if isinstance(draft, Draft):
        said_by, summary = draft.material.said, draft.summary
        shown = fitted(summary, said_by, lambda shown: fits(draft.laid_out(shown)))
        sheet = draft.laid_out(shown)
    else:
        sheets = [draft.laid_out(longest) for longest in LENGTHS]
        sheet = next((sheet for sheet in sheets if fits(sheet)), sheets[-1])
    while sheet.all_themes and not fits(sheet):
        sheet = sheet.shorter()
    return Laid(draft=draft, sheet=sheet, version=draft.basis.version)


def view(texts: Texts, laid: Laid, chosen: ChosenMenu | None = None) -> View:
    """A draft, with the buttons of a menu."""
    chosen = chosen or ChosenMenu()
    keyboard = Keyboard(texts, laid.draft.basis, laid.sheet, laid.version)
    text = paragraphs(_text(texts, laid.draft, laid.sheet), keyboard.line(chosen))
    return View(text, keyboard.rows(chosen, held_back=bool(laid.draft.held_back)))


def held_back(texts: Texts, draft: AnyDraft) -> list[View]:
    """The answers that are never quoted, for a facilitator to read, in as many messages as it
    takes."""
    lines = [texts("round_up.quote", number="", quote=said(text)) for text in draft.held_back]
    pages: list[View] = []
    head = texts("draft.held_back_heading")
    while lines:
        kept, left = split_list(lines, "\n", MAX_TEXT - count_units(head) - GAP)
        pages.append(View(paragraphs(head, "\n".join(kept))))
        lines, head = lines[len(lines) - left :], ""
    return pages


def put_away(texts: Texts, posted: Posted, scope: Scope) -> View:
    """In the place of a draft that was posted."""
    done = "updated" if posted.is_update else "posted"
    done = texts(f"draft.{'taken_away' if posted.is_gone else done}")
    return View(done, ((see_button(texts, posted.session, scope),),))


def out_of_date(texts: Texts, session: Session, scope: Scope) -> View:
    """In the place of a draft that shows words that were changed or taken back, or of a round-up
    that was undone: there is none to be shown before its value is rounded up."""
    at = session.position
    if session.is_live and scope.value == at.value and session.stage is not Stage.ROUNDING_UP:
        return View(texts("draft.not_now"))
    return View(texts("draft.out_of_date"), ((see_button(texts, session, scope),),))


def unfinished(texts: Texts, session: Session, scope: Scope) -> View:
    """In the place of a draft that was being worked out when the program was stopped."""
    return View(texts("draft.unfinished"), ((see_button(texts, session, scope),),))


def working(texts: Texts) -> View:
    """In the place of a draft while it is worked out."""
    return View(texts("draft.working"))


def not_worked_out(texts: Texts, wanted: Wanted) -> View:
    """The worker could not do it: to be tried again, or without themes."""
    place = (wanted.press.session_id, wanted.press.step, wanted.scope, "here")
    again = button(texts("draft.try_again_button"), Verb.DRAFT, *place)
    plain = button(texts("draft.plain_button"), Verb.WITHOUT_THEMES, *place)
    is_offered = wanted.scope.value is not None
    rows = ((again,), (plain,)) if is_offered else ((again,),)
    return View(texts("draft.not_worked_out"), rows)


def see_button(texts: Texts, session: Session, scope: Scope) -> Button:
    """Opens the draft of a round-up."""
    return button(texts("draft.see_button"), Verb.DRAFT, session.id, session.step, scope)


def across_button(texts: Texts, session: Session) -> Button:
    """Opens the draft of the round-up across values."""
    return button(texts("draft.across_button"), Verb.DRAFT, session.id, session.step, ACROSS)


def asking(texts: Texts, key: str, heading: str) -> View:
    """Asks a facilitator to type what an edit needs."""
    example = "draft.example_name" if key == "draft.ask_rename" else "draft.example"
    asked = texts(key, heading=said(heading))
    return View(asked, placeholder=texts(example))


def changed(texts: Texts, rows: Rows, *, shows: bool) -> View:
    """What was typed has changed the draft."""
    return View(texts("draft.changed" if shows else "draft.not_found_yet"), rows)


def _text(texts: Texts, draft: AnyDraft, sheet: Sheet) -> str:
    held, changes = len(draft.held_back), draft.basis.changes
    return paragraphs(
        one_after_another(texts, "draft.only_you", *(["draft.look"] if sheet.may_stand else [])),
        round_up.text(texts, sheet, numbered=True),
        texts("draft.plain") if draft.basis.is_plain else "",
        texts("draft.held_back", count=held) if held else "",
        _waiting(texts, draft),
        texts("draft.changes", count=changes) if changes else "",
        texts(_why_nothing(draft, sheet)) if not sheet.may_stand else "",
        texts("draft.instead") if not (sheet.may_stand or sheet.is_across) else "",
    )


def _waiting(texts: Texts, draft: AnyDraft) -> str:
    """That some answers are not in it yet, once there is anything that they could be told from."""
    waiting = draft.basis.waiting
    if not (waiting and isinstance(draft, Draft) and draft.may_tell_apart):
        return ""
    return texts("draft.waiting", count=waiting, fewest=PEOPLE_PER_STEP)


def _why_nothing(draft: AnyDraft, sheet: Sheet) -> str:
    """Why there is nothing to post."""
    if sheet.is_across:
        return "draft.nothing_across"
    if not may_post(sheet.answered):
        return "draft.too_few"
    return "draft.nothing_left" if draft.basis.changes else "draft.nothing_to_say"
