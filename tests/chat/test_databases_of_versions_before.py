"""A database of a version before opens at whatever stage its session is, and the session goes on.

It is made by playing a session, and taking back what the steps since have changed.
"""

import sqlite3
from contextlib import closing

import pytest

from storage import schema
from tests.beginnings import played
from tests.chat.test_striking import taps
from tests.chat.test_words_read_in_steps import AFTER_A_LOOK, listed, opens_words
from tests.plans import use_small_plan
from tests.some_of import some_of

# Before words that wait were read in steps (12), and reviews were known apart (13).
BEFORE = 11
BACK = """
DROP TABLE spoken_to;
DROP TABLE at_work;
DROP TABLE about;
UPDATE shown_message SET kind = 'choices', content = NULL WHERE kind = 'review';
DELETE FROM read_author WHERE prompt = -1;
ALTER TABLE response DROP COLUMN read;
PRAGMA user_version = 11;
"""
WORDS = ("trust", "care", "hope", "love", "calm", "Sarah Jenkins")
TO_VALUE = ("Close and reveal", "Show the value in full")
# Where a session stands: what was pressed to come there from the first question, and what goes on.
STAGES = {
    "responding": ((), "Close and reveal"),
    "paused": (("Pause",), "Go on"),
    "revealed": (TO_VALUE[:1], "Show the value in full"),
    "statement": (TO_VALUE, "Next prompt"),
    "discussing": ((*TO_VALUE, "Next prompt"), "Next prompt"),
    "together": ((*TO_VALUE, "All prompts together"), "Round-up"),
    "rounding up": ((*TO_VALUE, "Next prompt", "Round-up"), "Next prompt"),
    "next value": ((*TO_VALUE, "Next value"), "Next value"),
    "ended": (("End the workshop", "End now"), "Answers …"),
}


async def to_version_before(scene):
    """The bot stops, its database becomes one of the version before, and it starts again."""
    await scene._running.aclose()
    path = scene.config.data_folder / "gair.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(BACK)
    with closing(sqlite3.connect(path)) as raw:
        assert schema.version(raw) == BEFORE
        assert "read" not in [row[1] for row in raw.execute("PRAGMA table_info(response)")]
    await scene._running.enter_async_context(scene.bot_runs())
    with closing(sqlite3.connect(path)) as raw:
        assert schema.version(raw) == len(schema.steps())


@played
async def answered(scene, tmp_path):
    """Words wait until they are let in; six have answered, one with a name."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby(AFTER_A_LOOK, "Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*WORDS)


async def presses(scene, *labels):
    for label in labels:
        on_panel = label in scene.fran.panel_buttons
        await scene.fran.presses(label, scene.fran.panel if on_panel else None)


@pytest.mark.parametrize("stage", some_of(STAGES, 4))
async def test_it_opens_and_the_session_goes_on(answered, stage):
    before, after = STAGES[stage]
    await presses(answered, *before)
    panel = answered.fran.panel.words
    await to_version_before(answered)
    stood = answered.fran.panel.words
    await presses(answered, after)

    assert stood == panel
    said = sorted(row[0] for row in await answered.rows("SELECT text FROM response"))
    assert said == sorted(WORDS)
    if stage != "ended":
        assert answered.fran.panel.words != stood


@pytest.mark.parametrize("opens", ["/workshop", "lobby"])
async def test_also_before_it_has_begun(scene, opens):
    await scene.fran.says("/workshop", chat=scene.group)
    if opens == "lobby":
        await scene.fran.presses("Open the lobby")
        await scene.all_join()
    await to_version_before(scene)
    if opens == "/workshop":
        await scene.fran.presses("Open the lobby")
        await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("trust", "care", "hope")

    assert await scene.rows("SELECT count(*) FROM response") == [(3,)]


async def test_words_that_wait_can_be_read_as_they_could_be(answered):
    await to_version_before(answered)
    await opens_words(answered)

    assert listed(answered.fran) == ["calm", "care", "hope", "love", "Sarah Jenkins", "trust"]
    rows = await answered.rows("SELECT DISTINCT read FROM response WHERE standing = 'waiting'")
    assert rows == [(1,)]
    assert len(await answered.rows("SELECT author FROM read_author WHERE prompt = -1")) == 6


async def test_words_can_be_taken_out_and_let_in_there(answered):
    await presses(answered, "Close and reveal")
    await to_version_before(answered)
    await opens_words(answered)
    await taps(answered.fran, "calm")
    await answered.fran.presses(next(b for b in answered.fran.buttons if "Let in all" in b))

    assert "trust" in answered.clouds[-1].words
    assert "calm" not in answered.clouds[-1].words
    assert any("“calm”" in text for text in answered.eve.sees if text.startswith("About “"))


async def test_a_review_and_a_list_that_stood_there_go_when_something_in_them_does(answered):
    await answered.fran.presses("To look at: 1", answered.fran.panel)
    review = answered.fran.newest
    await opens_words(answered)
    words = answered.fran.newest
    await to_version_before(answered)
    await answered.fay.presses("Remove", answered.fay.card)

    assert "Sarah Jenkins" not in review.words
    assert "Sarah Jenkins" not in words.words
