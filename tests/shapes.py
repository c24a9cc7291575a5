"""What of a value a judge of types looks at: two of one shape are both right, or both wrong."""

from collections.abc import Collection, Hashable
from typing import Any

# Words that may stand for a truth or a number where one is asked for.
TELLING_WORDS = frozenset(
    {"true", "false", "yes", "no", "on", "off", "t", "f", "y", "n", "inf", "infinity", "nan"}
)
LONGEST_NUMBER = 32
NUMBER_STARTS = frozenset("0123456789+-.P")


def shape(given: Any, telling: Collection[str], key: str = "") -> Hashable:
    """The shape of JSON; texts under `telling` keys count as they are."""
    if isinstance(given, dict):
        return tuple([(name, shape(value, telling, name)) for name, value in given.items()])
    if isinstance(given, list | tuple):
        return "list", frozenset([shape(item, telling, key) for item in given])
    if isinstance(given, str):
        return given if key in telling else _of_text(given)
    if isinstance(given, int | float) and not isinstance(given, bool):
        return type(given), _of_number(given)
    return str(type(given))


def _of_number(given: float) -> Hashable:
    """Zero and one may stand for a truth; a date is a number of some size."""
    if given in {0, 1}:
        return given
    return given > 0, given == given // 1, len(str(given))


def _of_text(given: str) -> Hashable:
    """What reads as a number, a date or a truth counts as it is."""
    bare = given.strip().lower()
    if bare in TELLING_WORDS:
        return bare
    if len(bare) <= LONGEST_NUMBER and given.strip()[:1] in NUMBER_STARTS:
        return _of_number(int(bare)) if bare.isascii() and bare.isdigit() else bare
    return str
