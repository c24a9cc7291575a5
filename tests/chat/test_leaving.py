"""Leaving: with or without one's words, and back again."""

import pytest

from tests.chat.test_open_mode import OPEN, question, replies

IN = """\
You are in. The group sees only how many have joined.

What we agree on
• Name no clients and no colleagues.
• Say as much or as little as you like; you can always pass.
• Take a break whenever you need one."""
QUESTION = """\
1 of 12 · Connection, love and care should be central

What words and/or phrases does this make you think of?

Words or short phrases: up to 3. Put each on its own line, or commas between them."""
JOINED = "SELECT person_id, attending FROM participant ORDER BY session_id, person_id"


async def test_leaving_and_coming_back(scene):
    await scene.begins_with(scene.ana, scene.bea)
    await scene.ana.says("trust")

    await scene.ana.says("/leave")
    assert scene.ana.buttons == ["Leave; my words may stay", "Leave, and remove my words", "Stay"]
    await scene.ana.presses("Stay")
    assert scene.ana.last == "You are still in."
    assert scene.ana.buttons == ["Change", "Remove", "A quiet word"]

    await scene.ana.says("/leave")
    await scene.ana.presses("Leave; my words may stay")
    assert scene.ana.last == (
        "You have left. Your words stay; /mydata shows and removes them. To come back, tap Join "
        "in the group."
    )
    assert await scene.rows(JOINED) == [(scene.ana.id, 0), (scene.bea.id, 1)]
    assert await scene.rows("SELECT text FROM response") == [("trust",)]
    await scene.ana.says("hope")
    assert scene.ana.last == (
        "You have left the workshop, so I did not keep that. To come back, tap Join in the group."
    )

    join = "Answer in private"
    scene.ana.person.follows(scene.group.last_button(join).button(join).url)
    await scene.settles()
    await scene.ana.presses("I agree, let me in")
    assert scene.ana.sees[-2:] == [IN, scene.ana.card.words]
    assert scene.ana.own == ["trust"]
    await scene.ana.says("/leave")
    await scene.ana.presses("Leave, and remove my words")
    assert scene.ana.last == (
        "You have left, and your words are removed. To come back, tap Join in the group."
    )
    assert await scene.rows("SELECT text FROM response") == []


async def test_the_group_is_not_shown_who_has_joined_by_leaving(scene):
    await scene.begins_with(scene.ana)
    told = "I do that only in private: open the chat with me and send it there."

    await scene.ana.says("/leave", chat=scene.group)
    scene.clock.passes(61)
    await scene.bea.says("/leave", chat=scene.group)

    assert scene.posts[-2:] == [told, told]
    assert scene.ana.last == QUESTION
    assert await scene.rows(JOINED) == [(scene.ana.id, 1)]


async def test_who_has_left_is_asked_nothing_more_and_thanked_for_nothing(scene):
    await scene.begins_with(scene.ana, scene.bea)
    await scene.ana.says("/leave")
    await scene.ana.presses("Leave; my words may stay")
    left = scene.ana.sees

    for label in ("Skip this value", "Skip it", "End the workshop", "End now"):
        await scene.fran.presses(label)

    assert [card.words[:9] for card in scene.bea.cards] == ["1 of 12 ·", "2 of 12 ·"]
    assert scene.bea.last.startswith("Thank you for taking part.")
    assert scene.ana.sees == left


async def test_leaving_with_two_quick_taps_says_nothing_untrue(scene):
    await scene.begins_with(scene.ana)
    await scene.ana.says("/leave")
    asks, label = scene.ana.newest, "Leave; my words may stay"

    first, second = (scene.ana.person.presses(asks, label) for _ in range(2))
    await scene.settles()

    assert [press.toast.text for press in (first, second)] == [
        "",
        "You have left that workshop already.",
    ]
    assert scene.ana.last.startswith("You have left. Your words stay")


@pytest.mark.parametrize("removes", [False, True])
async def test_who_leaves_an_open_workshop_is_sent_to_no_button_that_is_not_there(scene, removes):
    await scene.opens_lobby(OPEN)
    await scene.fran.presses("Begin with the first value")
    await replies(scene.ana, "trust", question(scene))
    await scene.ana.says("/leave")

    label = "Leave, and remove my words" if removes else "Leave; my words may stay"
    await scene.ana.presses(label)
    left = scene.ana.last
    await scene.ana.says("hope")
    told = scene.ana.last
    await replies(scene.ana, "love", question(scene))

    assert left.startswith("You have left")
    assert left.endswith("To come back, reply to my posts in the group.")
    back = "answer there, by replying to it." if removes else "reply to my posts in the group."
    assert told.endswith(back)
    assert ("love",) in await scene.rows("SELECT text FROM response")
