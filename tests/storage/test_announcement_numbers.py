"""What is still to be said has a number of its own: one that is dropped while it is being sent is
never taken for what comes after it."""

from storage import announcements
from storage.announcements import Announcement, Kind
from storage.database import Transaction
from tests.storage.seed import add_session

ARCHIVE = Announcement(session_id=1, person_id=7, kind=Kind.ARCHIVE, step=3)
UNSAID = Announcement(session_id=1, person_id=8, kind=Kind.UNSAID, value=2, step=3)


async def test_a_number_is_not_given_again(database):
    def drop_and_add(tx: Transaction) -> set[int]:
        given = set()
        for _ in range(20):
            announcements.add(tx, ARCHIVE)
            given |= {one.id for one in announcements.pending(tx)}
            announcements.drop_unsent(tx, 1, 2)
        return given

    await database.transaction(add_session)

    assert len(await database.transaction(drop_and_add)) == 20


async def test_they_are_in_the_order_in_which_they_were_added(database):
    def add_many(tx: Transaction) -> list[Kind]:
        for one in (ARCHIVE, UNSAID) * 10:
            announcements.add(tx, one)
        return [one.kind for one in announcements.pending(tx)]

    await database.transaction(add_session)

    assert await database.transaction(add_many) == [Kind.ARCHIVE, Kind.UNSAID] * 10
