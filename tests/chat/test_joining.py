"""Joining: what people read before anything is kept, and what they get once they are in."""

import json

import pytest

CONSENT = """\
A Heart of Help
You are invited to the workshop in “Focus group”. Please read before anything is kept:

Facilitators: Fran
Responsible for your data: whoever runs this bot.
Questions about your data: ask your facilitator.
To turn to today: Fran, by /quiet.

What is kept
That you joined; your words, answers and passes. Texts are encrypted. No name, and no time. A \
hidden mark lets you take them back.

Who reads it
The group sees words without names, once 5 people have answered. Facilitators read answers, drafts \
and what is held back, without names. Organisers read the report and what is held back, without \
names. Until sealing, whoever runs this bot could link words to you. Telegram carries every message.

What nobody can promise
People may know you by what you say. Please name no clients and no colleagues. Somebody with \
several accounts counts as several.

Taking back
/mydata shows and removes your words, /forget removes everything, /leave ends your part. That \
works until 7 days after the workshop. Then all is sealed: nothing can be taken out any more. You \
can always pass.

You can complain to your data protection authority. In the UK that is the ICO, \
ico.org.uk. /privacy says more."""
IN = """\
You are in. The group sees only how many have joined.

What we agree on
• Name no clients and no colleagues.
• Say as much or as little as you like; you can always pass.
• Take a break whenever you need one."""
WAIT = "The first question comes when the facilitator begins."
SOON = "The next question comes here as soon as it is asked."
QUESTION = """\
1 of 12 · Connection, love and care should be central

What words and/or phrases does this make you think of?

Words or short phrases: up to 3. Put each on its own line, or commas between them."""
PROMPT = """\
1 of 12 · Connection, love and care should be central

People, services and systems have a need for meaningful relationships and connections and should \
not be afraid of being human – anything that gets in the way of that should be questioned and \
reflected upon.

Question 1 of 4
What do you think of this relational value?

Send me what you think, up to 1,000 characters; several messages are fine. You can pass."""
JOINED = "SELECT person_id, attending FROM participant ORDER BY session_id, person_id"


async def follows_link(scene, player, label="Join in private"):
    player.person.follows(scene.group.last_button(label).button(label).url)
    await scene.settles()


async def test_nothing_is_recorded_before_somebody_has_read_and_agreed(scene):
    await scene.opens_lobby()
    await follows_link(scene, scene.ana)

    assert scene.ana.last == CONSENT
    assert scene.ana.buttons == ["I agree, let me in", "No, thanks"]
    assert await scene.rows(JOINED) == []
    assert await scene.rows("SELECT * FROM shown_message WHERE chat_id = ?", scene.ana.id) == []

    await scene.ana.presses("I agree, let me in")

    assert scene.ana.sees[-2:] == [CONSENT, f"{IN}\n\n{WAIT}"]
    assert scene.ana.buttons == []
    assert await scene.rows(JOINED) == [(scene.ana.id, 1)]
    assert scene.posts[-1].endswith("Joined: 1")
    assert "Ana" not in json.dumps(scene.posts)


async def test_somebody_declines_and_may_think_again(scene):
    await scene.opens_lobby()
    await follows_link(scene, scene.ana)

    await scene.ana.presses("No, thanks")

    assert scene.ana.last == (
        "That is fine. Nothing about you was kept. If you change your mind, tap Join in the group "
        "again."
    )
    assert scene.ana.buttons == []
    assert await scene.rows(JOINED) == []
    assert scene.posts[-1].endswith("Joined: 0")

    await scene.ana.joins()

    assert scene.ana.last == f"{IN}\n\n{WAIT}"


async def test_joining_twice_is_harmless_and_asks_again(scene):
    await scene.opens_lobby()
    await follows_link(scene, scene.ana)
    await follows_link(scene, scene.ana)
    first, second = [m for m in scene.ana.person.sees if m.labels]
    await scene.ana.presses("I agree, let me in", first)
    await scene.ana.presses("I agree, let me in", second)
    assert scene.ana.last == f"You are in already.\n\n{WAIT}"
    await scene.fran.presses("Begin with the first value")

    await follows_link(scene, scene.ana, "Answer in private")

    assert sorted(scene.ana.sees[-2:]) == sorted(["You are in already.", QUESTION])
    assert len(scene.ana.cards) == 1
    assert await scene.rows(JOINED) == [(scene.ana.id, 1)]


