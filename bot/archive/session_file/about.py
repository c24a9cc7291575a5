"""What whoever hands out a report says of it, in a session.json."""

from typing import Any

from bot.archive.session_file.entry import Entry
from bot.workshop.about import FACTS, NOTHING_SAID, TEXTS, About, ThemeSummary


def about_of(about: Entry, values: int) -> About:
    """What is said of a report of so many values; {} is nothing, which is what former formats say.
    Raises ArchiveError where something is wrong."""
    if about.found == {}:
        return NOTHING_SAID
    texts: dict[str, Any] = {name: about.at(name).text() for name in (*FACTS, *TEXTS)}
    summaries = about.at("values")
    of_values = summaries.texts()
    if len(of_values) not in (0, values):
        summaries.wrong(f"should have {values} entries, one for each value, or none")
    key_themes = tuple(
        ThemeSummary(key=entry.at("key").text(), summary=entry.at("summary").text())
        for entry in about.at("key_themes").entries()
    )
    return About(**texts, values=of_values, key_themes=key_themes)
