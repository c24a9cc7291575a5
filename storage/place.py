"""Where a session's posts go."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A group, and a topic of it if it is a forum."""

    chat_id: int
    thread_id: int | None = None
    title: str = ""
