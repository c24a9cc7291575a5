"""What comes from clients that send what no button of theirs carries, or from another place."""

import pytest

from handlers.views.buttons import Verb
from tests.players import Player
from tests.rounded_up import open_round_up
from tests.some_of import some_of

PRIVATE_VERBS = sorted(set(Verb) - {Verb.PASS, Verb.CLAIM})


@pytest.mark.parametrize("verb", some_of(PRIVATE_VERBS, 30))
async def test_data_forged_under_a_post_in_the_group_leaves_the_post_as_it_is(workshop, verb):
    before = [(m.id, m.words) for m in workshop.group.messages]

    for arguments in ("", ":1", ":1:2", ":stay:1", ":yes", ":1:3:close"):
        workshop.eve.person.forges(workshop.group.messages[-1], verb + arguments)
    await workshop.settles()

    assert [(m.id, m.words) for m in workshop.group.messages] == before


@pytest.mark.parametrize("number", some_of(["9" * 12, "9" * 32, "-1", "0_1", "007", "1e3", "a"], 3))
async def test_numbers_that_no_button_carries_harm_nobody(workshop, caplog, number):
    receipt = workshop.ana.newest
    for verb in Verb:
        workshop.ana.person.forges(receipt, f"{verb}:{number}"[:64])
        workshop.ana.person.forges(receipt, f"{verb}:1:{number}:{number}"[:64])
    workshop.ana.person.forges(receipt, f"pass:1:0:{number}"[:64])

    await workshop.ana.says("trust")

    assert workshop.ana.own == ["trust"]
    assert "failed" not in caplog.text


async def test_words_taken_back_leave_a_cloud_during_a_pause(workshop):
    await workshop.each_says("trust", "the name of my boss", "love", "hope", "care", "zeal")
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Pause")

    await workshop.bea.says("/mydata")
    await workshop.bea.presses("Remove 1")

    assert "boss" not in workshop.clouds[0].words


async def test_words_taken_back_leave_a_cloud_that_was_opened_again(scene):
    await scene.opens_lobby("Cloud appears when a value closes")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("trust", "the name of my boss", "love", "hope", "care", "zeal")
    await scene.fran.presses("Close and reveal")
    await scene.fran.presses("Reopen")

    await scene.bea.says("/forget")
    await scene.bea.presses("Yes, remove everything")

    assert "boss" not in scene.clouds[0].words


async def test_a_word_said_again_in_time_is_late_no_more(workshop):
    await workshop.fran.presses("Close and reveal")
    await workshop.ana.says("trust, love, hope")
    await workshop.fran.presses("Reopen")

    await workshop.ana.says("Trust")
    await workshop.ana.says("joy")

    assert await workshop.rows("SELECT text, late FROM response ORDER BY text") == [
        ("Trust", 0),
        ("hope", 1),
        ("joy", 0),
        ("love", 1),
    ]


async def test_an_edit_after_closing_brings_no_more_words_in_than_there_were(workshop):
    message = await workshop.ana.says("trust")
    await workshop.fran.presses("Close and reveal")

    await workshop.ana.edits(message, "care, new, newer")

    assert await workshop.rows("SELECT text, late FROM response ORDER BY text") == [
        ("care", 0),
        ("new", 1),
        ("newer", 1),
    ]


async def test_who_was_in_one_workshop_joins_the_next_by_its_code(lobby):
    await lobby.fran.presses("Begin with the first value")
    await lobby.fran.presses("End the workshop")
    await lobby.fran.presses("End now")
    await lobby.opens_lobby()
    code = lobby.posts[-1].split("code: ")[1].split()[0]

    await lobby.ana.says(code)
    await lobby.ana.presses("I agree, let me in")

    assert "Joined: 1" in lobby.posts[-1]


async def test_a_lobby_that_is_ended_was_no_workshop(lobby):
    await lobby.fran.presses("End the workshop")
    await lobby.fran.presses("End now")
    await lobby.fran.says("/archives")

    assert lobby.posts[-1].startswith("The workshop is called off for now.")
    assert [m for m in lobby.fran.person.sees if m.document] == []
    assert lobby.fran.last == "There is no workshop that I could send you the archive of."


async def test_after_an_undone_end_nobody_reads_that_it_has_ended(workshop):
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")

    await workshop.fran.presses("↩ Undo: End the workshop")

    assert not [text for text in workshop.ana.sees if text.startswith("Thank you")]
    assert workshop.ana.buttons == ["Pass", "A quiet word"]


async def test_an_old_question_whether_to_leave_touches_no_other_workshop(workshop):
    await workshop.ana.says("/leave")
    old = workshop.ana.newest
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    await workshop.opens_lobby()
    await workshop.ana.joins()
    await workshop.fran.presses("Begin with the first value")
    await workshop.ana.says("trust")

    await workshop.ana.presses("Leave, and remove my words", old)

    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


async def test_a_press_forged_in_private_brings_nobody_from_outside_into_an_open_session(
    scene, tmp_path
):
    await open_round_up(scene, tmp_path)
    outsider = Player(scene, scene.world.add_person("Olu"))
    await outsider.starts()
    before = await scene.rows("SELECT person_id FROM participant ORDER BY person_id")

    outsider.person.forges(outsider.newest, "recognise:1:0-0")
    await scene.settles()

    assert await scene.rows("SELECT person_id FROM participant ORDER BY person_id") == before
    assert await scene.rows("SELECT author FROM recognition") == []
