"""Updates in: confirmed only when what they changed is on disk, dealt with once, in order."""

import pytest

from bot.facilitation import hearing
from bot.rehearsal.bot_api import Fault
from bot.workshop import join_code
from storage import quarantine
from storage.database import Database, StorageError
from tests.players import Scene


async def responses(scene):
    rows = await scene.rows("SELECT text FROM response ORDER BY text")
    return [text for (text,) in rows]


async def test_an_update_that_comes_twice_changes_things_once(workshop):
    await workshop.ana.says("trust")

    workshop.world.updates.repeat()
    await workshop.settles()

    assert await responses(workshop) == ["trust"]
    assert (workshop.ana.own, len(workshop.ana.cards)) == (["trust"], 1)


async def test_an_update_that_cannot_be_read_blocks_nobody(workshop, caplog):
    unreadable = {"message_id": 1, "date": "never", "chat": {"id": 7, "type": "private"}}
    raw = [
        {"update_id": 10_000_001, "message": unreadable | {"text": "my secret"}},
        {"update_id": 10_000_002, "inline_query": {"id": "x"}},
    ]

    await workshop.gair.receiver._deal_with(raw)

    assert "my secret" not in caplog.text
    assert "update 10000001, a message, can't be read: " in caplog.text
    database = workshop.gair.services.means.database
    set_aside = await database.transaction(quarantine.all_of)
    assert [(number, kind) for number, kind, _ in set_aside] == [
        (10_000_001, "message"),
        (10_000_002, "inline_query"),
    ]
    await workshop.ana.says("trust")
    assert await responses(workshop) == ["trust"]


async def test_what_cannot_be_written_is_not_confirmed_and_comes_again(
    workshop, monkeypatch, caplog
):
    refused = []
    write = Database.transaction

    async def full_disk(self, work, update_id=None):
        if update_id is not None and len(refused) < 2:
            refused.append(update_id)
            raise StorageError("database or disk is full")
        return await write(self, work, update_id)

    monkeypatch.setattr(Database, "transaction", full_disk)
    workshop.ana.person.says("trust")
    await workshop.world.until(lambda: any(m.reaction for m in workshop.ana.person.sees))
    await workshop.settles()

    assert len(refused) == 2
    assert await responses(workshop) == ["trust"]
    told = [text for text in workshop.fran.sees if "write" in text][-2:]
    assert [text.split(".")[0] for text in told] == [
        "⚠️ I can't write to my disk just now",
        "✅ I can write again",
    ]
    assert "no updates for now" in caplog.text


async def test_words_of_one_person_are_dealt_with_in_order(workshop):
    message = workshop.ana.person.says("trust")
    workshop.ana.person.edits(message, "care")
    workshop.ana.person.edits(message, "love")
    await workshop.settles()

    assert await responses(workshop) == ["love"]


@pytest.mark.parametrize(
    "fault",
    [Fault.too_many(1), Fault.bad_gateway(), Fault.server_error(), Fault.connection_dropped()],
    ids=["flood", "502", "500", "dropped"],
)
async def test_receiving_survives_what_telegram_does(workshop, fault):
    workshop.world.faults.next("getUpdates", fault)

    workshop.ana.person.says("trust")
    await workshop.world.until(lambda: any(m.reaction for m in workshop.ana.person.sees))

    await workshop.settles()
    assert await responses(workshop) == ["trust"]


async def test_what_was_said_while_the_bot_was_away_is_there_afterwards(tmp_path, studio):
    async with Scene.set(tmp_path, studio) as scene:
        await scene.opens_lobby()
        await scene.all_join()
        await scene.fran.presses("Begin with the first value")
    for player, word in zip(scene.people, ["trust", "care", "love", "time", "hope"], strict=False):
        player.person.says(word)

    async with scene.bot_runs():
        assert await responses(scene) == ["care", "hope", "love", "time", "trust"]
        assert (scene.ana.own, scene.ana.room) == (["trust"], 2)
        await scene.fran.presses("Close and reveal")
        assert len(scene.clouds) == 1


async def test_looking_for_a_code_in_a_word_does_not_deal_with_it(workshop, monkeypatch):
    """Killed between the look and what keeps the word, the program is brought it again."""
    count = "SELECT count(*) FROM seen_update"
    (before,) = await workshop.rows(count)
    seen, hear = [], hearing.hear

    def watched(tx, said):
        seen.append(tx.row(count))
        return hear(tx, said)

    monkeypatch.setattr(hearing, "hear", watched)
    await workshop.ana.says("practice")

    assert join_code.candidates("practice")
    assert seen == [before]


async def test_updates_are_remembered_for_two_days(workshop):
    async def seen():
        rows = await workshop.gair.services.means.database.transaction(
            lambda tx: tx.rows("SELECT update_id FROM seen_update")
        )
        return {number for (number,) in rows}

    before = await seen()
    workshop.clock.passes(47 * 3600)
    await workshop.ana.says("trust")
    after_two_days = await seen()

    workshop.clock.passes(2 * 3600)
    await workshop.ana.says("care")

    assert before < after_two_days
    assert not before & await seen()
