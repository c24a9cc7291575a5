"""Somebody says that they can't go on: they are answered at once, kindly, and by nobody named."""

import pytest

from tests.some_of import some_of

WORDS = ("trust", "care", "hope", "time", "love")
SUPPORT = "116 123"
DANGER = "I can't cope any more. I want to kill myself"


async def to_prompt(scene):
    await scene.each_says(*WORDS)
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)


async def test_who_answers_a_prompt_in_distress_reads_where_to_find_a_person(workshop):
    await to_prompt(workshop)
    reactions = len([r for r in workshop.world.requests if r.method == "setMessageReaction"])

    await workshop.ana.says(DANGER)

    assert SUPPORT in workshop.ana.last
    assert "Thank you for telling me" in workshop.ana.last
    assert "is kept without your name" in workshop.ana.last
    assert "A quiet word" in workshop.ana.newest.labels
    after = [r for r in workshop.world.requests if r.method == "setMessageReaction"]
    assert len(after) == reactions
    assert [post for post in workshop.posts if "kill" in post or SUPPORT in post] == []


async def test_facilitators_read_that_something_may_need_a_look_and_not_who_or_what(workshop):
    await to_prompt(workshop)
    before = len(workshop.fran.sees)
    assert "may need a look" not in workshop.fran.panel.words

    await workshop.ana.says(DANGER)

    assert "Something said may need a look." in workshop.fran.panel.words
    assert len(workshop.fran.sees) == before
    shown = "\n".join(workshop.fran.sees)
    assert "kill" not in shown
    assert "Ana" not in shown


async def test_a_gut_response_that_commas_cut_is_judged_whole(workshop):
    await workshop.each_says(*WORDS)

    await workshop.fay.says("hope, I want, to die")
    await workshop.fran.presses("Close and reveal")

    assert SUPPORT in workshop.fay.last
    assert "trust" in workshop.clouds[-1].words
    assert [word for word in ("I want", "to die") if word in workshop.clouds[-1].words] == []
    assert sorted(workshop.fay.own) == ["I want", "hope", "to die"]


async def test_what_is_too_long_to_keep_is_answered_all_the_same(workshop):
    await workshop.ana.says("I can't go on like this any more because " + "everything " * 8)

    said = "\n".join(workshop.ana.sees)
    assert SUPPORT in said
    assert "is kept" not in [text for text in workshop.ana.sees if SUPPORT in text][-1]
    assert "too long" in said


async def test_who_has_not_joined_is_answered_too(lobby):
    await lobby.fran.says("I want to die")

    assert [text for text in lobby.fran.sees if SUPPORT in text] != []


async def test_the_lines_of_the_settings_come_before_those_of_the_program(workshop):
    await workshop.restarts(signposting="Our own line: 0123")

    await workshop.ana.says("dwi eisiau marw")

    assert "Our own line: 0123" in workshop.ana.last
    assert SUPPORT not in workshop.ana.last


@pytest.mark.parametrize(
    "text", ["dying to know", "a client wanted to die", "killing us with paperwork"]
)
async def test_others_and_idioms_get_a_receipt_as_ever(workshop, text):
    await workshop.ana.says(text)

    assert [said for said in workshop.ana.sees if SUPPORT in said] == []
    assert workshop.ana.own == [text]


async def test_an_edit_into_distress_is_answered(workshop):
    message = await workshop.ana.says("tired")
    assert SUPPORT not in workshop.ana.last

    await workshop.ana.edits(message, "I want to die")

    assert [text for text in workshop.ana.sees if SUPPORT in text] != []


async def test_in_an_open_workshop_the_answer_comes_in_private(scene):
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await scene.fran.presses("Begin with the first value")
    await scene.ana.starts()
    question = scene.group.messages[-1]

    await scene.ana.says("I want to die", chat=scene.group, reply_to=question)

    assert [text for text in scene.ana.sees if SUPPORT in text] != []
    assert [post for post in scene.posts if SUPPORT in post] == []


@pytest.mark.parametrize("to", some_of(["2 of 12", "Question 1", "1 of 12", "What we heard"], 2))
async def test_who_replies_to_the_bot_in_a_group_is_answered_whatever_it_is(workshop, to):
    await workshop.each_says("tea", "milk", "sugar", "bread", "honey", "butter")
    for label in ("Close and reveal", "Show it, and ask the first prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
    for label in ("Round-up", "Post to the group", "Next value"):
        await workshop.fran.presses(label)
    post = [m for m in workshop.group.messages if m.words.startswith(to)][-1]
    posts = workshop.posts

    await workshop.ana.says("I want to kill myself", chat=workshop.group, reply_to=post)

    assert "116 123" in "".join(workshop.ana.sees[-2:])
    assert workshop.posts == posts


async def test_what_people_reply_to_each_other_is_looked_at_by_nobody(workshop):
    workshop.world.sees_all_messages = True
    talk = await workshop.bea.says("How is everybody?", chat=workshop.group)
    before = workshop.ana.sees

    await workshop.ana.says("I want to kill myself", chat=workshop.group, reply_to=talk)

    assert workshop.ana.sees == before
