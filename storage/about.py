"""What somebody says that the report of a session is about."""

import json
from dataclasses import asdict

from bot.workshop.about import FACTS, NOTHING_SAID, TEXTS, About
from storage.database import Transaction
from storage.sealing import UNREADABLE


def find(tx: Transaction, session_id: int) -> About:
    """What is said of a session; nothing, where nobody has said anything."""
    sql = "SELECT opened(session_id, said) FROM about WHERE session_id = ?"
    row = tx.row(sql, session_id)
    if row is None or row[0] == UNREADABLE:
        return NOTHING_SAID
    said = json.loads(row[0])
    return About(**{name: said.get(name, "") for name in (*FACTS, *TEXTS)})


def put(tx: Transaction, session_id: int, about: About) -> None:
    """From now on this is said of it, and nothing else. Summaries are no part of this."""
    said = {name: text for name, text in asdict(about).items() if name in (*FACTS, *TEXTS)}
    written = json.dumps(said, ensure_ascii=False)
    tx.write("INSERT OR REPLACE INTO about VALUES (?1, sealed(?1, ?2))", session_id, written)
