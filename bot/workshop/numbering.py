"""The numbers and letters of a list: `1. Hope 2. Fear`, in one line or several."""

import re
import unicodedata
from collections.abc import Sequence

from bot.workshop import faces

HIGHEST_FIRST = 10
# Two numbers without a mark may mean how many there are: "1 room, 2 beds".
FEWEST_BARE = 3
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}

_MARK = re.compile(
    r"(?:(?<!\S)|(?=[①-⑳❶-❿➀-➓]|(?<!\d)\d\ufe0f?\u20e3))(?:"
    r"[(\[](?P<inside>\d{1,2}|[A-Za-z]|[ivxIVX]{2,4})[)\]]"
    r"|(?P<number>\d{1,2})(?:\.?\)|[.:](?!\d)|/(?=\s)|[．、）]|\s?[-–—](?=\s)"
    r"|[-–—](?=[^\W\d_]{2,}+(?![-–—]))|\ufe0f?\u20e3)"  # but for "1-to-1"
    r"|\#(?P<hash>\d{1,2})(?=\s)"
    r"|(?P<letter>[A-Za-z]|[ivxIVX]{2,4})(?:\.?\)|\.(?=\s))"
    r"|(?P<circled>[①-⑳❶-❿➀-➓])"
    r")\s*"
)
_BARE = re.compile(r"(?<!\S)(\d{1,2})[,:]?\s+(?=[^\W\d_])")
_BEFORE_A_MARK = re.compile(r"[\s,;]*(?:(?<=[\s,;])(?:and|&|a|ac)\s+)?\Z")


def pieces(text: str) -> Sequence[str]:
    """The items, and so with `1)`, `(1)`, `a)`, `i.`, `①`; three or more also with `1` alone."""
    marks = _bare(text) or _in_a_row(list(faces.outside(_MARK, text)), text)
    if len(marks) < 2:
        return [text]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    spans = zip(marks, ends, strict=True)
    found = [_BEFORE_A_MARK.sub("", text[mark.end() : end]) for mark, end in spans]
    return [piece for piece in (text[: marks[0].start()].strip(), *found) if piece]


def _in_a_row(marks: Sequence[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The marks that count on from the first that begins a line, with something said after each."""
    row: list[re.Match[str]] = []
    for mark in marks:
        if not row:
            if _may_be_first(mark, text):
                row = [mark]
            continue
        kind, number = _place(row[-1])
        if (kind, number + 1) in _places(mark) and text[row[-1].end() : mark.start()].strip():
            row.append(mark)
    return row if row and text[row[-1].end() :].strip() else row[:-1]


def _may_be_first(mark: re.Match[str], text: str) -> bool:
    before = text[: mark.start()]
    kind, number = _place(mark)
    if kind == "number" and not before.strip():
        return number <= HIGHEST_FIRST
    return number == 1 and (not before.strip() or before.rstrip(" ").endswith("\n"))


def _place(mark: re.Match[str]) -> tuple[str, int]:
    return _places(mark)[0]


def _places(mark: re.Match[str]) -> list[tuple[str, int]]:
    """What a mark may count as: `i` is a number and a letter."""
    sign = mark["inside"] or mark["number"] or mark["hash"] or mark["circled"] or mark["letter"]
    if sign.isdecimal():
        return [("number", int(sign))]
    if mark["circled"]:
        return [("number", int(unicodedata.numeric(sign)))]
    low = sign.casefold()
    roman = [("roman", ROMAN[low])] if low in ROMAN else []
    letter = [("letter", ord(low) - ord("a") + 1)] if len(low) == 1 else []
    return roman + letter or [("none", 0)]


def _bare(text: str) -> list[re.Match[str]]:
    """Numbers that have no mark, if the text begins with them and they only count."""
    found = list(_BARE.finditer(text))
    counts = [int(number[1]) for number in found] == [*range(1, len(found) + 1)]
    return found if counts and len(found) >= FEWEST_BARE and not found[0].start() else []
