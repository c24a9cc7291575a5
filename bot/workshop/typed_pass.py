"""What people type when they have nothing to say: "pass", "n/a", "nill", "-", "dim byd" …

Only alone: in a phrase or a list the same words mean what they say. "no", "not sure" and "don't
know" are answers.
"""

import re

from bot.workshop import faces
from bot.workshop.response import clean, word_key

_PHRASES = (
    *("pass", "passed", "passing", "I pass", "I'll pass", "I will pass", "pass please"),
    *("skip", "skip this", "n/a", "na", "n.a", "n\\a", "not applicable", "none", "nil", "nill"),
    *("nothing", "nothing to say", "nothing to add", "nothing really", "no comment", "no comments"),
    *("no answer", "no response", "blank", "null", "nowt"),
    *(
        "dim",
        "dim byd",
        "dim sylw",
        "dim sylwadau",
        "dim ateb",
        "dim i'w ddweud",
        "dim i'w ychwanegu",
    ),
    *("pasio", "dw i'n pasio", "dwi'n pasio", "amherthnasol", "d/b", "gadael heibio"),
)
LONGEST = 40  # with all the punctuation that anybody puts around them
_KEYS = frozenset(map(word_key, _PHRASES))
_STROKES = re.compile(r"(?:[-–—.…_/\\]\s?){1,10}")


def is_one(text: str) -> bool:
    """Whether a message is nothing but one of these, in whatever spelling, or only strokes."""
    plain = " ".join(text.split())
    if len(plain) > LONGEST:
        return False
    if _STROKES.fullmatch(plain) is not None:
        return not faces.find(plain)
    return word_key(clean(plain)) in _KEYS
