"""A page that is open in a browser of the same machine reaches nothing of a rehearsal."""

import httpx
import pytest

from bot.rehearsal.bot_api import World, serve

TOKEN = "1:SECRET"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
async def test_no_page_calls_the_bot_api(headers):
    world = World(token=TOKEN)
    async with serve(world) as address, httpx.AsyncClient() as client:
        by_page = await client.get(f"{address}/bot{TOKEN}/getMe", headers=headers)
        by_bot = await client.get(f"{address}/bot{TOKEN}/getMe")

    assert by_page.status_code == 403
    assert by_bot.json()["ok"]
