"""Who types that they have nothing to say, where there is nothing to pass on; and who says in
several messages what they take with them."""

import pytest

from tests.beginnings import played
from tests.chat.test_coming_and_going import CARE, OUT, TEXTS, ends, use
from tests.plans import SMALL
from tests.rounded_up import ADDED, TEXT, misses, open_round_up, post_of, round_up_of_four

FINE = "That is fine."
KEPT = "Thank you. It goes into the report, without your name."
STAYS = "You have answered this, so I added nothing."
NOTHING_ADDED = "That is fine: nothing was added."


@played
async def asked(scene, tmp_path):
    """A lobby of the small plan, which asks as people come and keeps what they say as they go."""
    await use(scene, tmp_path, CARE + SMALL + OUT + "keep = true\n")
    await scene.opens_lobby()
    await scene.all_join()


@played
async def posted(scene, tmp_path):
    """A round-up was posted, and the next question is not asked yet."""
    await round_up_of_four(scene, tmp_path)


async def taken_home(scene):
    def texts(tx):
        sql = "SELECT opened(session_id, text) FROM check_answer WHERE leaving = 1"
        return [text for (text,) in tx.rows(sql)]

    return await scene.gair.services.means.database.transaction(texts)


@pytest.mark.parametrize("typed", ["pass", "n/a", "dim byd", "-"])
async def test_who_types_that_they_pass_as_they_come_is_not_counted(asked, typed):
    await asked.ana.says(typed)

    assert (asked.ana.last, asked.ana.newest.labels) == (FINE, [])
    assert await asked.rows(TEXTS) == []
    assert "Answered as they came" not in asked.fran.panel.words


async def test_who_types_it_as_they_go_is_not_in_the_report(asked):
    await ends(asked)

    await asked.ana.says("nothing")
    assert (asked.ana.last, await taken_home(asked)) == (FINE, [])

    await asked.ana.says("That I am not alone")
    assert (asked.ana.last, await taken_home(asked)) == (KEPT, ["That I am not alone"])


async def test_and_takes_nothing_away_of_what_they_have_said(asked):
    await ends(asked)
    await asked.ana.says("That I am not alone")

    await asked.ana.says("nothing else")
    await asked.ana.says("none")

    assert asked.ana.last == STAYS
    assert await taken_home(asked) == ["That I am not alone\nnothing else"]
    await asked.ana.presses("Take it back")
    assert await taken_home(asked) == []


async def test_an_answer_that_is_edited_into_a_pass_goes(asked):
    await ends(asked)
    message = await asked.ana.says("That I am not alone")

    await asked.ana.edits(message, "pass")

    assert (asked.ana.last, await taken_home(asked)) == (FINE, [])


async def test_who_thanks_everybody_after_their_answer_has_said_both(asked):
    await ends(asked)

    await asked.ana.says("That I am not alone")
    await asked.ana.says("Thanks, everybody!")

    assert asked.ana.last == KEPT
    assert await taken_home(asked) == ["That I am not alone\nThanks, everybody!"]
    assert "Answered as they went: 1" in asked.fran.panel.words


async def test_an_edit_stands_for_all_of_it_and_says_so(asked):
    await ends(asked)
    first = await asked.ana.says("That I am alone")
    await asked.ana.says("Thanks, everybody!")

    await asked.ana.edits(first, "That I am not alone")

    assert asked.ana.last == "Changed. Whatever else you had said to this is not kept any more."
    assert await taken_home(asked) == ["That I am not alone"]


async def test_an_edit_that_nobody_made_changes_nothing(asked):
    await ends(asked)
    first = await asked.ana.says("That I am not alone")
    await asked.ana.says("Thanks, everybody!")

    asked.world.edited(first)
    await asked.settles()

    assert await taken_home(asked) == ["That I am not alone\nThanks, everybody!"]


@pytest.mark.parametrize("typed", ["nothing", "Dim byd.", "pass", "no thanks 🙂"])
async def test_who_types_that_nothing_is_missing_adds_nothing(posted, typed):
    await misses(posted.ana, post_of(posted))
    before = posted.fran.sees

    await posted.ana.says(typed)

    assert posted.ana.last == NOTHING_ADDED
    assert (await posted.rows(ADDED), posted.fran.sees) == ([], before)
    await posted.ana.says("One thing more.")
    assert "One thing more." in posted.ana.card.words


async def test_what_was_missing_and_is_edited_into_nothing_goes(posted):
    await misses(posted.ana, post_of(posted))
    message = await posted.ana.says(TEXT)
    told = [words for words in posted.fran.sees if TEXT in words]

    await posted.ana.edits(message, "nothing")

    assert posted.ana.last == NOTHING_ADDED
    assert (len(told), await posted.rows(ADDED)) == (1, [])
    assert not any(TEXT in words for words in posted.fran.sees)


async def test_so_does_what_is_changed_into_nothing(posted):
    await misses(posted.ana, post_of(posted))
    await posted.ana.says(TEXT)

    await posted.ana.presses("Change")
    await posted.ana.says("nothing")

    assert (posted.ana.last, await posted.rows(ADDED)) == (NOTHING_ADDED, [])


async def test_in_the_open_it_is_talk(scene, tmp_path):
    post = await open_round_up(scene, tmp_path)

    message = await scene.ana.says("nothing", chat=scene.group, reply_to=post)

    assert (message.reaction, await scene.rows(ADDED)) == (None, [])
