"""In which language people are spoken to, and groups: known without asking the database, so that
whoever writes a sentence need not wait for it.

A person is found by their mark alone. Of somebody who takes part in nothing, and leads nothing,
what they chose is remembered until the program ends, and written nowhere.
"""

import sqlite3
from dataclasses import dataclass, field

from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """What somebody is spoken to in; `chosen`: they said so themselves."""

    language: str
    chosen: bool


@dataclass(slots=True)
class Spoken:
    """What is known of it now; `default` is for everybody and every group of whom nothing is."""

    vault: Vault
    default: str = "en"
    _people: dict[bytes, SpokenLanguage] = field(default_factory=dict)
    _groups: dict[tuple[bytes, int], str] = field(default_factory=dict)

    def read(self, raw: sqlite3.Connection) -> None:
        """Take up what the database has; of several sessions in one place, the newest counts."""
        # A file is looked at as it was before there was such a table, too.
        if raw.execute("SELECT 1 FROM sqlite_schema WHERE name = 'spoken_to'").fetchone():
            rows = raw.execute("SELECT person, language, chosen FROM spoken_to")
            self._people = {row[0]: SpokenLanguage(row[1], bool(row[2])) for row in rows}
        held = raw.execute("SELECT chat, ifnull(thread_id, 0), language FROM session ORDER BY id")
        self._groups = {(row[0], row[1]): row[2] for row in held}

    def to(self, person: int) -> SpokenLanguage | None:
        """What somebody is spoken to in, if that is known."""
        return self._people.get(self.vault.mark("person", person))

    def to_person(self, person: int) -> str:
        """The language of a person."""
        found = self.to(person)
        return found.language if found else self.default

    def in_group(self, chat_id: int, thread_id: int | None) -> str:
        """The language, or languages, of the newest session in a group or its topic."""
        chat = self.vault.mark("chat", chat_id)
        found = self._groups.get((chat, thread_id or 0)) or self._groups.get((chat, 0))
        return found or self.default

    def note(self, person: int, language: SpokenLanguage) -> None:
        """Somebody is spoken to in this language from now on."""
        self._people[self.vault.mark("person", person)] = language

    def forget(self, person: int) -> None:
        """Nothing is known of somebody any more."""
        self._people.pop(self.vault.mark("person", person), None)

    def note_group(self, chat_id: int, thread_id: int | None, language: str) -> None:
        """What a group, or a topic of it, is spoken to in from now on."""
        self._groups[self.vault.mark("chat", chat_id), thread_id or 0] = language

    def moved(self, old: int, new: int) -> None:
        """A group has another id, and no topics."""
        language = self.in_group(old, None)
        self.note_group(new, None, language)
