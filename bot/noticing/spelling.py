"""One spelling for what looks alike: what is hidden from a machine is not hidden from people."""

import re
import unicodedata

# One sign each, and eighteen letters when written out: of no use here, and a thousand take long.
_WHOLE_PHRASES = re.compile("[\ufdfa\ufdfb]")


def one_spelling(text: str) -> str:
    """The text without invisible characters in between, and no letters or digits of full width."""
    if text.isascii():
        return text
    text = _WHOLE_PHRASES.sub(" ", text)
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", seen).replace("\u2019", "'")
