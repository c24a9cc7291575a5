"""Sessions as they are stored: where each is, who leads it, which moves can be undone."""

import sqlite3
from dataclasses import replace

import pytest

from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.session import Move, Position, Session, Stage
from storage import announcements, facilitators, groups, sessions
from storage import moves as moves_made
from storage.announcements import Announcement, Kind
from storage.place import Place
from tests.storage.seed import HERE, NOW, PLAN, add_session


async def test_what_is_stored_comes_back(database):
    stored = await database.transaction(add_session)
    there = replace(
        stored, position=Position(stage=Stage.DISCUSSING, value=0, prompt=1), step=7, paused=True
    )

    await database.transaction(lambda tx: sessions.save(tx, there))

    assert stored.plan == PLAN
    assert await database.transaction(lambda tx: sessions.get(tx, stored.id)) == there
    assert await database.transaction(lambda tx: groups.place(tx, stored.id)) == HERE


async def test_what_is_not_there(database):
    assert await database.transaction(lambda tx: sessions.find(tx, 9)) is None
    assert await database.transaction(lambda tx: sessions.by_token(tx, "")) is None
    assert await database.transaction(lambda tx: moves_made.last(tx, 9)) is None
    with pytest.raises(KeyError):
        await database.transaction(lambda tx: sessions.get(tx, 9))


async def test_a_place_has_one_live_session(database):
    first = await database.transaction(add_session)
    with pytest.raises(sqlite3.IntegrityError):
        await database.transaction(add_session)
    topic = replace(HERE, thread_id=5)
    other = await database.transaction(lambda tx: add_session(tx, topic))

    over = first.after(Move.END)
    await database.transaction(lambda tx: sessions.save(tx, over))
    second = await database.transaction(add_session)

    assert await database.transaction(lambda tx: groups.live_at(tx, HERE)) == second
    assert await database.transaction(lambda tx: groups.live_at(tx, topic)) == other
    live = await database.transaction(sessions.live)
    assert sorted(session.id for session in live) == [other.id, second.id]


async def test_tokens_are_long_and_differ(database):
    await database.transaction(add_session)
    await database.transaction(lambda tx: add_session(tx, Place(chat_id=-200)))

    tokens = [await database.transaction(lambda tx, n=n: sessions.token(tx, n)) for n in (1, 2)]

    assert [len(token) for token in tokens] == [22, 22]
    assert tokens[0] != tokens[1]
    assert (await database.transaction(lambda tx: sessions.by_token(tx, tokens[1]))).id == 2


async def test_a_group_that_moves_or_gets_another_title(database):
    session = await database.transaction(add_session)

    await database.transaction(lambda tx: groups.move(tx, -100, -1_000_000_000_007))
    await database.transaction(lambda tx: groups.rename(tx, -1_000_000_000_007, "Criw"))

    place = await database.transaction(lambda tx: groups.place(tx, session.id))
    assert place == Place(chat_id=-1_000_000_000_007, title="Criw")


async def test_a_group_that_the_bot_was_removed_from_is_no_place(database):
    session = await database.transaction(add_session)

    await database.transaction(lambda tx: groups.set_reachable(tx, -100, reachable=False))

    assert await database.transaction(lambda tx: groups.place(tx, session.id)) is None
    assert await database.transaction(lambda tx: groups.cut_off_in(tx, -100)) == [session]


async def test_a_basic_group_is_told_from_a_supergroup_by_its_id(database):
    await database.transaction(add_session)
    await database.transaction(
        lambda tx: add_session(tx, Place(chat_id=-1_000_000_000_007, title="Criw"))
    )

    found = [
        await database.transaction(lambda tx, t=t: groups.is_waiting_in_basic_group(tx, t))
        for t in ("Grŵp", "Criw", "")
    ]

    assert found == [True, False, False]


async def test_moves_are_undone_from_the_last_one(database):
    session = await database.transaction(add_session)
    opened = session.after(Move.OPEN)
    begun = opened.after(Move.BEGIN)
    for before, move in ((session, Move.OPEN), (opened, Move.BEGIN)):
        await database.transaction(
            lambda tx, before=before, move=move: moves_made.record(tx, before, move, NOW)
        )

    last = await database.transaction(lambda tx: moves_made.last(tx, 1))
    await database.transaction(lambda tx: moves_made.forget_last(tx, 1))
    before_that = await database.transaction(lambda tx: moves_made.last(tx, 1))
    await database.transaction(lambda tx: moves_made.forget_all(tx, 1))

    assert (last.step, last.move, last.before.position, last.made_at) == (
        *(opened.step, Move.BEGIN, opened.position, NOW),
    )
    assert before_that.move is Move.OPEN
    assert begun.step == 2
    assert await database.transaction(lambda tx: moves_made.last(tx, 1)) is None


async def test_facilitators_are_listed_once(database):
    await database.transaction(add_session)

    added = [await database.transaction(lambda tx: facilitators.add(tx, 1, 7)) for _ in range(2)]

    assert added == [True, False]
    assert await database.transaction(lambda tx: facilitators.of_session(tx, 1)) == [7]
    assert [
        s.id for s in await database.transaction(lambda tx: sessions.facilitated_by(tx, 7))
    ] == [1]


async def test_an_undone_move_takes_only_its_own_announcements_along(database):
    await database.transaction(add_session)
    for step, person in ((1, None), (2, 7), (3, None), (3, 8)):
        told = Announcement(session_id=1, person_id=person, kind=Kind.STATEMENT, step=step)
        await database.transaction(lambda tx, told=told: announcements.add(tx, told))
    every = [one.id for one in await database.transaction(announcements.pending)]
    await database.transaction(lambda tx: announcements.mark_sending(tx, every[3]))

    await database.transaction(lambda tx: announcements.drop_unsent(tx, 1, 2))

    left = await database.transaction(announcements.pending)
    assert [(a.step, a.sending) for a in left] == [(1, False), (2, False), (3, True)]
    assert [a.id for a in left] == [every[0], every[1], every[3]]
    assert await database.transaction(lambda tx: announcements.is_pending(tx, every[2])) is False


async def test_the_table_takes_no_smaller_minimum_than_the_floor(database):
    def add(tx, chat_id, minimum):
        session = Session(id=0, plan=PLAN, minimum=minimum)
        return sessions.add(tx, Place(chat_id=chat_id), session)

    await database.transaction(lambda tx: add(tx, -300, MINIMUM_FLOOR))
    with pytest.raises(sqlite3.IntegrityError, match="minimum"):
        await database.transaction(lambda tx: add(tx, -301, MINIMUM_FLOOR - 1))
