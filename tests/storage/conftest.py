"""A real database in a file of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.storage.seed import NOW
from tests.vaults import a_vault


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An open database, with its tables."""
    async with await Database.open(
        tmp_path / "gair.sqlite3", a_vault(tmp_path / "x"), lambda: NOW
    ) as database:
        yield database
