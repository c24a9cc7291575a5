"""Where a long phrase is broken, so that nobody's phrase makes everybody's words small."""

import math
import textwrap
import unicodedata

# As many letters as phrases of three or four words have: one that is broken reads as two.
ONE_LINE = 20
LINE = 17
WIDE = 2
# The combining class of the sign that joins a consonant of Indic scripts to the next one.
VIRAMA = 9
MOST_IN_ONE_WORD = 22
JOINERS = "\u200d\ufe0e\ufe0f"


def lines_of(word: str) -> list[str]:
    """The phrase in as few lines of about the same length as read well.

    It is broken at spaces and hyphens; a single word only when it is longer than any other word
    that people say.
    """
    if _breadth(word) <= ONE_LINE:
        return [word]
    wanted = math.ceil(_breadth(word) / LINE)
    widths = range(math.ceil(len(word) / wanted), len(word) + 1)
    tries = (textwrap.wrap(word, width, break_long_words=False) for width in widths)
    lines = next(lines for lines in tries if len(lines) <= wanted)
    return [part for line in lines for part in _parts(line)]


def in_two(word: str) -> list[str]:
    """A phrase in two lines of nearly the same length; nothing where it has no space."""
    words = word.split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(ways, key=lambda way: max(map(_breadth, way)))) if ways else []


def _parts(line: str) -> list[str]:
    """The line, or if it is one endless word, its parts, never broken inside a character."""
    clusters = _clusters(line)
    if _breadth(line) <= MOST_IN_ONE_WORD:
        return [line]
    length = math.ceil(len(clusters) / math.ceil(_breadth(line) / MOST_IN_ONE_WORD))
    parts = ["".join(clusters[at : at + length]) for at in range(0, len(clusters), length)]
    return [
        part + "-" if part[-1].isalpha() and part[-1] < "\u0600" else part for part in parts[:-1]
    ] + parts[-1:]


def _breadth(text: str) -> int:
    """How many letters wide it is, nearly: marks are over letters, Chinese ones are wider."""
    return sum(
        WIDE if unicodedata.east_asian_width(cluster[0]) in "WF" else 1
        for cluster in _clusters(text)
    )


def _clusters(line: str) -> list[str]:
    """The line in pieces that may not be broken: a letter with its marks, an emoji."""
    clusters: list[str] = []
    for character in line:
        if clusters and _belongs_to(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _belongs_to(cluster: str, character: str) -> bool:
    if unicodedata.category(character).startswith("M") or character in JOINERS:
        return True
    if _is_flag_letter(character):
        return len(cluster) == 1 and _is_flag_letter(cluster)
    if unicodedata.combining(cluster[-1]) == VIRAMA:
        return unicodedata.category(character) == "Lo"
    is_tone_or_tag = "\U0001f3fb" <= character <= "\U0001f3ff" or character >= "\U000e0000"
    return is_tone_or_tag or cluster[-1] == "\u200d"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
