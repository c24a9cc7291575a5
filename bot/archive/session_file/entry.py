"""One place in a JSON file from elsewhere, which says where it is when it is wrong."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from bot.archive.errors import ArchiveError

MOST = 100_000
LONGEST = 10_000
MOST_ENTRIES = 20_000
_ID = re.compile(r"[0-9A-Za-z]{16,64}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found, and where: `values.3.words`. Every method raises ArchiveError."""

    found: object
    where: str

    def wrong(self, what: str) -> NoReturn:
        raise ArchiveError(f"session.json: {self.where or 'the file'} {what}")

    def at(self, key: str) -> "Entry":
        """The entry of a key that has to be there."""
        if not isinstance(self.found, dict):
            self.wrong("should be an object")
        if key not in self.found:
            self.wrong(f"has no {key}")
        return Entry(self.found[key], f"{self.where}.{key}".lstrip("."))

    def entries(self) -> list["Entry"]:
        """The entries of a list, counted from 1; more than MOST_ENTRIES no workshop has."""
        if not isinstance(self.found, list):
            self.wrong("should be a list")
        if len(self.found) > MOST_ENTRIES:
            self.wrong(f"should have {MOST_ENTRIES} entries or less")
        return [Entry(item, f"{self.where}.{at}") for at, item in enumerate(self.found, start=1)]

    def text(self) -> str:
        """A text of up to LONGEST characters: ours are shorter than one message."""
        if not isinstance(self.found, str):
            self.wrong("should be a text")
        if len(self.found) > LONGEST:
            self.wrong(f"should have {LONGEST} characters or less")
        return self.found

    def texts(self) -> tuple[str, ...]:
        return tuple(entry.text() for entry in self.entries())

    def count(self) -> int:
        """A whole number from 0 to MOST: more people than anybody could draw a cloud of."""
        if isinstance(self.found, bool) or not isinstance(self.found, int) or self.found < 0:
            self.wrong("should be a whole number, 0 or more")
        if self.found > MOST:
            self.wrong(f"should be {MOST} or less")
        return self.found

    def count_if_told(self) -> int | None:
        """A number of people, or None for null: it is not told."""
        return None if self.found is None else self.count()

    def place(self, size: int) -> int:
        """A place in a list of so many entries, from 0."""
        place = self.count()
        if place >= size:
            self.wrong(f"should be a place in a list of {size}, from 0")
        return place

    def id(self) -> str:
        """A random id: letters and digits, 16 to 64."""
        text = self.text()
        if not _ID.fullmatch(text):
            self.wrong("should be an id of 16 to 64 letters and digits")
        return text

    def language(self) -> str:
        """The code of a language: two or three small letters."""
        text = self.text()
        if not _LANGUAGE.fullmatch(text):
            self.wrong("should be the code of a language, as cy")
        return text

    def day(self) -> str:
        """A day of the calendar, as 2026-11-21."""
        text = self.text()
        try:
            date.fromisoformat(text if _DAY.fullmatch(text) else "")
        except ValueError:
            self.wrong("should be a day, as 2026-11-21")
        return text

    def only(self, *keys: str) -> None:
        """Refuse an object that has another key than these."""
        if isinstance(self.found, dict) and (strange := sorted(self.found.keys() - set(keys))):
            self.wrong(f"should not have {strange[0]!r}")

    def flag(self) -> bool:
        if not isinstance(self.found, bool):
            self.wrong("should be true or false")
        return self.found

    def flag_if_there(self, key: str) -> bool:
        """The flag at a key that archives did not always have; without it, false."""
        is_there = isinstance(self.found, dict) and key in self.found
        return is_there and self.at(key).flag()

    def has(self, key: str) -> bool:
        """Whether there is a key that archives did not always have."""
        return isinstance(self.found, dict) and key in self.found

    def count_if_there(self, key: str) -> int:
        """The number at a key that archives did not always have; without it, 0."""
        is_there = isinstance(self.found, dict) and key in self.found
        return self.at(key).count() if is_there else 0

    def one_of(self, *possible: str) -> str:
        text = self.text()
        if text not in possible:
            self.wrong(f"should be one of: {', '.join(possible)}")
        return text
