"""Organisers get an archive once for what was said, however often an end is made and undone."""

import pytest

from tests.chat.test_calling_off import archives
from tests.players import Player


@pytest.fixture
async def organised(workshop):
    """A workshop with something said, and an organiser who has pressed Start."""
    workshop.organiser = Player(workshop, workshop.world.add_person("Organiser"))
    await workshop.organiser.starts()
    await workshop.restarts(organisers=(workshop.organiser.id,))
    await workshop.each_says("trust", "care", "hope", "love", "time")
    return workshop


async def ends(scene):
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")


async def undoes(scene):
    await scene.fran.presses("↩ Undo: End the workshop")


@pytest.mark.long
async def test_ends_that_are_undone_bring_organisers_one_archive(organised):
    for _ in range(4):
        await ends(organised)
        await undoes(organised)
    await ends(organised)

    assert len(archives(organised.organiser)) == 1
    assert len(archives(organised.fran)) == 1


@pytest.mark.long
async def test_what_is_said_in_between_brings_them_another(organised):
    await ends(organised)
    await undoes(organised)
    await organised.fay.says("zeal")

    await ends(organised)

    assert len(archives(organised.organiser)) == 2
    await undoes(organised)
    await ends(organised)
    assert len(archives(organised.organiser)) == 2


@pytest.mark.long
async def test_what_is_taken_back_in_between_brings_them_another(organised):
    await ends(organised)
    await undoes(organised)
    await organised.ana.presses("Remove")

    await ends(organised)

    assert len(archives(organised.organiser)) == 2


async def test_who_asks_for_it_gets_it_again(organised):
    await ends(organised)

    await organised.organiser.says("/archives")
    await organised.organiser.presses("1 · Focus group")
    await organised.organiser.presses("1 · Focus group")

    assert len(archives(organised.organiser)) == 3


async def test_organisers_are_told_that_it_is_kept_who_was_sent_what(organised):
    await ends(organised)

    await organised.organiser.says("/mydata")

    assert "• You have its archive." in organised.organiser.last
