"""Somebody of the cast, by whichever door: does what the script says, and counts it."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.rehearsal.bot_api import Group, Person
from bot.rehearsal.deeds import Act, Deed, Turn
from bot.rehearsal.tally import Tally

Does = Mapping[Deed, Callable[[Act], Awaitable[None]]]


class ButtonGone(Exception):
    """A button is not there: the question has closed, or was never asked."""


class Performer(ABC):
    """Plays one person of a group, and counts what they do. `standby` says who answers in a quiet
    word, if the cast plays that too; `patience` is how long, in seconds, they wait for what has to
    come."""

    def __init__(
        self,
        group: Group,
        tally: Tally,
        standby: Callable[[], Person | None],
        patience: float,
    ) -> None:
        self._group = group
        self._tally = tally
        self._standby = standby
        self._patience = patience

    @property
    @abstractmethod
    def _does(self) -> Does:
        """What they can do at their door, and how."""

    async def play(self, turn: Turn, rest: Callable[[], Awaitable[None]]) -> None:
        """Do what the turn says, one after the other, with a rest in between; what is not possible
        at their door, or no longer, is left out."""
        does = self._does
        for number, act in enumerate(turn.acts):
            if number:
                await rest()
            if act.deed not in does:
                continue
            try:
                await self._look_up(turn.acts[number:])
                await does[act.deed](act)
            except ButtonGone:
                continue
            self._tally.deeds[act.deed] += 1

    @abstractmethod
    async def join(self) -> None:
        """Come in, and agree."""

    async def close(self) -> None:  # noqa: B027 at most doors there is nothing to close
        """They do nothing more."""

    async def _look_up(self, to_come: Sequence[Act]) -> None:  # noqa: B027 where nobody waits
        """What they wait for before they go on to what is to come."""
