"""[All words] of a cloud that an admin has deleted brings none of its words back."""

import pytest

from tests.chat.test_all_words import BUTTON, lists, press, talkative, words_of
from tests.chat.test_deleted_clouds import AGAIN, LEAVE

__all__ = ["talkative"]


def button_of(cloud):
    found = (one for row in cloud.buttons for one in row if one.label == BUTTON)
    return next(found).data


async def is_noticed(scene):
    """Somebody takes a word back: then the bot sees that its picture is gone."""
    card = scene.people[0].card
    await scene.people[0].presses(next(b for b in card.labels if b.startswith("Remove")), card)


async def deleted(scene):
    """An admin has deleted the picture; what its button carried."""
    cloud = scene.clouds[-1]
    data = button_of(cloud)
    scene.group.deletes(cloud)
    await is_noticed(scene)
    return cloud, data


@pytest.mark.long
async def test_pressed_on_a_phone_that_still_shows_it_nothing_is_posted(talkative):
    cloud, data = await deleted(talkative)
    before = [m.words for m in talkative.group.from_bot()]
    toast = await talkative.ana.person.forges(cloud, data)
    await talkative.settles()

    assert toast.text
    assert lists(talkative) == []
    assert [m.words for m in talkative.group.from_bot()] == before


async def test_nor_when_the_cloud_is_left_out(talkative):
    cloud, data = await deleted(talkative)
    await talkative.fran.presses(LEAVE)
    await talkative.ana.person.forges(cloud, data)
    await talkative.settles()

    assert lists(talkative) == []


async def test_a_list_that_stands_loses_what_is_taken_back_all_the_same(talkative):
    await press(talkative)
    standing = "\n".join(m.words for m in lists(talkative))
    await deleted(talkative)
    gone = words_of(talkative.people[1]).split(", ")[0]
    card = talkative.people[1].card
    label = next(b for b in card.labels if b.startswith("Remove") and gone[:8] in b)
    await talkative.people[1].presses(label, card)
    left = "\n".join(m.words for m in lists(talkative))
    own = [row[0] for row in await talkative.rows("SELECT text FROM response")]

    assert lists(talkative)
    removed = [w for w in words_of(talkative.people[1]).split(", ") if w not in own]
    assert removed
    assert all(word in standing and word not in left for word in removed)


async def test_posted_again_it_has_its_list_again(talkative):
    await deleted(talkative)
    await talkative.fran.presses(AGAIN)
    await press(talkative)

    assert len(lists(talkative)) >= 1
