"""What facilitators took down of what was said aloud, with a mark of the message it came in."""

from dataclasses import dataclass, replace

from bot.workshop.authorship import Mark
from bot.workshop.scope import number_stored, stored
from bot.workshop.standing import Standing
from storage.database import Row, Transaction
from storage.reviews import MASKED

COLUMNS = (
    f"id, session_id, value, prompt, message, opened(session_id, text) AS said, standing, {MASKED}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note; `prompt` None belongs to the value as a whole. `masked` is what leaves instead, if
    it was masked."""

    id: bytes
    session_id: int
    value: int
    prompt: int | None
    message: Mark
    text: str
    standing: Standing = Standing.FREE
    masked: str | None = None


def put(tx: Transaction, note: Note) -> None:
    """Keep a note, in the place of one with the same key."""
    tx.write(
        "INSERT OR REPLACE INTO note (id, session_id, value, prompt, message, text, standing)"
        " VALUES (?1, ?2, ?3, ?4, ?5, sealed(?2, ?6), ?7)",
        *(note.id, note.session_id, note.value, stored(note.prompt)),
        *(note.message, note.text, note.standing),
    )


def of_value(tx: Transaction, session_id: int, value: int) -> list[Note]:
    """The notes of a value that may leave, alphabetically."""
    return [note for note in all_of_value(tx, session_id, value) if note.standing.may_be_seen]


def all_of_value(tx: Transaction, session_id: int, value: int) -> list[Note]:
    """Every note of a value, whatever its standing, alphabetically."""
    return [_as_read(note) for note in as_noted_in(tx, session_id, value)]


def as_noted_in(tx: Transaction, session_id: int, value: int) -> list[Note]:
    """Every note of a value as it was taken down, alphabetically; for facilitators."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM note WHERE session_id = ? AND value = ? ORDER BY said, id",  # noqa: S608
        *(session_id, value),
    )
    return [_note(row) for row in rows]


def count(tx: Transaction, session_id: int, value: int, prompt: int | None) -> int:
    """How many notes belong to a prompt, or (None) to the value as a whole."""
    sql = "SELECT count(*) FROM note WHERE session_id = ? AND value = ? AND prompt = ?"
    row = tx.row(sql, session_id, value, stored(prompt))
    return int(row[0]) if row else 0


def count_struck(tx: Transaction, session_id: int) -> int:
    """How many notes of a session facilitators took out."""
    sql = "SELECT count(*) FROM note WHERE session_id = ? AND standing = 'struck'"
    row = tx.row(sql, session_id)
    return int(row[0]) if row else 0


def by_message(tx: Transaction, session_id: int, message: Mark) -> Note | None:
    """The note that came in a message, or None."""
    sql = f"SELECT {COLUMNS} FROM note WHERE session_id = ? AND message = ?"  # noqa: S608
    row = tx.row(sql, session_id, message)
    return _note(row) if row else None


def find(tx: Transaction, session_id: int, note_id: bytes) -> Note | None:
    """A note of a session by its key, or None."""
    sql = f"SELECT {COLUMNS} FROM note WHERE session_id = ? AND id = ?"  # noqa: S608
    row = tx.row(sql, session_id, note_id)
    return _note(row) if row else None


def put_standing(tx: Transaction, note_id: bytes, standing: Standing) -> None:
    """Whether a note may leave from now on."""
    tx.write("UPDATE note SET standing = ? WHERE id = ?", standing, note_id)


def remove(tx: Transaction, note_id: bytes) -> None:
    """Forget a note."""
    tx.write("DELETE FROM note WHERE id = ?", note_id)


def _as_read(note: Note) -> Note:
    is_masked = note.standing is Standing.LET_IN and note.masked is not None
    return replace(note, text=note.masked or "") if is_masked else note


def _note(row: Row) -> Note:
    fields = dict(zip(Note.__slots__, row, strict=True))
    prompt, standing = number_stored(fields["prompt"]), Standing(fields["standing"])
    return Note(**{**fields, "prompt": prompt, "standing": standing})
