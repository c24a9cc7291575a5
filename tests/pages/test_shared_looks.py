"""One look at a session serves all who wait for it, and nobody waits for those that others ask for
after them."""

import asyncio

import pytest

from bot.pages.resting import Resting
from bot.pages.shared_looks import SharedLooks

HOURS = 10_000.0
EVERYBODY = 100


class Session:
    """One that can be looked at, and changes meanwhile: `changes_meanwhile` times in each look."""

    def __init__(self, most: float = 0, changes_meanwhile: int = 0) -> None:
        self.version = 0
        self.looked = 0
        self.shown = -1
        self.changes_meanwhile = changes_meanwhile
        self.goes_on = asyncio.Event()
        self.goes_on.set()
        self.is_gone = False
        self.looks = SharedLooks(Resting(most), lambda: self.version, self.look)

    async def look(self) -> None:
        self.looked += 1
        seen = self.version
        self.version += self.changes_meanwhile
        await self.goes_on.wait()
        if self.is_gone:
            raise LookupError
        self.shown = seen


async def test_who_asks_at_the_same_time_is_served_by_one_look():
    session = Session()

    await asyncio.gather(*(session.looks.newest() for _ in range(EVERYBODY)))

    assert (session.looked, session.shown) == (1, 0)


async def test_however_often_it_changes_nobody_waits_for_more_than_two_looks():
    session = Session(changes_meanwhile=1)
    session.goes_on.clear()
    first = asyncio.create_task(session.looks.newest())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    others = [asyncio.create_task(session.looks.newest()) for _ in range(EVERYBODY)]
    await asyncio.sleep(0)

    session.goes_on.set()
    await asyncio.gather(first, *others)

    # What the first one saw was older than what the others had heard of.
    assert (session.looked, session.shown) == (2, 1)


async def test_nothing_is_looked_at_that_has_not_changed():
    session = Session()
    await session.looks.newest()

    await session.looks.newest()
    await session.looks.known()

    assert session.looked == 1


async def test_what_is_known_needs_no_look_while_one_is_on_its_way():
    session = Session()
    await session.looks.newest()
    session.goes_on.clear()
    session.version += 1
    others = asyncio.create_task(session.looks.newest())
    await asyncio.sleep(0)

    await session.looks.known()

    assert session.shown == 0
    session.goes_on.set()
    await others
    assert session.shown == 1


async def test_where_nobody_looks_and_nobody_is_to_rest_a_page_looks_itself():
    session = Session()
    await session.looks.newest()
    session.version += 1

    await session.looks.known()

    assert session.shown == 1


async def test_while_it_rests_a_page_has_what_is_known_and_who_takes_back_waits_for_no_rest():
    session = Session(most=HOURS)
    resting = Resting(most=HOURS)
    session.looks = SharedLooks(resting, lambda: session.version, session.look)
    await session.looks.newest()
    resting.took = HOURS
    session.version += 1

    await session.looks.known()
    assert session.shown == 0

    await session.looks.anew()
    assert session.shown == 1


async def test_a_look_that_fails_fails_all_who_wait_for_it_and_the_next_is_another():
    session = Session()
    session.is_gone = True

    waiting = (session.looks.newest() for _ in range(3))
    came = await asyncio.gather(*waiting, return_exceptions=True)

    assert [type(one) for one in came] == [LookupError] * 3
    assert session.looked == 1
    session.is_gone = False
    await session.looks.newest()
    assert session.shown == 0


async def test_whoever_hangs_up_leaves_the_look_to_the_others():
    session = Session()
    session.goes_on.clear()
    one, other = (asyncio.create_task(session.looks.newest()) for _ in range(2))
    await asyncio.sleep(0)
    one.cancel()
    session.goes_on.set()

    await other

    assert (session.looked, session.shown) == (1, 0)
    with pytest.raises(asyncio.CancelledError):
        await one


async def test_what_was_seen_too_long_ago_is_looked_at_again():
    session = Session()
    await session.looks.newest()

    await session.looks.newest(since=asyncio.get_running_loop().time() + 0.001)

    assert session.looked > 1
