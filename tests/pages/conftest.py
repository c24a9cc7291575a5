"""One browser for all tests of a file.

No longer: as long as it runs something may come from outside, and time takes its time in tests.
"""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.pages.browser import a_browser


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Each test opens a context of its own in it."""
    async with a_browser() as browser:
        yield browser
