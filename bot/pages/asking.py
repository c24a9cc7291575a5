"""What a form of ours says: read strictly, as anybody can send anything."""

import hashlib
import re
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.workshop.at_work import AtWork
from bot.workshop.card import Question
from bot.workshop.scope import Scope, scope_written
from bot.workshop.utterance import Utterance

NUMBER = re.compile(r"[0-9]{1,3}")
WORDS = re.compile(r"(?:[0-9a-f]{2}){1,32}")
SCOPE = re.compile(r"(?:a|[0-9]{1,2})-(?:a|[0-9]{1,2})")
PLACE = re.compile(r"[A-Za-z0-9_-]{4,64}")
ONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")
# What a form sends twice is known by these, as Telegram's messages are by their numbers.
ID_BYTES = 7
LONGEST = 6000
MOST_FIELDS = 12


class BadForm(Exception):
    """No form of ours sends this."""


class TooManyForms(Exception):
    """Somebody sends more of them than anybody fills in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A form that was sent."""

    form: FormData

    @classmethod
    async def of(cls, request: Request) -> "Asked":
        """What a request brings. BadForm for files, and for what can't be read."""
        try:
            async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
                return cls(form)
        except (HTTPException, LookupError, UnicodeError, ValueError) as error:
            raise BadForm(request.headers.get("content-type", "")) from error

    def text(self, name: str = "text") -> str:
        """What somebody wrote; BadForm if there is no such field."""
        found = self.form.get(name)
        if not isinstance(found, str) or len(found) > LONGEST:
            raise BadForm(name)
        return found.replace("\r\n", "\n")

    def has(self, name: str) -> bool:
        """Whether a field is there, as that of a button that was pressed is."""
        return isinstance(self.form.get(name), str)

    def number(self, name: str) -> int:
        """A number that a form carries."""
        return int(self._fits(name, NUMBER))

    def place(self) -> str:
        """The workshop that a form belongs to: somebody may have joined another since."""
        return self._fits("at", PLACE)

    def typed(self) -> str:
        """What somebody wrote, as far as it is there at all."""
        found = self.form.get("text")
        return found if isinstance(found, str) else ""

    def question(self) -> Question:
        """The question of a value that something is about."""
        prompt = self.number("prompt") if self.text("prompt") else None
        return Question(value=self.number("value"), prompt=prompt)

    def words(self) -> bytes:
        """The key of words of one's own."""
        return bytes.fromhex(self._fits("words", WORDS))

    def at_work(self) -> AtWork:
        """Whether a value is so where somebody works."""
        try:
            return AtWork(self.text("said"))
        except ValueError as error:
            raise BadForm("said") from error

    def scope(self) -> Scope:
        """What a round-up is about."""
        return scope_written(self._fits("scope", SCOPE))

    def said(self, person: int) -> Utterance:
        """What somebody wrote, as anything that is written."""
        return Utterance(
            person=person,
            chat_id=person,
            message_id=number_of(self._fits("once", ONCE)),
            text=self.text(),
            reply_to=None,
        )

    def _fits(self, name: str, pattern: re.Pattern[str]) -> str:
        found = self.text(name)
        if not pattern.fullmatch(found):
            raise BadForm(name)
        return found


def number_of(once: str) -> int:
    """What a form that is sent is known by, as Telegram's messages are by their numbers."""
    digest = hashlib.sha256(once.encode()).digest()
    return int.from_bytes(digest[:ID_BYTES])
