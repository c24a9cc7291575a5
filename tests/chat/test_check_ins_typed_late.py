"""What people type to the question as they come, or go, belongs to what stood there last: and a
reply to it never becomes a word."""

import io
import zipfile

import pytest

from tests.beginnings import played
from tests.chat.test_coming_and_going import CARE, COUNTED, OUT, a_lobby_with_care, use
from tests.plans import SMALL
from tests.rounded_up import SAID as ANSWERS
from tests.rounded_up import misses, posts
from tests.some_of import some_of

CHECKS = "SELECT leaving, count(*) FROM check_answer GROUP BY leaving ORDER BY leaving"
SAID = "SELECT text FROM response UNION ALL SELECT text FROM answer"
MINUTES = 20 * 60
TIRED = "I am tired"


asked = played(a_lobby_with_care)


def asking(player, heading="As we begin"):
    return next(m for m in player.person.sees if m.from_bot and m.words.startswith(heading))


async def begins(scene):
    await scene.fran.presses("Begin with the first value")


async def ends(scene):
    for label in ("End the workshop", "End now"):
        await scene.fran.presses(label)


async def test_typed_below_the_first_question_it_is_said_to_that(asked):
    await begins(asked)

    await asked.ana.says(TIRED)

    assert asked.ana.own == [TIRED]
    assert await asked.rows(CHECKS) == []


async def test_written_above_the_first_question_it_is_what_was_asked_then(asked):
    begin = asked.fran.person.last_button("Begin with the first value")

    asked.ana.person.says(TIRED)
    asked.fran.person.presses(begin, "Begin with the first value")
    asked.bea.person.says("Glad")
    await asked.settles()

    assert asked.ana.own == []
    assert asked.bea.own == []
    assert await asked.rows(CHECKS) == [(0, 2)]
    assert await asked.rows(SAID) == []


@pytest.mark.parametrize(
    "moves",
    [
        (),
        ("Close and reveal",),
        ("Close and reveal", "Show the value in full", "Next prompt"),
        ("Pause",),
        ("Skip this value", "Skip it"),
    ],
)
async def test_a_reply_is_no_word_whatever_is_asked_by_then(asked, moves):
    question = asking(asked.ana)
    await begins(asked)
    await asked.ana.says("trust")
    for label in moves:
        await asked.fran.presses(label)

    await asked.ana.says(TIRED, reply_to=question)

    assert asked.ana.last == COUNTED
    assert await asked.rows(SAID) == [("trust",)]
    assert await asked.rows(CHECKS) == [(0, 1)]


async def test_a_reply_is_no_new_wording_of_a_word(asked):
    question = asking(asked.ana)
    await begins(asked)
    await asked.ana.says("trust")
    await asked.ana.presses("Change")

    await asked.ana.says(TIRED, reply_to=question)
    await asked.ana.says("hope")

    assert asked.ana.own == ["hope"]
    assert await asked.rows(CHECKS) == [(0, 1)]


async def test_a_reply_is_not_what_is_missing_in_a_round_up(asked):
    question = asking(asked.ana)
    await begins(asked)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await asked.fran.presses(label)
    await asked.each_says(*ANSWERS)
    post = await posts(asked)
    await misses(asked.ana, post)

    await asked.ana.says(TIRED, reply_to=question)

    assert asked.ana.last == COUNTED
    assert [text for (text,) in await asked.rows(SAID) if text == TIRED] == []
    await asked.ana.says("Nobody spoke of the night shift.")
    assert asked.ana.last.startswith("Noted as missing")


async def test_a_reply_after_leaving_is_refused_kindly(asked):
    question = asking(asked.ana)
    await begins(asked)
    await asked.ana.says("/leave")
    await asked.ana.presses("Leave; my words may stay")

    await asked.ana.says(TIRED, reply_to=question)

    assert asked.ana.last.startswith("You have left the workshop, so I did not keep that.")
    assert await asked.rows(CHECKS) == []


async def test_once_it_is_called_off_nothing_more_is_kept_and_what_was_can_go(asked):
    question = asking(asked.ana)
    await asked.bea.says("Glad to be here", reply_to=asking(asked.bea))
    await ends(asked)

    await asked.ana.says(TIRED, reply_to=question)

    assert asked.ana.last.startswith("This workshop has ended, so nothing more is kept.")
    assert await asked.rows(CHECKS) == [(0, 1)]


