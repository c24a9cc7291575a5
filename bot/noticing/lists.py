"""The lists of words beside these rules, read once."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list that are no comments."""
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and line[0] != "#")


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def words_that_are(what: str, name: str) -> frozenset[str]:
    """The words of a list whose lines begin with what they are."""
    found = (line.split() for line in lines(name))
    return frozenset(word for kind, *words in found if kind == what for word in words)
