"""What a facilitator changes in a round-up: recorded one after the other, and done again each time.

An edit names themes by `key` and quotes by `quote_key` of their text, so that it means the same
when answers come, change or go; what it names is passed over once it is not there any more.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameTheme:
    """Give a theme another heading."""

    theme: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeThemes:
    """Put themes together under one heading; people are counted again, nobody twice."""

    themes: tuple[str, ...]
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitTheme:
    """Take the sentences of a theme that have a keyword in them to a theme of their own."""

    theme: str
    heading: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveQuote:
    """Take the answer that is quoted out of a theme (`origin` "": it was under none) and put it,
    quote first, to another."""

    quote: str
    origin: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HideQuote:
    """Show a quote nowhere; no other one takes its place."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTheme:
    """Look for a theme by new keywords, as a plan's themes are looked for."""

    heading: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DropTheme:
    """Show a theme neither as one nor as raised; its people may be quoted as lone voices."""

    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTheme:
    """Name a theme across values a key theme; a second time, it is none any more."""

    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Take back the last edit that is not taken back yet."""


Edit = (
    RenameTheme
    | MergeThemes
    | SplitTheme
    | MoveQuote
    | HideQuote
    | AddTheme
    | DropTheme
    | KeyTheme
    | Undo
)
_KINDS: Mapping[str, type[Edit]] = {
    "rename": RenameTheme,
    "merge": MergeThemes,
    "split": SplitTheme,
    "move": MoveQuote,
    "hide": HideQuote,
    "add": AddTheme,
    "drop": DropTheme,
    "key": KeyTheme,
    "undo": Undo,
}


def in_force(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that were not taken back."""
    kept: list[Edit] = []
    for edit in edits:
        if not isinstance(edit, Undo):
            kept.append(edit)
        elif kept:
            kept.pop()
    return tuple(kept)


def carried_over(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits of one round-up that hold for the next ones as well: names, merged and added
    themes, and quotes that nobody should see. The others were about just these answers."""
    lasting = RenameTheme | MergeThemes | AddTheme | HideQuote
    return tuple(edit for edit in in_force(edits) if isinstance(edit, lasting))


def own_key(heading: str) -> str:
    """The key of a theme that a facilitator made, by its heading."""
    return f"own:{' '.join(heading.casefold().split())}"


def as_dict(edit: Edit) -> dict[str, Any]:
    """An edit as strings and lists, ready for JSON; `edit` is its kind."""
    kind = next(kind for kind, edit_type in _KINDS.items() if isinstance(edit, edit_type))
    fields = asdict(edit).items()
    return {"edit": kind} | {k: list(v) if isinstance(v, tuple) else v for k, v in fields}


def from_dict(entries: Mapping[str, Any]) -> Edit:
    """An edit that `as_dict` made strings and lists of. Trusts its input."""
    fields = {key: entry for key, entry in entries.items() if key != "edit"}
    make: Callable[..., Edit] = _KINDS[entries["edit"]]
    return make(**{k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()})
