"""What the parts that send and show work with."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.texts import Texts, known
from bot.workshop.plan import Plan
from bot.workshop.session import Session
from handlers.wire.outgoing import Outgoing
from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """The door to the database, the way out, and the `language` of whoever has chosen none; `now`
    gives epoch seconds, and `start` runs a coroutine in the background. `signposting` says where to
    find support; "" is the text's own. `sealing_days` is how long after the end words can be taken
    back. `web_url` is where people come in by a browser, and `screens_at` where shared screens are
    opened; "" if nowhere. `at_work` are the messages, by chat and id, that say that a draft is
    being worked out."""

    database: Database
    outgoing: Outgoing
    language: str
    plans: Mapping[str, Plan]
    now: Callable[[], float]
    start: Callable[[Coroutine[Any, Any, object]], object]
    signposting: str
    sealing_days: int
    web_url: str = ""
    screens_at: str = ""
    at_work: set[tuple[int, int]] = field(default_factory=set)

    def texts_for(self, chat_id: int, thread_id: int | None = None) -> Texts:
        """The sentences in the language of a person, or of the session in a group or topic."""
        spoken = self.database.spoken
        is_person = chat_id > 0
        return known(
            spoken.to_person(chat_id) if is_person else spoken.in_group(chat_id, thread_id),
            self.language,
        )

    def texts_in(self, session: Session) -> Texts:
        """The sentences in the language, or languages, of a session: what its group reads."""
        return known(session.language, self.language)
