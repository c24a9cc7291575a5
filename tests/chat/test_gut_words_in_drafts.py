"""The draft of a whole value has its gut words too: none stands there that was taken back."""

import pytest

from bot.facilitation import my_data
from handlers import standing_drafts
from tests.drafts import draft
from tests.plans import use_small_plan

WORDS = ("gargoyle", "trust", "care", "hope", "love", "time")


@pytest.fixture
async def whole(scene, tmp_path):
    """A value that is rounded up as a whole, with a gut word of each."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*WORDS)
    for label in ("Close and reveal", "Show the value in full", "Next prompt", "Next prompt"):
        await scene.fran.presses(label)
    await scene.each_says(*["We keep the kettle warm for whoever comes by."] * 4)
    return scene


def meanwhile(monkeypatch, scene, deed):
    """A deed is done while a draft is on its way, before it is written down where that stands."""
    remember = standing_drafts.remember

    async def done_before(*arguments):
        await scene.gair.services.means.database.transaction(deed)
        return await remember(*arguments)

    monkeypatch.setattr(standing_drafts, "remember", done_before)


async def test_a_word_that_goes_while_a_draft_is_on_its_way_takes_it_along(whole, monkeypatch):
    ((key,),) = await whole.rows("SELECT id FROM response WHERE text = 'gargoyle'")
    meanwhile(monkeypatch, whole, lambda tx: my_data.remove(tx, 1, whole.ana.id, key))

    await whole.fran.presses("Round-up")

    assert [text for text in whole.fran.sees if "gargoyle" in text] == []
    monkeypatch.undo()
    await whole.fran.presses("Show the draft")
    assert "trust" in draft(whole.fran).words


async def test_a_late_word_that_goes_is_in_no_draft_and_leaves_it_standing(whole, monkeypatch):
    await whole.fay.says("gnome", reply_to=whole.fay.cards[0])
    ((key,),) = await whole.rows("SELECT id FROM response WHERE text = 'gnome'")
    meanwhile(monkeypatch, whole, lambda tx: my_data.remove(tx, 1, whole.fay.id, key))

    await whole.fran.presses("Round-up")

    assert "gargoyle" in draft(whole.fran).words
