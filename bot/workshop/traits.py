"""Pairs of words that have something in common, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

Pair = tuple[str, str]
Keys = Mapping[str, str]
MOST_SHARING = 40


def sharing(said: Keys, traits: Callable[[str, str], Iterable[str]]) -> Iterator[Pair]:
    """Pairs of keys that have a trait in common; what too many have in common says nothing."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, text in said.items():
        for trait in traits(key, text):
            found[trait].add(key)
    seen: set[Pair] = set()
    for keys in found.values():
        if 1 < len(keys) <= MOST_SHARING:
            fresh = [pair for pair in combinations(sorted(keys), 2) if pair not in seen]
            seen.update(fresh)
            yield from fresh
