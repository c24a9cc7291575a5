"""Some of many of a kind, for every change; all of them are for where what is long is tried."""

from collections.abc import Iterable
from typing import Any

import pytest


def some_of(values: Iterable[Any], number: int) -> list[Any]:
    """Values for the parametrisation of one argument: `number` of them, from the first to the last,
    and the others marked as long."""
    every = list(values)
    between = (len(every) - 1) / max(1, number - 1)
    kept = {round(n * between) for n in range(number)}
    return [
        value if n in kept else pytest.param(value, marks=pytest.mark.long)
        for n, value in enumerate(every)
    ]
