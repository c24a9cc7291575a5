"""Which words of a value count as one: by rule, and as its facilitators say."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.facilitation import snapshots, taking_back, voices
from bot.facilitation.facilitating import facilitated
from bot.facilitation.snapshots import GutResponses
from bot.workshop.errors import NothingThere, NotNow
from bot.workshop.likeness import suggest
from bot.workshop.record import MergedBy, MergedWords
from bot.workshop.response import word_key
from bot.workshop.same_word import Decision, Form, Word, merged_in, words_of
from bot.workshop.session import Session
from storage import responses, sessions, word_pairs
from storage.database import Transaction
from storage.responses import Response
from storage.word_pairs import WordPair

DIGEST_BYTES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The words of which value, who asks for them, and when."""

    session_id: int
    value: int
    person: int
    now: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A word that can be chosen. `digest` stands for it in buttons and in the database: 9 bytes
    that say nothing of it outside its session."""

    text: str
    people: int
    digest: bytes


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


def counted(
    tx: Transaction, session_id: int, value: int, *, is_final: bool = False
) -> tuple[Word, ...]:
    """The words of a value as they count: those that may be seen or, after the end, all but those
    that came late."""
    found = responses.of_value(tx, session_id, value)
    said = [word for word in found if word.shown or (is_final and not word.late)]
    return words_in(tx, session_id, value, said)


def words_in(
    tx: Transaction, session_id: int, value: int, said: Sequence[Response]
) -> tuple[Word, ...]:
    """The same, of what was read of a value."""
    numbers = voices.numbered([word.author for word in said], {})
    return words_among(tx, session_id, value, [(numbers[word.author], word.text) for word in said])


def words_among(
    tx: Transaction, session_id: int, value: int, spoken: Iterable[tuple[int, str]]
) -> tuple[Word, ...]:
    """The words of a value as they would count if these had been said, each by whom."""
    spoken = list(spoken)
    pairs = word_pairs.of_value(tx, session_id, value)
    if not pairs:
        return words_of(spoken)
    keys = {digest_of(session_id, key): key for key in {word_key(text) for _, text in spoken}}
    return words_of(spoken, _decisions(pairs, keys))


def merged(tx: Transaction, session: Session, value: int) -> tuple[MergedWords, ...]:
    """What the words of a value were said in beside those that are shown, for its record."""
    return merged_in(counted(tx, session.id, value, is_final=not session.is_live))


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
    words = counted(tx, session.id, request.value)
    return SameWords(
        session=session,
        value=request.value,
        pairs=_pairs(tx, session.id, request.value, words),
        words=tuple(choice(session.id, word) for word in words),
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
    parted = _parted(tx, session_id, value, words)
    suggested = [(one.one, one.other) for one in suggest(words, map(frozenset, parted))]
    not_one = [
        SamePair(
            one=_choice_of(session_id, forms[one]),
            other=_choice_of(session_id, forms[other]),
            by=None,
        )
        for one, other in (*parted, *suggested)
    ]
    return (*not_one, *(pair for word in words for pair in _within(session_id, word)))


def kept_apart(
    tx: Transaction, session_id: int, value: int, words: Sequence[Word]
) -> list[frozenset[str]]:
    """The keys of words of which a facilitator has said that they are two, by pairs."""
    return [frozenset(pair) for pair in _parted(tx, session_id, value, words)]


def _parted(
    tx: Transaction, session_id: int, value: int, words: Sequence[Word]
) -> list[tuple[str, str]]:
    keys = {digest_of(session_id, form.key): form.key for word in words for form in word.forms}
    decided = _decisions(word_pairs.of_value(tx, session_id, value), keys)
    return sorted((one.one, one.other) for one in decided if not one.together)


def _within(session_id: int, word: Word) -> list[SamePair]:
    shown, *others = word.forms
    return [
        SamePair(
            one=_choice_of(session_id, shown),
            other=_choice_of(session_id, form),
            by=MergedBy.RULE if word.is_by_rule(form) else MergedBy.FACILITATOR,
            is_tie=len(others) == 1 and len(form.voices) == len(shown.voices),
        )
        for form in others
    ]


def _decided(
    tx: Transaction, request: Request, one: bytes, other: bytes, *, together: bool
) -> WordPair:
    """Keep what was decided of two words, if both are said."""
    words = counted(tx, request.session_id, request.value)
    said = {digest_of(request.session_id, form.key) for word in words for form in word.forms}
    if one == other or not {one.hex(), other.hex()} <= said:
        raise NothingThere
    pair = WordPair(one=one.hex(), other=other.hex(), together=together)
    word_pairs.put(tx, request.session_id, request.value, pair)
    return pair


def _what_parts(tx: Transaction, request: Request, pair: WordPair) -> list[WordPair]:
    """The newest tap holds: the decisions that keep two words from being one, if they are not."""
    groups = [
        {digest_of(request.session_id, form.key) for form in word.forms}
        for word in counted(tx, request.session_id, request.value)
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


def _decisions(pairs: list[WordPair], keys: Mapping[str, str]) -> list[Decision]:
    """Decisions about words that are said; about others they mean nothing."""
    return [
        Decision(one=keys[pair.one], other=keys[pair.other], together=pair.together)
        for pair in pairs
        if pair.one in keys and pair.other in keys
    ]


def choice(session_id: int, word: Word) -> Choice:
    """A word as it can be chosen."""
    digest = _digest(session_id, word.forms[0].key)
    return Choice(text=word.text, people=word.people, digest=digest)


def _choice_of(session_id: int, form: Form) -> Choice:
    digest = _digest(session_id, form.key)
    return Choice(text=form.spellings[0], people=len(form.voices), digest=digest)


def _digest(session_id: int, key: str) -> bytes:
    content = f"{session_id}|{key}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).digest()[:DIGEST_BYTES]


def digest_of(session_id: int, key: str) -> str:
    """What stands in the database for the key that the spellings of a word share."""
    return _digest(session_id, key).hex()
