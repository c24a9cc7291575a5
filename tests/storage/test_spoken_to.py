"""In which language people and groups are spoken to: known at once, and written down of few."""

from storage import participants, sessions, spoken_to
from storage.database import Database
from storage.spoken import SpokenLanguage
from tests.storage.seed import NOW, add_session
from tests.vaults import a_vault

ANA, STRANGER = 11, 12
WELSH = SpokenLanguage("cy", chosen=True)


async def test_of_a_stranger_nothing_is_written_down(database):
    await database.transaction(lambda tx: spoken_to.put(tx, STRANGER, WELSH))

    assert database.spoken.to_person(STRANGER) == "cy"
    assert await database.transaction(lambda tx: spoken_to.written_down(tx, STRANGER)) is None


async def test_who_takes_part_is_known_after_a_restart_and_a_stranger_is_not(tmp_path):
    path = tmp_path / "gair.sqlite3"
    async with await Database.open(path, a_vault(path), lambda: NOW) as database:
        session = await database.transaction(add_session)
        await database.transaction(lambda tx: participants.join(tx, session.id, ANA))
        for person in (ANA, STRANGER):
            await database.transaction(lambda tx, who=person: spoken_to.put(tx, who, WELSH))
    async with await Database.open(path, a_vault(path), lambda: NOW) as database:
        assert database.spoken.to(ANA) == WELSH
        assert database.spoken.to(STRANGER) is None
        assert database.spoken.to_person(STRANGER) == database.spoken.default


async def test_nothing_stays_of_who_takes_part_in_nothing_any_more(database):
    session = await database.transaction(add_session)
    await database.transaction(lambda tx: participants.join(tx, session.id, ANA))
    await database.transaction(lambda tx: spoken_to.put(tx, ANA, WELSH))
    await database.transaction(spoken_to.forget_strangers)
    assert await database.transaction(lambda tx: spoken_to.written_down(tx, ANA)) == "cy"

    await database.transaction(lambda tx: sessions.delete(tx, session.id))
    await database.transaction(spoken_to.forget_strangers)

    assert await database.transaction(lambda tx: spoken_to.written_down(tx, ANA)) is None


async def test_a_group_is_spoken_to_as_its_newest_session_and_stays_so_when_it_moves(database):
    spoken = database.spoken
    spoken.note_group(-5, None, "cy+en")
    spoken.note_group(-5, 7, "cy")

    assert (spoken.in_group(-5, 7), spoken.in_group(-5, 8)) == ("cy", "cy+en")
    assert spoken.in_group(-6, None) == spoken.default
    spoken.moved(-5, -1_000_000_000_006)
    assert spoken.in_group(-1_000_000_000_006, None) == "cy+en"
