"""[Words …]: the words of a value that facilitators may see, each of which they can strike."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.facilitation import counting_words, deleted_clouds, snapshots, undo_time
from bot.facilitation.facilitating import facilitated
from bot.facilitation.merging import Request
from bot.workshop.errors import NothingThere, NotNow, Sealed
from bot.workshop.response import word_key
from bot.workshop.reveal import MINIMUM_FLOOR, is_enough
from bot.workshop.same_word import Word
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import responses, reviews, sessions
from storage.database import Transaction
from storage.responses import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWord:
    """A word that can be struck. `digest` stands for it in buttons. `is_held`: a rule holds it
    back, so that somebody is to look at it alone; `is_left_out`: somebody has, and left it out."""

    text: str
    digest: bytes
    standing: Standing
    is_held: bool = False
    is_left_out: bool = False


class Lacking(StrEnum):
    """Why a list lacks words that were said: the newest come with a later step (NEWEST); so do
    those that are to be let in (TO_LET_IN); OTHERS: so do all but what a rule holds back, which is
    there at once; or they come only after the end, as they are of so few (FEW), or once that can't
    be undone any more (UNDOABLE)."""

    NEWEST = "newest"
    TO_LET_IN = "to_let_in"
    OTHERS = "others"
    FEW = "few"
    UNDOABLE = "undoable"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsListed:
    """The words of a value that facilitators can strike, in alphabetical order. `values` are the
    nearest others before and after that have any. `cloud_is_gone`: it was deleted in the group.
    `missing`: why there may be more than these."""

    session: Session
    value: int
    words: tuple[ListedWord, ...]
    values: tuple[int, ...]
    cloud_is_gone: bool = False
    missing: Lacking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The words of which value a facilitator looks at; `is_over`: the session has ended for
    good."""

    session: Session
    value: int
    is_over: bool


def see_words(tx: Transaction, request: Request) -> WordsListed:
    """The words of a value that others see, that were struck, or that wait for a facilitator.
    NotNow for a value that there is not, Sealed when it is too late."""
    at = looked_at(tx, request)
    if at.session.is_live:
        snapshots.advance_waiting(tx, at.session, at.value)
    words = tuple(_listed(tx, at))
    count = len(at.session.plan.values)
    before, after = range(at.value - 1, -1, -1), range(at.value + 1, count)
    beside = (_first_with_words(tx, at, way) for way in (before, after))
    return WordsListed(
        session=at.session,
        value=at.value,
        words=words,
        values=tuple(value for value in beside if value is not None),
        cloud_is_gone=deleted_clouds.is_gone(tx, at.session.id, at.value),
        missing=_missing(tx, at, words),
    )


def _missing(tx: Transaction, at: Looked, words: Collection[ListedWord]) -> Lacking | None:
    session, value = at.session, at.value
    if not session.is_live:
        return Lacking.UNDOABLE if _comes_with_the_end(tx, at) else None
    if not session.is_open_at(value):
        said = snapshots.of_value(tx, session, value)
        if said.may_stand and said.has_more:
            return Lacking.FEW
    if not _has_later(tx, at):
        return None
    if any(word.is_held and word.standing is Standing.WAITING for word in words):
        return Lacking.OTHERS
    return Lacking.TO_LET_IN if session.words_wait else Lacking.NEWEST


def _comes_with_the_end(tx: Transaction, at: Looked) -> bool:
    """Whether the list has more once the end can't be undone."""
    in_the_end = replace(at, is_over=True)
    return len(_to_list(tx, in_the_end)) > len(_to_list(tx, at))


def _has_later(tx: Transaction, at: Looked) -> bool:
    """Whether something was said that comes into the list with a later step: of a question that has
    closed that is only what was said since, and waits."""
    session = at.session
    is_open, listed = session.is_open_at(at.value), {one.id for one in _to_list(tx, at)}
    said = responses.all_of_value(tx, session.id, at.value)
    left = [word for word in said if word.id not in listed]
    return any(is_open or snapshots.waits_unread(word) for word in left)


def authorised(tx: Transaction, request: Request) -> Session:
    """The session, if the person leads it and its words are still known by their keys. NoSession,
    NotAFacilitator, NotNow for a value that there is not, or Sealed."""
    session = facilitated(tx, request.session_id, request.person)
    if request.value not in range(len(session.plan.values)) or not session.has_begun:
        raise NotNow
    if sessions.is_sealed(tx, session.id):
        raise Sealed
    return session


