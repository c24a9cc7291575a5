"""A picture of an archive that fails is drawn once more, and only then left out."""

import io
import zipfile

import pytest

from tests.beginnings import played
from tests.broken_studio import BrokenStudio, die, eat_memory

PICTURE = "clouds/01.png"


class Once(dict):
    """Faults that happen once."""

    def get(self, key, default=None):
        return self.pop(key, default)


@played
async def said(workshop):
    """Five have said a word, and their question has closed."""
    await workshop.each_says("trust", "care", "hope", "love", "time")
    await workshop.fran.presses("Close and reveal")


async def archive_with(scene, faults):
    """What is in the archive of a workshop that ends while its pictures fail."""
    studio = BrokenStudio()
    studio.faults = faults
    await scene.restarts(around={"studio": studio})
    await scene.fran.presses("End the workshop")
    scene.fran.person.presses(scene.fran.person.last_button("End now"), "End now")
    await scene.world.settled(timeout=60)
    (content,) = [m.document[1] for m in scene.fran.person.sees if m.document]
    await studio.close()
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


@pytest.mark.long
@pytest.mark.parametrize("fault", [die, eat_memory])
async def test_one_that_fails_once_is_there(said, fault):
    assert PICTURE in await archive_with(said, Once(draw_final=fault))


@pytest.mark.long
async def test_one_that_fails_again_is_left_out_and_everything_else_is_there(said):
    names = await archive_with(said, {"draw_final": die})

    assert PICTURE not in names
    assert {"report.html", "words.csv", "session.json"} <= set(names)
