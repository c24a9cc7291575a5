"""What is said in a quiet word to whoever takes part in a browser: in memory alone, and gone when
another begins, or when the program stops."""

from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

# As many as may have asked since the program began, and as much as anybody scrolls through.
MOST_PEOPLE, MOST_LINES = 500, 200


@dataclass(frozen=True, slots=True)
class QuietLetter:
    """A line, as safe HTML; `is_own`: whoever reads it has written it."""

    html: str
    is_own: bool


class QuietMail:
    """The lines of each person; `came` is told whose there are more of. `goes_on` says who is in a
    quiet word: nobody's lines make place for others' before it is over."""

    def __init__(self) -> None:
        self._lines: OrderedDict[int, list[QuietLetter]] = OrderedDict()
        self._number = 0
        self._unread: Counter[int] = Counter()
        self.came: Callable[[int], object] = lambda _: None
        self.goes_on: Callable[[int], bool] = lambda _: False

    def put(self, person: int, html: str, *, is_own: bool = False) -> int:
        """Keep a line for somebody; its number, like that of a message."""
        self._number += 1
        lines = self._lines.setdefault(person, [])
        self._lines.move_to_end(person)
        lines.append(QuietLetter(html, is_own))
        del lines[:-MOST_LINES]
        self._unread[person] += not is_own
        if len(self._lines) > MOST_PEOPLE:
            over = next((one for one in self._lines if not self.goes_on(one)), person)
            self.drop(over)
        self.came(person)
        return self._number

    def read(self, person: int) -> tuple[QuietLetter, ...]:
        """What there is for somebody, oldest first."""
        return tuple(self._lines.get(person, ()))

    def seen(self, person: int) -> None:
        """Somebody has all of it before them."""
        self._unread.pop(person, None)

    def has_news(self, person: int) -> bool:
        """Whether something came that they have not had before them."""
        return self._unread.get(person, 0) > 0

    def drop(self, person: int) -> None:
        """Somebody has read all of it, and is done with it."""
        self._lines.pop(person, None)
        self._unread.pop(person, None)
