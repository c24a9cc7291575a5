"""What the group sees, as lines for a terminal or a file."""

import textwrap
from collections.abc import Callable, Iterator, Sequence

from bot.rehearsal.bot_api import Event, Group, Message

NARROWEST, WIDEST = 40, 92
INDENT = "  "
BAR = "│ "


def block(message: Message, width: int) -> Iterator[str]:
    """A message in a frame that is open to the right: who wrote it, its words, its buttons.

    Lines are at most `width` letters long, unless a single word is longer.
    """
    yield f"{INDENT}╭ {' · '.join(_head(message))}"
    yield from framed(message.words, width)
    for row in message.buttons:
        yield from framed(" ".join(f"[{button.label}]" for button in row), width)
    yield f"{INDENT}╰"


def _head(message: Message) -> Iterator[str]:
    yield str(message.sender["first_name"])
    yield from (kind for kind in ("photo", "document", "sticker") if kind in message.content)
    if message.edits and is_cloud(message):
        yield f"edited in place, times: {message.edits}"
    if message.deleted:
        yield "taken away"


def remark(what: str, width: int) -> Sequence[str]:
    """What happens beside the chat: marked with a dot, wrapped, and hanging."""
    return wrapped(what, f"{INDENT}· ", width, f"{INDENT}  ")


def framed(text: str, width: int) -> Iterator[str]:
    """A text inside a frame, wrapped; no line for nothing."""
    for line in text.split("\n") if text else ():
        yield from wrapped(line, f"{INDENT}{BAR}", width)


def wrapped(line: str, before: str, width: int, between: str | None = None) -> Sequence[str]:
    """One line of a text, wrapped, with `before` in front; of later parts `between`, if given."""
    folded = textwrap.wrap(
        line,
        max(width, NARROWEST),
        initial_indent=before,
        subsequent_indent=before if between is None else between,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return folded or [before.rstrip()]


def shortened(text: str, width: int) -> str:
    """A text on one line of at most `width` letters."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


class GroupView:
    """Shows what comes into a group, as it comes. A growing cloud is a line for each picture; it is
    shown whole when somebody asks for it."""

    def __init__(self, group: Group, show: Callable[[str], None], width: int) -> None:
        self._group = group
        self._show = show
        self._width = min(width, WIDEST)
        self._cloud: Message | None = None

    def hear(self, event: Event) -> None:
        """A listener for a world."""
        message = event.message
        if event.chat is not self._group or message is None or message.service:
            return
        if event.kind == "deleted":
            self.tell("the post is taken away")
        elif event.kind in ("new", "edited") and is_cloud(message):
            self._cloud = message
            self._show_picture(message)
        elif event.kind == "new":
            self._show_block(message)

    def begin(self, what: str) -> None:
        """Draw a line across, with what follows on it."""
        self._show("")
        self._show(f"── {what} ".ljust(self._width, "─"))

    def tell(self, what: str) -> None:
        """Say something that the group does not see."""
        for line in remark(what, self._width):
            self._show(line)

    def show_cloud(self) -> None:
        """The newest cloud as it is now; nothing if none has come since this was last asked."""
        if self._cloud is not None:
            self._show_block(self._cloud)
        self._cloud = None

    def _show_block(self, message: Message) -> None:
        for line in block(message, self._width):
            self._show(line)

    def _show_picture(self, message: Message) -> None:
        _, _, *rest = message.caption.split("\n\n")
        line = f"☁ picture {message.edits + 1} · {' · '.join(rest)}"
        self._show(INDENT + shortened(line, self._width - len(INDENT)))


def is_cloud(message: Message) -> bool:
    """Whether a post in a group is a word cloud: the lobby's picture has a button under it."""
    return message.from_bot and "photo" in message.content and not message.buttons
