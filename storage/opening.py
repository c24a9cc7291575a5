"""The database file, opened: what has to be right before anybody may write to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage import backups, schema, sealing
from storage.syncing import sync
from storage.vault import KeyDestroyed, KeyRefused, Vault

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what got a receipt survives a power cut
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "temp_store": 2,
}
LOG_BYTES = 4 * 2**20
TEXTS_TRIED = 3
# More than there are in the program: preparing one again takes as long as running it.
CACHED_STATEMENTS = 512
SEALED_THINGS = """
SELECT title_sealed FROM session WHERE id = ?1 UNION ALL
SELECT chat_sealed FROM session WHERE id = ?1 UNION ALL
SELECT text FROM (SELECT text FROM response WHERE session_id = ?1 LIMIT ?2)
"""


class DatabaseRefused(Exception):
    """The file can't be used as it is; the message says why and what to do."""


def connect(path: Path) -> sqlite3.Connection:
    """Open a database file, or create it where there is none: whole or not at all."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _create(path)
    return _connect(path)


def prepare(raw: sqlite3.Connection, path: Path, vault: Vault) -> None:
    """Check everything, then bring the tables up to date; a backup comes first.

    Raises DatabaseRefused, and has then changed nothing.
    """
    sealing.teach(raw, vault)
    try:
        found = _foreign_log(path) or schema.problems(raw) or locked_out(raw, vault)
        found = found or _set_pragmas(raw)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        found = [f"{error}; {schema.RESTORE}"]
    if found:
        raise DatabaseRefused(f"{path}: " + "; ".join(found))
    try:
        if 0 < schema.version(raw) < len(schema.steps()):
            backups.write(raw, path.parent / backups.FOLDER)
        schema.migrate(raw)
    except (sqlite3.Error, OSError, backups.BackupFailed) as error:
        raise DatabaseRefused(
            f"{path}: can't be brought up to date ({error}); nothing was changed: "
            "make room on the disk, or end what else uses the file, and start again"
        ) from error


def reopen(path: Path, vault: Vault) -> sqlite3.Connection:
    """Open again after the disk has failed. Raises sqlite3.Error while it still does.

    What the system believes to be on the disk may not be there after a failed sync, so the log is
    moved into the database, which writes and syncs it anew.
    """
    raw = _connect(path)
    try:
        sealing.teach(raw, vault)
        found = schema.problems(raw) or _set_pragmas(raw)
        if found:
            raise sqlite3.DatabaseError("; ".join(found))
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        raw.close()
        raise
    return raw


def check(path: Path, vault: Vault | None = None) -> list[str]:
    """What is wrong with a database file, one line each; empty when nothing is. Changes nothing.
    With its keys also whether they open what is sealed in it."""
    try:
        raw = sqlite3.connect(f"{path.absolute().as_uri()}?{_read_only(path)}", uri=True)
    except sqlite3.Error as error:
        return [f"{path}: can't be opened ({error}); check that you may read it"]
    try:
        found = schema.problems(raw) or (locked_out(raw, vault) if vault else [])
        return [f"{path}: {problem}" for problem in found]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return [f"{path}: {error}; {schema.RESTORE}"]
    finally:
        raw.close()


def locked_out(raw: sqlite3.Connection, vault: Vault) -> list[str]:
    """The live sessions of which nothing can be opened: it is another key file, or none."""
    if schema.version(raw) == 0:
        return []
    live = [row[0] for row in raw.execute("SELECT id FROM session WHERE stage != 'ended'")]
    problems = []
    for session_id in live:
        sealed = [row[0] for row in raw.execute(SEALED_THINGS, (session_id, TEXTS_TRIED))]
        refusals = [why for content in sealed if (why := _why_shut(vault, session_id, content))]
        if len(refusals) == len(sealed):
            problems.append(refusals[0])
    return problems[:1]


def _why_shut(vault: Vault, session_id: int, content: bytes) -> str | None:
    try:
        vault.decrypt(session_id, content)
    except KeyDestroyed:
        return f"the keys of session {session_id} are missing; put the folder of keys back"
    except KeyRefused as error:
        return str(error)
    return None


def _create(path: Path) -> None:
    """Under another name first: a start that is cut short must not leave an empty database."""
    log = path.with_name(path.name + "-wal")
    if log.exists():
        raise OSError(f"it is gone, and its log {log.name} is there; put the file back")
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as raw:
        raw.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    new.chmod(0o600)
    new.rename(path)
    sync(path.parent)


def _foreign_log(path: Path) -> list[str]:
    """Why a restored copy beside another file's log can't be used: SQLite would mix the two."""
    log = path.with_name(path.name + "-wal")
    with path.open("rb") as file:
        header = file.read(20)
    uses_log = header[18:20] == b"\x02\x02"
    if len(header) < 20 or uses_log or not log.exists() or log.stat().st_size == 0:
        return []
    return [f"the log beside it, {log.name}, belongs to another file; move the log away"]


def _read_only(path: Path) -> str:
    """Without a log beside it a file can be read as immutable, which leaves nothing behind."""
    has_log = path.with_name(path.name + "-wal").exists()
    return "mode=ro" if has_log else "mode=ro&immutable=1"


def _set_pragmas(raw: sqlite3.Connection) -> list[str]:
    """Set them and read them back: some file systems take no write-ahead log."""
    problems = []
    raw.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")
    for pragma, wanted in PRAGMAS.items():
        raw.execute(f"PRAGMA {pragma} = {wanted}")
        (found,) = raw.execute(f"PRAGMA {pragma}").fetchone()
        if found != wanted:
            problems.append(f"{pragma} is {found}, not {wanted}: put data_folder on a local disk")
    return problems


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, isolation_level=None, cached_statements=CACHED_STATEMENTS)
