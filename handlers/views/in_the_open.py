"""Which sentence is so in a session: in an open one people reply in the group, with their names."""

from bot.workshop.session import Mode, Session


def key_in(session: Session, key: str, in_the_open: str = "") -> str:
    """The key of a text, or of what stands in its place `in_the_open`: the same and `_open`, if
    nothing else is named."""
    return (in_the_open or f"{key}_open") if session.mode is Mode.OPEN else key
