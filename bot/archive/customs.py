"""How a language puts words in order, and writes a day: by ICU, which knows it of all of them.

In Welsh ch, dd, ff, ng, ll, ph, rh and th are letters of their own: *chwarae* comes after *cyd*.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from bot.texts.places import as_in_place

if TYPE_CHECKING:
    import icu

Alphabet = Callable[[str], tuple[bytes | str, str]]
"""What texts are sorted by; two that only look alike are told apart by what they are made of."""


def alphabet_of(language: str) -> Alphabet:
    """The order of a language: case and accents decide only where all else is equal."""
    collator = _collator(language)
    return lambda text: (collator.getSortKey(text), text)


def day_in(language: str, day: date) -> str:
    """A day in words: 21 November 2026, 21 Tachwedd 2026."""
    at_noon = datetime.combine(day, time(12), UTC)
    return str(_days(language).format(at_noon))


@cache
def _collator(language: str) -> "icu.Collator":
    # Loaded here, as below: it is only needed in the worker.
    import icu  # noqa: PLC0415

    return icu.Collator.createInstance(icu.Locale(as_in_place(language)))


@cache
def _days(language: str) -> "icu.DateFormat":
    import icu  # noqa: PLC0415

    form = icu.DateFormat.createDateInstance(icu.DateFormat.LONG, icu.Locale(as_in_place(language)))
    form.setTimeZone(icu.TimeZone.createTimeZone("UTC"))
    return form
