"""Emoticons and kaomoji: punctuation that means something, such as `:)`, `D:` and `(╯°□°)╯`.

Only those are looked for that would be cut or trimmed as punctuation; `xD`, `<3` and `^^` are safe
as they are. What is found overlaps nothing and is in order.
"""

import re
import unicodedata
from collections.abc import Iterator

Span = tuple[int, int]

# A mouth of signs may hang on a word ("change:)"), as a letter ("change:D") it may not. What comes
# next must be no letter: `(see :(this)` has no face in it.
_MOUTHS = r"[:;=]['’^o*~,]?-?[()\[\]{}]++(?!\w)"
_OTHER_MOUTHS = r"(?<![^\s(])[:;]['’^o*~,]?-?[|\\/*@$<>#](?![\w/\\|])"
_LETTERS = r"(?<!\w)[:;=]['’^*~,]?-?(?:D+|d+|P+|p+|O+|o+|0|S+|s+|X+|x+|C+|c+|v+|3c?)(?!\w)"
_BACKWARDS = r"(?<!\S)[Dd()\[\]{}Pp/\\|Oo]['’]?-?[:;=](?!\S)"
_TWO_EYES = (
    r"(?<![\w.…])(?:([;*@•・·])(?!\1)(?:[_‿ωᴥ△▽∀Д\-]{1,3}|\.)\1|-(?:[_‿]+|\.)-|\._+\.)(?![\w.…])"
)
_ARMS_UP = r"(?<!\S)(?:\\[oOm0]/|[oO]/|\\[oO])(?!\S)"
_SUNGLASSES = r"(?<!\S)[8B]-\)(?!\w)|(?<=\w\s)8\)\Z"  # "8)" at the front begins the eighth item
_IN_ONE_LETTER = r"(?<![^\s(])(?:[xX]-?\((?!\w)|\([yYnN]\)(?!\w))"
_SMALL = re.compile(
    f"{_SUNGLASSES}|{_IN_ONE_LETTER}|{_MOUTHS}|{_OTHER_MOUTHS}|{_LETTERS}|{_BACKWARDS}|{_TWO_EYES}|{_ARMS_UP}"
)
_IN_BRACKETS = re.compile(r"[¯ˉ\\/_~^<>*=]*[(（ʕ]([^()（）ʕʔ\n]{1,20})[)）ʔ][¯ˉ\\/_~^<>*=]*")
_ORDINARY = re.compile(r"[0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]{2}")
_FOR_THE_EYES = re.compile(r"[-;*'\"_.•・·]{2,}")
_ELLIPSIS = re.compile(r"[.…!?,;:]*")


def find(text: str) -> tuple[Span, ...]:
    """Where the faces in a text begin and end."""
    large = [match.span() for match in _IN_BRACKETS.finditer(text) if _looks(match[1])]
    taken = {at for span in large for at in range(*span)}
    small = [one.span() for one in _SMALL.finditer(text) if taken.isdisjoint(range(*one.span()))]
    return tuple(sorted((*large, *small)))


def between(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a face."""
    at = 0
    for start, end in find(text):
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that have nothing of a face in them."""
    inside = {at for start, end in find(text) for at in range(start, end)}
    return (one for one in pattern.finditer(text) if inside.isdisjoint(range(*one.span())))


def _looks(inside: str) -> bool:
    """Whether what stands in brackets is a face, rather than words, numbers or dots."""
    if _ORDINARY.search(inside) or _ELLIPSIS.fullmatch(inside):
        return False
    signs = (sign for sign in inside if sign not in "+=%")
    has_signs = any(unicodedata.category(sign) in ("So", "Sk", "Sm", "Pc") for sign in signs)
    has_signs = has_signs or any(sign in "ツᴥಠʘ益" for sign in inside)
    return has_signs or bool(_FOR_THE_EYES.fullmatch(inside))
