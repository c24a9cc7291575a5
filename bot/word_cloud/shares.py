"""What clouds side by side are drawn from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WordShares:
    """A word, and which share of each group said it, from 0 to 1: 0 is not drawn. Where the share
    of each is not told (`is_told`), all have that of all of them together, and the word is grey."""

    word: str
    shares: tuple[float, ...]
    is_told: bool = True
