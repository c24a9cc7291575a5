"""Where the heading of a theme is from."""

from enum import StrEnum


class ThemeSource(StrEnum):
    """Where the heading of a theme is from: the plan's list, people's own words, or a facilitator's
    edit."""

    LIST = "list"
    WORDS = "words"
    FACILITATOR = "facilitator"
