"""Key themes side by side: in which groups people named them."""

from collections.abc import Mapping, Sequence

from bot.workshop.comparison import ComparedKeyTheme
from bot.workshop.record import SessionRecord
from bot.workshop.theme_record import CandidateRecord

Parts = Mapping[str, frozenset[str]]
"""The themes that were merged into one, by its key."""


def key_themes_compared(
    whole: SessionRecord, records: Sequence[SessionRecord], parts: Parts
) -> tuple[ComparedKeyTheme, ...]:
    """The key themes of all records together, those first that most groups have. Two groups have
    the same one if its key or its heading is the same, or if somebody put the two together: what is
    only like another one in what it says is for people to join."""
    named = [_named_in(record) for record in records]
    found: list[ComparedKeyTheme] = []
    shown: set[str] = set()
    # What was put together of others stands for these: it comes before them.
    for candidate in sorted(whole.candidates, key=lambda one: -len(parts.get(one.key, ()))):
        names = _names(candidate) | parts.get(candidate.key, frozenset())
        if candidate.is_key and not names & shown:
            shown |= names
            found.append(
                ComparedKeyTheme(
                    text=candidate.heading,
                    text_cy=candidate.heading_cy,
                    named=tuple(bool(names & here) for here in named),
                )
            )
    return tuple(sorted(found, key=lambda one: (-sum(one.named), one.text.casefold())))


def _named_in(record: SessionRecord) -> set[str]:
    return {name for one in record.candidates if one.is_key for name in _names(one)}


def _names(candidate: CandidateRecord) -> frozenset[str]:
    """What it is known by: its key, and what it is called."""
    return frozenset((candidate.key, " ".join(candidate.heading.casefold().split())))