def looked_at(tx: Transaction, request: Request) -> Looked:
    """What somebody looks at who leads. Raises what `authorised` does."""
    session = authorised(tx, request)
    is_over = undo_time.is_over(tx, session, request.now)
    return Looked(session=session, value=request.value, is_over=is_over)


def _first_with_words(tx: Transaction, at: Looked, values: Iterable[int]) -> int | None:
    found = (value for value in values if _has_words(tx, replace(at, value=value)))
    return next(found, None)


def _has_words(tx: Transaction, at: Looked) -> bool:
    """Whether whoever looks there finds any."""
    if at.session.is_live and snapshots.to_be_read(tx, at.session, at.value):
        return True
    return bool(_listed(tx, at))


def _listed(tx: Transaction, at: Looked) -> list[ListedWord]:
    session, found = at.session, _to_list(tx, at)
    words = counting_words.words_among(
        tx, session.id, at.value, enumerate(one.text for one in found)
    )
    held, left_out = reviews.held(tx, session.id), reviews.left_out(tx, session.id)
    listed = [
        ListedWord(
            text=word.text,
            digest=bytes.fromhex(counting_words.digest_of(session.id, word.forms[0].key)),
            standing=_standing(one for one in found if _is_form_of(word, one)),
            is_held=any(one.id in held for one in found if _is_form_of(word, one)),
            is_left_out=all(one.id in left_out for one in found if _is_form_of(word, one)),
        )
        for word in words
    ]
    return sorted(listed, key=lambda word: (word.text.casefold(), word.text))


def _to_list(tx: Transaction, at: Looked) -> list[Response]:
    """Facilitators see no word here before others may, but what waits for them: that comes in steps
    of several people until its question closes, and at once if a rule holds it back. Once it is
    over they see what the archive may have. What was struck they have seen. Where so much was taken
    back that too few are left, they see none of it: nobody may have looked while there was more."""
    session, value = at.session, at.value
    held = reviews.held(tx, session.id)
    said = responses.all_of_value(tx, session.id, value)
    people = len({word.author for word in said})
    may_all = at.is_over and _may_be_in_report(session, people)
    may_wait = is_enough(people, session.minimum)
    read = {word.author for word in said if word.id not in held and (word.shown or word.read)}
    are_enough = len(read) >= MINIMUM_FLOOR
    return [
        word
        for word in said
        if may_all
        or word.shown
        or word.standing is Standing.STRUCK
        or (may_wait and (are_enough or word.id in held) and _was_read(word, word.id in held))
    ]


def _was_read(word: Response, is_held: bool) -> bool:
    """Whether facilitators have read a word that nobody else sees: let in, it is no other, and may
    have been let in by mistake."""
    if word.standing is Standing.WAITING:
        return word.read or is_held
    return word.standing is Standing.LET_IN


def may_be_let_in(session: Session, people: int, *, at_the_end: bool) -> bool:
    """Whether words that wait are listed, of a question that so many have answered; `at_the_end`:
    once the session has ended for good."""
    return is_enough(people, session.minimum) or (at_the_end and _may_be_in_report(session, people))


def _may_be_in_report(session: Session, people: int) -> bool:
    return session.keeps_few or people >= MINIMUM_FLOOR


def _standing(said: Iterable[Response]) -> Standing:
    """That of a word which several people said: struck, or waiting, if all of it is."""
    found = {word.standing for word in said}
    return next((one for one in (Standing.FREE, Standing.LET_IN) if one in found), min(found))


def chosen(tx: Transaction, at: Looked, digest: bytes) -> Word:
    """The word that was chosen, in all forms that anybody said. It has to be one of the list: of
    other words nobody learns here whether they were said: NothingThere."""
    if digest not in {word.digest for word in _listed(tx, at)}:
        raise NothingThere
    number = at.session.id
    said = responses.all_of_value(tx, number, at.value)
    words = counting_words.words_among(tx, number, at.value, enumerate(one.text for one in said))
    keys = {
        counting_words.digest_of(number, form.key): word for word in words for form in word.forms
    }
    return keys[digest.hex()]


def in_any_form(tx: Transaction, at: Looked, word: Word) -> list[Response]:
    """Everything that was said in one of a word's forms."""
    said = responses.all_of_value(tx, at.session.id, at.value)
    return [one for one in said if _is_form_of(word, one)]


def said_as(tx: Transaction, at: Looked, digest: bytes) -> list[Response]:
    """Everything that was said of a listed word. NothingThere when nobody says it any more."""
    return in_any_form(tx, at, chosen(tx, at, digest))


def _is_form_of(word: Word, said: Response) -> bool:
    return word_key(said.text) in {form.key for form in word.forms}
