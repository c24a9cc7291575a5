"""People who have nothing to say type "pass", "n/a" or "-": it counts as a pass, and is no word
unless they say that it is one."""

import pytest

from tests.players import NAMES

SAID = "SELECT text FROM response UNION ALL SELECT text FROM answer ORDER BY 1"
PASSES = "SELECT value, prompt FROM pass"
COUNTS = "“{}” counts as a pass, and is shown nowhere. Did you mean it as a word? Then tap."


async def said(scene):
    return [text for (text,) in await scene.rows(SAID)]


async def to_prompt(scene):
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)


@pytest.mark.parametrize("typed", ["pass", "n/a", "Nill.", "no comment", "dim byd", "pasio"])
async def test_a_typed_pass_counts_as_one_and_is_no_word(workshop, typed):
    await workshop.ana.says(typed)

    assert workshop.ana.last == COUNTS.format(typed)
    assert workshop.ana.buttons == ["Count as a pass", "Keep it as a word"]
    assert await said(workshop) == []
    assert "Passed: 1" in workshop.fran.panel.words


@pytest.mark.parametrize("typed", ["/pass", "/skip", "/pasio", "/Pass"])
async def test_so_does_one_that_is_typed_like_a_command(workshop, typed):
    await workshop.ana.says(typed)

    assert await workshop.rows("SELECT value, prompt FROM pass") == [(0, -1)]
    assert workshop.ana.last.startswith(f"“{typed[1:]}” counts as a pass, and is shown nowhere.")


async def test_but_none_in_a_quiet_word(workshop):
    await workshop.ana.presses("A quiet word")

    await workshop.ana.says("/pass")

    assert await workshop.rows("SELECT value, prompt FROM pass") == []


async def test_no_typed_pass_stands_in_the_cloud(workshop):
    await workshop.each_says("trust", "care", "hope", "fear", "safe", "n/a")
    await workshop.fran.presses("Close and reveal")

    assert "n/a" not in workshop.clouds[-1].words
    assert "Answered: 5 · Passed: 1" in workshop.clouds[-1].words
    assert len(NAMES) == 6


async def test_saying_that_it_counts_changes_nothing_more(workshop):
    await workshop.ana.says("n/a")

    assert await workshop.ana.presses("Count as a pass") == "You passed. That is an answer too."

    assert await workshop.rows(PASSES) == [(0, -1)]
    assert await said(workshop) == []


async def test_one_tap_makes_it_a_word(workshop):
    await workshop.ana.says("Nothing!")

    await workshop.ana.presses("Keep it as a word")

    assert (workshop.ana.own, workshop.ana.room) == (["Nothing!"], 2)
    assert await said(workshop) == ["Nothing!"]
    assert await workshop.rows(PASSES) == []


async def test_a_word_that_was_kept_is_changed_by_an_edit_and_only_by_one(workshop):
    message = await workshop.ana.says("nothing")
    await workshop.ana.presses("Keep it as a word")

    await workshop.ana.edits(message, "nothing")
    assert await said(workshop) == ["nothing"]
    await workshop.ana.edits(message, "nothing changes")
    assert await said(workshop) == ["nothing changes"]


async def test_a_typed_pass_that_is_edited_into_a_word_is_one(workshop):
    message = await workshop.ana.says("n/a")

    await workshop.ana.edits(message, "hope")

    assert await said(workshop) == ["hope"]
    assert await workshop.rows(PASSES) == []
    assert await workshop.ana.presses("Keep it as a word") == "That is not there any more."
    assert await said(workshop) == ["hope"]


async def test_a_word_that_is_edited_into_a_pass_goes(workshop):
    message = await workshop.ana.says("hope, fear")

    await workshop.ana.edits(message, "pass")

    assert await said(workshop) == []
    assert await workshop.rows(PASSES) == [(0, -1)]
    await workshop.ana.edits(message, "hope")
    assert await said(workshop) == ["hope"]


async def test_changing_a_word_into_a_pass_takes_it_out(workshop):
    await workshop.ana.says("hope")
    await workshop.ana.presses("Change")

    await workshop.ana.says("none")

    assert await said(workshop) == []
    assert await workshop.rows(PASSES) == [(0, -1)]


async def test_who_has_said_something_does_not_pass_by_having_no_more(workshop):
    await workshop.ana.says("trust")

    await workshop.ana.says("nothing")

    assert workshop.ana.last.startswith("You have answered this, so I added nothing for “nothing”.")
    assert workshop.ana.buttons == ["Keep it as a word"]
    assert await workshop.rows(PASSES) == []
    await workshop.ana.presses("Keep it as a word")
    assert await said(workshop) == ["nothing", "trust"]


async def test_strokes_are_a_pass_and_never_a_word(workshop):
    await workshop.ana.says("-")

    assert workshop.ana.last == "“-” counts as a pass, and is shown nowhere."
    assert workshop.ana.buttons == ["Count as a pass"]
    assert await workshop.rows(PASSES) == [(0, -1)]


async def test_prompts_can_be_passed_on_in_words_too(workshop):
    await to_prompt(workshop)
    await workshop.ana.says("n/a")
    await workshop.bea.says("No comment")

    assert await said(workshop) == []
    assert await workshop.rows(PASSES) == [(0, 0), (0, 0)]

    await workshop.bea.presses("Keep it as a word")

    assert await said(workshop) == ["No comment"]
    assert await workshop.rows(PASSES) == [(0, 0)]


async def test_after_closing_a_typed_pass_is_too_late_and_may_still_be_a_word(workshop):
    await workshop.fran.presses("Close and reveal")

    await workshop.ana.says("nothing")
    assert workshop.ana.last.startswith(
        "This question has closed, so “nothing” counts for nothing."
    )
    assert await workshop.rows(PASSES) == []

    await workshop.ana.presses("Keep it as a word")
    assert await said(workshop) == ["nothing"]


async def test_in_an_open_workshop_a_reply_can_be_a_pass(scene):
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await scene.fran.presses("Begin with the first value")
    asked = [m for m in scene.group.messages if "Reply to this message" in m.words][-1]

    await scene.ana.says("n/a", chat=scene.group, reply_to=asked)
    await scene.ana.says("pass", chat=scene.group, reply_to=asked)
    assert await said(scene) == []
    assert await scene.rows(PASSES) == [(0, -1)]

    # Who goes on and on is answered once a minute: the group's messages are few.
    assert sum("counts as a pass" in post for post in scene.posts) == 1

    await scene.ana.presses_in(scene.group, "Keep it as a word")
    assert await said(scene) == ["n/a"]


async def test_a_forged_word_is_only_ones_own(workshop):
    await workshop.ana.says("n/a")
    button = workshop.ana.person.last_button("Keep it as a word").buttons[-1][0]
    zed = workshop.world.add_person("Zed")
    zed.starts()
    await workshop.settles()

    for data in (
        button.data,
        "word:1:0:a:5:****",
        "word:9:0:a:5:YWJj",
        "word:1:99:a:5:YWJj",
        "word",
    ):
        zed.forges(zed.sees[-1], data)
    await workshop.settles()

    assert await said(workshop) == []
