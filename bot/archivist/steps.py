"""The steps of building an archive: who hears of them, and what goes on when one fails."""

import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)


class Step(StrEnum):
    """What is being done."""

    THEMES = "themes"
    CLOUDS = "clouds"
    PACKING = "packing"


Tell = Callable[[Step, int, int], Awaitable[None]]
"""Hears what is being done, how much of it is done, and how much there is."""


async def unheard(step: Step, done: int, count: int) -> None:
    """For where nobody waits."""


async def or_none(work: Awaitable[T], *passed_on: type[Exception]) -> T | None:
    """What a piece of work comes to, or None if it fails in any way but these: an archive is made
    of the rest."""
    try:
        return await work
    except passed_on:
        raise
    except Exception as error:
        log.error("an archive goes without a part: %s", type(error).__name__)
        return None
