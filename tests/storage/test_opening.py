"""Whether a database may be used: by these keys, beside this log, after a start cut short."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from storage import responses, schema, sessions
from storage.database import Database, DatabaseRefused
from storage.responses import Belonging
from storage.vault import Use, Vault
from tests.storage.seed import NOW, add_session
from tests.vaults import a_vault


@pytest.fixture
def path(tmp_path):
    return tmp_path / "gair.sqlite3"


@pytest.fixture
async def live(path):
    """A file with a live session in which somebody has said something."""
    async with await Database.open(path, a_vault(path), lambda: NOW) as database:
        await database.transaction(say_something)
    return path


def say_something(tx):
    session = add_session(tx)
    said = Belonging(session_id=session.id, value=0, author=b"a" * 16, message=b"m" * 16)
    responses.add(tx, said, "trust")


async def opened(path, vault=None):
    async with await Database.open(path, vault or a_vault(path), lambda: NOW) as database:
        return await database.transaction(
            lambda tx: [word.text for word in responses.of_value(tx, 1, 0)]
        )


async def refusal(path, vault=None):
    with pytest.raises(DatabaseRefused) as refused:
        await opened(path, vault)
    return str(refused.value)


async def test_another_key_file_is_refused_and_nothing_is_changed(live):
    other = Vault(live.parent / "keys", b"x" * 32)
    before = live.read_bytes()

    told = await refusal(live, other)

    assert told.startswith(f"{live}: ")
    assert told.endswith("put the key file that belongs to it back")
    assert live.read_bytes() == before


async def test_missing_keys_of_a_live_session_are_refused(live):
    shutil.rmtree(live.parent / "keys")

    assert await refusal(live) == (
        f"{live}: the keys of session 1 are missing; put the folder of keys back"
    )


async def test_one_damaged_text_keeps_nobody_from_the_others(live):
    with closing(sqlite3.connect(live)) as raw, raw:
        raw.execute("UPDATE response SET text = zeroblob(40)")

    assert await opened(live) == ["\ufffd"]


async def test_keys_of_a_session_that_has_ended_are_not_asked_for(live):
    with closing(sqlite3.connect(live)) as raw, raw:
        raw.execute("UPDATE session SET stage = 'ended'")
    a_vault(live).destroy(1, Use.DATA)

    assert await opened(live) == ["\ufffd"]


async def test_a_restored_copy_beside_the_log_of_another_file_is_refused(live):
    copy = live.with_name("copy.sqlite3")
    with closing(sqlite3.connect(live)) as raw:
        raw.execute("VACUUM INTO ?", (str(copy),))
    log = live.with_name("gair.sqlite3-wal")
    log.write_bytes(b"the log of a file that was moved away")
    copy.replace(live)

    told = await refusal(live)
    log.unlink()

    assert told == (
        f"{live}: the log beside it, gair.sqlite3-wal, belongs to another file; move the log away"
    )
    assert await opened(live) == ["trust"]


async def test_a_log_whose_database_is_gone_is_refused_and_kept(path):
    log = path.with_name("gair.sqlite3-wal")
    log.write_bytes(b"what somebody said")

    told = await refusal(path)

    assert "its log gair.sqlite3-wal is there; put the file back" in told
    assert log.read_bytes() == b"what somebody said"
    assert not path.exists()


async def test_a_first_start_that_was_cut_short_is_no_hindrance(path):
    path.with_name("gair.sqlite3.new").touch()

    assert await opened(path) == []


async def test_damage_that_is_no_text_is_refused_all_the_same(live):
    content = bytearray(live.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start + 3000 : start + 4096] = b"\xce\xff" * 548
    live.write_bytes(content)

    assert (await refusal(live)).endswith(schema.RESTORE)


async def test_rows_that_belong_to_nothing_are_refused(live):
    with closing(sqlite3.connect(live)) as raw, raw:
        raw.execute("DELETE FROM session")

    assert await refusal(live) == f"{live}: is damaged (rows belong to nothing); {schema.RESTORE}"


async def test_before_a_new_step_a_backup_is_written(live, monkeypatch):
    steps = schema.steps()
    more = "ALTER TABLE session ADD COLUMN colour TEXT;"
    monkeypatch.setattr(schema, "steps", lambda: [*steps, more])

    await opened(live)
    monkeypatch.undo()

    (copy,) = (live.parent / "backups").iterdir()
    shutil.copy(copy, live)
    assert await opened(live) == ["trust"]


async def test_a_backup_can_be_put_in_the_place_of_the_database(live):
    async with await Database.open(live, a_vault(live), lambda: NOW) as database:
        await database.back_up()
        await database.transaction(lambda tx: sessions.delete(tx, 1))
    (copy,) = (live.parent / "backups").iterdir()

    shutil.copy(copy, live)

    assert await opened(live) == ["trust"]
