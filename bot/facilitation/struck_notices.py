"""What people are told of words of theirs that facilitators took out, and what it says afterwards.

A word is named in one notice, and that says what is so: put back, it is put back there, too, and
struck again it is out there again. Nobody hears of a word twice, and there is one notice about a
question, however many words that are. What somebody takes back, or says another way, leaves it at
once. What is remembered of a notice are
keys of words and digests of them: of other words in their place it tells nothing.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.facilitation import changing as changing_words
from bot.facilitation import filling_cards, my_data, own_words, receipts, snapshots
from bot.facilitation.my_data import Mine
from bot.noticing.distress import needs_a_person
from bot.workshop.card import OwnWords, Question
from bot.workshop.response import word_key
from bot.workshop.scope import THOUGHT, Scope
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import reviews, sessions, shown_messages
from storage.announcements import Announcement
from storage.database import Transaction
from storage.responses import ID_BYTES
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

DIGEST_BYTES = 8
ENTRY_BYTES = ID_BYTES + DIGEST_BYTES + 1
CHANGING_AT = 4  # bits: how words stand takes fewer


class NowIs(StrEnum):
    """How words stand that were taken out: they are OUT; they may be shown again (BACK), or MASKED;
    in the report alone (LATE); a facilitator reads them first (WAITS), or has looked, and left them
    out (LEFT_OUT); they are KEPT as before, where nothing is shown any more, or no cloud is."""

    OUT = "out"
    BACK = "back"
    MASKED = "masked"
    WAITS = "waits"
    LATE = "late"
    LEFT_OUT = "left_out"
    KEPT = "kept"  # what is remembered goes by this order: what is new stands last


AS_MARKED = {
    own_words.MASKED: NowIs.MASKED,
    "card.for_facilitators": NowIs.LEFT_OUT,
    "card.left_out_word": NowIs.LEFT_OUT,
    "card.waiting_word": NowIs.WAITS,
    "card.late_word": NowIs.LATE,
}


class Changing(StrEnum):
    """Whether words can still be said another way: while they are asked for (ASKED), for the report
    (LATE), or not any more (OVER): the workshop has ended, or their author has left it."""

    ASKED = "asked"
    LATE = "late"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWord:
    """Words of one's own, how they stand, and whether they can be changed."""

    mine: Mine
    now: NowIs
    changing: Changing

    @property
    def entry(self) -> bytes:
        """What is remembered of them."""
        state = list(NowIs).index(self.now) | list(Changing).index(self.changing) << CHANGING_AT
        return self.mine.id + _digest(self.mine.text) + bytes([state])


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckNotice:
    """What one message tells, about the question `at`. `standing` is where it stands; None: it is
    to be sent."""

    at: Scope
    words: tuple[ToldWord, ...]
    standing: ShownMessage | None = None

    @property
    def content(self) -> bytes:
        """What is remembered of it."""
        return receipts.place(self.at) + b"".join(word.entry for word in self.words)

    @property
    def is_so(self) -> bool:
        """Whether it stands as it should."""
        stands = self.standing.content if self.standing is not None else None
        return bool(self.words) and stands == self.content


def owed(tx: Transaction, about: Announcement) -> tuple[StruckNotice, ...]:
    """The notices about a question that say what is not so any more, and what is to be said of it
    for the first time: in the newest of them, if one stands. One without words is to go."""
    session, person = sessions.get(tx, about.session_id), about.person_id or 0
    at = Scope(about.value, about.prompt)
    mine = {one.id: one for one in my_data.in_session(tx, session, person)}
    told = shown_messages.of_kind_in(tx, session.id, Shown.STRUCK, person)
    named = [(shown, list(_named(shown.content or b"", mine))) for shown in told]
    fresh = _fresh(mine.values(), at, {one.id for _, words in named for one in words})
    here = [(shown, words) for shown, words in named if _is_about(shown, words, at)]
    if fresh and (newest := [words for shown, words in here if words and _place(shown) == at]):
        newest[-1].extend(fresh)
        fresh = []
    own = as_on_card(tx, session, person, [*fresh, *(one for _, words in here for one in words)])
    notices = [
        StruckNotice(
            at=_place_of(shown, words),
            words=tuple(_told_of(tx, session, person, own[one.id], one) for one in words),
            standing=shown,
        )
        for shown, words in here
    ]
    new = tuple(_told_of(tx, session, person, own[one.id], one) for one in fresh)
    return (
        *(one for one in notices if not one.is_so),
        *([StruckNotice(at=at, words=new)] if new else []),
    )


