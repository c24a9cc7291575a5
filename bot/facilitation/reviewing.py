"""Reviewing: somebody looks at what is held back, or was taken out, and decides whether it leaves.

While a session runs, those who lead look at what waits and was not looked at yet; after the end
they and organisers go through all of it, after sealing through what was kept. Texts stand one by
one, in the order of the alphabet. What nobody decides is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.facilitation import (
    counting_words,
    offering_same_words,
    snapshots,
    taking_back,
    telling_of_strikes,
    whose,
)
from bot.facilitation.archiving import handing_over
from bot.facilitation.facilitating import facilitated
from bot.facilitation.letting_in import Trusted
from bot.facilitation.offering_same_words import MaybeSame
from bot.facilitation.to_review import Reviewable, ToReview, said_to
from bot.record.holding_back import HeldBackKind, holds_back
from bot.record.reviewing import decided, kept_back
from bot.workshop.errors import NothingThere, Sealed
from bot.workshop.response import word_key
from bot.workshop.review import Verdict
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, notes, records, responses, reviews, sessions, struck_words
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response
from storage.reviews import Review

KEY_BYTES = 3  # as buttons carry keys without filling
# Of these somebody has decided.
OVER = (Standing.LET_IN, Standing.STRUCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAsked:
    """Who reviews which session: `everything`, or what nobody has looked at yet."""

    session_id: int
    person: int
    trusted: Trusted
    everything: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderReview:
    """What is to be reviewed, and which of it is looked at; `is_sealed`: of what was kept. Where it
    begins and where nothing is left, words that are `maybe_same` are offered, if there are some."""

    session: Session
    everything: bool
    is_sealed: bool
    texts: tuple[ToReview, ...]
    at: int
    maybe_same: MaybeSame | None = None

    @property
    def here(self) -> ToReview | None:
        """What is looked at; None where there is nothing."""
        return self.texts[self.at] if self.texts else None


def see(tx: Transaction, asked: ReviewAsked, key: bytes | None = None) -> UnderReview:
    """What there is to review, at one text, or at the first. NoSession, NotAFacilitator, or Sealed
    where only what is kept can be reviewed by now."""
    session = _authorised(tx, asked)
    kept = records.find(tx, session.id)
    if kept is None:
        return as_it_is(tx, session, key, asked.person, everything=asked.everything)
    return _at(session, _kept(kept), key, everything=asked.everything, is_sealed=True)


def as_it_is(
    tx: Transaction, session: Session, key: bytes | None, person: int, *, everything: bool
) -> UnderReview:
    """What there is to review of what is not sealed, at one text, or at the first: for a message
    to this person that shows it already."""
    values = range(len(session.plan.values))
    found = texts_of(tx, session, values, everything=everything)
    under = _at(session, found, key, everything=everything)
    if not everything or under.at > 0:
        return under
    return replace(under, maybe_same=offering_same_words.offered(tx, session, person))


def _at(
    session: Session,
    found: Iterable[ToReview],
    key: bytes | None,
    *,
    everything: bool,
    is_sealed: bool = False,
) -> UnderReview:
    texts = tuple(sorted(found, key=lambda one: one.place))
    keys = [one.key for one in texts]
    return UnderReview(
        session=session,
        everything=everything,
        is_sealed=is_sealed,
        texts=texts,
        at=keys.index(key) if key in keys else 0,
    )


def decide(tx: Transaction, asked: ReviewAsked, key: bytes, verdict: Verdict) -> UnderReview:
    """Decide whether a text leaves, and look at the next one. NothingThere when it is not there any
    more, or can't be masked; else what `see` raises."""
    found = see(tx, asked, key)
    here = found.here
    if here is None or here.key != key:
        raise NothingThere
    if verdict is Verdict.MASKED and here.masked is None:
        raise NothingThere
    if found.is_sealed:
        _put_into_kept(tx, found.session, here, verdict)
    elif _changes(here, verdict):
        _put_everywhere(tx, found.session, here, verdict)
    following = found.texts[found.at + 1 : found.at + 2]
    return see(tx, asked, following[0].key if following else None)


