"""Answers to discussion prompts: said, edited, moved, late."""

from tests.beginnings import played

PROMPTS = [
    "What do you think of this relational value?",
    "How easy or difficult will it be to achieve practically?",
    "What kind of barriers might exist to make this harder?",
    "What else might need consideration?",
]
KEPT = "SELECT value, prompt, text FROM answer ORDER BY value, prompt, text"
MOVED_ON = "That is not open just now. The report has it if 3 people or more have answered."
ANSWERS = [f"Answer {number}" for number in range(1, 5)]


def noted(prompt):
    return f"Noted as an answer to:\n{PROMPTS[prompt]}"


def is_on_card(player, prompt, *answers):
    """Whether the newest card asks a prompt, and shows these answers and no others."""
    return PROMPTS[prompt] in player.card.words and sorted(player.own) == sorted(answers)


def changed(prompt):
    return f"Changed. It answers:\n{PROMPTS[prompt]}"


async def goes_on(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


@played
async def asked(scene):
    """A private workshop at the first prompt of the first value; Ana and Bea have joined."""
    await scene.begins_with(scene.ana, scene.bea)
    await goes_on(scene, "Close and reveal", "Show the value in full", "Next prompt")


@played
async def all_asked(scene):
    """The same with all prompts together."""
    await scene.begins_with(scene.ana, scene.bea)
    await goes_on(scene, "Close and reveal", "Show the value in full", "All prompts together")


async def test_several_answers_to_a_prompt_are_kept_as_they_were_written(asked):
    message = await asked.ana.says("It is hard, when time is short;\n\n\n\n- and money too")
    assert message.reaction == "✍"
    assert is_on_card(asked.ana, 0, "It is hard, when time is short; - and money too")
    assert asked.ana.buttons == ["Change", "Remove", "A quiet word"]
    await asked.ana.says("And yet")
    await asked.bea.says("And yet")

    assert await asked.rows(KEPT) == [
        (0, 0, "And yet"),
        (0, 0, "And yet"),
        (0, 0, "It is hard, when time is short;\n\n- and money too"),
    ]
    assert "Joined: 2 · Answered: 2 · Passed: 0" in asked.fran.panel.words
    assert [post for post in asked.posts if "And yet" in post] == []


async def test_an_answer_is_edited_changed_and_removed(asked):
    message = await asked.ana.says("Hard")
    await asked.ana.edits(message, "Very hard")
    assert is_on_card(asked.ana, 0, "Very hard")

    await asked.ana.presses("Change")
    assert asked.ana.last == "Send the new wording for:\nVery hard"
    newer = await asked.ana.says("Easy")
    assert is_on_card(asked.ana, 0, "Easy")
    await asked.ana.edits(newer, "Easy enough")
    assert await asked.rows(KEPT) == [(0, 0, "Easy enough")]

    await asked.ana.edits(message, "Hard again")
    assert asked.ana.last == (
        "You have changed or removed what that message said, so I leave the edit out. Send it as a "
        "new message, or tap Change."
    )
    await asked.ana.presses("Remove")
    assert await asked.rows(KEPT) == []


async def test_an_edit_that_changes_nothing_is_not_mentioned(asked):
    message = await asked.ana.says("Hard")
    before = asked.ana.sees

    await asked.ana.edits(message, "Hard\u200b")

    assert len(asked.ana.sees) == len(before)
    assert await asked.rows(KEPT) == [(0, 0, "Hard")]


async def test_a_change_by_editing_instead_is_a_change_all_the_same(asked):
    message = await asked.ana.says("Hard")
    await asked.ana.presses("Change")
    await asked.ana.edits(message, "Very hard")

    await asked.ana.says("And another thing")

    assert is_on_card(asked.ana, 0, "And another thing", "Very hard")
    assert await asked.rows(KEPT) == [(0, 0, "And another thing"), (0, 0, "Very hard")]


async def test_changing_to_the_same_words(asked):
    await asked.ana.says("Hard")
    await asked.ana.presses("Change")

    again = await asked.ana.says("Hard")
    await asked.ana.edits(again, "Harder")

    assert await asked.rows(KEPT) == [(0, 0, "Harder")]


async def test_what_is_too_long_is_told_and_nothing_is_lost(asked):
    too_long = "That is longer than 1000 characters. Send it in several messages, or edit it."
    message = await asked.ana.says("a" * 1000)
    assert is_on_card(asked.ana, 0, "a" * 299 + "…")

    await asked.ana.edits(message, "b" * 1001)
    assert asked.ana.last == too_long
    await asked.ana.presses("Change")
    await asked.ana.says("c" * 1001)
    assert asked.ana.last == too_long
    assert await asked.rows(KEPT) == [(0, 0, "a" * 1000)]

    await asked.ana.says("d" * 1000)
    assert is_on_card(asked.ana, 0, "d" * 299 + "…")
    assert await asked.rows(KEPT) == [(0, 0, "d" * 1000)]


async def test_an_earlier_prompt_is_answered_by_replying_to_it(asked):
    first = asked.ana.card
    await goes_on(asked, "Next prompt")
    await asked.ana.says("Hard")
    assert is_on_card(asked.ana, 1, "Hard")

    await asked.ana.says("I like it", reply_to=first)

    assert "1. I like it" in first.words
    assert await asked.rows(KEPT) == [(0, 0, "I like it"), (0, 1, "Hard")]


async def test_replying_to_a_prompt_replaces_nothing(asked):
    first = asked.ana.newest
    await asked.ana.says("Hard")
    await asked.ana.presses("Change")

    await asked.ana.says("I like it", reply_to=first)
    await asked.ana.says("And more")

    assert [text for *_, text in await asked.rows(KEPT)] == ["And more", "Hard", "I like it"]


async def test_a_word_for_the_cloud_by_replying_to_its_question(asked):
    question = next(m for m in asked.ana.person.sees if "What words" in m.words)

    await asked.ana.says("trust", reply_to=question)

    assert asked.ana.last == (
        "“Connection, love and care should be central” is not open just now. "
        "I kept “trust”. The report has it if 3 people or more said something."
    )


async def test_an_answer_that_comes_when_the_group_has_moved_on(asked):
    prompt = asked.ana.card
    await goes_on(asked, "Round-up")
    await asked.ana.says("During the round-up")
    assert is_on_card(asked.ana, 0, "During the round-up")

    await goes_on(asked, "Next value")
    message = await asked.ana.says("Late but heartfelt", reply_to=prompt)
    assert asked.ana.last == f"{noted(0)}\n\n{MOVED_ON}"
    await asked.ana.edits(message, "Late but even more heartfelt")
    assert message.reaction == "✍"

    assert await asked.rows(KEPT) == [
        (0, 0, "During the round-up"), (0, 0, "Late but even more heartfelt"),
    ]  # fmt: skip
    assert await asked.rows("SELECT * FROM response") == []


async def test_all_prompts_together(all_asked):
    assert all_asked.ana.buttons == [
        "Question 1",
        "Question 2",
        "Question 3",
        "Question 4",
        "Pass",
        "A quiet word",
    ]
    await all_asked.ana.says("I like it")
    assert all_asked.ana.last == noted(0)
    assert all_asked.ana.buttons == [
        "Change", "Remove", "Move to question 2", "Move to question 3", "Move to question 4",
    ]  # fmt: skip

    await all_asked.ana.presses("Question 3")
    assert all_asked.ana.last == f"Your next messages answer this question:\n{PROMPTS[2]}"
    await all_asked.ana.says("No time")
    await all_asked.ana.says("No money")

    assert all_asked.ana.last == noted(2)
    assert await all_asked.rows(KEPT) == [
        (0, 0, "I like it"), (0, 2, "No money"), (0, 2, "No time"),
    ]  # fmt: skip


async def test_an_answer_is_put_under_another_prompt(all_asked):
    message = await all_asked.ana.says("No time")

    await all_asked.ana.presses("Move to question 3")

    assert all_asked.ana.last == changed(2)
    assert all_asked.ana.buttons == [
        "Change", "Remove", "Move to question 1", "Move to question 2", "Move to question 4",
    ]  # fmt: skip
    await all_asked.ana.edits(message, "No time at all")
    assert await all_asked.rows(KEPT) == [(0, 2, "No time at all")]
    await all_asked.ana.presses("Remove")
    assert await all_asked.rows(KEPT) == []


async def test_choosing_a_prompt_ends_a_change(all_asked):
    question = all_asked.ana.person.last_button("Question 2")
    await all_asked.ana.says("I like it")
    await all_asked.ana.presses("Change")

    await all_asked.ana.presses("Question 2", question)
    await all_asked.ana.says("Hard")

    assert await all_asked.rows(KEPT) == [(0, 0, "I like it"), (0, 1, "Hard")]


async def test_prompts_of_another_value_or_person_can_not_be_reached(all_asked):
    question = all_asked.bea.person.last_button("Question 2")
    await all_asked.ana.says("I like it")
    receipt = all_asked.ana.person.last_button("Move to question 2")
    for button in (button for row in receipt.buttons for button in row):
        all_asked.bea.person.forges(question, button.data)
    theirs = receipt.button("Move to question 2").data.rpartition(":")[0]
    for data in (f"{theirs}:9", f"{theirs}:-1", f"{theirs}:x", "to:1:9", "to:9:1", "under:1"):
        all_asked.ana.person.forges(receipt, data)
    await all_asked.settles()
    await all_asked.bea.says("Me too")

    assert await all_asked.rows(KEPT) == [(0, 0, "I like it"), (0, 0, "Me too")]
