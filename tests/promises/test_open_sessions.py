"""A move takes no longer because others have sessions open too: none of them is looked at."""

from bot.workshop.session import Session
from storage import facilitators, sessions
from storage.place import Place

FORUM = -1_002_299_999_999
OTHERS = 150
# What comes and goes by itself meanwhile, such as an empty answer of Telegram.
NOISE = 1.25


class Counter:
    """Counts the steps of SQLite's machine."""

    def __init__(self, scene):
        self.database = scene.gair.services.means.database
        self.steps = 0

    async def of(self, deed):
        """The steps until all that follows from a deed has been dealt with."""
        await self.database.transaction(self._begin)
        await deed
        await self.database.transaction(lambda tx: tx._connection.set_progress_handler(None, 1))
        return self.steps

    def _begin(self, tx):
        self.steps = 0
        tx._connection.set_progress_handler(self._count, 1)

    def _count(self):
        self.steps += 1
        return 0


async def test_a_move_among_many_open_sessions_reads_no_more_than_among_few(workshop):
    plan = workshop.gair.services.means.plans["heart-of-help"]
    await workshop.fran.presses("Pause")
    await workshop.fran.presses("Go on")
    among_few = await Counter(workshop).of(workshop.fran.presses("Pause"))
    await workshop.fran.presses("Go on")

    def open_others(tx):
        for number in range(OTHERS):
            place = Place(chat_id=FORUM, thread_id=number + 1, title="Forum")
            session = sessions.add(tx, place, Session(id=0, plan=plan))
            facilitators.add(tx, session.id, 8_000_000_000 + number)

    await workshop.gair.services.means.database.transaction(open_others)
    among_many = await Counter(workshop).of(workshop.fran.presses("Pause"))

    assert among_few > 100
    assert among_many <= among_few * NOISE


async def test_who_is_told_of_trouble_with_the_program_leads_something_that_goes_on(workshop):
    ended = workshop.world.add_group("Second group", people=[], admins=[workshop.fran.person])
    await workshop.settles()
    database = workshop.gair.services.means.database

    def of_old(tx):
        place = Place(chat_id=ended.id, title="Second group")
        plan = workshop.gair.services.means.plans["heart-of-help"]
        session = sessions.add(tx, place, Session(id=0, plan=plan))
        facilitators.add(tx, session.id, workshop.ana.id)
        tx.write("UPDATE session SET stage = 'ended' WHERE id = ?", session.id)

    await database.transaction(of_old)

    assert await database.transaction(facilitators.of_live_sessions) == [workshop.fran.id]