async def test_an_answer_that_is_edited_later_stays_one(asked):
    message = await asked.ana.says("Glad")
    await begins(asked)

    await asked.ana.edits(message, TIRED)

    assert asked.ana.own == []
    assert await asked.rows(CHECKS) == [(0, 1)]
    assert await asked.rows(SAID) == []


@pytest.mark.parametrize("minutes", some_of([0, 1, 20, 24 * 60], 2))
@pytest.mark.parametrize("replies", [True, False])
async def test_as_people_go_it_is_so_too_for_as_long_as_it_stands_there(asked, minutes, replies):
    await begins(asked)
    await asked.ana.says("trust")
    await ends(asked)
    question = asking(asked.ana, "As we end")
    asked.clock.passes(60 * minutes)

    await asked.ana.says("That I am not alone", reply_to=question if replies else None)

    assert asked.ana.last == COUNTED
    assert await asked.rows(CHECKS) == [(1, 1)]
    assert await asked.rows(SAID) == [("trust",)]


async def test_after_the_end_a_reply_to_a_question_is_no_answer_to_the_last(scene, tmp_path):
    await use(scene, tmp_path, SMALL + OUT + "keep = true\n")
    await scene.opens_lobby()
    await scene.all_join()
    await begins(scene)
    card = scene.ana.card
    await ends(scene)

    await scene.ana.says("trust", reply_to=card)

    assert scene.ana.last.startswith("This workshop has ended")
    assert await scene.rows("SELECT * FROM check_answer") == []


async def test_after_the_end_a_reply_to_a_receipt_is_no_answer_to_the_last(scene, tmp_path):
    await use(scene, tmp_path, SMALL + OUT + "keep = true\n")
    await scene.opens_lobby()
    await scene.all_join()
    await begins(scene)
    await scene.ana.says("tea, milk, jam")
    receipt = scene.ana.newest
    await ends(scene)

    await scene.ana.says("trust", reply_to=receipt)

    assert receipt.words.startswith("Noted")
    assert scene.ana.last.startswith("This workshop has ended")
    assert await scene.rows("SELECT * FROM check_answer") == []


async def test_once_the_end_is_undone_nothing_is_asked_as_people_go(asked):
    await begins(asked)
    await ends(asked)
    question = asking(asked.ana, "As we end")
    await asked.fran.presses("↩ Undo: End the workshop")

    await asked.ana.says("trust")

    assert question.deleted
    assert asked.ana.own == ["trust"]
    assert await asked.rows(CHECKS) == []


async def test_after_sealing_a_reply_becomes_no_word_of_another_workshop(asked):
    await begins(asked)
    question = asking(asked.ana)
    await ends(asked)
    asked.clock.passes(8 * 86400)
    await asked.gair.services.housekeeper.keep()
    await asked.settles()
    await asked.restarts(plan="heart-of-help")
    await asked.opens_lobby()
    await asked.ana.joins()
    await begins(asked)

    await asked.ana.says(TIRED, reply_to=question)
    told = asked.ana.last
    await asked.ana.says("hope")

    assert told.startswith("This workshop has ended")
    assert asked.ana.own == ["hope"]


@pytest.mark.long
async def test_what_is_kept_of_a_late_answer_is_in_the_report_and_no_cloud(scene, tmp_path):
    await use(scene, tmp_path, CARE + SMALL + OUT + "keep = true\n")
    await scene.opens_lobby()
    await scene.all_join()
    await begins(scene)
    await scene.each_says("tea", "milk", "sugar", "bread", "honey", "butter")
    await ends(scene)
    scene.clock.passes(MINUTES)
    await scene.each_says("Hope", "Rest", "Time")

    await scene.fran.says("/archives")
    await scene.fran.presses("1 · Focus group")

    found = [m for m in scene.fran.person.sees if m.document]
    with zipfile.ZipFile(io.BytesIO(found[-1].document[1])) as archive:
        page = archive.read("report.html").decode()
    assert "People who answered: 3" in page
    assert '<blockquote dir="auto" class="whole">Hope</blockquote>' in page
    assert not any("Hope" in cloud.words for cloud in scene.clouds)
