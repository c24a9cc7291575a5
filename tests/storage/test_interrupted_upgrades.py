"""An upgrade that is cut off, at whichever step, is taken up again at the next start."""

import sqlite3
from contextlib import closing

import pytest

from storage import schema
from storage.sealing import teach
from tests.some_of import some_of
from tests.vaults import a_vault

CUT_OFF = "CREATE TABLE half (x);\nINSERT INTO half VALUES (1);\nINSERT INTO nowhere VALUES (1);"
STEPS = schema.steps()


def described(raw):
    """All tables and indexes, and how many steps there were."""
    return set(raw.execute("SELECT type, name, sql FROM sqlite_schema")), schema.version(raw)


def upgrade(raw, monkeypatch, steps):
    """Bring the tables up to date, as a version would that has these steps."""
    with monkeypatch.context() as version:
        version.setattr(schema, "steps", lambda: steps)
        schema.migrate(raw)


@pytest.fixture
def opened(tmp_path):
    """Open two databases in memory."""
    with closing(sqlite3.connect(":memory:")) as one, closing(sqlite3.connect(":memory:")) as other:
        for raw in (one, other):
            teach(raw, a_vault(tmp_path / "gair.sqlite3"))
        yield one, other


@pytest.mark.parametrize("taken", some_of(range(1, len(STEPS) + 1), 6))
def test_it_is_finished_afterwards(monkeypatch, opened, taken):
    whole, raw = opened
    upgrade(whole, monkeypatch, STEPS)
    upgrade(raw, monkeypatch, STEPS[:1])

    with pytest.raises(sqlite3.OperationalError, match="no such table: nowhere"):
        upgrade(raw, monkeypatch, [*STEPS[:taken], CUT_OFF])
    assert schema.version(raw) == taken
    upgrade(raw, monkeypatch, STEPS)

    assert described(raw) == described(whole)
