"""What the parts that send and show work with."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.texts import Texts
from bot.workshop.plan import Plan
from handlers.wire.outgoing import Outgoing
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """The door to the database, the way out, the words; `now` gives epoch seconds, and `start`
    runs a coroutine in the background. `signposting` says where to find support; "" is the text's
    own. `sealing_days` is how long after the end words can be taken back. `at_work` are the
    messages, by chat and id, that say that a draft is being worked out."""

    database: Database
    outgoing: Outgoing
    texts: Texts
    plans: Mapping[str, Plan]
    now: Callable[[], float]
    start: Callable[[Coroutine[Any, Any, object]], object]
    signposting: str
    sealing_days: int
    at_work: set[tuple[int, int]] = field(default_factory=set)
