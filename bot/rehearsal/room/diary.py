"""What is told of a play beside its chats, the newest last."""

from collections import deque

from bot.rehearsal.room.projection import Json

KEPT = 60


class Diary:
    """Keeps the last lines, each with its number. A narrator for scenes."""

    def __init__(self) -> None:
        self._lines: deque[Json] = deque(maxlen=KEPT)
        self._count = 0

    def begin(self, what: str) -> None:
        """Something new begins."""
        self._write("begins", what[:1].upper() + what[1:])

    def tell(self, what: str) -> None:
        """Something that the group does not see."""
        self._write("told", what)

    def show_cloud(self) -> None:
        """The group's chat shows it."""

    def lines(self) -> list[Json]:
        """What is kept."""
        return list(self._lines)

    def _write(self, kind: str, text: str) -> None:
        self._count += 1
        self._lines.append({"number": self._count, "kind": kind, "text": text})
