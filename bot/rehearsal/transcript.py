"""transcript.txt: what was to be seen in a rehearsal, and what it cost."""

from collections.abc import Iterable, Iterator, Mapping

from bot.rehearsal.bot_api import Group
from bot.rehearsal.showing import block

WIDTH = 92


def group_lines(group: Group) -> Iterator[str]:
    """Everything that a group was sent, as it stood at the end."""
    for message in group.history:
        if not message.service:
            yield from block(message, WIDTH)


def transcript(title: str, parts: Mapping[str, Iterable[str]]) -> str:
    """The parts under their headings, with a table of contents."""
    contents = (f"  {number}. {heading}" for number, heading in enumerate(parts, start=1))
    lines = [title, "=" * len(title), "", *contents]
    for number, (heading, part) in enumerate(parts.items(), start=1):
        lines += ["", "", f"{number}. {heading}", "-" * (len(heading) + 3), "", *part]
    return "\n".join(lines) + "\n"
