"""What somebody reviews, where it stands: it stays as long as the text in it does, whatever becomes
of others."""

import hashlib
from dataclasses import dataclass, replace

from bot.facilitation import reviewing
from bot.facilitation.reviewing import UnderReview
from bot.facilitation.to_review import ToReview
from storage import sessions, shown_messages
from storage.database import Transaction
from storage.out_of_date import STALE
from storage.responses import ID_BYTES
from storage.shown_messages import ShownMessage

WAITING, EVERYTHING = b"\1", b"\2"
DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingReview:
    """A message that goes on showing its text; `now`: it is to show that, as it is otherwise by
    now; None: it is as it was."""

    now: UnderReview | None


def remembered(under: UnderReview) -> bytes:
    """What is remembered of a message: which text it shows, and how that stands."""
    mode = EVERYTHING if under.everything else WAITING
    here = under.here
    return mode if here is None else mode + here.key[:ID_BYTES] + _digest(here)


def look_again(tx: Transaction, shown: ShownMessage) -> StandingReview | None:
    """What becomes of a message of which something may have changed; None: its text is gone, or
    nobody knows which it is. What it shows from now on is remembered."""
    if shown_messages.find(tx, shown.chat_id, shown.message_id) != shown:
        return StandingReview(now=None)  # Another text stands there since it was looked for.
    content = (shown.content or b"").removeprefix(STALE)
    if content[:1] not in (WAITING, EVERYTHING):
        return None
    session, everything = sessions.get(tx, shown.session_id), content[:1] == EVERYTHING
    key, digest = content[1 : 1 + ID_BYTES], content[1 + ID_BYTES :]
    now: UnderReview | None = None
    if key:
        texts = reviewing.texts_of(tx, session, [shown.value], everything=everything)
        here = next((one for one in texts if any(words.id == key for words in one.words)), None)
        if here is None:
            return None
        if _digest(here) != digest:
            now = reviewing.as_it_is(tx, session, here.key, shown.chat_id, everything=everything)
            content = remembered(now)
    shown_messages.put(tx, replace(shown, content=content))
    return StandingReview(now=now)


def _digest(here: ToReview) -> bytes:
    stands = (here.text, here.masked, here.verdict, here.is_struck, here.kind, here.prompt)
    return hashlib.sha256(repr(stands).encode("utf-8", "surrogatepass")).digest()[:DIGEST_BYTES]
