"""Answers that a machine neither quotes nor counts: they could point at somebody."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from secrets import token_bytes
from typing import TypeVar

from bot.noticing.spelling import one_spelling

# Years beside each other and dates have as many digits as a phone number, and are none, unless more
# digits follow.
_BETWEEN = r"[\s().\u2010-\u2015-]{0,3}"
_YEAR = r"(?: 1[89] | 20 ) \d\d"
_IN_A_DATE = r"[.\u2010-\u2015-]"
_DAY, _MONTH = r"(?: 0?[1-9] | [12]\d | 3[01] )", r"(?: 0?[1-9] | 1[0-2] )"
NO_PHONE = rf"""
    (?! (?: {_YEAR} (?: (?! \d ) {_BETWEEN} {_YEAR} )+
          | {_YEAR} {_IN_A_DATE} {_MONTH} {_IN_A_DATE} {_DAY}
          | {_DAY} {_IN_A_DATE} {_MONTH} {_IN_A_DATE} {_YEAR} ) (?! {_BETWEEN} \d ) )
"""
# What could point at somebody, by a sign without which there is none of the kind: most answers have
# none of the signs, and looking at every place of a text for every kind takes twenty times as long.
KINDS = {
    "@": r"""
      (?<![\w.+-]) [\w.+-]++ \s? @ \s? [\w-]++ \. \w+          # an e-mail address
    | (?<!\w) @ \w{2,}                                         # a name in Telegram
    """,
    r"[./]": r"""
      \b (?: https?:// | www\. | t\.me/ ) \S*                  # a link
    | (?<=\w) \. (?: com|org|net|uk|cymru|wales|eu|io|gov ) \b \S*
    """,
    r"\d": rf"""
      (?<!\d) \+? \(? {NO_PHONE} \d (?: {_BETWEEN} \d ){{6,}}       # a phone or other long number
    """
    r"""
    | \b [a-z]{1,2} \d [a-z\d]? \s* \d [a-z]{2} \b             # a postcode
    | \b [a-z]{2} (?: \s? \d\d ){3} \s? [a-d] \b                # a National Insurance number
    | \b (?: (?: date\ of\ birth | d\.?o\.?b\b\.? | dyddiad\ geni ) \D{0,12}
      | born\ on\ (?:the\ )? ) \d [\d/.-]*
    | \b (?: case | reference | ref | file | passport | hospital | patient | client | account )
      \s (?: no\.? | number | num\.? | id ) \W{0,3} [a-z]{0,3} \s? \d [\d/-]{2,}
    | \b ff?lat \s \d+ [a-z]? \b (?! \s* % )                   # where somebody lives
    | (?-i: \b \d{1,4} [a-z]? ,? \s (?: [A-Z] [\w'’-]+ \s ){1,3} (?: Street | St | Road | Rd
      | Avenue | Lane | Close | Parade | Terrace | Crescent | Drive | Gardens | Place | Court
      | Grove ) \b )
    | (?-i: \b \d{1,4} [a-z]? ,? \s (?: Heol | Stryd | Ffordd | Lôn | Maes | Rhodfa | Rhes
      | Clos ) \s (?: yr?\ )? [A-Z] [\w'’-]+ )
    """,
    "[dD][oO][tT]": r"""
      (?<![\w.+-]) [\w.+-]++ \s? [(\[]? \s? at \s? [)\]]? \s? [\w-]++  # an address, spelled out
      \s? [(\[]? \s? dot \b \s? [)\]]? \s? \w+
    """,
}
FLAGS = re.IGNORECASE | re.VERBOSE
_BY_SIGN = [(re.compile(sign), re.compile(kind, FLAGS)) for sign, kind in KINDS.items()]
# Of some 300 people × 12 values × 4 prompts four times as many; each takes 0.1 kB.
MOST_KNOWN = 60_000
DIGEST_BYTES = 16

T = TypeVar("T")


def is_held_back(text: str) -> bool:
    """Whether an answer has a phone number, e-mail address, link, postcode, @name or likely name in
    it (bot.noticing.names), speaks of suicide, self-harm, sexual abuse or having been abused
    (`self_harm.txt`; but not of the work with it, `of_the_work.txt`) or of being in distress
    (bot.noticing.distress), or asks not to be quoted (`not_to_quote.txt`)."""
    return _looks().at(text)


def contacts_in(plain: str) -> list[tuple[int, int]]:
    """Where addresses, numbers and links stand in a text in one spelling, in order."""
    found = [
        match.span()
        for sign, kind in _BY_SIGN
        if sign.search(plain)
        for match in kind.finditer(plain)
    ]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def looked_at(texts: Iterable[str]) -> dict[str, bool]:
    """Whether each of these is held back. Hundreds that nobody has looked at yet take a second: who
    keeps others waiting has them looked at beforehand, where nobody waits."""
    return {text: is_held_back(text) for text in texts}


def with_looks(texts: Iterable[str], deed: Callable[[], T]) -> tuple[T, Mapping[str, bool]]:
    """What a deed comes to, and whether each text is held back: for another process, which then
    knows it (`learn`)."""
    return deed(), looked_at(texts)


def learn(known: Mapping[str, bool]) -> None:
    """Know what another process has seen."""
    _looks().learn(known)


def is_held_back_whole(message: str) -> bool:
    """Whether what holds a message back is about all of it, however it is cut: a request not to be
    quoted, or what is for a person to answer. A name or an address holds back where it stands."""
    from bot.noticing.distress import needs_a_person  # noqa: PLC0415 as names

    plain = one_spelling(message)
    return bool(
        _phrases("self_harm").search(_phrases("of_the_work").sub(" ", plain))
        or _phrases("not_to_quote").search(plain)
        or needs_a_person(plain)
    )


def _is_held_back(text: str) -> bool:
    from bot.noticing.names import has_name  # noqa: PLC0415 where nothing is read yet, it waits

    plain = one_spelling(text)
    has_sign = any(sign.search(plain) and kind.search(plain) for sign, kind in _BY_SIGN)
    return has_sign or is_held_back_whole(text) or has_name(plain)


def know_nothing() -> None:
    """Look at everything anew, as after a start."""
    _looks.cache_clear()


class _Looks:
    """What came of looking at texts. Everybody who shows something asks of the same ones again and
    again, and a look takes 0.7 ms. No text is kept for it: only digests, under a key that this
    process alone has, and ends with."""

    def __init__(self) -> None:
        self._key = token_bytes(DIGEST_BYTES)
        self._held: dict[bytes, bool] = {}

    def at(self, text: str) -> bool:
        digest = self._digest(text)
        held = self._held.get(digest)
        if held is None:
            held = _is_held_back(text)
            self._keep(digest, held)
        return held

    def learn(self, known: Mapping[str, bool]) -> None:
        for text, held in known.items():
            self._keep(self._digest(text), held)

    def _keep(self, digest: bytes, held: bool) -> None:
        if len(self._held) >= MOST_KNOWN:
            self._held.clear()
        self._held[digest] = held

    def _digest(self, text: str) -> bytes:
        content = text.encode(errors="surrogatepass")
        return blake2b(content, digest_size=DIGEST_BYTES, key=self._key).digest()


@cache
def _looks() -> _Looks:
    return _Looks()


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """Any of the phrases, with spaces, hyphens or nothing between their words."""
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]
    phrases = [r"[\s-]*".join(map(re.escape, line.split())) for line in lines]
    phrases = [phrase.replace("SELF", r"\w+sel(?:f|ves)") for phrase in phrases]
    return re.compile(rf"\b(?:{'|'.join(phrases)})", re.IGNORECASE)
