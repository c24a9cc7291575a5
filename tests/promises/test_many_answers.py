"""Somebody goes on and on: as much is kept as anybody needs, and they are told kindly."""

import pytest

from bot.facilitation import allowances
from bot.plan_file import PlanFileError, read
from bot.texts import load
from tests.beginnings import played
from tests.plans import SMALL
from tests.rounded_up import ADDED, goes_on, misses, open_round_up, round_up_of_four

LIMITED = f"answers_per_person = 3\n{SMALL}"
FULL = "You have said 3 things to this question. Remove one, or edit one, to say more."
KEPT = "SELECT text FROM answer WHERE added = 0 ORDER BY text"


@played
async def discussing(scene, tmp_path):
    """The small plan at its first prompt, where each may say three things."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "small.toml").write_text(LIMITED, encoding="utf-8")
    await scene.restarts(plans_folder=tmp_path / "plans", plan="small")
    await scene.begins_with(*scene.people[:2])
    await goes_on(scene, "Close and reveal", "Show the value in full", "Next prompt")


async def kept(scene, sql=KEPT):
    return [row[0] for row in await scene.rows(sql)]


async def says_all(player, *texts):
    return [await player.says(text) for text in texts]


async def test_who_has_said_enough_is_told_and_nothing_is_lost(discussing):
    await says_all(discussing.ana, "one", "two", "three", "four")
    told = discussing.ana.last
    await discussing.bea.says("hers")

    assert told == FULL
    assert await kept(discussing) == ["hers", "one", "three", "two"]


async def test_editing_still_replaces_and_removing_makes_room(discussing):
    first, *_ = await says_all(discussing.ana, "one", "two", "three")
    await discussing.ana.edits(first, "one, put better")
    assert await kept(discussing) == ["one, put better", "three", "two"]

    await discussing.ana.presses("Remove 1")
    await discussing.ana.says("four")

    assert len(await kept(discussing)) == 3
    assert "four" in await kept(discussing)


async def test_an_edit_of_what_was_refused_is_refused_too(discussing):
    *_, last = await says_all(discussing.ana, "one", "two", "three", "four")
    await discussing.ana.edits(last, "five")

    assert discussing.ana.last == FULL
    assert await kept(discussing) == ["one", "three", "two"]


async def test_what_comes_late_counts_with_what_came_in_time(discussing):
    asked = discussing.ana.person.last_button("Pass")
    await says_all(discussing.ana, "one", "two")
    await goes_on(discussing, "Next prompt")
    for text in ("late", "later"):
        await discussing.ana.says(text, reply_to=asked)

    assert discussing.ana.last == FULL
    assert await kept(discussing) == ["late", "one", "two"]


async def test_another_question_has_room_of_its_own(discussing):
    await says_all(discussing.ana, "one", "two", "three")
    await goes_on(discussing, "Next prompt")
    await discussing.ana.says("to the second")

    assert "to the second" in await kept(discussing)


async def test_over_a_whole_workshop_there_is_an_end_too(discussing, monkeypatch):
    monkeypatch.setattr(allowances, "MOST_IN_A_SESSION", 4)
    await says_all(discussing.ana, "one", "two", "three")
    await discussing.bea.says("hers")
    await goes_on(discussing, "Next prompt")
    await says_all(discussing.ana, "four", "five")
    await discussing.bea.says("hers again")

    assert discussing.ana.last.startswith("You have said 4 things in this workshop.")
    assert await kept(discussing) == ["four", "hers", "hers again", "one", "three", "two"]


@pytest.mark.long
async def test_what_is_missing_in_a_round_up_has_the_same_end(scene, tmp_path):
    post = await round_up_of_four(scene, tmp_path)
    for number in range(21):
        await misses(scene.ana, post)
        await scene.ana.says(f"Missing {number}")

    assert scene.ana.last.startswith("You have said 20 things to this question.")
    assert len(await scene.rows(ADDED)) == 20


async def test_in_the_open_the_group_hears_of_it_once_a_minute(scene, tmp_path):
    post = await open_round_up(scene, tmp_path)
    for number in range(24):
        await scene.fay.says(f"Missing {number}", chat=scene.group, reply_to=post)
    told = [text for text in scene.posts if text.startswith("You have said 20 things")]

    assert len(told) == 1
    assert len(await scene.rows(ADDED)) == 20

    scene.clock.passes(61)
    await scene.fay.says("And more", chat=scene.group, reply_to=post)
    assert len([text for text in scene.posts if text.startswith("You have said 20")]) == 2


async def test_notes_come_to_an_end_as_well(discussing, monkeypatch):
    monkeypatch.setattr(allowances, "MOST_NOTES", 2)
    for text in ("said one", "said two", "said three"):
        await discussing.fran.says(f"/note {text}")
    told = [text for text in discussing.fran.sees if text.startswith("There are 2 notes")]

    assert told == ["There are 2 notes to this question. Remove one, or edit one, to add another."]
    assert await kept(discussing, "SELECT text FROM note ORDER BY text") == ["said one", "said two"]


@pytest.mark.parametrize("number", ["0", "51", "true", '"20"'])
def test_a_plan_that_says_it_wrong_is_told_how(number):
    with pytest.raises(PlanFileError) as wrong:
        read(f"answers_per_person = {number}\n{SMALL}", "small")

    assert wrong.value.told(load("en")) == (
        "line 1: answers_per_person should be a whole number from 1 to 50",
    )


def test_a_plan_that_says_nothing_lets_everybody_say_twenty_things():
    assert read(SMALL, "small").answers_per_person == 20
    assert read(LIMITED, "small").answers_per_person == 3
