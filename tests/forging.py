"""Button data that nobody has, and which of it comes to the same.

What a press does depends on its verb and on what its handler reads of its arguments: all that it
reads is noted. A press whose handler would read what another one of the same verb has read already,
with nothing changed since, would be that press once more. Of tens of thousands some hundreds are
left.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

import pytest

from handlers.views import buttons
from handlers.views.buttons import MAX_DATA, Pressed, Verb
from tests.players import Player

Glances = dict[Hashable, Any]


class Glanced(tuple[str, ...]):  # noqa: SLOT001  `glances` stands beside the texts
    """The arguments of a press, which know what was read of them."""

    glances: Glances

    def __getitem__(self, which: Any) -> Any:
        place = (which.start, which.stop) if isinstance(which, slice) else which
        return self._noted(place, tuple.__getitem__(self, which))

    def __len__(self) -> int:
        return int(self._noted("length", tuple.__len__(self)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._noted("all", tuple(tuple.__iter__(self))))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _noted(self, what: Hashable, found: Any) -> Any:
        self.glances[what] = found
        return found


class Noting(Pressed):
    """A press of which the same is known. How many arguments it has is not, where it is only asked
    for one of them."""

    def argument(self, index: int) -> str:
        """An argument; ValueError if it is missing."""
        assert isinstance(self.arguments, Glanced)
        if index < tuple.__len__(self.arguments):
            return str(self.arguments[index])
        self.arguments.glances[index] = None
        raise ValueError(index)


class Forger:
    """Presses every verb with every argument that can make a difference."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pressed = 0
        self.left_out = 0
        self._read = buttons.read
        self._refused: frozenset[Verb] = frozenset()
        self._known: dict[Verb, list[Glances]] = {verb: [] for verb in Verb}
        monkeypatch.setattr(buttons, "read", self._reads)

    def _reads(self, data: str) -> Pressed | None:
        pressed = self._read(data)
        if pressed is None:
            return None
        arguments = Glanced(pressed.arguments)
        arguments.glances = {}
        self._known[pressed.verb].append(arguments.glances)
        return Noting(pressed.verb, arguments)

    async def forges(self, player: Player, arguments: Iterable[str]) -> None:
        """A press of each verb at the same time, then the next one of each."""
        message = player.newest
        waiting = {verb: self._different(verb, [*arguments]) for verb in Verb}
        while presses := [data for data in (next(waiting[verb], None) for verb in Verb) if data]:
            for data in presses:
                player.person.forges(message, data)
            self.pressed += len(presses)
            await player.scene.settles()

    def _different(self, verb: Verb, arguments: Iterable[str]) -> Iterator[str]:
        """What is to be pressed; each is chosen when all before it has been dealt with."""
        for argument in arguments:
            data = verb + argument
            if len(data) > MAX_DATA:
                continue
            if self._is_known(verb, data):
                self.left_out += 1
            else:
                yield data

    def _is_known(self, verb: Verb, data: str) -> bool:
        """Whether another press of this verb has read just what this one would."""
        pressed = self._read(data)
        if pressed is None:
            is_first, self._refused = verb not in self._refused, self._refused | {verb}
            return not is_first
        return any(would_read(pressed.arguments, one) for one in self._known[verb])


def would_read(arguments: tuple[str, ...], glances: Mapping[Hashable, Any]) -> bool:
    """Whether all that was read of others is the same of these."""
    return all(_part(arguments, what) == found for what, found in glances.items())


def _part(arguments: tuple[str, ...], what: Hashable) -> Any:
    if what == "length":
        return len(arguments)
    if what == "all":
        return arguments
    if isinstance(what, tuple):
        return arguments[slice(*what)]
    assert isinstance(what, int)
    return arguments[what] if what < len(arguments) else None
