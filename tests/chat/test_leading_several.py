"""Who leads several workshops is asked which one is meant, and nothing is guessed."""

import pytest

WHOSE = "You lead several workshops. Whose panel do you want?"
WHICH = "You lead several workshops. Which one is this note for? I have not kept it yet."
STOP = "You lead several workshops. Which one do you want to lead no more?"
NOTES = "SELECT session_id, text FROM note ORDER BY session_id"


@pytest.fixture
async def two(lobby):
    """Fran leads a workshop in Focus group, which has begun, and a newer one in Ward 3."""
    await lobby.fran.presses("Begin with the first value")
    lobby.ward = lobby.world.add_group(
        "Ward 3", people=[lobby.eve.person], admins=[lobby.fran.person]
    )
    await lobby.settles()
    await lobby.fran.says("/workshop", chat=lobby.ward)
    return lobby


async def begin_second(scene):
    await scene.fran.presses("Open the lobby")
    post = scene.ward.last_button("Join in private")
    scene.eve.person.follows(post.button("Join in private").url)
    await scene.settles()
    await scene.eve.presses("I agree, let me in")
    await scene.fran.presses("Begin with the first value", panel_of(scene, "Ward 3"))


def panel_of(scene, group):
    return [m for m in scene.fran.person.sees if m.words.startswith(f"A Heart of Help · {group}")][
        -1
    ]


async def test_panel_asks_which_and_opens_that_one(two):
    await two.fran.says("/panel")
    asked = two.fran.newest
    await two.fran.presses("Focus group", asked)
    first = two.fran.last
    await two.fran.presses("Ward 3", asked)

    assert (asked.words, asked.labels) == (WHOSE, ["Ward 3", "Focus group"])
    assert first.startswith("A Heart of Help · Focus group")
    assert two.fran.last.startswith("A Heart of Help · Ward 3")


async def test_a_note_is_kept_where_it_was_meant_and_nowhere_before(two):
    await begin_second(two)

    await two.fran.says("/note More time, said several")
    asked = two.fran.newest
    before = await two.rows(NOTES)
    await two.fran.presses("Focus group", asked)

    assert (asked.labels, before) == (["Remove"], [])
    assert await two.rows(NOTES) == [(1, "More time, said several")]
    assert asked.words.startswith("Noted under “Connection, love and care should be central”")
    assert asked.words.endswith("for “Focus group”, as said aloud.")
    assert two.fran.last.startswith("A Heart of Help · Focus group")


async def test_it_asks_with_the_question_below_the_note(two):
    await begin_second(two)
    note = await two.fran.says("/note More time")

    asked = two.fran.newest
    assert (asked.words, asked.labels) == (WHICH, ["Ward 3", "Focus group"])
    assert asked.reply_to is note


async def test_what_was_put_right_before_is_noted_as_it_stands_then(two):
    await begin_second(two)
    note = await two.fran.says("/note More tmie")
    first = two.fran.newest
    await two.fran.edits(note, "/note More time")
    second = two.fran.newest

    await two.fran.presses("Ward 3", second)
    toast = await two.fran.presses("Focus group", first)

    assert await two.rows(NOTES) == [(2, "More time")]
    assert toast.startswith("That is noted already.")
    await two.fran.edits(note, "/note Much more time")
    assert await two.rows(NOTES) == [(2, "Much more time")]


async def test_a_note_that_was_deleted_meanwhile_is_not_kept(two):
    await begin_second(two)
    note = await two.fran.says("/note More time")
    asked = two.fran.newest
    two.world.delete(note)

    await two.fran.presses("Focus group", asked)

    assert await two.rows(NOTES) == []


async def test_in_the_group_nothing_is_asked(two):
    await two.fran.says("/note Said in the room", chat=two.group)

    assert await two.rows(NOTES) == [(1, "Said in the room")]
    assert WHICH not in two.fran.sees


async def test_the_command_alone_says_how_and_needs_no_choice(two):
    await two.fran.says("/note")

    assert two.fran.last.startswith("Write what was said aloud after the command")


async def test_who_wants_to_lead_no_more_chooses_too(two):
    await two.shares_lead_with(two.fay)

    await two.fran.says("/leave")
    asked = two.fran.newest
    stood = asked.words, asked.labels
    await two.fran.presses("Focus group", asked)

    assert stood == (STOP, ["Ward 3", "Focus group"])
    assert "Stop leading" in asked.labels
    await two.fran.presses("Stop leading", asked)
    await two.fran.says("/panel")
    assert two.fran.last.startswith("A Heart of Help · Ward 3")


async def test_of_one_that_goes_on_alone_nothing_is_asked(two):
    await two.fran.presses("End the workshop", panel_of(two, "Ward 3"))
    await two.fran.presses("End now")

    await two.fran.says("/panel")

    assert two.fran.last.startswith("A Heart of Help · Focus group")
    assert WHOSE not in two.fran.sees


async def test_one_that_has_ended_since_it_was_asked_is_none(two):
    await two.fran.says("/panel")
    asked = two.fran.newest
    await two.fran.presses("End the workshop", panel_of(two, "Ward 3"))
    await two.fran.presses("End now")

    toast = await two.fran.presses("Ward 3", asked)

    assert toast.startswith("No workshop is running here")


@pytest.mark.parametrize("data", ["panel:1", "notein:1", "stoplead:1", "panel:9"])
async def test_nobody_else_gets_anything_by_such_a_button(two, data):
    await two.fran.says("/note Something said")
    asked = two.ana.newest

    toast = await two.ana.person.forges(asked, data)
    await two.settles()

    assert toast.text
    assert await two.rows(NOTES) == []
    assert not any("Focus group" in words and "Joined:" in words for words in two.ana.sees)


async def test_groups_of_the_same_name_have_numbers(scene):
    await scene.opens_lobby()
    again = scene.world.add_group("Focus group", people=[], admins=[scene.fran.person])
    await scene.settles()
    await scene.fran.says("/workshop", chat=again)

    await scene.fran.says("/panel")

    assert scene.fran.newest.labels == ["2 · Focus group", "1 · Focus group"]


async def test_a_persons_words_belong_to_the_workshop_they_are_in_and_to_none_that_they_left(two):
    await two.eve.says("trust")
    await begin_second(two)

    await two.eve.says("hope")
    await two.eve.says("love", reply_to=two.eve.cards[0])

    rows = "SELECT session_id, text FROM response ORDER BY session_id, text"
    assert await two.rows(rows) == [(1, "trust"), (2, "hope")]
    assert two.eve.last.startswith("You have left the workshop")


async def test_what_was_taken_out_does_not_come_in_by_an_older_question(two):
    await begin_second(two)
    note = await two.fran.says("/note Sian said")
    first = two.fran.newest
    await two.fran.edits(note, "/note Sian said so")
    await two.fran.presses("Ward 3", two.fran.newest)
    await two.fran.presses("Remove")

    toast = await two.fran.presses("Focus group", first)

    assert await two.rows(NOTES) == []
    assert toast.startswith("You have changed or removed what that message said")


async def test_nobody_elses_message_becomes_a_note(scene):
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await scene.fran.presses("Begin with the first value")
    question = scene.group.from_bot()[-1]
    await scene.ana.says("pass", chat=scene.group, reply_to=question)
    answered = scene.group.from_bot()[-1]

    await scene.fran.person.forges(answered, "notein:1")
    await scene.settles()

    assert answered.reply_to is not None
    assert await scene.rows(NOTES) == []