async def test_who_has_agreed_on_one_screen_can_not_decline_by_mistake_on_another(scene):
    await scene.opens_lobby()
    await follows_link(scene, scene.ana)
    await follows_link(scene, scene.ana)
    first, second = [m for m in scene.ana.person.sees if m.labels]
    await scene.ana.presses("I agree, let me in", first)

    await scene.ana.presses("No, thanks", second)

    assert second.words == (
        "You had agreed before, so you are still in. To stop taking part, send /leave."
    )
    assert await scene.rows(JOINED) == [(scene.ana.id, 1)]


async def test_late_joiners_get_what_is_open_at_once(scene):
    await scene.begins_with(scene.ana)
    await scene.bea.joins()
    assert scene.bea.sees[-2:] == [IN, QUESTION]

    await scene.fran.presses("Close and reveal")
    await scene.cai.joins()
    assert scene.cai.last == f"{IN}\n\n{SOON}"

    await scene.fran.presses("Show the value in full")
    await scene.fran.presses("Next prompt")
    await scene.dai.joins()
    assert scene.dai.sees[-2:] == [IN, PROMPT]

    await scene.fran.presses("Round-up")
    await scene.eve.joins()
    assert scene.eve.sees[-2:] == [IN, PROMPT]

    assert [card.words.splitlines()[-1] for card in scene.ana.cards] == [
        "This question has closed. What you still send as a reply to it is for the report.",
        PROMPT.splitlines()[-1],
    ]


async def test_late_joiners_get_all_prompts_together(scene):
    await scene.begins_with(scene.ana)
    for label in ("Close and reveal", "Show the value in full", "All prompts together"):
        await scene.fran.presses(label)

    await scene.bea.joins()

    assert scene.bea.last == scene.ana.last
    assert scene.bea.buttons == [
        "Question 1",
        "Question 2",
        "Question 3",
        "Question 4",
        "Pass",
        "A quiet word",
    ]
    assert [f"Question {n} of 4" in scene.bea.last for n in range(1, 5)] == [True] * 4


@pytest.mark.parametrize("payload", ["j_nosuchtoken", "j_", f"j_{'A' * 22}"])
async def test_a_link_that_leads_nowhere(scene, payload):
    await scene.opens_lobby()

    await scene.ana.starts(payload)

    assert scene.ana.last == (
        "This link is out of date. Tap Join under my newest post in your group."
    )
    assert await scene.rows(JOINED) == []


async def test_forged_presses_let_nobody_in(scene):
    await scene.opens_lobby()
    await follows_link(scene, scene.ana)
    consent = scene.ana.person.last_button("I agree, let me in")
    for data in ("agree", "agree:", "agree:nosuchtoken", "agree:1:2:3", "leave:keep", "leave:x"):
        scene.ana.person.forges(consent, data)
    await scene.settles()

    assert await scene.rows(JOINED) == []
    assert scene.ana.last == CONSENT


async def test_after_the_end_nobody_can_join(scene):
    await scene.begins_with(scene.ana)
    url = scene.group.last_button("Answer in private").button("Answer in private")
    scene.bea.person.follows(url.url)
    await scene.settles()
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")

    alert = await scene.bea.presses("I agree, let me in")
    scene.cai.person.follows(url.url)
    await scene.settles()

    assert (
        alert
        == "This workshop has ended, so nothing more is kept. /mydata shows what I have of you."
    )
    assert scene.cai.last == "This workshop has ended, so nobody can join it any more."
    assert await scene.rows(JOINED) == [(scene.ana.id, 1)]


async def test_a_second_workshop_moves_attendance(scene):
    await scene.begins_with(scene.ana)
    other = scene.world.add_group(
        "Other group", people=[scene.ana.person], admins=[scene.fran.person]
    )
    await scene.ana.says("trust")
    scene.group = other
    await scene.opens_lobby()
    await scene.ana.joins()

    assert await scene.rows(JOINED) == [(scene.ana.id, 0), (scene.ana.id, 1)]
    assert await scene.rows("SELECT text FROM response") == [("trust",)]

    await scene.ana.says("hope")
    assert scene.ana.last == (
        "No question had been asked yet, so this was not kept. Send it when the question is there."
    )
    assert await scene.rows("SELECT text FROM response") == [("trust",)]


async def test_who_blocked_the_bot_gets_the_open_question_when_they_are_back(scene):
    await scene.begins_with(scene.ana, scene.bea)
    scene.ana.person.blocks_bot()
    await scene.settles()
    assert await scene.rows(
        "SELECT reachable FROM participant WHERE person_id = ?", scene.ana.id
    ) == [(0,)]
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)
    assert [card.words.splitlines()[2] for card in scene.ana.cards] == [QUESTION.splitlines()[2]]

    scene.ana.person.unblocks_bot()
    await scene.settles()

    assert scene.ana.last == PROMPT
    assert scene.bea.sees.count(PROMPT) == 1
