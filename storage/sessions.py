"""Sessions: what each is made from, and where it is."""

import json
import secrets
from dataclasses import replace
from functools import lru_cache

from bot.workshop import join_code
from bot.workshop.authorship import LinkKey
from bot.workshop.plan import Plan
from bot.workshop.session import Mode, Position, Reveal, Session, Stage
from storage.courses import clock_read, clock_written, route_read, route_written
from storage.database import Row, Transaction
from storage.place import Place, is_supergroup, storable
from storage.vault import Use

ARCHIVE_ID_BYTES = 12
COLUMNS = (
    "id, plan, mode, reveal, minimum, language, stage, value, prompt, step, paused, keeps_few,"
    " joining_closed, route, clock, browser_closed"
)


def add(tx: Transaction, place: Place, session: Session) -> Session:
    """Store a new session; its `id` is given here. Raises sqlite3.IntegrityError if the place
    has a live one."""
    number = tx.insert(
        "INSERT INTO session (token, chat, chat_sealed, is_basic, thread_id, title, title_sealed,"
        " code, archive_id, plan, mode, reveal, minimum, language, stage, value, prompt, step,"
        " paused)"
        " VALUES (?, mark('chat', ?), x'', ?, ?, x'', x'', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(secrets.token_urlsafe(16), place.chat_id),
        *(not is_supergroup(place.chat_id), place.thread_id),
        *(_unused_code(tx), secrets.token_hex(ARCHIVE_ID_BYTES)),
        _written(session.plan),
        *(session.mode, session.reveal, session.minimum, session.language),
        *(session.stage, session.position.value, session.position.prompt),
        *(session.step, session.paused),
    )
    tx.vault.create(number)
    tx.write(
        "UPDATE session SET chat_sealed = sealed(id, ?1), title = mark('title', ?2),"
        " title_sealed = sealed(id, ?2) WHERE id = ?3",
        *(place.chat_id, storable(place.title), number),
    )
    tx.spoken.note_group(place.chat_id, place.thread_id, session.language)
    return replace(session, id=number)


def get(tx: Transaction, session_id: int) -> Session:
    """A session by its number; KeyError when there is none."""
    row = tx.row(f"SELECT {COLUMNS} FROM session WHERE id = ?", session_id)  # noqa: S608 constant
    if row is None:
        raise KeyError(session_id)
    return read(row)


def find(tx: Transaction, session_id: int) -> Session | None:
    """A session by its number, or None."""
    row = tx.row(f"SELECT {COLUMNS} FROM session WHERE id = ?", session_id)  # noqa: S608 constant
    return read(row) if row else None


def by_token(tx: Transaction, token: str) -> Session | None:
    """The session that a join link belongs to, or None."""
    row = tx.row(f"SELECT {COLUMNS} FROM session WHERE token = ?", token)  # noqa: S608 constant
    return read(row) if row else None


def by_code(tx: Transaction, code: str) -> Session | None:
    """The live session that a typed code belongs to, or None."""
    sql = f"SELECT {COLUMNS} FROM session WHERE code = ? AND stage != 'ended'"  # noqa: S608
    row = tx.row(sql, code)
    return read(row) if row else None


def code(tx: Transaction, session_id: int) -> str:
    """What people type who can't follow the link: 8 characters (bot.workshop.join_code)."""
    row = tx.row("SELECT code FROM session WHERE id = ?", session_id)
    return str(row[0]) if row else ""


def live(tx: Transaction) -> list[Session]:
    """Every session that has not ended."""
    rows = tx.rows(f"SELECT {COLUMNS} FROM session WHERE stage != 'ended'")  # noqa: S608 constant
    return [read(row) for row in rows]


def has_open(tx: Transaction) -> bool:
    """Whether an open session goes on."""
    sql = (
        "SELECT 1 FROM session WHERE mode = 'open' AND stage NOT IN ('preparing', 'ended') LIMIT 1"
    )
    return tx.row(sql) is not None


def token(tx: Transaction, session_id: int) -> str:
    """What the join link carries: 128 random bits, base64url, 22 characters."""
    row = tx.row("SELECT token FROM session WHERE id = ?", session_id)
    return str(row[0]) if row else ""


def link_key(tx: Transaction, session_id: int) -> LinkKey:
    """The key of the session's marks."""
    return LinkKey(tx.vault.key(session_id, Use.LINK))


