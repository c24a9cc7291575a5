"""What a page is given of quiet words, which go on in memory elsewhere."""

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from bot.workshop.utterance import Utterance


@dataclass(frozen=True, slots=True)
class QuietLineShown:
    """A line, safe as it is; `is_own`: whoever reads it has written it."""

    html: Markup
    is_own: bool


@dataclass(frozen=True, slots=True)
class QuietShown:
    """How far a quiet word is; `key` stands for the one that goes on, "" for none, and `has_news`
    says whether something came that was not read. `may_be_cut_off`: a restart may have ended one,
    of which nothing is known any more."""

    key: str
    has_news: bool
    may_be_cut_off: bool
    lines: tuple[QuietLineShown, ...]

    @property
    def goes_on(self) -> bool:
        """Whether one does."""
        return bool(self.key)


class QuietDoor(Protocol):
    """The way to whoever can be turned to."""

    async def ask(self, session_id: int, person: int) -> None:
        """Begin one. Raises what bot.facilitation.turning_to.turn_to does, and
        TooManyQuietWords."""

    async def say(self, said: Utterance, key: str) -> None:
        """Pass on what somebody wrote in the quiet word that a key stands for."""

    async def end(self, person: int) -> None:
        """End it."""

    def shown(self, person: int, session_id: int) -> QuietShown:
        """What somebody reads of theirs."""

    def seen(self, person: int) -> None:
        """They have it all before them."""

    def put_away(self, person: int) -> None:
        """Nothing is to be read any more of one that is over."""
