"""What is punctuation around a word, and what belongs to it.

`(care)`, `“care”`, `care…` and `#care` are care; but `C#`, `A*`, `100%` and `-5` mean something
else without their signs, `time (and money)` without its bracket, and `'dan ni` or `carers'` without
the apostrophe.
"""

import re
import unicodedata

from bot.workshop import faces

CLOSED_BY = {
    ")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "｝": "｛",
    "」": "「", "』": "『", "》": "《", "〉": "〈", "】": "【",
    "”": "“„", "“": "„", "»": "«", "«": "»", "›": "‹", "’": "‘", "'": "'‘", '"': '"',
}  # fmt: skip
OPENING = frozenset("".join(CLOSED_BY.values()))
_PAIRED = re.compile(f"[{re.escape(''.join(OPENING | CLOSED_BY.keys()))}]")
LONGEST_SIGNED = 16
APOSTROPHES = "'’‘`´"
PERCENT = "%‰％٪"
# Words that are spelled with an apostrophe in front, in English and in Welsh.
_ELIDED = re.compile(
    "(?:bout|cause|cos|em|n|round|til|tis|twas|chi?|da|dan|di|dwi?|dy|dych|dydy|dyn|dyw|fo|i|ma?|mach"
    "|na|nabod|nghariad|r|sa|sdim|se|th|u|w|wi|wyt|ym?)(?![^\\W\\d_])",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[sSnN]['’]\Z")
_INITIALS = re.compile(r"(?:\A|\W)(?:\w\.){2,}\Z")
_GRADE = re.compile(r"(?:\A|\s)(?:[^\W\d_]|\d{1,2})\*+\Z|(?:\A|\s)(?:[^\W\d_]|[Aa][Bb])-\Z")
_SHARP = re.compile(r"[^\W_]#\Z")
_SIGNED = (_POSSESSIVE, _INITIALS, _GRADE, _SHARP)


def without_edges(text: str) -> str:
    """The text without the punctuation around it; "" if it is nothing else."""
    if not (text and (_is_edge(text[0]) or _is_edge(text[-1]))):
        return text  # what most words come to, and much faster
    found = faces.find(text)
    pairs = _pairs(text, found)
    face_starts, face_ends = {start for start, _ in found}, {end for _, end in found}
    start, end = 0, len(text)
    while start < end and start not in face_starts and _is_edge(text[start]):
        if _belongs_in_front(text, start, end, pairs.get(start)):
            break
        start += 1
    while start < end and end not in face_ends and _is_edge(text[end - 1]):
        if _belongs_behind(text, start, end, pairs.get(end - 1)):
            break
        end -= 1
    return text[start:end]


def _belongs_in_front(text: str, at: int, end: int, partner: int | None) -> bool:
    """Whether a sign in front is part of the word. A bracket or quotation mark is if what it opens
    is closed before the text is over."""
    if partner is not None:
        return any(not _is_edge(sign) for sign in text[partner + 1 : end])
    sign, rest = text[at], text[at + 1 : at + LONGEST_SIGNED]
    if sign in "#*" and rest[:1] in ("\ufe0f", "\u20e3"):
        return True
    if sign in APOSTROPHES:
        return rest[:1].isdecimal() or _ELIDED.match(rest) is not None
    follows_stop = sign == "." and text[at - 1 : at] in (".", "…")
    return sign in "#.-" and rest[:1].isdecimal() and not follows_stop


def _belongs_behind(text: str, start: int, end: int, partner: int | None) -> bool:
    """Whether a sign behind is part of the word."""
    if partner is not None:
        return partner >= start
    sign, tail = text[end - 1], text[max(start, end - LONGEST_SIGNED) : end]
    return sign in PERCENT or any(pattern.search(tail) for pattern in _SIGNED)


def _is_edge(sign: str) -> bool:
    return sign.isspace() or sign in "|`´" or unicodedata.category(sign).startswith("P")


def _pairs(text: str, signs: tuple[faces.Span, ...]) -> dict[int, int]:
    """Where brackets and quotation marks open and close, each by the place of the other."""
    in_faces = {at for start, end in signs for at in range(start, end)}
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in _PAIRED.finditer(text):
        at, sign = match.start(), match[0]
        if at in in_faces or _is_inside_word(text, at):
            continue
        openers = CLOSED_BY.get(sign, "")
        opener = next((one for one in reversed(opened) if text[one] in openers), None)
        if opener is not None:
            pairs |= {opener: at, at: opener}
            del opened[opened.index(opener) :]
        elif sign in OPENING:
            opened.append(at)
    return pairs


def _is_inside_word(text: str, at: int) -> bool:
    """Whether this is the apostrophe of "don't"."""
    around = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return text[at] in APOSTROPHES and all(sign.isalnum() for sign in around)
