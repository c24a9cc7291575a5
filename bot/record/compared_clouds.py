"""What clouds of groups side by side are drawn from."""

from collections.abc import Iterator

from bot.word_cloud import WordShares
from bot.workshop.comparison import ComparedLines
from bot.workshop.side_by_side import Spread

LEAST_WORDS = 3


def shares_of(lines: ComparedLines) -> list[WordShares]:
    """The words of which numbers are told, and those that every group said; nothing where that
    makes no cloud, or the same one for each group."""
    found = list(_shares(lines))
    is_cloud = len(found) >= LEAST_WORDS and any(one.is_told for one in found)
    return found if is_cloud else []


def _shares(lines: ComparedLines) -> Iterator[WordShares]:
    for line in lines.lines:
        count = line.count
        if count.has_numbers:
            cells = zip(count.cells, lines.sizes, strict=True)
            shares = tuple((people or 0) / size for people, size in cells)
            yield WordShares(word=line.text, shares=shares)
        elif count.spread is Spread.EVERY:
            alike = count.people / sum(lines.sizes)
            yield WordShares(word=line.text, shares=(alike,) * len(lines.sizes), is_told=False)
