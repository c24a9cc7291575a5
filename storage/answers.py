"""Answers to prompts, each with a keyed mark and nothing of the person.

Whoever reads what others are to see gets nothing that waits for a facilitator or was taken out. For
authors and facilitators there are readers of their own.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.workshop.authorship import Mark
from bot.workshop.scope import number_stored, stored
from bot.workshop.standing import Standing
from storage.database import Row, Transaction
from storage.reviews import MASKED

COLUMNS = (
    "id, session_id, value, prompt, author, message, opened(session_id, text) AS said, added,"
    f" shown, standing, read, {MASKED}"
)
ID_BYTES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one person said to one prompt, in one message. One that was `added` says what is missing
    in a round-up; its `prompt` is None when that is the whole value's. Others see it in drafts and
    round-ups once it is `shown`, and facilitators once it may be `read`; all only as its
    `standing` allows. `masked` is what they then read instead."""

    id: bytes
    session_id: int
    value: int
    prompt: int | None
    author: Mark
    message: Mark
    text: str
    added: bool = False
    shown: bool = False
    standing: Standing = Standing.FREE
    read: bool = False
    masked: str | None = None


def put(tx: Transaction, answer: Answer) -> None:
    """Keep an answer, in the place of one with the same key."""
    tx.write(
        "INSERT OR REPLACE INTO answer"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, sealed(?2, ?7), ?8, ?9, ?10, ?11)",
        *(answer.id, answer.session_id, answer.value, stored(answer.prompt)),
        *(answer.author, answer.message, answer.text, answer.added, answer.shown, answer.standing),
        answer.read,
    )


def new_id() -> bytes:
    """A random key, so that keys tell nothing about order."""
    return secrets.token_bytes(ID_BYTES)


def find(tx: Transaction, answer_id: bytes) -> Answer | None:
    """An answer by its key, or None where there is none that may be seen."""
    found = find_own(tx, answer_id)
    found = found if found is None else _as_read(found)
    return found if found is not None and found.standing.may_be_seen else None


def find_own(tx: Transaction, answer_id: bytes) -> Answer | None:
    """An answer by its key, or None; for its author, and for facilitators who strike it."""
    row = tx.row(f"SELECT {COLUMNS} FROM answer WHERE id = ?", answer_id)  # noqa: S608 constant
    return _answer(row) if row else None


def by_message(tx: Transaction, session_id: int, message: Mark) -> Answer | None:
    """The answer that came in a message, or None; for its author."""
    sql = f"SELECT {COLUMNS} FROM answer WHERE session_id = ? AND message = ?"  # noqa: S608
    row = tx.row(sql, session_id, message)
    return _answer(row) if row else None


def of_prompt(tx: Transaction, session_id: int, value: int, prompt: int) -> list[Answer]:
    """The answers to a prompt that may be seen, alphabetically."""
    return _seen(all_of_prompt(tx, session_id, value, prompt))


def all_of_prompt(tx: Transaction, session_id: int, value: int, prompt: int) -> list[Answer]:
    """Every answer to a prompt, whatever its standing, alphabetically."""
    return [_as_read(answer) for answer in as_said_to(tx, session_id, value, prompt)]


def as_said_to(tx: Transaction, session_id: int, value: int, prompt: int) -> list[Answer]:
    """Every answer to a prompt as it was given, alphabetically; for who decides what leaves."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM answer WHERE session_id = ? AND value = ? AND prompt = ?"  # noqa: S608
        " AND added = 0 ORDER BY said, id",
        *(session_id, value, prompt),
    )
    return [_answer(row) for row in rows]


def added_to(tx: Transaction, session_id: int, value: int, prompt: int | None) -> list[Answer]:
    """What people found missing in a round-up, and may be seen, alphabetically; `prompt` None is
    the value's."""
    return _seen(all_added_to(tx, session_id, value, prompt))


def all_added_to(tx: Transaction, session_id: int, value: int, prompt: int | None) -> list[Answer]:
    """Everything that people found missing in a round-up, whatever its standing."""
    return [_as_read(answer) for answer in as_added_to(tx, session_id, value, prompt)]


def as_added_to(tx: Transaction, session_id: int, value: int, prompt: int | None) -> list[Answer]:
    """Everything that people found missing, as they said it; for who decides what leaves."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM answer WHERE session_id = ? AND value = ? AND prompt = ?"  # noqa: S608
        " AND added = 1 ORDER BY said, id",
        *(session_id, value, stored(prompt)),
    )
    return [_answer(row) for row in rows]


def by_author(tx: Transaction, session_id: int, value: int, author: Mark) -> list[Answer]:
    """What one person answered, by the mark that they have for one prompt; for them."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM answer WHERE session_id = ? AND value = ? AND author = ?"  # noqa: S608
        " ORDER BY said, id",
        *(session_id, value, author),
    )
    return [_answer(row) for row in rows]


