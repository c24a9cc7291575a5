"""Putting words of a value together as one, and taking them apart, as its facilitators say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.facilitation import counting_words, snapshots, taking_back
from bot.facilitation.counting_words import Choice
from bot.facilitation.facilitating import facilitated
from bot.facilitation.snapshots import GutResponses
from bot.workshop.errors import NothingThere, NotNow
from bot.workshop.likeness import suggest
from bot.workshop.response import word_key
from bot.workshop.same_word import Word
from bot.workshop.session import Session
from bot.workshop.word_count import MergedBy
from storage import sessions, word_pairs
from storage.database import Transaction
from storage.word_pairs import WordPair


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The words of which value, who asks for them, and when."""

    session_id: int
    value: int
    person: int
    now: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePair:
    """Two words that are counted as one, `by` a rule or a facilitator, or that may be (None).
    `is_tie`: as many say the other one, so that it can be shown instead."""

    one: Choice
    other: Choice
    by: MergedBy | None
    is_tie: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SameWords:
    """What a facilitator can put together or take apart in one value; `words` are all that count
    as one each, in falling order of people. `values` are the nearest others before and after that
    have words to put together."""

    session: Session
    value: int
    pairs: tuple[SamePair, ...]
    words: tuple[Choice, ...]
    values: tuple[int, ...] = ()


def value_to_merge(tx: Transaction, session: Session, here: GutResponses) -> int | None:
    """The value whose words a facilitator can put together now: the one that the session is at, of
    which `here` is what was said, and after the end the last one that has any; or None."""
    at = session.position.value
    if not session.is_live:
        return _first_to_merge(tx, session, range(at, -1, -1))
    return at if _has_words_to_merge(tx, here) else None


def see(tx: Transaction, request: Request) -> SameWords:
    """What can be put together or taken apart. NotNow while people respond, when fewer than the
    minimum have, and after sealing."""
    session = _authorised(tx, request)
    words = counting_words.counted(tx, session.id, request.value)
    return SameWords(
        session=session,
        value=request.value,
        pairs=_pairs(tx, session.id, request.value, words),
        words=tuple(counting_words.choice(session.id, word) for word in words),
        values=_values_beside(tx, session, request.value),
    )


def put_together(tx: Transaction, request: Request, one: bytes, other: bytes) -> SameWords:
    """Count two words as one from now on, with all that each is counted with; the cloud is drawn
    again. NothingThere when nobody says one of them any more."""
    _authorised(tx, request)
    pair = _decided(tx, request, one, other, together=True)
    while parted := _what_parts(tx, request, pair):
        for kept in parted:
            word_pairs.remove(tx, request.session_id, request.value, kept)
    taking_back.counted_otherwise(tx, request.session_id, request.value)
    return see(tx, request)


def take_apart(tx: Transaction, request: Request, one: bytes, other: bytes) -> SameWords:
    """Count a word on its own from now on, though a rule or a facilitator had put it to another;
    the cloud is drawn again. NothingThere when nobody says one of them any more."""
    _authorised(tx, request)
    _decided(tx, request, one, other, together=False)
    taking_back.counted_otherwise(tx, request.session_id, request.value)
    return see(tx, request)


def _authorised(tx: Transaction, request: Request) -> Session:
    session = facilitated(tx, request.session_id, request.person)
    if not may_merge(tx, session, request.value):
        raise NotNow
    return session


def may_merge(tx: Transaction, session: Session, value: int) -> bool:
    """Whether words of a value can be put together: facilitators see them not before the group."""
    if session.is_open_at(value) or value not in range(len(session.plan.values)):
        return False
    return _may_be_seen(tx, snapshots.of_value(tx, session, value))


def _may_be_seen(tx: Transaction, said: GutResponses) -> bool:
    is_over = not said.session.is_open_at(said.value)
    return is_over and said.may_stand and not sessions.is_sealed(tx, said.session.id)


def _first_to_merge(tx: Transaction, session: Session, values: Iterable[int]) -> int | None:
    """The first of these values in which two words can be put together, or None."""
    for value in values:
        if _has_words_to_merge(tx, snapshots.of_value(tx, session, value)):
            return value
    return None


def _has_words_to_merge(tx: Transaction, said: GutResponses) -> bool:
    return len({word_key(word.text) for word in said.shown}) > 1 and _may_be_seen(tx, said)


def _values_beside(tx: Transaction, session: Session, value: int) -> tuple[int, ...]:
    ways = range(value - 1, -1, -1), range(value + 1, len(session.plan.values))
    found = (_first_to_merge(tx, session, way) for way in ways)
    return tuple(number for number in found if number is not None)


def _pairs(
    tx: Transaction, session_id: int, value: int, words: Sequence[Word]
) -> tuple[SamePair, ...]:
    """What a facilitator keeps apart, what may be one, and what is one."""
    forms = {form.key: form for word in words for form in word.forms}
    parted = counting_words.parted(tx, session_id, value, words)
    suggested = [(one.one, one.other) for one in suggest(words, map(frozenset, parted))]
    not_one = [
        SamePair(
            one=counting_words.choice_of(session_id, forms[one]),
            other=counting_words.choice_of(session_id, forms[other]),
            by=None,
        )
        for one, other in (*parted, *suggested)
    ]
    return (*not_one, *(pair for word in words for pair in _within(session_id, word)))


def _within(session_id: int, word: Word) -> list[SamePair]:
    shown, *others = word.forms
    return [
        SamePair(
            one=counting_words.choice_of(session_id, shown),
            other=counting_words.choice_of(session_id, form),
            by=MergedBy.RULE if word.is_by_rule(form) else MergedBy.FACILITATOR,
            is_tie=len(others) == 1 and len(form.voices) == len(shown.voices),
        )
        for form in others
    ]


def _decided(
    tx: Transaction, request: Request, one: bytes, other: bytes, *, together: bool
) -> WordPair:
    """Keep what was decided of two words, if both are said."""
    words = counting_words.counted(tx, request.session_id, request.value)
    said = {
        counting_words.digest_of(request.session_id, form.key)
        for word in words
        for form in word.forms
    }
    if one == other or not {one.hex(), other.hex()} <= said:
        raise NothingThere
    pair = WordPair(one=one.hex(), other=other.hex(), together=together)
    word_pairs.put(tx, request.session_id, request.value, pair)
    return pair


def _what_parts(tx: Transaction, request: Request, pair: WordPair) -> list[WordPair]:
    """The newest tap holds: the decisions that keep two words from being one, if they are not."""
    groups = [
        {counting_words.digest_of(request.session_id, form.key) for form in word.forms}
        for word in counting_words.counted(tx, request.session_id, request.value)
    ]
    first, second = (
        next(group for group in groups if digest in group) for digest in (pair.one, pair.other)
    )
    kept = word_pairs.of_value(tx, request.session_id, request.value)
    if first is second:
        return []
    return [
        one
        for one in kept
        if not one.together and {one.one, one.other} & first and {one.one, one.other} & second
    ]
