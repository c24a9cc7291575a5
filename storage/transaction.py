"""What a unit of work reads and writes through."""

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from storage.spoken import Spoken
from storage.vault import Vault

T = TypeVar("T")
Row = tuple[Any, ...]


class Transaction:
    """What a unit of work reads and writes through. Lives only as long as the unit."""

    def __init__(
        self, connection: sqlite3.Connection, vault: Vault, spoken: Spoken | None = None
    ) -> None:
        self._connection = connection
        self.vault = vault
        self.spoken = spoken or Spoken(vault)

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """All rows of a query."""
        return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, *parameters: object) -> Row | None:
        """The first row of a query, or None."""
        row: Row | None = self._connection.execute(sql, parameters).fetchone()
        return row

    def write(self, sql: str, *parameters: object) -> int:
        """Change rows; how many."""
        return self._connection.execute(sql, parameters).rowcount

    def insert(self, sql: str, *parameters: object) -> int:
        """Add a row; its number."""
        return self._connection.execute(sql, parameters).lastrowid or 0


Work = Callable[[Transaction], T]
