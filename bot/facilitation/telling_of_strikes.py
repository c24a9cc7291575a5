"""Whom to tell of words of theirs that facilitators took out, and when what they were told changes.

What they are told is worked out when it is sent: see bot.facilitation.struck_notices.
"""

from dataclasses import replace

from bot.facilitation import receipts
from bot.workshop.scope import Scope
from storage import announcements, shown_messages
from storage.announcements import Announcement, Kind
from storage.answers import Answer
from storage.database import Transaction
from storage.responses import Response
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage


def tell(tx: Transaction, session_id: int, person: int, words: Response | Answer) -> None:
    """Have somebody told that words of theirs are taken out: once, however many that are."""
    prompt = words.prompt if isinstance(words, Answer) else None
    _tell(tx, session_id, person, Scope(words.value, prompt))


def keep_true(tx: Transaction, session_id: int, person: int, words: Response | Answer) -> None:
    """Words stand otherwise now, say something else, or are gone: if their author was told of any,
    or just is, it follows."""
    just = Announcement(session_id=session_id, person_id=person, kind=Kind.STRUCK)
    told = shown_messages.of_kind_in(tx, session_id, Shown.STRUCK, person)
    if told or announcements.is_owed(tx, just):
        tell(tx, session_id, person, words)


def follow(tx: Transaction, session_id: int, person: int | None = None) -> None:
    """A session has ended, or goes on after all; or a `person` has left it, or come back: what
    anybody was told offers what they can do now."""
    _follow(tx, session_id, _told(tx, session_id, person))


def withdraw(tx: Transaction, session_id: int, person: int) -> None:
    """Somebody is forgotten: what told them of words of theirs goes, and nothing is remembered of
    it but where it stands."""
    told = _told(tx, session_id, person)
    for shown in told:
        here = (shown.content or b"")[: receipts.PLACE_BYTES]
        shown_messages.put(tx, replace(shown, content=here))
    _follow(tx, session_id, told)


def _told(tx: Transaction, session_id: int, person: int | None) -> list[ShownMessage]:
    if person is None:
        return shown_messages.of_kind(tx, session_id, Shown.STRUCK)
    return shown_messages.of_kind_in(tx, session_id, Shown.STRUCK, person)


def _follow(tx: Transaction, session_id: int, told: list[ShownMessage]) -> None:
    for shown in told:
        if (at := receipts.placed(shown)) is not None:
            _tell(tx, session_id, shown.chat_id, Scope(at.value, at.prompt))


def _tell(tx: Transaction, session_id: int, person: int, at: Scope) -> None:
    assert at.value is not None  # noqa: S101 words belong to a value
    telling = Announcement(
        session_id=session_id,
        person_id=person,
        kind=Kind.STRUCK,
        value=at.value,
        prompt=at.prompt,
    )
    if not announcements.will_tell(tx, telling):
        announcements.add(tx, telling)
