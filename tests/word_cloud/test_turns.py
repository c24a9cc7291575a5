"""Whose turn it is: one session's heavy work makes no other wait for more than a piece of it."""

import asyncio

import pytest

from bot.word_cloud.turns import Haste, Turns

HEAVY, OTHER, THIRD = 1, 2, 3


class Bench:
    """Something that is worked at: what was done, in order. Time passes when work says so."""

    def __init__(self, monkeypatch):
        self.turns = Turns()
        self.done = []
        self.seconds = 0.0
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: self.seconds)

    def begin(self, name, owner, haste=Haste.WHENEVER, takes=1.0):
        return asyncio.create_task(self._work(name, owner, haste, takes))

    async def _work(self, name, owner, haste, takes):
        async with self.turns.taken(owner, haste):
            self.done.append(name)
            for _ in range(5):
                await asyncio.sleep(0)
            self.seconds += takes


@pytest.fixture
async def bench(monkeypatch):
    return Bench(monkeypatch)


async def test_what_a_group_waits_for_goes_before_everything_that_waits(bench):
    work = [bench.begin(f"archive {n}", HEAVY) for n in range(3)]
    work.append(bench.begin("picture", OTHER, Haste.LIVE))
    await asyncio.gather(*work)

    assert bench.done == ["archive 0", "picture", "archive 1", "archive 2"]


async def test_who_has_used_less_goes_first_however_many_pieces_the_other_has(bench):
    work = [bench.begin(f"heavy {n}", HEAVY, takes=20) for n in range(3)]
    await asyncio.sleep(0)
    work += [bench.begin(f"light {n}", OTHER, takes=0.1) for n in range(4)]
    await asyncio.gather(*work)

    light = [f"light {n}" for n in range(4)]
    assert bench.done == ["heavy 0", *light, "heavy 1", "heavy 2"]


async def test_a_person_who_presses_again_and_again_does_not_keep_an_archive_waiting(bench):
    work = [bench.begin(f"draft {n}", HEAVY, Haste.SOON, takes=5) for n in range(4)]
    work.append(bench.begin("archive", OTHER))
    await asyncio.gather(*work)

    assert bench.done[:2] == ["draft 0", "archive"]


async def test_of_one_session_what_somebody_waits_for_goes_first(bench):
    work = [bench.begin("first", THIRD), bench.begin("archive", OTHER)]
    work.append(bench.begin("draft", OTHER, Haste.SOON))
    await asyncio.gather(*work)

    assert bench.done == ["first", "draft", "archive"]


async def test_who_comes_later_has_saved_no_turns_up(bench):
    work = [bench.begin(f"old {n}", HEAVY, takes=10) for n in range(3)]
    work += [bench.begin(f"other {n}", OTHER, takes=10) for n in range(3)]
    work[0].add_done_callback(
        lambda _: work.extend(bench.begin(f"new {n}", THIRD, takes=10) for n in range(3))
    )
    await asyncio.gather(*work)
    await asyncio.gather(*work)

    kinds = [name.split()[0] for name in bench.done]
    assert kinds == ["old", "other", "new", "old", "other", "new", "old", "other", "new"]


async def test_who_stops_waiting_keeps_nobody_else(bench):
    first = bench.begin("first", HEAVY)
    left, stays = bench.begin("left", OTHER), bench.begin("stays", THIRD)
    await asyncio.sleep(0)
    left.cancel()
    await asyncio.gather(first, stays)

    assert bench.done == ["first", "stays"]
    assert left.cancelled()


async def test_a_turn_that_comes_as_somebody_leaves_goes_to_the_next(bench):
    first, left = bench.begin("first", HEAVY), bench.begin("left", OTHER)
    stays = bench.begin("stays", THIRD)
    first.add_done_callback(lambda _: left.cancel())
    await asyncio.gather(first, stays)

    assert bench.done[-1] == "stays"


async def test_two_workers_work_at_the_same_time_and_a_third_piece_waits_for_one_of_them(bench):
    bench.turns = Turns(2)
    work = [bench.begin(f"archive {n}", HEAVY) for n in range(3)]
    await asyncio.sleep(0)
    began = list(bench.done)
    await asyncio.gather(*work)

    assert began == ["archive 0", "archive 1"]
    assert bench.done == ["archive 0", "archive 1", "archive 2"]


async def test_a_worker_that_has_nothing_to_do_is_there_for_whoever_comes(bench):
    bench.turns = Turns(2)
    for number in range(3):
        await asyncio.gather(*(bench.begin(f"{number} {n}", HEAVY) for n in range(2)))

    assert bench.done == ["0 0", "0 1", "1 0", "1 1", "2 0", "2 1"]
