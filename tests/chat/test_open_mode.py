"""The open mode: people answer in the group, as replies to the bot, with their names."""

from tests.beginnings import played

OPEN = "Open: people reply in the group, with their names"
KEPT = "SELECT text, late FROM response ORDER BY text"
WRITING = "✍"


@played
async def open_round(scene):
    """An open workshop at its first question; nobody has joined, or needs to."""
    await scene.opens_lobby(OPEN)
    await scene.fran.presses("Begin with the first value")


def question(scene, starting="1 of 12"):
    return [m for m in scene.group.messages if m.from_bot and m.words.startswith(starting)][-1]


async def replies(player, text, message):
    return await player.says(text, chat=player.scene.group, reply_to=message)


async def goes_on(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def test_a_reply_to_the_question_counts_and_gets_a_reaction(open_round):
    before = len(open_round.posts)

    message = await replies(open_round.ana, "trust, hope", question(open_round))

    assert message.reaction == WRITING
    assert len(open_round.posts) == before
    assert await open_round.rows(KEPT) == [("hope", 0), ("trust", 0)]
    assert await open_round.rows("SELECT person_id, attending FROM participant") == [
        (open_round.ana.id, 1)
    ]
    assert "Joined: 1 · Answered: 1 · Passed: 0" in open_round.fran.panel.words


async def test_an_edit_replaces_and_an_old_one_does_not(open_round):
    message = await replies(open_round.ana, "trust", question(open_round))

    await open_round.ana.edits(message, "love")

    assert await open_round.rows(KEPT) == [("love", 0)]


async def test_over_the_allowance_is_said_and_gets_no_reaction(open_round):
    await replies(open_round.ana, "a, b, c", question(open_round))

    message = await replies(open_round.ana, "d", question(open_round))

    assert message.reaction is None
    assert open_round.posts[-1] == (
        "Not kept: “d”. Each person may say up to 3. Edit one of your messages to change it, or "
        "remove it with /mydata in private."
    )


async def test_people_pass_by_the_button_in_the_group(open_round):
    toast = await open_round.ana.presses_in(open_round.group, "Pass")
    assert (toast.text, toast.alert) == ("You passed. That is an answer too.", True)
    assert await open_round.rows("SELECT value, prompt FROM pass") == [(0, -1)]

    toast = await open_round.ana.presses_in(open_round.group, "Pass")
    assert toast.text == "Good. Send me your answer."
    assert await open_round.rows("SELECT * FROM pass") == []

    await replies(open_round.bea, "trust", question(open_round))
    toast = await open_round.bea.presses_in(open_round.group, "Pass")
    assert toast.text == "You have answered this. To pass instead, remove your answer first."
    assert await open_round.rows("SELECT * FROM pass") == []


async def test_a_reply_to_the_cloud_counts_too(open_round):
    asked = question(open_round)
    for player in open_round.people[:5]:
        await replies(player, "trust", asked)
    await goes_on(open_round, "Close and reveal", "Reopen")
    (cloud,) = open_round.clouds

    message = await replies(open_round.fay, "hope", cloud)

    assert message.reaction == WRITING
    assert ("hope", 0) in await open_round.rows(KEPT)


async def test_a_late_reply_is_kept_for_the_report_and_told_so(open_round):
    asked = question(open_round)
    await goes_on(open_round, "Close and reveal")

    message = await replies(open_round.ana, "trust", asked)

    assert message.reaction is None
    assert open_round.posts[-1] == (
        "“Connection, love and care should be central” is not open just now. "
        "I kept “trust”. The report has it if 3 people or more said something."
    )
    assert await open_round.rows(KEPT) == [("trust", 1)]


async def test_prompts_are_answered_by_replying_to_each(open_round):
    await goes_on(open_round, "Close and reveal", "Show the value in full", "Next prompt")
    first = question(open_round, "Question 1 of 4")
    await goes_on(open_round, "Next prompt")
    second = question(open_round, "Question 2 of 4")

    for text, prompt in (("Hard", second), ("I like it", first)):
        message = await replies(open_round.ana, text, prompt)
        assert message.reaction == WRITING
    await open_round.ana.edits(message, "I love it")

    assert await open_round.rows("SELECT prompt, text FROM answer ORDER BY prompt") == [
        (0, "I love it"), (1, "Hard"),
    ]  # fmt: skip


async def test_all_prompts_together_can_be_passed_on(open_round):
    await goes_on(open_round, "Close and reveal", "Show the value in full", "All prompts together")

    toast = await open_round.ana.presses_in(open_round.group, "Pass")

    assert toast.text == "You passed. That is an answer too."
    assert await open_round.rows("SELECT prompt FROM pass ORDER BY prompt") == [
        (0,), (1,), (2,), (3,),
    ]  # fmt: skip


async def test_talk_among_people_is_nobodys_business(open_round):
    open_round.world.sees_all_messages = True
    before = open_round.posts
    talk = await open_round.ana.says("What do you all think?", chat=open_round.group)
    reply = await replies(open_round.bea, "trust", talk)
    await open_round.bea.edits(reply, "hope")
    lobby = next(m for m in open_round.group.messages if m.from_bot)
    await replies(open_round.cai, "Hello Gair", lobby)
    await open_round.fran.says("love", chat=open_round.group, reply_to=question(open_round),
                               anonymous=True)  # fmt: skip

    assert open_round.posts == before
    assert await open_round.rows(KEPT) == []
    assert await open_round.rows("SELECT * FROM participant") == []


async def test_who_replies_elsewhere_stays_in_their_own_workshop(open_round):
    asked, first = question(open_round), open_round.group
    open_round.group = open_round.world.add_group(
        "Other group", people=[open_round.ana.person], admins=[open_round.fran.person]
    )
    await open_round.begins_with(open_round.ana)

    await open_round.ana.says("trust", chat=first, reply_to=asked)
    await open_round.ana.says("hope")

    assert await open_round.rows("SELECT session_id, text FROM response ORDER BY text") == [
        (2, "hope"), (1, "trust"),
    ]  # fmt: skip
    await open_round.ana.says("/mydata")
    assert open_round.ana.buttons == ["Remove 1", "Remove 2"]


async def test_what_was_said_in_the_group_can_be_seen_and_removed_in_private(open_round):
    message = await replies(open_round.ana, "trust", question(open_round))
    await open_round.ana.starts()

    await open_round.ana.says("/mydata")
    assert open_round.ana.last == (
        "A Heart of Help · Focus group\n1. Connection, love and care should be central: “trust”"
    )
    await open_round.ana.presses("Remove 1")
    await open_round.ana.edits(message, "trust!")

    assert await open_round.rows(KEPT) == []


async def test_in_a_private_workshop_a_reply_in_the_group_is_not_kept(scene):
    told = (
        "What you wrote went to the group under your name. I did not keep it. To say it "
        "without your name, send it to me here."
    )
    await scene.begins_with(scene.ana)
    posts = scene.posts

    message = await replies(scene.ana, "trust", question(scene))
    await replies(scene.bea, "hope", question(scene))

    assert scene.ana.last == told
    assert message.reaction is None
    assert scene.bea.sees == []
    assert scene.posts == posts
    assert await scene.rows(KEPT) == []

    await goes_on(scene, "Close and reveal", "Show the value in full", "Next prompt")
    before = len(scene.ana.sees)
    await replies(scene.ana, "I think so too", question(scene, "Question 1 of 4"))
    assert len(scene.ana.sees) == before
    assert await scene.rows("SELECT * FROM answer") == []


async def test_the_panel_says_nothing_untrue_of_who_has_pressed_start_before(open_round):
    await open_round.ana.starts()
    await replies(open_round.ana, "trust", question(open_round))
    await replies(open_round.bea, "hope", question(open_round))
    before = open_round.fran.panel.words
    await open_round.bea.starts()

    assert "Not written to in private: 2. They answer in the group alone" in before
    assert "never started" not in before
    assert "Not written to in private: 1." in open_round.fran.panel.words


async def test_whatever_is_kept_has_a_sign_also_where_words_would_be_too_many(open_round):
    asked = question(open_round)
    await goes_on(open_round, "Close and reveal")
    before = len(open_round.posts)

    late, later = [await replies(open_round.ana, text, asked) for text in ("late", "later")]

    assert (late.reaction, later.reaction) == (None, WRITING)
    assert len(open_round.posts) == before + 1
    assert await open_round.rows(KEPT) == [("late", 1), ("later", 1)]


async def test_so_has_a_second_pass_that_is_typed_within_a_minute(open_round):
    await replies(open_round.ana, "pass", question(open_round))
    await goes_on(open_round, "Close and reveal", "Show it, and ask the first prompt")

    passed = await replies(open_round.ana, "pass", question(open_round, "Question 1 of 4"))

    assert passed.reaction == WRITING
    assert await open_round.rows("SELECT count(*) FROM pass") == [(2,)]


async def test_what_is_not_kept_has_none(open_round):
    asked = question(open_round)
    await replies(open_round.ana, "a, b, c", asked)

    over = [await replies(open_round.ana, text, asked) for text in ("d", "e")]

    assert [message.reaction for message in over] == [None, None]


async def test_who_writes_in_private_is_not_sent_to_a_button_that_is_not_there(open_round):
    assert all("Join" not in label for m in open_round.group.messages for label in m.labels)

    await open_round.ana.says("trust")

    assert open_round.ana.last == (
        "You have not joined yet, so I did not keep that. Tap Join under my post in your group. If"
        " it has no Join, answer there, by replying to it."
    )


async def test_a_reply_to_the_value_in_full_is_a_thought_about_it(open_round):
    await goes_on(open_round, "Close and reveal", "Show the value in full")
    shown = [m for m in open_round.group.messages if "People, services and systems" in m.words][-1]
    await goes_on(open_round, "Next prompt")

    message = await replies(open_round.ana, "That is what we are here for.", shown)
    await open_round.ana.edits(message, "That is why we are here.")

    assert message.reaction == WRITING
    assert await open_round.rows("SELECT value, prompt, text FROM answer") == [
        (0, -2, "That is why we are here.")
    ]


async def test_in_a_private_workshop_it_is_talk(workshop):
    await goes_on(workshop, "Close and reveal", "Show the value in full")
    shown = [m for m in workshop.group.messages if "People, services and systems" in m.words][-1]

    message = await replies(workshop.ana, "That is what we are here for.", shown)

    assert (message.reaction, await workshop.rows("SELECT * FROM answer")) == (None, [])
