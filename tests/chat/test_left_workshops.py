"""Of a workshop that somebody has left nothing more is kept, nor changed, until they come back: and
they are told what to do."""

import pytest

from tests.chat.test_open_mode import OPEN, question, replies
from tests.plans import use_small_plan
from tests.promises.test_addressing import another_group
from tests.rounded_up import misses, round_up_of_four
from tests.some_of import some_of

LEFT = "You have left the workshop, so I did not keep that. To come back, tap Join in the group."
STAYS = (
    "You have left the workshop, so what you said there stays as it was. /mydata removes it. To"
    " come back, tap Join in the group."
)
KEPT = (
    "SELECT session_id, text FROM response UNION ALL SELECT session_id, text FROM answer"
    " ORDER BY text"
)


@pytest.fixture
async def small(scene, tmp_path):
    """The small plan, at the first prompt of its first value; Ana has said something to each."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    scene.word = await scene.ana.says("tea, milk")
    for label in ("Close and reveal", "Show the value in full", "All prompts together"):
        await scene.fran.presses(label)
    scene.answer = await scene.ana.says("It takes time.")
    scene.receipt = scene.ana.newest
    assert "Change" in scene.receipt.labels
    return scene


async def by_leave(scene):
    await scene.ana.says("/leave")
    await scene.ana.presses("Leave; my words may stay")


async def by_joining_another(scene):
    """The other one is at its first question."""
    await another_group(scene)
    await scene.fran.presses("Begin with the first value")


WAYS = pytest.mark.parametrize("leaves", [by_leave, by_joining_another])


@WAYS
@pytest.mark.parametrize("to", some_of(["gut question", "prompts", "receipt"], 2))
async def test_a_reply_is_kept_nowhere(small, leaves, to):
    cards = small.ana.cards
    before = await small.rows(KEPT)
    await leaves(small)

    await small.ana.says(
        "Something more.",
        reply_to={"gut question": cards[0], "prompts": cards[1], "receipt": small.receipt}[to],
    )

    assert small.ana.last == LEFT
    assert await small.rows(KEPT) == before


@WAYS
@pytest.mark.parametrize("which", ["word", "answer"])
@pytest.mark.parametrize("text", some_of(["Something else.", "pass"], 1))
async def test_an_edit_changes_nothing(small, leaves, which, text):
    before = await small.rows(KEPT)
    await leaves(small)

    await small.ana.edits(getattr(small, which), text)

    assert small.ana.last == STAYS
    assert await small.rows(KEPT) == before


@WAYS
async def test_an_edit_that_nobody_made_is_no_news(small, leaves):
    await leaves(small)
    seen = len(small.ana.sees)

    small.ana.person.edits(small.answer, "It takes time.")
    await small.settles()

    assert len(small.ana.sees) == seen


@WAYS
@pytest.mark.parametrize("label", some_of(["Change", "Move to question 2"], 1))
async def test_nor_do_buttons_that_stand_there_still(small, leaves, label):
    before = await small.rows(KEPT)
    await leaves(small)

    toast = await small.ana.presses(label, small.receipt)

    assert toast == STAYS
    assert await small.rows(KEPT) == before


@WAYS
async def test_taking_back_works_all_the_same(small, leaves):
    await leaves(small)

    await small.ana.presses("Remove", small.receipt)

    assert [text for _, text in await small.rows(KEPT)] == ["milk", "tea"]


async def test_what_is_missing_in_a_round_up_is_kept_of_who_is_in(scene, tmp_path):
    post = await round_up_of_four(scene, tmp_path)
    await misses(scene.ana, post)
    asks = scene.ana.newest
    await scene.ana.says("/leave")
    await scene.ana.presses("Leave; my words may stay")
    before = await scene.rows(KEPT)

    await scene.ana.says("There is no tea.", reply_to=asks)

    assert scene.ana.last == LEFT
    assert await scene.rows(KEPT) == before


@WAYS
async def test_whoever_comes_back_may_go_on(small, leaves):
    await leaves(small)
    link = next(
        button.url
        for message in small.group.messages
        for row in message.buttons
        for button in row
        if button.label == "Answer in private"
    )
    small.ana.person.follows(link)
    await small.settles()
    await small.ana.presses("I agree, let me in")

    await small.ana.says("Something more.", reply_to=small.ana.card)
    await small.ana.edits(small.answer, "It takes years.")

    assert {(1, "Something more."), (1, "It takes years.")} <= set(await small.rows(KEPT))


async def test_in_the_other_workshop_all_is_kept_as_ever(small):
    await by_joining_another(small)

    await small.ana.says("trust")
    await small.ana.says("hope", reply_to=small.ana.card)

    assert [text for number, text in await small.rows(KEPT) if number == 2] == ["hope", "trust"]


@pytest.mark.long
async def test_a_reply_to_a_receipt_of_one_that_has_ended_is_no_word_of_another(small):
    await small.fran.presses("End the workshop")
    await small.fran.presses("End now")
    await by_joining_another(small)
    before = await small.rows(KEPT)

    await small.ana.says("Something more.", reply_to=small.receipt)

    assert small.ana.last.startswith("This workshop has ended, so nothing more is kept.")
    assert await small.rows(KEPT) == before


@pytest.mark.long
async def test_mydata_says_that_one_takes_part_has_left_or_took_part(small):
    said = []
    await small.ana.says("/mydata")
    said.append(small.ana.sees[-2])
    await by_leave(small)
    await small.ana.says("/mydata")
    said.append(small.ana.sees[-2])
    await small.bea.says("/mydata")
    await small.fran.presses("End the workshop")
    await small.fran.presses("End now")
    await small.bea.says("/mydata")
    said.append(small.bea.last)

    assert "• You take part.\n" in said[0]
    assert "• You took part, and have left.\n" in said[1]
    assert "• You took part.\n" in said[2]
    assert "You take part" not in said[2]


async def test_in_an_open_workshop_whoever_answers_again_takes_part_again(scene):
    await scene.ana.starts()
    await scene.opens_lobby(OPEN)
    await scene.fran.presses("Begin with the first value")
    asked = question(scene)
    await replies(scene.ana, "trust", asked)
    await by_leave(scene)
    await scene.ana.says("/mydata")
    left = scene.ana.sees[-2]

    await replies(scene.ana, "hope", asked)
    await scene.ana.says("/mydata")

    assert "• You took part.\n" in left
    assert "• You take part.\n" in scene.ana.sees[-2]
    assert "Joined: 1" in scene.fran.panel.words


async def test_whoever_answers_in_an_open_workshop_beside_their_own_stays_in_that(small):
    await small.fran.says("/workshop", chat=(second := await a_second_group(small)))
    await small.fran.presses("○ " + OPEN)
    await small.fran.presses("Open the lobby")
    await small.fran.presses("Begin with the first value")
    asked = second.from_bot()[-1]

    await small.ana.says("love", chat=second, reply_to=asked)
    await small.ana.says("/mydata")

    assert small.ana.sees[-2].count("• You take part.\n") == 1
    assert small.ana.sees[-2].count("• You took part.\n") == 1
    await small.ana.says("Something more.")
    assert (1, "Something more.") in await small.rows(KEPT)


async def a_second_group(scene):
    second = scene.world.add_group("Second", people=[scene.ana.person], admins=[scene.fran.person])
    await scene.settles()
    return second