def save(tx: Transaction, session: Session) -> None:
    """Store where a session is now, and how it was set up."""
    tx.write(
        "UPDATE session SET plan = ?, mode = ?, reveal = ?, minimum = ?, language = ?,"
        " stage = ?, value = ?, prompt = ?, step = ?, paused = ?, keeps_few = ?,"
        " joining_closed = ?, route = ?, clock = ?, browser_closed = ? WHERE id = ?",
        _written(session.plan),
        *(session.mode, session.reveal, session.minimum, session.language),
        *(session.stage, session.position.value, session.position.prompt),
        *(session.step, session.paused, session.keeps_few, session.joining_closed),
        *(route_written(session.route), clock_written(session.clock), session.browser_closed),
        session.id,
    )


def facilitated_by(tx: Transaction, person: int) -> list[Session]:
    """The sessions that a person facilitates, the newest first."""
    sql = (
        f"SELECT {COLUMNS} FROM session WHERE id IN"  # noqa: S608 constant
        " (SELECT session_id FROM facilitator WHERE person = mark('person', ?)) ORDER BY id DESC"
    )
    return [read(row) for row in tx.rows(sql, person)]


def all_of(tx: Transaction) -> list[Session]:
    """Every session, the newest first."""
    rows = tx.rows(f"SELECT {COLUMNS} FROM session ORDER BY id DESC")  # noqa: S608 constant
    return [read(row) for row in rows]


def set_ended(tx: Transaction, session_id: int, now: float | None) -> None:
    """Record when a session ended, in epoch seconds; None: it goes on."""
    tx.write("UPDATE session SET ended_at = ? WHERE id = ?", now, session_id)


def ended_at(tx: Transaction, session_id: int) -> float | None:
    """When a session ended, in epoch seconds; None while it goes on."""
    row = tx.row("SELECT ended_at FROM session WHERE id = ?", session_id)
    return None if row is None else row[0]


def ended_before(tx: Transaction, time: float) -> list[int]:
    """The sessions that ended before a time."""
    sql = "SELECT id FROM session WHERE stage = 'ended' AND ended_at < ? ORDER BY id"
    return [row[0] for row in tx.rows(sql, time)]


def called_off_before(tx: Transaction, time: float) -> list[int]:
    """The sessions that ended before a time, and before their first question."""
    sql = (
        "SELECT id FROM session WHERE stage = 'ended' AND ended_at < ? AND NOT sealed"
        " AND NOT EXISTS (SELECT 1 FROM move WHERE session_id = session.id AND move = 'begin')"
        " ORDER BY id"
    )
    return [row[0] for row in tx.rows(sql, time)]


def is_sealed(tx: Transaction, session_id: int) -> bool:
    """Whether nothing links what was said in a session to people any more."""
    row = tx.row("SELECT sealed FROM session WHERE id = ?", session_id)
    return row is not None and bool(row[0])


def all_ids(tx: Transaction) -> dict[int, bool]:
    """Every session, and whether it is sealed."""
    return {row[0]: bool(row[1]) for row in tx.rows("SELECT id, sealed FROM session")}


def unsealed(tx: Transaction) -> list[int]:
    """Every session in which it can be told who takes part."""
    return [int(row[0]) for row in tx.rows("SELECT id FROM session WHERE NOT sealed")]


def delete(tx: Transaction, session_id: int) -> None:
    """Remove a session and everything about it."""
    tx.write("DELETE FROM session WHERE id = ?", session_id)


def _unused_code(tx: Transaction) -> str:
    """A new join code: of 40 random bits two might be the same one day."""
    sql = "SELECT 1 FROM session WHERE code = ?"
    return next(code for code in iter(join_code.new, "") if tx.row(sql, code) is None)


# Each unit of work reads its session; how many of them are live at a time is seldom more.
@lru_cache(maxsize=64)
def _plan(stored: str) -> Plan:
    return Plan.from_dict(json.loads(stored))


@lru_cache(maxsize=64)
def _written(plan: Plan) -> str:
    """A plan as it is stored. Remembered, as each move stores it anew."""
    return json.dumps(plan.as_dict(), ensure_ascii=False)


def read(row: Row) -> Session:
    """A session, from COLUMNS."""
    return Session(
        id=row[0],
        plan=_plan(row[1]),
        mode=Mode(row[2]),
        reveal=Reveal(row[3]),
        minimum=row[4],
        language=row[5],
        position=Position(stage=Stage(row[6]), value=row[7], prompt=row[8]),
        step=row[9],
        paused=bool(row[10]),
        keeps_few=bool(row[11]),
        joining_closed=bool(row[12]),
        route=route_read(row[13]),
        clock=clock_read(row[14]),
        browser_closed=bool(row[15]),
    )
