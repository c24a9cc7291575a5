"""How a session is held: what facilitators choose when they set it up."""

from enum import StrEnum


class Mode(StrEnum):
    """How answers travel: privately, or in the group as replies to the bot."""

    PRIVATE = "private"
    OPEN = "open"


class Reveal(StrEnum):
    """When the words of a value appear: to the group while people answer (LIVE); when the value
    closes (AT_CLOSE); to whoever has answered or passed, and to the group when it closes
    (OWN_FIRST); to the group once a facilitator has let each of them in (AFTER_LOOK). Those of a
    sensitive value never appear before it closes."""

    LIVE = "live"
    AT_CLOSE = "at_close"
    OWN_FIRST = "own_first"
    AFTER_LOOK = "after_look"
