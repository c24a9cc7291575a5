"""The archive's pictures are the same to the byte, in whatever order people said the same."""

import io
import zipfile

import pytest

from bot.word_cloud.studio import Studio
from tests.plans import use_small_plan
from tests.players import Scene

SAID = ("tea", "milk, tea", "hope", "tea", "sugar, milk", "gobaith")
ORDERS = ((0, 1, 2, 3, 4, 5), (5, 4, 3, 2, 1, 0), (2, 0, 5, 3, 1, 4))


async def picture_of(scene, folder, order):
    """Play a session in which people answer in this order; the picture in its archive, and whether
    a live one stood in the group before the last had answered."""
    await use_small_plan(scene, folder)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    for number in order:
        await scene.people[number].says(SAID[number])
    was_live = bool(scene.clouds)
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    ((_, content),) = [m.document for m in scene.fran.person.sees if m.document]
    return zipfile.ZipFile(io.BytesIO(content)).read("clouds/01.png"), was_live


@pytest.fixture(scope="module")
async def pictures(tmp_path_factory):
    found = []
    for order in ORDERS:
        folder = tmp_path_factory.mktemp("session")
        # One that draws each picture, and as it is for paper: tests/remembering.py does neither.
        async with Studio() as studio, Scene.set(folder / "data", studio) as scene:
            found.append(await picture_of(scene, folder, order))
    return found


@pytest.mark.long
async def test_no_order_can_be_told_from_the_picture_that_is_kept(pictures):
    assert [was_live for _, was_live in pictures] == [True] * len(ORDERS)
    assert len({picture for picture, _ in pictures}) == 1
