"""Which language a text of a report is in, where that is another than the report's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bot.archive.bilingual import is_in_several
from bot.archive.lettering import RARE
from bot.round_up.language import UNKNOWN, language_of
from bot.round_up.tokens import keys

# Languages that are known by letters which other machines may lack.
NOT_LATIN = ("am", "hi", "ja", "ta", "zh")
_KNOWN: ContextVar[dict[str, str] | None] = ContextVar("known", default=None)


@contextmanager
def telling_once() -> Iterator[None]:
    """For as long as the context lasts, each text is looked at once: page and document have the
    same. Afterwards nothing is left of what people wrote."""
    known = _KNOWN.get()
    token = _KNOWN.set({} if known is None else known)
    try:
        yield
    finally:
        _KNOWN.reset(token)


def other_language(text: str, own: str) -> str:
    """The code of a text's language, or "" where it is the report's own, or nothing tells, or the
    text itself says it."""
    known = _KNOWN.get()
    if known is None:
        found = _told(text)
    else:
        if text not in known:
            known[text] = _told(text)
        found = known[text]
    return "" if found == own else found


def _told(text: str) -> str:
    """The language, or "" where nothing tells or the text itself says it."""
    if is_in_several(text):
        return UNKNOWN
    found = language_of(text, keys(text))
    is_mistaken = found not in NOT_LATIN and any(map(str.isalpha, RARE.findall(text)))
    return UNKNOWN if is_mistaken else found