def shown_as(about: Announcement, notice: StruckNotice, message_id: int) -> ShownMessage:
    """A message that tells of words, as it is remembered."""
    return ShownMessage(
        chat_id=about.person_id or 0,
        message_id=message_id,
        session_id=about.session_id,
        kind=Shown.STRUCK,
        content=notice.content,
    )


def as_on_card(
    tx: Transaction, session: Session, person: int, mine: Collection[Mine]
) -> dict[bytes, OwnWords]:
    """The same words as their author's card has them; those that are on none as they would be."""
    found, left_out = {}, reviews.left_out(tx, session.id)
    for one in mine:
        found[one.id] = OwnWords(
            id=one.id,
            text=one.text,
            prompt=THOUGHT if one.added else one.prompt,
            standing=one.standing,
            left_out=one.id in left_out,
            masked=one.masked,
        )
    for at in {Question(value=one.value, prompt=one.prompt) for one in mine if not one.added}:
        found |= {word.id: word for word in filling_cards.of_person(tx, session, person, at).words}
    return found


def _fresh(mine: Iterable[Mine], at: Scope, told: Collection[bytes]) -> list[Mine]:
    """What is out, and its author was not told of yet."""
    return [
        one
        for one in mine
        if one.standing is Standing.STRUCK and one.id not in told and _is_said_to(one, at)
        # Who is in distress was answered, and is not to be told that they said it the wrong way.
        if not needs_a_person(one.text)
    ]


def _is_said_to(mine: Mine, at: Scope) -> bool:
    return (mine.value, mine.prompt) == (at.value, at.prompt)


def _is_about(shown: ShownMessage, words: Collection[Mine], at: Scope) -> bool:
    """Whether a notice is about a question: it stood there, or words in it do by now; or about
    nothing any more."""
    return not words or _place(shown) == at or any(_is_said_to(one, at) for one in words)


def _place(shown: ShownMessage) -> Scope | None:
    at = receipts.placed(shown)
    return None if at is None else Scope(at.value, at.prompt)


def _place_of(shown: ShownMessage, words: Sequence[Mine]) -> Scope:
    """The question that a notice is about: where its words were all put under another prompt, that
    one."""
    at = _place(shown) or Scope(shown.value, shown.prompt)
    if not words or any(_is_said_to(one, at) for one in words):
        return at
    return Scope(words[0].value, words[0].prompt)


def _told_of(
    tx: Transaction, session: Session, person: int, word: OwnWords, mine: Mine
) -> ToldWord:
    now, changing = _now(tx, session, mine, word), _changing(tx, session, person, mine)
    return ToldWord(mine=mine, now=now, changing=changing)


def _changing(tx: Transaction, session: Session, person: int, mine: Mine) -> Changing:
    if not changing_words.may_begin(tx, session, person, mine):
        return Changing.OVER
    is_asked = mine.prompt is not None or session.is_open_at(mine.value)
    return Changing.ASKED if is_asked else Changing.LATE


def _named(content: bytes, mine: Mapping[bytes, Mine]) -> Iterator[Mine]:
    """The words that a notice told of; not what was said in their place."""
    half = DIGEST_BYTES // 2
    for start in range(receipts.PLACE_BYTES, len(content), ENTRY_BYTES):
        key = content[start : start + ID_BYTES]
        digest = content[start + ID_BYTES : start + ID_BYTES + DIGEST_BYTES]
        one = mine.get(key)
        if one is not None and _digest(one.text)[:half] == digest[:half]:
            yield one


def _now(tx: Transaction, session: Session, mine: Mine, word: OwnWords) -> NowIs:
    """As the card says it; of what nobody sees by now, only that it is kept."""
    if word.standing is Standing.STRUCK:
        return NowIs.OUT
    if marks := own_words.marks_of(word):
        return AS_MARKED[marks[-1]]
    is_word = mine.prompt is None and not mine.added
    may_come = not is_word or snapshots.may_come(tx, session, mine.value)
    return NowIs.BACK if session.is_live and may_come else NowIs.KEPT


def _digest(text: str) -> bytes:
    """One half is the same for the same word in whatever spelling."""
    halves = (word_key(text), text)
    return b"".join(hashlib.sha256(h.encode()).digest()[: DIGEST_BYTES // 2] for h in halves)
