"""Words that no font has: never an empty picture, but the words themselves, in one message."""

import io
import zipfile

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

# Egyptian and Sumerian signs, which a group hardly sends: a stand-in for whatever fonts lack.
UNDRAWN = ["𓀀𓁐", "𒀀𒀭", "𓂀", "𒁀", "𓃀", "𒂀"]


@played
async def small(scene, tmp_path):
    """The small plan at its first question, with clouds from 3 people."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")


def in_words(scene):
    """The clouds that came as text, among what stands in the group."""
    return [m for m in scene.group.messages if "Answered:" in m.words and not m.photo]


async def test_they_come_as_text_once(small):
    await small.each_says(*UNDRAWN)
    await small.fran.presses("Close and reveal")
    (cloud,) = in_words(small)
    before = cloud.words

    await small.ana.presses("Remove")

    assert small.clouds == []
    assert [word for word in UNDRAWN if before.count(word) == 1] == UNDRAWN
    assert in_words(small) == [cloud]
    assert cloud.edits > 0
    assert [word for word in UNDRAWN if word in cloud.words] == UNDRAWN[1:]


async def test_a_word_that_can_be_drawn_makes_a_picture_in_their_place(small):
    await small.each_says(*UNDRAWN[:3])
    await small.fran.presses("Close and reveal")
    before = len(in_words(small))
    await small.fran.presses("Reopen")
    for player in small.people[3:]:
        await player.says("tea")
    await small.fran.presses("Close and reveal")

    (cloud,) = small.clouds
    assert before == 1
    assert in_words(small) == []
    assert "tea" in cloud.words
    assert all(word in cloud.words for word in UNDRAWN[:3])


async def test_a_picture_gives_way_to_text_when_its_last_word_is_taken_back(small):
    await small.each_says("tea", *UNDRAWN[:4])
    await small.fran.presses("Close and reveal")
    picture = small.clouds[0]

    await small.ana.presses("Remove")

    assert picture.deleted
    assert small.clouds == []
    (cloud,) = in_words(small)
    assert "tea" not in cloud.words


@pytest.mark.long
async def test_the_report_has_the_words_and_no_picture(small):
    await small.each_says(*UNDRAWN)
    await small.fran.presses("End the workshop")
    await small.fran.presses("End now")

    ((_, content),) = [m.document for m in small.fran.person.sees if m.document]
    files = zipfile.ZipFile(io.BytesIO(content))
    assert [name for name in files.namelist() if name.startswith("clouds/")] == []
    report = files.read("report.html").decode()
    assert "<img" not in report
    assert "No picture could be made of these words. They stand below." in report
    assert [word for word in UNDRAWN if word in report] == UNDRAWN
