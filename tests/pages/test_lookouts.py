"""Pages that wait for news of a session are woken when it looks different there, and for nothing
else that happens in it."""

import asyncio

from bot.changes import Changes
from bot.facilitation.persons_page import Stamp
from bot.pages.lookouts import Lookouts, NewsOf
from bot.pages.watching import InTurn
from storage.database import StorageError

SESSION = 1
LONG = 5.0


class Session:
    """How one looks, and how often somebody looked."""

    def __init__(self) -> None:
        self.changes = Changes()
        self.shown = "question"
        self.decided = ""
        self.looked = 0
        self.disk_fails = False
        self.lookouts = Lookouts(self.changes, self.look)

    async def look(self, session_id: int) -> Stamp:
        assert session_id == SESSION
        self.looked += 1
        if self.disk_fails:
            raise StorageError
        return Stamp(shown=self.shown, decided=self.decided, picture=None, told=frozenset())

    async def goes_on(self) -> None:
        """Somebody has done something in it, and whoever is to notice has."""
        self.changes.look(SESSION)
        await asyncio.sleep(LONG)

    def told(self) -> int:
        """How often pages were told."""
        return self.changes.version(NewsOf(SESSION))


async def test_pages_hear_of_what_looks_different_and_of_no_answer_of_others():
    session = Session()
    with session.lookouts.one_more(SESSION) as news, session.changes.watched(news) as woken:
        await asyncio.sleep(LONG)
        before = session.told()
        woken.clear()

        await session.goes_on()
        assert (woken.is_set(), session.told()) == (False, before)

        session.shown = "statement"
        await session.goes_on()
        assert (woken.is_set(), session.told()) == (True, before + 1)

        session.decided = "something"
        await session.goes_on()
        assert session.told() == before + 2


async def test_however_many_wait_one_looks_out():
    session = Session()
    with session.lookouts.one_more(SESSION), session.lookouts.one_more(SESSION):
        await asyncio.sleep(LONG)
        assert session.looked == 1
        await session.goes_on()
        assert session.looked == 2


async def test_nobody_looks_out_for_nobody():
    session = Session()
    with session.lookouts.one_more(SESSION):
        with session.lookouts.one_more(SESSION):
            pass
        await session.goes_on()
        looked = session.looked
        assert looked > 0

    await session.goes_on()
    assert session.looked == looked

    with session.lookouts.one_more(SESSION):
        await asyncio.sleep(LONG)
    assert session.looked == looked + 1


async def test_on_a_full_disk_pages_are_told_and_the_looking_out_goes_on():
    session = Session()
    with session.lookouts.one_more(SESSION):
        await asyncio.sleep(LONG)
        before = session.told()
        session.disk_fails = True
        await session.goes_on()
        assert session.told() > before

        session.disk_fails = False
        session.shown = "statement"
        await asyncio.sleep(LONG)
        before = session.told()
        session.shown = "prompt"
        await session.goes_on()
        assert session.told() == before + 1


async def test_when_the_program_stops_nobody_looks_out():
    session = Session()
    with session.lookouts.one_more(SESSION):
        await asyncio.sleep(LONG)
        session.changes.close()
        await asyncio.sleep(LONG)
        looked = session.looked
        await session.goes_on()
        assert session.looked == looked


async def test_what_somebody_sends_is_dealt_with_before_everybody_was_told():
    turns, told = InTurn(0.01), []

    async def is_told(number: int) -> None:
        await turns.comes()
        told.append(number)

    async def is_dealt_with() -> int:
        for _ in range(10):
            await asyncio.sleep(0)
        return len(told)

    everybody = [asyncio.create_task(is_told(number)) for number in range(100)]
    sent = asyncio.create_task(is_dealt_with())
    await asyncio.wait(everybody)

    assert told == [*range(100)]
    assert await sent <= 1
