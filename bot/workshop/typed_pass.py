"""What people type when they have nothing to say: "pass", "n/a", "nill", "-", "dim byd" …

Only alone: in a phrase or a list the same words mean what they say. "no", "not sure" and "don't
know" are answers.
"""

import re

from bot.workshop import faces
from bot.workshop.response import EMOJI, SKIN_TONES, clean, word_key

_PHRASES = (
    *("pass", "passed", "passing", "I pass", "I'll pass", "ill pass", "I will pass", "pass please"),
    *(
        "pass on this",
        "pass on this one",
        "pass this one",
        "I'd rather pass",
        "I would rather pass",
    ),
    *("pass for now", "I'll pass on this one", "I'd like to pass", "no thanks", "no thank you"),
    *("none at all", "nothing at all", "nothing from me", "nothing for now", "nothing right now"),
    *("nothing comes to mind", "nothing at the moment", "nothing else to add", "skip this one"),
    *("skip please", "n/a for me", "not for me"),
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
    *("pasio", "pasia", "pasiaf", "dw i'n pasio", "dwi'n pasio", "rwy'n pasio", "rydw i'n pasio"),
    *("rwyf am basio", "dw i am basio", "dwi am basio", "hoffwn basio", "well gen i basio"),
    *("amherthnasol", "amh", "ddim yn berthnasol", "d/b", "gadael heibio", "sgipio", "hepgor"),
    *("dim ymateb", "dim diolch", "dim i ddweud", "dim byd i'w ddweud", "dim byd i ddweud"),
    *("dim byd i'w ychwanegu", "dim ar hyn o bryd", "dim byd ar hyn o bryd", "dim am y tro"),
    *("dim byd arall", "dim byd o gwbl", "heb sylw", "heb ateb", "na, diolch"),
    *(
        "pasio plis",
        "pasio os gwelwch yn dda",
        "wedi pasio",
        "basia i",
        "fi'n pasio",
        "mynd heibio",
    ),
    *("neidio", "neidio heibio", "gwag", "dim iw ddweud", "dim iw ychwanegu"),
)
_SMILES = re.compile(f"(?:[{EMOJI}][\ufe0f{SKIN_TONES[1:-1]}]*\\s?)+\\Z")  # "pass 🙂" is one too
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
    return word_key(clean(_SMILES.sub("", plain))) in _KEYS
