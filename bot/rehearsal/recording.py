"""What one chat showed, in the order in which it came about, for the transcript."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.rehearsal.bot_api import Event, Message, Person
from bot.rehearsal.bot_api.presses import ButtonPress
from bot.rehearsal.showing import block, remark


class Recorder:
    """Keeps what a person's private chat showed, as lines. A listener for a world.

    A message that is edited again and again, as a panel is, is kept as it was when its buttons
    last changed; one whose words stay the same is not told twice.
    """

    def __init__(self, person: Person, width: int) -> None:
        self._person = person
        self._width = width
        self._told: list[Sequence[str]] = []
        self._words: dict[int, str] = {}
        self._newest: tuple[int, list[str]] | None = None

    def hear(self, event: Event) -> None:
        """Take down what the person could see."""
        message = event.message
        if event.chat is not self._person.private or message is None:
            return
        if event.kind == "new":
            self._tell(list(block(message, self._width)))
        elif event.kind == "edited":
            self._tell_edit(message)
        elif event.kind == "reaction" and message.reaction:
            self._tell(remark(f"Gair puts {message.reaction} to it", self._width))
        elif event.kind == "toast" and event.press is not None:
            self._tell(remark(self._pressed(event.press), self._width))
        if event.kind in ("new", "edited"):
            self._words[message.id] = message.words

    def lines(self) -> Iterator[str]:
        """Everything that was kept."""
        return chain.from_iterable(self._told)

    def _tell(self, lines: Sequence[str]) -> None:
        self._told.append(lines)
        self._newest = None

    def _tell_edit(self, message: Message) -> None:
        if self._words.get(message.id) == message.words:
            labels = " ".join(f"[{label}]" for label in message.labels) or "gone"
            self._tell(remark(f"the buttons above: {labels}", self._width))
            return
        shown = list(block(message, self._width))
        shown[0] += " · edited"
        state = (message.id, message.labels)
        if self._newest == state:
            self._told.pop()
        self._tell(shown)
        self._newest = state

    def _pressed(self, press: ButtonPress) -> str:
        """Who presses what, if the button is still there, and what the press showed."""
        buttons = (button for row in press.message.buttons for button in row)
        label = next((b.label for b in buttons if b.data == press.data), "a button")
        seen = press.toast.text if press.toast is not None else ""
        return f"{self._person.name} presses [{label}]" + (f" and sees: {seen}" if seen else "")