def _authorised(tx: Transaction, asked: ReviewAsked) -> Session:
    if asked.everything:
        handing_over.check_may_have(tx, asked.session_id, asked.person, asked.trusted)
        session = sessions.get(tx, asked.session_id)
    else:
        session = facilitated(tx, asked.session_id, asked.person)
    if sessions.is_sealed(tx, session.id) and not asked.everything:
        raise Sealed
    return session


def _kept(kept: str) -> Iterator[ToReview]:
    for one in kept_back(kept):
        yield ToReview(
            key=one.number.to_bytes(KEY_BYTES),
            value=one.held.value,
            prompt=one.held.prompt,
            kind=one.held.kind,
            text=one.held.text,
            verdict=one.verdict,
        )


def _put_into_kept(tx: Transaction, session: Session, here: ToReview, verdict: Verdict) -> None:
    kept = records.find(tx, session.id)
    assert kept is not None  # noqa: S101 it was found in it
    records.rewrite(tx, session.id, decided(kept, int.from_bytes(here.key), verdict))


def _changes(here: ToReview, verdict: Verdict) -> bool:
    """Whether a verdict is another than stands: what was taken out since is not in."""
    return here.verdict is not verdict or (here.is_struck and verdict is not Verdict.LEFT_OUT)


def _put_everywhere(tx: Transaction, session: Session, here: ToReview, verdict: Verdict) -> None:
    mask = here.masked if verdict is Verdict.MASKED else None
    for words in here.words:
        _put(tx, words, verdict)
        reviews.decide(tx, words.session_id, words.id, verdict, mask)
    if here.is_struck and verdict is not Verdict.LEFT_OUT:
        _take_back_strike(tx, session, here)
    if session.is_live and not session.is_open_at(here.value):
        # That of an open question grows by being looked at.
        snapshots.advance(tx, session, here.value)
    taking_back.decided(tx, here.words[0])
    _keep_notices_true(tx, session, here)


def _keep_notices_true(tx: Transaction, session: Session, here: ToReview) -> None:
    """Whoever was told that it was taken out reads what became of it."""
    said = [words for words in here.words if not isinstance(words, Note)]
    people = whose.people_of(tx, session, here.value, {words.author for words in said})
    for words in said:
        if words.author in people:
            telling_of_strikes.keep_true(tx, session.id, people[words.author], words)


def texts_of(
    tx: Transaction, session: Session, values: Iterable[int], *, everything: bool
) -> Iterator[ToReview]:
    """What there is to review of some values, with what was decided of it."""
    known = reviews.of_session(tx, session.id)
    for value in values:
        for one in said_to(tx, session, value):
            found = _found(known, one)
            verdict = found.verdict if found is not None else None
            if _is_to_review(one, found, everything=everything):
                yield replace(one, verdict=verdict)


def _found(known: Mapping[bytes, Review], one: ToReview) -> Review | None:
    """What is known of a text; of a word that somebody else said later, that it is not decided."""
    found = [known[words.id] for words in one.words if words.id in known]
    return min(found, key=lambda each: each.verdict is not None, default=None)


def _is_to_review(one: ToReview, found: Review | None, *, everything: bool) -> bool:
    standing = one.words[0].standing
    is_open = standing not in OVER and (found is None or found.verdict is None)
    if not everything:
        return found is not None and is_open
    return found is not None or one.is_struck or (standing not in OVER and holds_back(one.words[0]))


def _put(tx: Transaction, words: Reviewable, verdict: Verdict) -> None:
    """What was taken out stays so when it is left out; of an answer the rules say that they hold it
    back."""
    if words.standing is Standing.STRUCK and verdict is Verdict.LEFT_OUT:
        return
    left_out = verdict is Verdict.LEFT_OUT
    match words:
        case Response():
            standing = Standing.WAITING if left_out else Standing.LET_IN
            responses.put_standing(tx, words.id, standing)
        case Answer():
            standing = Standing.FREE if left_out else Standing.LET_IN
            answers.put_standing(tx, words.id, standing)
        case Note():
            standing = Standing.FREE if left_out else Standing.LET_IN
            notes.put_standing(tx, words.id, standing)


def _take_back_strike(tx: Transaction, session: Session, here: ToReview) -> None:
    if here.kind is HeldBackKind.WORD:
        digests = {counting_words.digest_of(session.id, word_key(word.text)) for word in here.words}
        struck_words.remove(tx, session.id, here.value, digests)
