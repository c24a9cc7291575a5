"""Small things that people read are so: in the lobby, after leaving, and of forged presses."""

import pytest

from handlers.views.buttons import Verb
from tests.drafts import round_up_themes
from tests.some_of import some_of

EDITS = (
    *(Verb.HIDE, Verb.PUT, Verb.DROP, Verb.MERGE, Verb.NAME_KEY, Verb.UNDO_EDIT),
    *(Verb.RENAME, Verb.SPLIT, Verb.WHOSE_QUOTE),
)


async def test_while_joining_is_closed_nobody_is_told_to_tap(lobby):
    post = lobby.group.last_button("Join in private")
    open_words = post.words

    await lobby.fran.presses("People …", lobby.fran.panel)
    await lobby.fran.presses("Close joining")

    assert "Tap to join, or scan." in open_words
    assert "Or send me this code:" in open_words
    assert "Tap to join" not in post.words
    assert "send me this code" not in post.words
    assert "Joining is closed" in post.words
    assert "You answer me in private." in post.words


async def test_who_has_just_left_is_told_that_they_have(workshop):
    await workshop.ana.says("trust")
    await workshop.ana.says("/leave")
    await workshop.ana.presses("Leave; my words may stay")

    await workshop.ana.says("hope")

    assert workshop.ana.last == (
        "You have left the workshop, so I did not keep that. To come back, tap Join in the group."
    )
    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


async def test_who_never_joined_is_told_that_they_have_not(lobby):
    zed = lobby.world.add_person("Zed")
    zed.starts()
    await lobby.settles()

    zed.says("hope")
    await lobby.settles()

    assert zed.sees[-1].words.startswith("You have not joined yet")


async def test_a_word_that_was_changed_after_its_cloud_says_where_it_is(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time", "fear")
    await workshop.fran.presses("Close and reveal")
    before = workshop.ana.card.words

    await workshop.ana.presses("Change")
    await workshop.ana.says("faith")

    assert "You said: “trust”\n" in before + "\n"
    assert "“faith” (in the report alone)" in workshop.ana.card.words
    assert "(in the report alone)" not in workshop.bea.card.words

    await workshop.fran.presses("Reopen")
    assert "(in the report alone)" not in workshop.ana.card.words


@pytest.mark.parametrize("verb", some_of(EDITS, 3))
async def test_a_forged_press_on_a_draft_is_no_error_of_ours(scene, tmp_path, caplog, verb):
    await round_up_themes(scene, tmp_path)
    draft = scene.fran.newest
    step = draft.button("Post to the group").data.split(":")[2]

    for rest in ("", ":", ":x", ":none:", ":0_1", ":-1"):
        await scene.fran.person.forges(draft, f"{verb}:1:{step}:0-0{rest}"[:64])
    await scene.settles()

    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
    assert await scene.rows("SELECT * FROM round_up_edit") == []
