"""Posts that a group refuses: named once with the reason, and posted when it is possible again."""

import pytest

from bot import texts
from bot.plan_file import built_in
from bot.rehearsal.bot_api import Fault
from bot.workshop.session import Session
from handlers.views import waiting_posts
from storage.announcements import Announcement, Kind
from tests.players import Scene

CLOSED = Fault.refused(400, "Bad Request: TOPIC_CLOSED")
SENDS = ("sendMessage", "sendPhoto")
TITLE = "Connection, love and care should be central"


def refuses(scene, fault, times=99):
    for method in SENDS:
        scene.world.faults.next(method, fault, chat=scene.group, times=times)


def takes_again(scene):
    scene.world.faults.clear()


def told(scene):
    """What Fran was told apart from the panel."""
    return [
        message.words
        for message in scene.fran.person.sees
        if message.words.startswith("Telegram did not let me post")
    ]


def in_group(scene, since=0):
    return [m.words.split("\n")[0] for m in scene.group.from_bot()[since:]]


async def run(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


WHEN = ("at night", "in winter", "after work")


@pytest.fixture
async def forum(tmp_path, studio):
    """A workshop in a topic of a forum, at its first question."""
    async with Scene.set(tmp_path, studio, forum=True) as scene:
        scene.topic = scene.group.opens_topic("Workshop")
        await scene.fran.says("/workshop", chat=scene.group, thread=scene.topic)
        await run(scene, "○ Cloud from 3 people", "Open the lobby")
        await scene.all_join()
        await run(scene, "Begin with the first value")
        yield scene


async def test_what_a_closed_topic_refuses_is_named_once_and_follows_when_it_opens(forum):
    refuses(forum, CLOSED)
    before = len(forum.group.from_bot())
    await forum.each_says("tea", "tea", "tea")
    await run(forum, "Close and reveal", "Show the value in full", "Next prompt")
    named = told(forum)
    missing = in_group(forum, before)
    panel = forum.fran.panel.words

    takes_again(forum)
    reopened = {"forum_topic_reopened": {}}
    forum.group.service(reopened, by=forum.fran.person)
    await forum.settles()

    assert len(named) == 1
    assert "the topic is closed" in named[0]
    assert missing == []
    assert "the topic is closed" in panel
    assert "value 1 in full" in panel
    posted = in_group(forum, before)
    statement, prompt = (
        next(n for n, post in enumerate(posted) if sign in post) for sign in (TITLE, "Question 1")
    )
    assert statement < prompt
    assert len(forum.clouds) == 1
    assert "Post again" not in forum.fran.panel_buttons
    assert {m.thread for m in forum.group.from_bot()[before:]} == {forum.topic.id}


async def test_the_panel_says_what_waits_and_posts_it_again(forum):
    refuses(forum, CLOSED)
    await run(forum, "Close and reveal", "Show the value in full", "Next prompt")
    waits = forum.fran.panel.words
    buttons = forum.fran.panel_buttons
    await forum.restarts()

    takes_again(forum)
    await forum.fran.presses("Post again", forum.fran.panel)

    assert "that too few answered value 1" in waits
    assert "the topic is closed" in waits
    assert buttons[0] == "Post again"
    assert [post for post in in_group(forum) if post.startswith("Question 1")]
    assert "Post again" not in forum.fran.panel_buttons


async def test_only_what_is_still_true_follows(forum):
    refuses(forum, CLOSED)
    before = len(forum.group.from_bot())
    await run(forum, "Close and reveal", "Show the value in full", "Pause", "Go on", "Next prompt")
    await run(forum, "Round-up", "Next value")

    takes_again(forum)
    await run(forum, "Close and reveal", "Reopen")

    posted = in_group(forum, before)
    assert [post for post in posted if post.startswith("2 of 12")] != []
    assert [post for post in posted if post.startswith(("1 of 12", "Prompt", "⏸"))] == []


@pytest.mark.parametrize(
    ("description", "cause"),
    [
        ("Bad Request: not enough rights to send text messages to the chat", "may not write"),
        ("Bad Request: have no rights to send a message", "may not write"),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", "may not write"),
        ("Bad Request: CHAT_RESTRICTED", "may not write"),
        ("Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", "may not write"),
        ("Bad Request: TOPIC_CLOSED", "the topic is closed"),
        ("Bad Request: Topic_closed", "the topic is closed"),
        ("Bad Request: message text is weird", "Please look"),
    ],
)
async def test_each_refusal_is_named_and_private_chats_go_on(lobby, description, cause):
    refuses(lobby, Fault.refused(400, description))

    await run(lobby, "Begin with the first value")

    (line,) = told(lobby)
    assert cause in line
    assert "the question of value 1" in line
    assert lobby.ana.last.startswith("1 of 12 · Connection")
    takes_again(lobby)
    await lobby.fran.presses("Post again")
    assert len([post for post in in_group(lobby) if post.startswith("1 of 12")]) == 1


async def test_a_right_that_comes_back_brings_what_waited(lobby):
    lobby.group.forbidden.add("can_send_messages")
    await run(lobby, "Begin with the first value")
    before = in_group(lobby)

    lobby.group.promote_bot()
    await lobby.settles()

    assert [post for post in before if post.startswith("1 of 12")] == []
    assert len([post for post in in_group(lobby) if post.startswith("1 of 12")]) == 1


async def test_the_next_move_tries_what_waits_first(lobby):
    refuses(lobby, CLOSED, times=1)
    lobby.world.faults.planned.pop()
    await run(lobby, "Begin with the first value")
    takes_again(lobby)

    await run(lobby, "Pause")

    assert [post[:7] for post in in_group(lobby)[-2:]] == ["1 of 12", "⏸ We ta"]


async def test_what_people_said_is_not_taken_to_another_topic(forum):
    await forum.each_says("tea", "tea", "tea")
    forum.group.topics.clear()
    await run(forum, "Close and reveal", "Show the value in full", "Next prompt")
    await forum.each_says(*(f"We need more time with people {when}." for when in WHEN))
    await run(forum, "Round-up", "Post to the group")
    general = [m for m in forum.group.from_bot() if m.thread is None]
    held = told(forum)

    await forum.fran.presses("Go on in General")

    assert [m for m in general if "What we heard" in m.words] == []
    assert [m for m in general if m.words.startswith("Question 1")] != []
    assert [line for line in held if "the topic of the workshop was deleted" in line]
    (round_up,) = [m for m in forum.group.from_bot() if "What we heard" in m.words]
    assert round_up.thread is None


@pytest.mark.parametrize("kind", Kind)
def test_whatever_waits_has_a_name(kind):
    session = Session(id=1, plan=built_in()["heart-of-help"])
    waits = Announcement(session_id=1, kind=kind, value=2)
    named = waiting_posts.what(texts.load("en"), session, waits)

    assert named
    assert "{" not in named


async def test_two_workshops_can_not_both_go_on_in_general(forum):
    forum.group.topics.clear()
    await forum.fran.says("/workshop", chat=forum.group)
    data = "general:1"

    press = forum.world.press(forum.fran.person, forum.fran.panel, data)
    await forum.settles()

    assert "not possible" in press.toast.text
    assert await forum.rows("SELECT thread_id FROM session WHERE id = 1") == [(forum.topic.id,)]


def are_asked(people):
    return all(player.last.startswith("1 of 12") for player in people)


async def test_a_long_wait_stands_in_the_panel_and_in_the_log(lobby, caplog):
    lobby.world.faults.next("sendMessage", Fault.too_many(11), chat=lobby.group)
    fran = lobby.fran
    fran.person.presses(
        fran.person.last_button("Begin with the first value"), "Begin with the first value"
    )
    waits = "Telegram makes me wait in the group, about 11 s. Private chats go on."
    await lobby.world.until(lambda: waits in fran.panel.words)
    asked = await lobby.world.until(lambda: are_asked(lobby.people) and waits in fran.panel.words)

    await lobby.world.until(lambda: waits not in fran.panel.words)
    await lobby.settles()

    assert asked
    assert [r.getMessage() for r in caplog.records if "makes me wait" in r.getMessage()] == [
        "Telegram makes me wait in a group, 11 s"
    ]
    assert len([post for post in in_group(lobby) if post.startswith("1 of 12")]) == 1


async def test_a_question_is_not_asked_late_after_a_long_wait(lobby):
    lobby.world.faults.next("sendMessage", Fault.too_many(2), chat=lobby.group)
    fran = lobby.fran
    fran.person.presses(
        fran.person.last_button("Begin with the first value"), "Begin with the first value"
    )
    await lobby.world.until(lambda: "Close and reveal" in fran.panel_buttons)
    fran.person.presses(fran.person.last_button("Close and reveal"), "Close and reveal")
    await lobby.settles()

    assert [post for post in in_group(lobby) if post.startswith("1 of 12")] == []
