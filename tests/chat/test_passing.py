"""Passing: one tap, undoable, and an answer like others."""

from tests.beginnings import played

PASSES = "SELECT value, prompt FROM pass ORDER BY prompt"
NOT_AGAIN = "You have answered this. To pass instead, remove your answer first."
CLOSED = "This question has closed."
PASS, AFTER_ALL = "Pass", "I'd like to answer after all"


@played
async def two(scene):
    """A private workshop at its first question; Ana and Bea have joined."""
    await scene.begins_with(scene.ana, scene.bea)


async def pressed(scene, player, message, data):
    """The toast for a button that a phone still showed when it was pressed."""
    press = player.person.forges(message, data)
    await scene.settles()
    return press.toast.text


async def goes_on(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def test_one_tap_and_it_can_be_undone(two):
    assert await two.ana.presses(PASS) == "You passed. That is an answer too."
    assert two.ana.buttons == [AFTER_ALL, "A quiet word"]
    assert await two.rows(PASSES) == [(0, -1)]
    assert "Joined: 2 · Answered: 0 · Passed: 1" in two.fran.panel.words

    assert await two.ana.presses(AFTER_ALL) == "Good. Send me your answer."
    assert two.ana.buttons == [PASS, "A quiet word"]
    assert await two.rows(PASSES) == []
    assert two.posts == [post for post in two.posts if "Ana" not in post]


async def test_a_double_tap_passes_once(two):
    question = two.ana.person.last_button(PASS)
    data = question.button(PASS).data

    first, second = (two.ana.person.forges(question, data) for _ in range(2))
    await two.settles()

    assert [first.toast.text, second.toast.text] == ["You passed. That is an answer too."] * 2
    assert await two.rows(PASSES) == [(0, -1)]


async def test_who_passes_and_then_answers_has_answered(two):
    await two.ana.presses(PASS)

    await two.ana.says("trust")

    assert (two.ana.own, two.ana.room) == (["trust"], 2)
    assert await two.rows(PASSES) == []
    assert "Joined: 2 · Answered: 1 · Passed: 0" in two.fran.panel.words


async def test_who_has_answered_passes_by_removing(two):
    question = two.ana.person.last_button(PASS)
    offered = question.button(PASS).data
    await two.ana.says("trust")
    assert PASS not in question.labels

    press = two.ana.person.forges(question, offered)
    await two.settles()
    assert press.toast.text == NOT_AGAIN
    assert await two.rows(PASSES) == []

    await two.ana.presses("Remove")
    await two.ana.presses(PASS, question)

    assert await two.rows(PASSES) == [(0, -1)]


async def test_a_question_that_has_closed_can_not_be_passed_on(two):
    question = two.ana.person.last_button(PASS)
    offered = question.button(PASS).data
    await two.bea.presses(PASS)
    back = two.bea.person.last_button(AFTER_ALL)
    taken_back = back.button(AFTER_ALL).data
    await goes_on(two, "Close and reveal")
    assert question.labels == ["A quiet word"]

    assert await pressed(two, two.ana, question, offered) == CLOSED
    assert await pressed(two, two.bea, back, taken_back) == CLOSED
    assert await two.rows(PASSES) == [(0, -1)]

    await goes_on(two, "Reopen")
    await two.ana.presses(PASS)
    assert await two.rows("SELECT count(*) FROM pass") == [(2,)]


async def test_each_prompt_can_be_passed_on(two):
    await goes_on(two, "Close and reveal", "Show the value in full", "Next prompt")
    first = two.ana.person.last_button(PASS)
    await two.ana.presses(PASS)
    await goes_on(two, "Next prompt")
    await two.ana.presses(PASS)
    assert await two.rows(PASSES) == [(0, 0), (0, 1)]
    assert "Passed: 1" in two.fran.panel.words

    await two.ana.presses(AFTER_ALL, first)
    assert await two.rows(PASSES) == [(0, 1)]

    await two.ana.says("It is hard")
    assert await two.rows(PASSES) == []


async def test_all_prompts_together_are_passed_on_together(two):
    question = two.ana.person.last_button(PASS)
    gut = question.button(PASS).data
    await goes_on(two, "Close and reveal", "Show the value in full", "All prompts together")
    await two.ana.says("It is hard")

    assert await two.ana.presses(PASS) == "You passed. That is an answer too."
    assert two.ana.sees[-1].startswith("Noted as an answer to:")
    assert await two.rows(PASSES) == [(0, 1), (0, 2), (0, 3)]
    assert await pressed(two, two.ana, question, gut) == CLOSED

    await two.ana.presses("Move to question 3")
    assert await two.rows(PASSES) == [(0, 1), (0, 3)]

    await two.ana.presses(AFTER_ALL)
    assert await two.rows(PASSES) == []


async def test_forged_passes_do_nothing(two):
    question = two.ana.person.last_button(PASS)
    outsider = two.cai
    await outsider.starts()
    hello = outsider.newest

    for data in ("pass:1:99:a", "pass:1:0:7", "pass:99:0:a", "pass:1:0", "pass:1:x:a", "pass"):
        two.ana.person.forges(question, data)
    outsider.person.forges(hello, "pass:1:0:a")
    await two.settles()

    assert await two.rows(PASSES) == []
    assert await two.rows("SELECT count(*) FROM participant") == [(2,)]
