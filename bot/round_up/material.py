"""What a round-up is made from: what people said, what was asked, and a facilitator's edits."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.round_up.across import ValueSaid
from bot.round_up.edits import Edit
from bot.round_up.said import Said
from bot.workshop.plan import Theme
from bot.workshop.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """For one prompt or one value: `said` and, one for one, the keys of those answers."""

    scope: Scope
    said: tuple[Said, ...]
    ids: tuple[bytes, ...]
    asked: tuple[str, ...]
    themes: tuple[Theme, ...]
    edits: tuple[Edit, ...]

    @property
    def said_by_key(self) -> dict[bytes, str]:
        """The texts of the answers by their keys."""
        return {key: said.text for key, said in zip(self.ids, self.said, strict=True)}

    @property
    def digest(self) -> str:
        """32 hexadecimal digits: the same for what comes to the same."""
        return _digest(self.scope, _apart(self.said), self.ids, self.asked, self.themes, self.edits)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialAcross:
    """For all values of a session, in the order of the plan; `ids` are the keys of their answers,
    one for one."""

    values: tuple[ValueSaid, ...]
    ids: tuple[tuple[bytes, ...], ...]
    themes: tuple[Theme, ...]
    edits: tuple[Edit, ...]

    @property
    def said_by_key(self) -> dict[bytes, str]:
        """The texts of the answers by their keys."""
        pairs = zip(self.ids, self.values, strict=True)
        return {
            key: said.text
            for ids, value in pairs
            for key, said in zip(ids, value.answers, strict=True)
        }

    @property
    def digest(self) -> str:
        """32 hexadecimal digits: the same for what comes to the same."""
        said = [(_apart(value.answers), tuple(value.asked)) for value in self.values]
        return _digest(said, self.ids, self.themes, self.edits)


def _apart(said: Sequence[Said]) -> tuple[Said, ...]:
    """Answers with people numbered as they come: numbers depend on who else has joined."""
    numbers: dict[int, int] = {}
    return tuple(
        replace(answer, voice=numbers.setdefault(answer.voice, len(numbers))) for answer in said
    )


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
