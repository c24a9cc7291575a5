"""The code that people type who can't follow the link: 8 characters, 40 random bits.

Crockford's Base32: no I, L, O or U, so that nothing is misread; what is typed in their place is
understood (https://www.crockford.com/base32.html). People write something around a code, and phones
put other dashes, quotation marks and digits into it: what is no letter and no digit is overlooked.
Words and numbers of as many characters ("10 people", "Step 1 of 2") are none: nobody breaks a code
off where they do.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterator

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
SHORT = 64
MOST_CANDIDATES = 16
MISREAD = str.maketrans("ILOІАВЕКМНОРСТХ", "1101ABEKMH0PCTX")
_RUNS = re.compile(r"[^\W_]+")
_SAYS_SO = re.compile(r"(?i)\s*(?:/(?:start|join)|code|cod)\b")
_ABOUT = re.compile(r"(?i)\s*(?:start|join|ymuno|session|sesiwn|the|is|my|in|gyda|with)\b")
_NUMBER = re.compile(r"(?i)\d+(?:st|nd|rd|th|s|h|hrs?|m|mins?|am|pm|k|x|yrs?)?|[^\W\d]+")
_WORD = re.compile(r"(?i)(?=.*[aeiouwy])[^\W\d]{4,}")

Runs = tuple[str, ...]


def new() -> str:
    """A fresh random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """The code in two halves, to read out: ABCD-EFGH."""
    return f"{code[:4]}-{code[4:]}"


def candidates(text: str) -> tuple[str, ...]:
    """What in a message may be a code: eight characters of the alphabet, whatever stands in between
    and around. Those with digits, which few words have, come first."""
    found = sorted(_of_eight(_runs(text)), key=_have_no_digit)
    return tuple(dict.fromkeys(map(_one, found)))[:MOST_CANDIDATES]


def may_have_one(text: str) -> bool:
    """Whether there may be a code in a message: eight such characters, with a digit among them."""
    return not all(map(_have_no_digit, _of_eight(_runs(text))))


def is_meant_as_one(text: str) -> bool:
    """Whether a message is a code, right or wrong, and no word: eight characters of the alphabet
    with a digit among them or, where the message says that it is a code, without."""
    rest, is_said_so = text, False
    while match := _SAYS_SO.match(rest) or _ABOUT.match(rest):
        is_said_so |= match.re is _SAYS_SO
        rest = rest[match.end() :].lstrip(" :=-–—")
    runs = _runs(rest)
    return runs in _of_eight(runs) and (is_said_so or not _have_no_digit(runs))


def _runs(text: str) -> Runs:
    plain = "".join(map(_plain, unicodedata.normalize("NFKC", text)))
    return tuple(_RUNS.findall(plain))


def _one(runs: Runs) -> str:
    """Runs of letters and digits as one code."""
    return "".join(runs).upper().translate(MISREAD)


def _have_no_digit(runs: Runs) -> bool:
    return not any(sign.isdecimal() for run in runs for sign in run)


def _plain(sign: str) -> str:
    """A digit of any script as one of ours; nothing for what nobody sees."""
    if unicodedata.category(sign) in ("Cf", "Mn"):
        return ""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _of_eight(runs: Runs) -> Iterator[Runs]:
    """Runs beside each other that are eight characters of the alphabet together."""
    for start in range(len(runs)):
        end, length = start, 0
        while end < len(runs) and length < LENGTH:
            length += len(runs[end])
            end += 1
        several = runs[start:end]
        code = _one(several)
        if len(code) == LENGTH and set(code) <= set(ALPHABET) and not _are_said(several):
            yield several


def _are_said(runs: Runs) -> bool:
    """Whether these are words and numbers, at least one of them a word; but no two halves, and not
    in capitals alone, as a code stands in the lobby."""
    if [len(run) for run in runs] in ([LENGTH], [LENGTH // 2, LENGTH // 2]):
        return False
    if "".join(runs).isupper():
        return False
    return all(map(_NUMBER.fullmatch, runs)) and any(map(_WORD.fullmatch, runs))
