"""Answers that a machine neither quotes nor counts: they could point at somebody."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from bot.noticing.spelling import one_spelling

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
    r"\d": r"""
      (?<!\d) \+? \(? \d (?: [\s().\u2010-\u2015-]{0,3} \d ){6,}   # a phone or other long number
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
_KNOWN: ContextVar[dict[str, bool] | None] = ContextVar("known", default=None)


def is_held_back(text: str) -> bool:
    """Whether an answer has a phone number, e-mail address, link, postcode, @name or likely name in
    it (bot.noticing.names), speaks of suicide, self-harm, sexual abuse or having been abused
    (`self_harm.txt`; but not of the work with it, `of_the_work.txt`) or of being in distress
    (bot.noticing.distress), or asks not to be quoted (`not_to_quote.txt`)."""
    known = _KNOWN.get()
    if known is None:
        return _is_held_back(text)
    if text not in known:
        known[text] = _is_held_back(text)
    return known[text]


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
    """Whether each of these is held back. It takes a while: `looking_once` takes what it comes to,
    so that it can be found out beforehand, elsewhere."""
    return {text: _is_held_back(text) for text in texts}


@contextmanager
def looking_once(known: Mapping[str, bool] = MappingProxyType({})) -> Iterator[None]:
    """For as long as the context lasts, each text is looked at once, and none that is `known`:
    whoever goes through all that was said asks of the same texts again and again."""
    token = _KNOWN.set(dict(known))
    try:
        yield
    finally:
        _KNOWN.reset(token)


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


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """Any of the phrases, with spaces, hyphens or nothing between their words."""
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]
    phrases = [r"[\s-]*".join(map(re.escape, line.split())) for line in lines]
    phrases = [phrase.replace("SELF", r"\w+sel(?:f|ves)") for phrase in phrases]
    return re.compile(rf"\b(?:{'|'.join(phrases)})", re.IGNORECASE)
