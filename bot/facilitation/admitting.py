"""Letting words in that wait for a facilitator: all that stand on a page of a list, with one tap.

What the rules hold back (a likely name, distress) is not among them: somebody looks at each of it.
"""

import hashlib
from collections.abc import Sequence

from bot.facilitation import snapshots, striking, words_to_strike
from bot.facilitation.merging import Request
from bot.facilitation.striking import Struck
from bot.facilitation.words_to_strike import ListedWord
from bot.workshop.errors import NothingThere
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import responses, reviews
from storage.database import Transaction

SEAL_BYTES = 9  # of three bytes each, so that a button carries them without padding


def fine(words: Sequence[ListedWord]) -> list[ListedWord]:
    """Those of listed words that wait for nothing but to be let in."""
    return [word for word in words if word.standing is Standing.WAITING and not word.is_held]


def seal(words: Sequence[ListedWord]) -> bytes:
    """What tells one list of words from another: a tap lets in what somebody has read, and nothing
    that came since."""
    joined = b"".join(word.digest for word in words)
    return hashlib.sha256(joined).digest()[:SEAL_BYTES]


def let_in(
    tx: Transaction, request: Request, listed: Sequence[ListedWord], sealed: bytes
) -> Struck:
    """Let these words be seen, by the rules. NothingThere where the list says something else by
    now; raises what `words_to_strike.see_words` does."""
    at = words_to_strike.looked_at(tx, request)
    session, words = at.session, fine(listed)
    if not words or seal(words) != sealed:
        raise NothingThere
    said = [
        one
        for word in words
        for one in words_to_strike.said_as(tx, at, word.digest)
        if one.standing is Standing.WAITING
    ]
    for one in said:
        responses.put_standing(tx, one.id, Standing.LET_IN)
    if not session.is_open_at(request.value):
        # That of an open question grows by being looked at.
        snapshots.advance(tx, session, request.value)
    striking.follow(tx, session, said)
    return Struck.LET_IN


def count_waiting(
    tx: Transaction, session: Session, value: int, *, at_the_end: bool = False
) -> int:
    """How many gut responses to a value wait for nothing but that, and can be let in now or,
    `at_the_end`, once the session has ended for good."""
    if not session.words_wait or not session.has_begun:
        return 0
    held = reviews.held(tx, session.id)
    said = responses.all_of_value(tx, session.id, value)
    people = len({one.author for one in said})
    if not words_to_strike.may_be_let_in(session, people, at_the_end=at_the_end):
        return 0
    return sum(one.standing is Standing.WAITING and one.id not in held for one in said)
