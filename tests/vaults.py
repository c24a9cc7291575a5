"""Keys for tests, and a look into what is sealed."""

from pathlib import Path
from typing import Any

from storage.database import Transaction
from storage.vault import Vault

# For as long as a test looks, tables stand there as if nothing in them were sealed.
OPENED = {
    "response": "opened(session_id, text) AS text",
    "answer": "opened(session_id, text) AS text",
    "note": "opened(session_id, text) AS text",
    "participant": "CAST(opened(session_id, person_sealed) AS INTEGER) AS person_id",
    "facilitator": "CAST(opened(session_id, person_sealed) AS INTEGER) AS person_id",
    "shown_message": "CAST(opened(session_id, chat_sealed) AS INTEGER) AS chat_id",
}


def a_vault(database: Path) -> Vault:
    """A vault beside a database file."""
    return Vault(database.parent / "keys", b"o" * 32)


def read_opened(tx: Transaction, sql: str, *parameters: object) -> list[Any]:
    """The rows of a query that may name opened columns: text, person_id, chat_id."""
    for table, column in OPENED.items():
        tx.write(
            f"CREATE TEMP VIEW {table} AS SELECT {_unsealed(tx, table)}{column} FROM main.{table}"
        )
    try:
        return tx.rows(sql, *parameters)
    finally:
        for table in OPENED:
            tx.write(f"DROP VIEW temp.{table}")


def _unsealed(tx: Transaction, table: str) -> str:
    """The table's other columns, by name."""
    names = [row[1] for row in tx.rows(f"PRAGMA main.table_info({table})")]
    return ", ".join(name for name in names if name != "text") + ", "
