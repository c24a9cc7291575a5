"""The code of a workshop, typed by anybody, anywhere: it lets in, or is answered; it is no word."""

import re

import pytest

WORDS = "SELECT text FROM response UNION ALL SELECT text FROM answer"
NOT_KEPT = (
    "The code of a workshop is in that, so I kept nothing of it. Send it again without the code."
)
WRONG = "I know no open workshop with that code."


def code_of(scene, group=None):
    posts = [m.words for m in (group or scene.group).messages if m.from_bot]
    return re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", "\n".join(posts))[-1]


async def second_group(scene):
    """Fran opens a workshop in another group; its code."""
    fran = [scene.fran.person]
    group = scene.world.add_group("Second", people=[], admins=fran)
    await scene.settles()
    await scene.fran.says("/workshop", chat=group)
    await scene.fran.presses("Open the lobby")
    return code_of(scene, group)


async def test_a_wrong_code_is_called_wrong(lobby):
    zed = lobby.world.add_person("Zed")
    zed.starts()
    await lobby.settles()

    for typed in ("ZF7B-V2MA", "Code: ZF7B V2MA", "/join ZF7B-V2MA"):
        zed.says(typed)
        await lobby.settles()
        assert zed.sees[-1].words.startswith(WRONG)


async def test_wrong_codes_behind_a_command_are_guesses_too(lobby):
    zed = lobby.world.add_person("Zed")
    for number in range(6):
        zed.says(f"/join ZF7B-V2M{number}")
        await lobby.settles()

    assert zed.sees[-1].words.startswith("That is no code of a workshop that I know.")


async def test_an_ordinary_word_is_not_called_a_wrong_code(lobby):
    zed = lobby.world.add_person("Zed")
    zed.starts()
    await lobby.settles()

    zed.says("together")
    await lobby.settles()

    assert zed.sees[-1].words.startswith("You have not joined yet")


@pytest.mark.parametrize(
    "form", ["{}", "Code: {}", "/start {}", "/join {}", "“{}”.", "join {} please"]
)
async def test_a_code_lets_in_who_is_in_no_workshop(lobby, form):
    zed = lobby.world.add_person("Zed")
    code = code_of(lobby).replace("-", "–")
    zed.starts()
    await lobby.settles()

    zed.says(form.format(code))
    await lobby.settles()

    assert zed.sees[-1].words.startswith("A Heart of Help\nYou are invited")


@pytest.mark.parametrize("form", ["{}", "the code is {}", "{}, hope"])
async def test_the_own_code_is_no_word_while_a_question_is_open(workshop, form):
    await workshop.ana.says(form.format(code_of(workshop).lower()))

    assert "You are in already." in workshop.ana.sees
    assert await workshop.rows(WORDS) == []


async def test_another_workshops_code_is_its_invitation(workshop):
    code = await second_group(workshop)

    await workshop.ana.says(code)

    assert "You are invited to the workshop in “Second”" in workshop.ana.last
    assert await workshop.rows(WORDS) == []


async def test_an_edit_brings_no_code_in(workshop):
    message = await workshop.ana.says("hope")

    await workshop.ana.edits(message, code_of(workshop))

    assert "You are in already." in workshop.ana.sees
    assert await workshop.rows(WORDS) == [("hope",)]


async def test_a_code_is_no_answer_to_a_prompt_and_not_part_of_one(workshop):
    await workshop.each_says("a1", "b1", "c1", "d1", "e1")
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(step)
    code = code_of(workshop)

    await workshop.ana.says(code)
    await workshop.bea.says(
        f"My colleague asked for the code, which is {code}, and what we do here."
    )

    assert "You are in already." in workshop.ana.sees
    assert workshop.bea.last == NOT_KEPT
    assert not any(code in text for (text,) in await workshop.rows(WORDS))
    await workshop.bea.says("My colleague asked what we do here.")
    assert ("My colleague asked what we do here.",) in await workshop.rows(WORDS)


async def test_a_code_is_no_reply_in_an_open_workshop(scene):
    code = await second_group(scene)
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await scene.fran.presses("Begin with the first value")
    asked = [m for m in scene.group.messages if m.from_bot and "Reply to this message" in m.words][
        -1
    ]

    kept = await scene.ana.says("hope", chat=scene.group, reply_to=asked)
    await scene.bea.says(code, chat=scene.group, reply_to=asked)
    await scene.ana.edits(kept, f"hope {code}")

    assert await scene.rows(WORDS) == [("hope",)]
    assert NOT_KEPT in scene.posts


async def test_who_is_in_a_workshop_finds_no_other_by_trying(workshop):
    code = await second_group(workshop)
    for number in range(5):
        await workshop.ana.says(f"ABCD-EF0{number}")

    await workshop.ana.says(code)
    assert "You are invited" not in workshop.ana.last

    await workshop.ana.says(code_of(workshop))
    assert "You are in already." in workshop.ana.sees


@pytest.mark.parametrize("form", ["{}", "hope, {}", "the code there is {}"])
async def test_who_has_tried_too_often_brings_no_code_of_another_workshop_into_the_cloud(
    workshop, form
):
    code = await second_group(workshop)
    for number in range(5):
        await workshop.ana.says(f"ABCD-EF0{number}")
    before = await workshop.rows(WORDS)

    await workshop.ana.says(form.format(code))
    refused = workshop.ana.last
    message = await workshop.ana.says("time")
    await workshop.ana.edits(message, form.format("ABCD-EF07"))

    assert refused == workshop.ana.last
    assert refused.startswith("That is no code of a workshop that I know.")
    assert not any(code in text for (text,) in await workshop.rows(WORDS))
    assert len(await workshop.rows(WORDS)) <= len(before) + 1


async def test_who_is_in_distress_is_answered_whatever_code_is_in_it(workshop):
    said = f"I want to kill myself, and nobody here at {code_of(workshop)} would notice if I did"
    await workshop.ana.says(said)

    assert NOT_KEPT in workshop.ana.sees
    assert any("116 123" in text for text in workshop.ana.sees)
    assert await workshop.rows(WORDS) == []
