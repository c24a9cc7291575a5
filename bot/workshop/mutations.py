"""Initial mutations of Welsh: cyllid is also gyllid, nghyllid and chyllid."""

from collections.abc import Iterator

_MUTATIONS = {
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "c": ("g", "ngh", "ch"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "g": ("", "ng"),
    "ll": ("l",),
    "m": ("f",),
    "rh": ("r",),
}
_LETTERS = ("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th")
_VOWELS = "aeiouwy\u00e2\u00ea\u00ee\u00f4\u00fb\u0175\u0177"
SHORTEST = 4


def mutated(word: str) -> Iterator[str]:
    """The mutated forms of a word; not those so short that they would be anything."""
    first = word[:2] if word[:2] in _LETTERS else word[:1]
    forms = [form + word[len(first) :] for form in _MUTATIONS.get(first, ())]
    if first and first in _VOWELS:
        forms.append(f"h{word}")
    yield from (form for form in forms if len(form.rstrip("*")) >= SHORTEST)
