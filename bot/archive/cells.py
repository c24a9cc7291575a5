"""Texts as cells that spreadsheets, R and pandas leave as they are.

All of these take some texts for something else: `24/7` for a date, `007` and `100 %` for numbers,
`true` for a truth value, `n/a` for nothing, `=1+1` for a formula. An apostrophe before the text
keeps it a text in each of them. (A tab would be dropped by some, and `="24/7"` is a formula in all
but Excel.) A text that has an apostrophe of its own in front gets another, so that one rule gives
every text back: where a cell begins with an apostrophe, take one off.
"""

import re
import unicodedata
from itertools import islice

GUARD = "'"
STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
# "miércoles, 30 de septiembre de 2026" has five words; what has more is no date anywhere.
WORDS_OF_DATES = 5
_WORDS = re.compile(r"[^\W\d_]+")
# Truth values of Excel and LibreOffice in the languages of Europe, and of R; what pandas and R
# read as nothing; what they read as a number without a digit.
TAKEN_FOR_VALUES = re.compile(
    "true|false|t|f|wahr|falsch|vrai|faux|verdadero|falso|vero|verdadeiro|waar|onwaar|sant|usant"
    "|sann|usann|sand|falsk|tosi|epätosi|prawda|fałsz|pravda|nepravda|igaz|hamis|adevărat|fals"
    "|doğru|yanlış|истина|ложь|gwir|anwir|na|n/a|<na>|nan|null|none|inf|infinity"
)
# Longer than each of these: what is said behind them makes a text none.
SIGNS_OF_VALUES = 20


def cell(text: str) -> str:
    """The text, with an apostrophe before it where it could be taken for something else."""
    return f"{GUARD}{text}" if _may_be_misread(text) else text


def _may_be_misread(text: str) -> bool:
    """What a spreadsheet overlooks is overlooked here: spaces, invisible signs, fullwidth forms."""
    plain = unicodedata.normalize("NFKC", text)
    signs = (sign for sign in plain if not _is_overlooked(sign))
    seen = "".join(islice(signs, SIGNS_OF_VALUES))
    return bool(
        text.startswith(GUARD)
        or plain.startswith(STARTS_OF_FORMULAS)
        or seen.startswith((*STARTS_OF_FORMULAS, GUARD))
        or TAKEN_FOR_VALUES.fullmatch(seen.casefold())
        or (seen.startswith("#") and plain == plain.upper())
        or _may_be_number(plain)
    )


def _may_be_number(plain: str) -> bool:
    """Whether this could be a number, an amount, a time or a date, in whatever language."""
    if len(_WORDS.findall(plain)) > WORDS_OF_DATES:
        return False
    return any(unicodedata.category(sign).startswith("N") for sign in plain)


def _is_overlooked(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) == "Cf"
