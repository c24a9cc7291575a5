"""What whoever hands out a report says of it: what this is, and what was heard, in their words."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSummary:
    """What somebody writes about a key theme, by its key."""

    key: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """All of it may be left empty, and leaves no gap then. `group` is the name by which one group
    is told from another; `dates` are as somebody writes them. `values` has a summary of each value,
    in the order of the plan, or nothing at all; `key_themes` those of some key themes."""

    organisation: str = ""
    group: str = ""
    audience: str = ""
    place: str = ""
    dates: str = ""
    introduction: str = ""
    summary: str = ""
    conclusion: str = ""
    values: tuple[str, ...] = ()
    key_themes: tuple[ThemeSummary, ...] = ()

    def of_value(self, at: int) -> str:
        """The summary of a value by its place, from 0; "" for none."""
        return self.values[at] if at < len(self.values) else ""

    def of_key_theme(self, key: str) -> str:
        """The summary of a key theme; "" for none."""
        return next((one.summary for one in self.key_themes if one.key == key), "")

    def over(self, other: "About") -> "About":
        """What is said here, and where nothing is, what is said in another one."""
        said = {one.name: getattr(self, one.name) or getattr(other, one.name) for one in FIELDS}
        return About(**said)


FIELDS = fields(About)
NOTHING_SAID = About()
FACTS = ("organisation", "group", "audience", "place", "dates")
"""What fits in a line each."""
TEXTS = ("introduction", "summary", "conclusion")
"""What may have several paragraphs."""
MOST_IN_FACT = 300
MOST_IN_TEXT = 4_000


def paragraphs(text: str) -> tuple[str, ...]:
    """A text that somebody wrote, by its paragraphs."""
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())