def authors_of(tx: Transaction, session_id: int, value: int, prompt: int) -> set[Mark]:
    """Who has answered a prompt, whether or not that may be seen."""
    sql = "SELECT DISTINCT author FROM answer WHERE session_id = ? AND value = ? AND prompt = ?"
    return {Mark(row[0]) for row in tx.rows(f"{sql} AND added = 0", session_id, value, prompt)}


def count_by_authors(tx: Transaction, session_id: int, authors: Sequence[Mark]) -> int:
    """How many answers have one of these marks, those that were added among them, and not those
    that were taken out."""
    marks = ",".join("?" * len(authors))
    sql = f"SELECT count(*) FROM answer WHERE session_id = ? AND author IN ({marks})"  # noqa: S608 only ?
    sql += " AND standing <> 'struck'"
    row = tx.row(sql, session_id, *authors)
    return int(row[0]) if row else 0


def count_in_session(tx: Transaction, session_id: int) -> int:
    """How many answers a session has, whoever gave them."""
    row = tx.row("SELECT count(*) FROM answer WHERE session_id = ?", session_id)
    return int(row[0]) if row else 0


def count_struck(tx: Transaction, session_id: int) -> int:
    """How many answers of a session facilitators took out."""
    sql = "SELECT count(*) FROM answer WHERE session_id = ? AND standing = 'struck'"
    row = tx.row(sql, session_id)
    return int(row[0]) if row else 0


def struck_authors(tx: Transaction, session_id: int) -> set[tuple[int, int | None, bool, Mark]]:
    """Whose answers facilitators took out: of which value and prompt, and whether they were added
    as missing in a round-up."""
    sql = "SELECT value, prompt, added, author FROM answer WHERE session_id = ? AND standing = ?"
    return {
        (value, number_stored(prompt), bool(added), Mark(author))
        for value, prompt, added, author in tx.rows(sql, session_id, Standing.STRUCK)
    }


def count_values(tx: Transaction, session_id: int, fewest: int) -> int:
    """How many values have a prompt that so many people have answered in what may be seen."""
    row = tx.row(
        "SELECT count(DISTINCT value) FROM (SELECT value FROM answer"
        " WHERE session_id = ? AND added = 0 AND prompt >= 0 AND standing IN ('free', 'let_in')"
        " GROUP BY value, prompt"
        " HAVING count(DISTINCT author) >= ?)",
        *(session_id, fewest),
    )
    return int(row[0]) if row else 0


def show_read(tx: Transaction, session_id: int, value: int, prompt: int) -> None:
    """What facilitators may read of a prompt comes into drafts and round-ups."""
    sql = "UPDATE answer SET shown = 1 WHERE session_id = ? AND value = ? AND prompt = ?"
    sql += " AND standing IN ('free', 'let_in')"
    tx.write(f"{sql} AND read = 1 AND added = 0", session_id, value, prompt)


def let_read(tx: Transaction, session_id: int, value: int, prompt: int, author: Mark) -> None:
    """What a person has answered, but what waits or was taken out, may be read by facilitators."""
    sql = "UPDATE answer SET read = 1 WHERE session_id = ? AND value = ? AND prompt = ?"
    sql += " AND standing IN ('free', 'let_in') AND shown = 0"
    tx.write(f"{sql} AND author = ? AND added = 0", session_id, value, prompt, author)


def put_standing(tx: Transaction, answer_id: bytes, standing: Standing) -> None:
    """Whether an answer may be seen from now on."""
    tx.write("UPDATE answer SET standing = ? WHERE id = ?", standing, answer_id)


def remove(tx: Transaction, answer_id: bytes) -> None:
    """Forget one answer."""
    tx.write("DELETE FROM answer WHERE id = ?", answer_id)


def _as_read(answer: Answer) -> Answer:
    """What others than its author read."""
    is_masked = answer.standing is Standing.LET_IN and answer.masked is not None
    return replace(answer, text=answer.masked or "") if is_masked else answer


def _answer(row: Row) -> Answer:
    fields = dict(zip(Answer.__slots__, row, strict=True))
    flags = {name: bool(fields[name]) for name in ("added", "shown", "read")}
    prompt, standing = number_stored(fields["prompt"]), Standing(fields["standing"])
    return Answer(**{**fields, **flags, "prompt": prompt, "standing": standing})


def _seen(found: list[Answer]) -> list[Answer]:
    return [answer for answer in found if answer.standing.may_be_seen]
