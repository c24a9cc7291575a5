"""Reviewing: somebody looks at what is held back, or was taken out, and decides whether it leaves.

While a session runs, those who lead look at what waits and was not looked at yet; after the end,
and until sealing, they and organisers go through all of it. Texts stand one by one, without names,
in the order of the alphabet; those of a question that fewer than three people have answered stay
unseen, as everywhere. What nobody decides is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.facilitation import merging, taking_back
from bot.facilitation.archiving import handing_over
from bot.facilitation.facilitating import facilitated
from bot.facilitation.letting_in import Trusted
from bot.record.holding_back import HeldBackKind, holds_back
from bot.round_up.masking import masked
from bot.workshop.errors import NothingThere, Sealed
from bot.workshop.response import word_key
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.review import Verdict
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, notes, responses, reviews, sessions, struck_words
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response
from storage.reviews import Review

Words = Response | Answer | Note
# What may be decided of more than what waits.
OVER = (Standing.LET_IN, Standing.STRUCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAsked:
    """Who reviews which session: `everything`, or what nobody has looked at yet."""

    session_id: int
    person: int
    trusted: Trusted
    everything: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReview:
    """A text to decide about. A gut response that several people said is one. `masked` is how it
    can leave masked, if it can."""

    words: tuple[Words, ...]
    kind: HeldBackKind
    prompt: int | None
    verdict: Verdict | None

    @property
    def key(self) -> bytes:
        """Stands for it in buttons."""
        return self.words[0].id

    @property
    def value(self) -> int:
        """The value that it was said to."""
        return self.words[0].value

    @property
    def text(self) -> str:
        """As it was said."""
        return self.words[0].text

    @property
    def masked(self) -> str | None:
        """As it can leave instead, without what points at somebody; None if nothing does."""
        return masked(self.text)

    @property
    def is_struck(self) -> bool:
        """Whether a facilitator took it out."""
        return self.words[0].standing is Standing.STRUCK

    @property
    def place(self) -> tuple[int, int, str, str]:
        """Where it stands among the others: never when it came."""
        return (
            self.value,
            -1 if self.prompt is None else self.prompt,
            self.text.casefold(),
            self.kind,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderReview:
    """What is to be reviewed, and which of it is looked at."""

    session: Session
    everything: bool
    texts: tuple[ToReview, ...]
    at: int

    @property
    def here(self) -> ToReview | None:
        """What is looked at; None where there is nothing."""
        return self.texts[self.at] if self.texts else None


def see(tx: Transaction, asked: ReviewAsked, key: bytes | None = None) -> UnderReview:
    """What there is to review, at one text, or at the first. NoSession, NotAFacilitator, or Sealed
    when it is too late."""
    session = _authorised(tx, asked)
    texts = tuple(sorted(_texts(tx, session, asked), key=lambda one: one.place))
    keys = [one.key for one in texts]
    at = keys.index(key) if key in keys else 0
    return UnderReview(session=session, everything=asked.everything, texts=texts, at=at)


def decide(tx: Transaction, asked: ReviewAsked, key: bytes, verdict: Verdict) -> UnderReview:
    """Decide whether a text leaves, and look at the next one. NothingThere when it is not there any
    more, or can't be masked; else what `see` raises."""
    found = see(tx, asked, key)
    here = found.here
    if here is None or here.key != key:
        raise NothingThere
    mask = here.masked if verdict is Verdict.MASKED else None
    if verdict is Verdict.MASKED and mask is None:
        raise NothingThere
    for words in here.words:
        _put(tx, words, verdict)
        reviews.decide(tx, words.session_id, words.id, verdict, mask)
    if here.is_struck and verdict is not Verdict.LEFT_OUT:
        _take_back_strike(tx, found.session, here)
    taking_back.decided(tx, here.words[0])
    following = found.texts[found.at + 1 : found.at + 2]
    return see(tx, asked, following[0].key if following else None)


def _authorised(tx: Transaction, asked: ReviewAsked) -> Session:
    if asked.everything:
        handing_over.check_may_have(tx, asked.session_id, asked.person, asked.trusted)
        session = sessions.get(tx, asked.session_id)
    else:
        session = facilitated(tx, asked.session_id, asked.person)
    if sessions.is_sealed(tx, session.id):
        raise Sealed
    return session


def _texts(tx: Transaction, session: Session, asked: ReviewAsked) -> Iterator[ToReview]:
    known = reviews.of_session(tx, session.id)
    for value in range(len(session.plan.values)):
        for one in _said_to(tx, session, value):
            found = _found(known, one)
            verdict = found.verdict if found is not None else None
            if _is_to_review(one, found, asked):
                yield ToReview(words=one.words, kind=one.kind, prompt=one.prompt, verdict=verdict)


def _found(known: Mapping[bytes, Review], one: ToReview) -> Review | None:
    """What is known of a text; of a word that somebody else said later, that it is not decided."""
    found = [known[words.id] for words in one.words if words.id in known]
    return min(found, key=lambda each: each.verdict is not None, default=None)


def _is_to_review(one: ToReview, found: Review | None, asked: ReviewAsked) -> bool:
    standing = one.words[0].standing
    is_open = standing not in OVER and (found is None or found.verdict is None)
    if not asked.everything:
        return found is not None and is_open
    return found is not None or one.is_struck or (standing not in OVER and holds_back(one.words[0]))


def _said_to(tx: Transaction, session: Session, value: int) -> Iterator[ToReview]:
    """All that was said to a value by enough people, as it was said."""
    said = responses.as_said_to(tx, session.id, value)
    if _are_enough(session, said):
        yield from _by_word(said)
    prompts = range(len(session.plan.values[value].prompts))
    for prompt in (*prompts, THOUGHT):
        kind = HeldBackKind.THOUGHT if prompt == THOUGHT else HeldBackKind.ANSWER
        answered = answers.as_said_to(tx, session.id, value, prompt)
        if _are_enough(session, answered):
            yield from _each(kind, None if prompt == THOUGHT else prompt, answered)
    for scope in (*prompts, None):
        added = answers.as_added_to(tx, session.id, value, scope)
        yield from _each(HeldBackKind.ADDED, scope, added)
    for note in notes.as_noted_in(tx, session.id, value):
        yield from _each(HeldBackKind.NOTE, note.prompt, [note])


def _are_enough(session: Session, said: list[Response] | list[Answer]) -> bool:
    may_all = session.keeps_few and not session.is_live
    return may_all or len({one.author for one in said}) >= MINIMUM_FLOOR


def _by_word(said: list[Response]) -> Iterator[ToReview]:
    """A word once, whoever said it; all who said it with one standing."""
    groups: dict[tuple[str, Standing], list[Words]] = {}
    for word in sorted(said, key=lambda one: one.id):
        groups.setdefault((word_key(word.text), word.standing), []).append(word)
    for words in groups.values():
        yield ToReview(words=tuple(words), kind=HeldBackKind.WORD, prompt=None, verdict=None)


def _each(
    kind: HeldBackKind, prompt: int | None, said: list[Answer] | list[Note]
) -> Iterator[ToReview]:
    for one in said:
        yield ToReview(words=(one,), kind=kind, prompt=prompt, verdict=None)


def _put(tx: Transaction, words: Words, verdict: Verdict) -> None:
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
        digests = {merging.digest_of(session.id, word_key(word.text)) for word in here.words}
        struck_words.remove(tx, session.id, here.value, digests)
