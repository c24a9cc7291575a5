"""What the cast of a rehearsal has done, counted."""

from collections import Counter
from dataclasses import dataclass, field

from bot.rehearsal.deeds import Deed

TOLD = {
    Deed.SAY: "messages",
    Deed.PASS: "passes",
    Deed.UNPASS: "passes taken back",
    Deed.EDIT: "messages edited",
    Deed.CHANGE: "changes",
    Deed.REMOVE: "removed",
    Deed.TAKE_BACK: "removed with /mydata",
    Deed.SAY_IN_GROUP: "said in the group by mistake",
    Deed.SEND_PHOTO: "photos",
    Deed.SEND_STICKER: "stickers",
    Deed.JOIN: "joined late",
    Deed.LEAVE: "left",
    Deed.BLOCK: "blocked the bot",
    Deed.COME_BACK: "came back",
    Deed.RECOGNISE: "recognised the round-up",
    Deed.ADD_MISSING: "found something missing",
    Deed.QUIET_WORD: "quiet words",
    Deed.SKIP_CHECK: "rather not said",
}


@dataclass(slots=True)
class Tally:
    """Deeds, by kind."""

    deeds: Counter[Deed] = field(default_factory=Counter)

    @property
    def removals(self) -> int:
        """How often words were taken back."""
        return self.deeds[Deed.REMOVE] + self.deeds[Deed.TAKE_BACK]

    @property
    def edits(self) -> int:
        """How often words were replaced by others."""
        return self.deeds[Deed.EDIT] + self.deeds[Deed.CHANGE]


def told(deeds: Counter[Deed]) -> str:
    """Deeds in a line: `messages 31 · passes 2`."""
    return " · ".join(f"{name} {deeds[deed]}" for deed, name in TOLD.items() if deeds[deed])
