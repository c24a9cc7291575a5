"""Striking: a facilitator takes words out of all that is shown, and puts them back.

What was said stays with its author, who is told, and can say it another way. Nobody else learns
whose it was. A word of a cloud is struck for its value: in all forms that count as one with it, and
whoever says it; see docs/decisions/0018-striking.md.
"""

from collections.abc import Collection
from enum import StrEnum

from bot.facilitation import (
    counting_words,
    snapshots,
    standings,
    taking_back,
    telling_of_strikes,
    whose,
    words_to_strike,
)
from bot.facilitation.merging import Request
from bot.noticing.distress import needs_a_person
from bot.workshop.door import Door, door_of
from bot.workshop.errors import NothingThere
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, notes, participants, responses, struck_words
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response


class Struck(StrEnum):
    """What came of a press: words are OUT of all that is shown, and whoever said them is told
    (OUT_TOLD: of those who can be written to; OUT_UNTOLD: nobody, as they may need a person; a note
    is nobody's: OUT_NOTE), or BACK; BACK_LATER: they wait until they may be seen; BACK_KEPT: they
    are of a question that has closed without a cloud; BACK_WAITS: until a facilitator has let them
    in; or a colleague had done so: OUT_BEFORE, BACK_BEFORE. LET_IN: those that waited may be seen.
    """

    OUT = "out"
    OUT_TOLD = "out_told"
    OUT_UNTOLD = "out_untold"
    OUT_NOTE = "out_note"
    BACK = "back"
    BACK_LATER = "back_later"
    BACK_KEPT = "back_kept"
    BACK_WAITS = "back_waits"
    OUT_BEFORE = "out_before"
    BACK_BEFORE = "back_before"
    LET_IN = "let_in"


def strike_word(tx: Transaction, request: Request, digest: bytes) -> Struck:
    """Take a word out, by whomever it was said or will be. NothingThere when nobody says it any
    more; else what `words_to_strike.see_words` raises."""
    at = words_to_strike.looked_at(tx, request)
    session, word = at.session, words_to_strike.chosen(tx, at, digest)
    digests = {counting_words.digest_of(session.id, form.key) for form in word.forms}
    struck_words.put(tx, session.id, request.value, digests)
    said = [one for one in words_to_strike.in_any_form(tx, at, word) if not _is_struck(one)]
    _strike(tx, session, said)
    return _how_out(tx, session, said) if said else Struck.OUT_BEFORE


def put_word_back(tx: Transaction, request: Request, digest: bytes) -> Struck:
    """Let a word stand again where it stood; what others had not seen comes when it may. Raises
    what `strike_word` does."""
    at = words_to_strike.looked_at(tx, request)
    session, word = at.session, words_to_strike.chosen(tx, at, digest)
    digests = {counting_words.digest_of(session.id, form.key) for form in word.forms}
    struck_words.remove(tx, session.id, request.value, digests)
    said = [one for one in words_to_strike.in_any_form(tx, at, word) if _is_struck(one)]
    standing = standings.put_back(tx, session, request.value, said)
    for one in said:
        responses.put_standing(tx, one.id, standing[one.id])
    follow(tx, session, said)
    back = [one for one in said if standing[one.id].may_be_seen]
    if said and not back:
        return Struck.BACK_WAITS
    if said and session.is_live and not snapshots.may_come(tx, session, request.value):
        return Struck.BACK_KEPT
    return _how_back(session, said, shown=[one for one in back if one.shown])


def strike_text(tx: Transaction, request: Request, key: bytes) -> Struck:
    """Take an answer, a thought, an addition or a note out. NothingThere when it is gone; else
    what `words_to_strike.see_words` raises."""
    session = words_to_strike.authorised(tx, request)
    found = _text(tx, session, request.value, key)
    if _is_struck(found):
        return Struck.OUT_BEFORE
    if isinstance(found, Note):
        notes.put_standing(tx, found.id, Standing.STRUCK)
        taking_back.note_changed(tx, found)
        return Struck.OUT_NOTE
    _strike(tx, session, [found])
    return _how_out(tx, session, [found])


def put_text_back(tx: Transaction, request: Request, key: bytes) -> Struck:
    """Let an answer, a thought, an addition or a note stand again where it stood. Raises what
    `strike_text` does."""
    session = words_to_strike.authorised(tx, request)
    found = _text(tx, session, request.value, key)
    if not _is_struck(found):
        return Struck.BACK_BEFORE
    if isinstance(found, Note):
        notes.put_standing(tx, found.id, Standing.FREE)
        taking_back.note_changed(tx, found)
        return Struck.BACK
    # What facilitators have read comes into the next round-up.
    may_be_read = found.shown or found.read or found.added
    answers.put_standing(tx, found.id, standings.text_put_back(tx, found))
    follow(tx, session, [found])
    return _how_back(session, [found], shown=[found] if may_be_read else [])


def _is_struck(words: Response | Answer | Note) -> bool:
    return words.standing is Standing.STRUCK


def _text(tx: Transaction, session: Session, value: int, key: bytes) -> Answer | Note:
    found = answers.find_own(tx, key) or notes.find(tx, session.id, key)
    if found is None or found.session_id != session.id or found.value != value:
        raise NothingThere
    return found


def _strike(tx: Transaction, session: Session, said: Collection[Response | Answer]) -> None:
    for one in said:
        put = answers.put_standing if isinstance(one, Answer) else responses.put_standing
        put(tx, one.id, Standing.STRUCK)
    for person, words in follow(tx, session, said):
        # Who is in distress was answered, and is not to be told that they said it the wrong way.
        if not needs_a_person(words.text):
            telling_of_strikes.tell(tx, session.id, person, words)


def _how_out(tx: Transaction, session: Session, said: Collection[Response | Answer]) -> Struck:
    """Whether whoever said it is told. Whether just they can't be written to would say something of
    whose it is: where anybody can't, it is said of all words alike."""
    if all(needs_a_person(one.text) for one in said):
        return Struck.OUT_UNTOLD
    cut_off = participants.all_unreachable(tx, session.id)
    return Struck.OUT_TOLD if any(map(_is_in_chat, cut_off)) else Struck.OUT


def _is_in_chat(person: int) -> bool:
    """Pages say by themselves what was taken out."""
    return door_of(person) is Door.CHAT


def follow(
    tx: Transaction, session: Session, said: Collection[Response | Answer]
) -> list[tuple[int, Response | Answer]]:
    """Words are not shown any more, or again: all that shows them follows. Whose they are, of those
    who are still there."""
    authors = {one.author for one in said}
    value = next((one.value for one in said), 0)
    people = whose.people_of(tx, session, value, authors) if said else {}
    found = [(people.get(one.author), one) for one in said]
    for person, one in found:
        taking_back.changed(tx, person, one)
    return [(person, one) for person, one in found if person is not None]


def _how_back(
    session: Session, said: Collection[Response | Answer], shown: Collection[Response | Answer]
) -> Struck:
    if not said:
        return Struck.BACK_BEFORE
    return Struck.BACK if shown or not session.is_live else Struck.BACK_LATER
