"""What SQL says of sealed columns: sealed(session, x), opened(session, x), mark(purpose, x)."""

import logging
import sqlite3

from storage.vault import KeyDestroyed, KeyRefused, Vault

log = logging.getLogger(__name__)
UNREADABLE = "\ufffd"


def teach(raw: sqlite3.Connection, vault: Vault) -> None:
    """Let a connection read and write sealed columns. NULL stays NULL."""

    def sealed(session_id: int, plain: str | int | None) -> bytes | None:
        return None if plain is None else vault.encrypt(session_id, plain)

    def opened(session_id: int, content: bytes | None) -> str | None:
        if content is None:
            return None
        try:
            return vault.decrypt(session_id, content)
        except (KeyRefused, KeyDestroyed):
            # One damaged text must not keep everybody else's from being read.
            log.error("a sealed text of session %d can't be opened", session_id)
            return UNREADABLE

    def mark(purpose: str, plain: str | int | None) -> bytes | None:
        return None if plain is None else vault.mark(purpose, plain)

    raw.create_function("sealed", 2, sealed)
    raw.create_function("opened", 2, opened)
    raw.create_function("mark", 2, mark, deterministic=True)
