"""What is said of a report of several sessions, from what was said of each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.workshop.about import FACTS, NOTHING_SAID, About

BETWEEN_FACTS, BETWEEN_TEXTS = "; ", "\n\n"


def about_together(several: Sequence[About]) -> About:
    """Every fact and introduction that was given, each once. A group's name is that of its session,
    and summaries are of what was said in one of them: somebody has to write those anew."""
    names = (name for name in FACTS if name != "group")
    facts: dict[str, Any] = {name: _each(several, name, BETWEEN_FACTS) for name in names}
    introduction = _each(several, "introduction", BETWEEN_TEXTS)
    return replace(NOTHING_SAID, **facts, introduction=introduction)


def _each(several: Iterable[About], name: str, between: str) -> str:
    """In an order that says nothing of which session it is from."""
    return between.join(sorted({said for about in several if (said := getattr(about, name))}))
