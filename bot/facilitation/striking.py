"""Striking: a facilitator takes words out of all that is shown, and puts them back.

What was said stays with its author, who is told, and can say it another way. Nobody else learns
whose it was. A word of a cloud is struck for its value: in all forms that count as one with it, and
whoever says it; see docs/decisions/0018-striking.md.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.facilitation import deleted_clouds, merging, standings, taking_back, whose
from bot.facilitation.facilitating import facilitated
from bot.facilitation.merging import Request
from bot.noticing.distress import needs_a_person
from bot.workshop.errors import NothingThere, NotNow, Sealed
from bot.workshop.response import word_key
from bot.workshop.reveal import MINIMUM_FLOOR, is_enough
from bot.workshop.same_word import Word
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import announcements, answers, notes, responses, reviews, sessions, struck_words
from storage.announcements import Announcement, Kind
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response


class Struck(StrEnum):
    """What came of a press: words are OUT of all that is shown, or BACK; BACK_LATER: they wait
    until they may be seen; BACK_WAITS: until a facilitator has let them in; or a colleague had done
    so: OUT_BEFORE, BACK_BEFORE. LET_IN: those that waited may be seen."""

    OUT = "out"
    BACK = "back"
    BACK_LATER = "back_later"
    BACK_WAITS = "back_waits"
    OUT_BEFORE = "out_before"
    BACK_BEFORE = "back_before"
    LET_IN = "let_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWord:
    """A word that can be struck. `digest` stands for it in buttons. `is_held`: a rule holds it
    back, so that somebody is to look at it alone."""

    text: str
    digest: bytes
    standing: Standing
    is_held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsListed:
    """The words of a value that facilitators can strike, in alphabetical order. `values` are the
    nearest others before and after that have any. `cloud_is_gone`: it was deleted in the group."""

    session: Session
    value: int
    words: tuple[ListedWord, ...]
    values: tuple[int, ...]
    cloud_is_gone: bool = False


def see_words(tx: Transaction, request: Request) -> WordsListed:
    """The words of a value that others see, that were struck, or that wait for a facilitator.
    NotNow for a value that there is not, Sealed when it is too late."""
    session = authorised(tx, request)
    before, after = range(request.value - 1, -1, -1), range(request.value + 1, _values(session))
    beside = (_first_with_words(tx, session, way) for way in (before, after))
    return WordsListed(
        session=session,
        value=request.value,
        words=tuple(_listed(tx, session, request.value)),
        values=tuple(value for value in beside if value is not None),
        cloud_is_gone=deleted_clouds.is_gone(tx, session.id, request.value),
    )


def strike_word(tx: Transaction, request: Request, digest: bytes) -> Struck:
    """Take a word out, by whomever it was said or will be. NothingThere when nobody says it any
    more; else what `see_words` raises."""
    session = authorised(tx, request)
    word = _chosen(tx, session, request.value, digest)
    digests = {merging.digest_of(session.id, form.key) for form in word.forms}
    struck_words.put(tx, session.id, request.value, digests)
    said = [one for one in _said(tx, session, request.value, word) if not _is_struck(one)]
    return Struck.OUT if _strike(tx, session, said) else Struck.OUT_BEFORE


def put_word_back(tx: Transaction, request: Request, digest: bytes) -> Struck:
    """Let a word stand again where it stood; what others had not seen comes when it may. Raises
    what `strike_word` does."""
    session = authorised(tx, request)
    word = _chosen(tx, session, request.value, digest)
    digests = {merging.digest_of(session.id, form.key) for form in word.forms}
    struck_words.remove(tx, session.id, request.value, digests)
    said = [one for one in _said(tx, session, request.value, word) if _is_struck(one)]
    standing = standings.put_back(tx, session, request.value, said)
    for one in said:
        responses.put_standing(tx, one.id, standing[one.id])
    follow(tx, session, said)
    back = [one for one in said if standing[one.id].may_be_seen]
    if said and not back:
        return Struck.BACK_WAITS
    return _how_back(session, said, shown=[one for one in back if one.shown])


def strike_text(tx: Transaction, request: Request, key: bytes) -> Struck:
    """Take an answer, a thought, an addition or a note out. NothingThere when it is gone; else
    what `see_words` raises."""
    session = authorised(tx, request)
    found = _text(tx, session, request.value, key)
    if _is_struck(found):
        return Struck.OUT_BEFORE
    if isinstance(found, Note):
        notes.put_standing(tx, found.id, Standing.STRUCK)
        taking_back.note_changed(tx, found)
        return Struck.OUT
    _strike(tx, session, [found])
    return Struck.OUT


def put_text_back(tx: Transaction, request: Request, key: bytes) -> Struck:
    """Let an answer, a thought, an addition or a note stand again where it stood. Raises what
    `strike_text` does."""
    session = authorised(tx, request)
    found = _text(tx, session, request.value, key)
    if not _is_struck(found):
        return Struck.BACK_BEFORE
    if isinstance(found, Note):
        notes.put_standing(tx, found.id, Standing.FREE)
        taking_back.note_changed(tx, found)
        return Struck.BACK
    answers.put_standing(tx, found.id, standings.text_put_back(tx, found))
    follow(tx, session, [found])
    return _how_back(session, [found], shown=[found] if found.shown or found.added else [])


def tell(tx: Transaction, session_id: int, person: int, words: Response | Answer) -> None:
    """Have somebody told that words of theirs are taken out: once, however many that are."""
    telling = Announcement(
        session_id=session_id,
        person_id=person,
        kind=Kind.STRUCK,
        value=words.value,
        prompt=words.prompt if isinstance(words, Answer) else None,
    )
    if not announcements.will_tell(tx, telling):
        announcements.add(tx, telling)


def authorised(tx: Transaction, request: Request) -> Session:
    """The session, if the person leads it and its words are still known by their keys. NoSession,
    NotAFacilitator, NotNow for a value that there is not, or Sealed."""
    session = facilitated(tx, request.session_id, request.person)
    if request.value not in range(_values(session)) or not session.has_begun:
        raise NotNow
    if sessions.is_sealed(tx, session.id):
        raise Sealed
    return session


def _values(session: Session) -> int:
    return len(session.plan.values)


def _first_with_words(tx: Transaction, session: Session, values: Iterable[int]) -> int | None:
    return next((value for value in values if _listed(tx, session, value)), None)


def _listed(tx: Transaction, session: Session, value: int) -> list[ListedWord]:
    found = _to_list(tx, session, value)
    words = merging.words_among(tx, session.id, value, enumerate(one.text for one in found))
    held = reviews.held(tx, session.id)
    listed = [
        ListedWord(
            text=word.text,
            digest=bytes.fromhex(merging.digest_of(session.id, word.forms[0].key)),
            standing=_standing(one for one in found if _is_form_of(word, one)),
            is_held=any(one.id in held for one in found if _is_form_of(word, one)),
        )
        for word in words
    ]
    return sorted(listed, key=lambda word: (word.text.casefold(), word.text))


def _to_list(tx: Transaction, session: Session, value: int) -> list[Response]:
    """Facilitators see no word here before others may, but what waits for them. After the end they
    see what the archive may have. What was struck they have seen."""
    said = responses.all_of_value(tx, session.id, value)
    people = len({word.author for word in said})
    may_all = not session.is_live and (session.keeps_few or people >= MINIMUM_FLOOR)
    may_wait = is_enough(people, session.minimum)
    return [
        word
        for word in said
        if may_all
        or word.shown
        or _is_struck(word)
        or (may_wait and word.standing is Standing.WAITING)
    ]


def _standing(said: Iterable[Response]) -> Standing:
    """That of a word which several people said: struck, or waiting, if all of it is."""
    found = {word.standing for word in said}
    return next((one for one in (Standing.FREE, Standing.LET_IN) if one in found), min(found))


def _chosen(tx: Transaction, session: Session, value: int, digest: bytes) -> Word:
    """The word that was chosen, in all forms that anybody said. It has to be one of the list: of
    other words nobody learns here whether they were said."""
    if digest not in {word.digest for word in _listed(tx, session, value)}:
        raise NothingThere
    said = responses.all_of_value(tx, session.id, value)
    words = merging.words_among(tx, session.id, value, enumerate(one.text for one in said))
    keys = {merging.digest_of(session.id, form.key): word for word in words for form in word.forms}
    return keys[digest.hex()]


def _said(tx: Transaction, session: Session, value: int, word: Word) -> list[Response]:
    """Everything that was said in one of a word's forms."""
    said = responses.all_of_value(tx, session.id, value)
    return [one for one in said if _is_form_of(word, one)]


def said_as(tx: Transaction, session: Session, value: int, digest: bytes) -> list[Response]:
    """Everything that was said of a listed word. NothingThere when nobody says it any more."""
    return _said(tx, session, value, _chosen(tx, session, value, digest))


def _is_form_of(word: Word, said: Response) -> bool:
    return word_key(said.text) in {form.key for form in word.forms}


def _is_struck(words: Response | Answer | Note) -> bool:
    return words.standing is Standing.STRUCK


def _text(tx: Transaction, session: Session, value: int, key: bytes) -> Answer | Note:
    found = answers.find_own(tx, key) or notes.find(tx, session.id, key)
    if found is None or found.session_id != session.id or found.value != value:
        raise NothingThere
    return found


def _strike(tx: Transaction, session: Session, said: Collection[Response | Answer]) -> bool:
    """Whether there was anything to strike."""
    for one in said:
        put = answers.put_standing if isinstance(one, Answer) else responses.put_standing
        put(tx, one.id, Standing.STRUCK)
    for person, words in follow(tx, session, said):
        # Who is in distress was answered, and is not to be told that they said it the wrong way.
        if not needs_a_person(words.text):
            tell(tx, session.id, person, words)
    return bool(said)


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
