"""The words of a value as they count: by rule, and as its facilitators have said."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.facilitation import voices
from bot.workshop.response import word_key
from bot.workshop.same_word import Decision, Form, Word, merged_in, words_of
from bot.workshop.session import Session
from bot.workshop.word_count import MergedWords
from storage import responses, word_pairs
from storage.database import Transaction
from storage.responses import Response
from storage.word_pairs import WordPair

DIGEST_BYTES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A word that can be chosen. `digest` stands for it in buttons and in the database: 9 bytes
    that say nothing of it outside its session."""

    text: str
    people: int
    digest: bytes


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


def kept_apart(
    tx: Transaction, session_id: int, value: int, words: Sequence[Word]
) -> list[frozenset[str]]:
    """The keys of words of which a facilitator has said that they are two, by pairs."""
    return [frozenset(pair) for pair in parted(tx, session_id, value, words)]


def parted(
    tx: Transaction, session_id: int, value: int, words: Sequence[Word]
) -> list[tuple[str, str]]:
    """The same, each pair and all of them in alphabetical order."""
    keys = {digest_of(session_id, form.key): form.key for word in words for form in word.forms}
    decided = _decisions(word_pairs.of_value(tx, session_id, value), keys)
    return sorted((one.one, one.other) for one in decided if not one.together)


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


def choice_of(session_id: int, form: Form) -> Choice:
    """One of the forms that are counted as a word, as it can be chosen."""
    digest = _digest(session_id, form.key)
    return Choice(text=form.spellings[0], people=len(form.voices), digest=digest)


def _digest(session_id: int, key: str) -> bytes:
    content = f"{session_id}|{key}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).digest()[:DIGEST_BYTES]


def digest_of(session_id: int, key: str) -> str:
    """What stands in the database for the key that the spellings of a word share."""
    return _digest(session_id, key).hex()
