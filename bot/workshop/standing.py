"""Whether what somebody said, or a facilitator noted, may be shown."""

from enum import StrEnum


class Standing(StrEnum):
    """Words are shown by the rules (FREE); not before a facilitator has looked (WAITING); because
    one has, whatever rule would hold them back (LET_IN); or not, because one took them out
    (STRUCK). Their author has said them, in any case, and sees them."""

    FREE = "free"
    WAITING = "waiting"
    LET_IN = "let_in"
    STRUCK = "struck"

    @property
    def may_be_seen(self) -> bool:
        """Whether others than the author and the facilitators may ever see it."""
        return self in (Standing.FREE, Standing.LET_IN)
