"""What happens to real groups: topics, upgrades, other titles, a bot that is removed."""

import pytest

from tests.players import Scene


async def run(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


def threads(scene):
    return {(m.thread, m.is_topic_message) for m in scene.group.messages if m.from_bot}


@pytest.fixture
async def forum(tmp_path, studio):
    async with Scene.set(tmp_path, studio, forum=True) as scene:
        yield scene


async def a_session_in(scene, topic):
    await scene.fran.says("/workshop", chat=scene.group, thread=topic)
    await run(scene, "○ Cloud from 3 people", "Open the lobby")
    await scene.all_join()
    await run(scene, "Begin with the first value")
    await scene.each_says("tea", "tea", "tea")


@pytest.mark.long
async def test_everything_goes_to_the_topic_where_it_began(forum):
    topic = forum.group.opens_topic("Workshop")
    before = len(forum.posts)

    await a_session_in(forum, topic)
    await run(forum, "Close and reveal", "Show the value in full", "Next prompt")
    await run(forum, "End the workshop", "End now")

    mine = [m for m in forum.group.messages if m.from_bot][before:]
    assert {m.thread for m in mine} == {topic.id}
    assert len(mine) == 6
    assert len(forum.clouds) == 1


async def test_in_the_general_topic_no_thread_is_named(forum):
    await a_session_in(forum, None)
    await run(forum, "Close and reveal")

    assert threads(forum) == {(None, False)}
    assert len(forum.clouds) == 1


async def test_two_topics_have_a_workshop_each(forum):
    tea, milk = forum.group.opens_topic("Tea"), forum.group.opens_topic("Milk")
    for topic in (tea, milk):
        await forum.fran.says("/workshop", chat=forum.group, thread=topic)
    panels = [m for m in forum.fran.person.sees if "Open the lobby" in m.labels]
    for panel in panels:
        await forum.fran.presses("Open the lobby", panel)

    lobbies = [m for m in forum.group.messages if "Join in private" in m.labels]
    assert [lobby.thread for lobby in lobbies] == [tea.id, milk.id]
    assert len({lobby.button("Join in private").url for lobby in lobbies}) == 2


async def test_when_the_topic_is_gone_everybody_is_told_in_general(forum):
    topic = forum.group.opens_topic("Workshop")
    await a_session_in(forum, topic)
    forum.group.topics.clear()

    await run(forum, "Close and reveal", "Show the value in full")

    last = [m for m in forum.group.messages if m.from_bot][-1]
    assert "Connection, love and care should be central" in last.words
    assert last.thread is None


async def test_an_answer_to_a_command_in_a_topic_stays_there(forum):
    topic = forum.group.opens_topic("Workshop")
    await a_session_in(forum, topic)

    await forum.fran.says("/note Time", chat=forum.group, thread=topic)
    await forum.ana.says("/workshop", chat=forum.group, thread=topic)

    assert [m.thread for m in forum.group.from_bot()[-2:]] == [topic.id, topic.id]


@pytest.fixture
async def basic(tmp_path, studio):
    """A basic group, at the first gut question, three people having answered."""
    async with Scene.set(tmp_path, studio, kind="group") as scene:
        await a_session_in(scene, None)
        yield scene


async def test_a_group_becomes_a_supergroup_in_the_middle_of_a_question(basic):
    old = basic.group
    old_posts = basic.posts
    basic.group = old.migrates()
    await basic.settles()
    arrived = basic.posts
    await basic.each_says("x", "x", "x", "tea", "tea", "tea")

    await run(basic, "Close and reveal", "Show the value in full")

    assert arrived == []
    assert [post for post in basic.fran.sees if "removed" in post or "again" in post] == []
    assert [m.words for m in old.messages if m.from_bot] == old_posts
    assert [cloud.words.splitlines()[-1] for cloud in basic.clouds] == ["tea\u00a06, x\u00a03"]
    assert len(basic.posts) == 2
    assert basic.fran.panel_buttons[0] == "Next prompt"


async def test_an_upgrade_that_is_only_noticed_when_posting(tmp_path, studio):
    async with Scene.set(tmp_path, studio, kind="group") as scene:
        await scene.opens_lobby()
        await scene.restarts()
        new = scene.world.new_group("Focus group", kind="supergroup")
        new.statuses = dict(scene.group.statuses)
        scene.group.upgraded_to = new
        scene.group = new

        await scene.ana.starts()
        await run(scene, "Begin with the first value")
        await run(scene, "Close and reveal", "Show the value in full")

        heading = "1 of 12 · Connection, love and care should be central"
        assert [post.splitlines()[0] for post in scene.posts if heading in post] == [heading] * 2


async def test_an_upgraded_lobby_is_posted_once_and_counts_on(tmp_path, studio):
    async with Scene.set(tmp_path, studio, kind="group") as scene:
        await scene.opens_lobby()
        scene.group = scene.group.migrates()
        await scene.settles()

        await scene.all_join()

        (lobby,) = scene.posts
        assert lobby.endswith("Joined: 6")


async def test_removed_and_added_again(workshop):
    workshop.group.remove_bot()
    await workshop.settles()
    told = workshop.fran.sees[-2:]
    paused = workshop.fran.panel_buttons
    await workshop.ana.says("tea")
    kept = workshop.ana.own
    before = workshop.news

    workshop.group.add_bot()
    await workshop.settles()
    back = workshop.fran.sees[-2:]
    await run(workshop, "Go on", "Close and reveal", "Show the value in full")

    assert told[0] == (
        "I was removed from “Focus group”. The workshop there is paused, and nothing is lost."
        " Add me again, then press Go on in the panel."
    )
    assert "⚠️ I was removed from the group" in told[1]
    assert paused[:2] == ["Go on", "End the workshop"]
    assert kept == ["tea"]
    assert back[0] == ("I am in “Focus group” again. Press Go on in the panel when you are ready.")
    assert "⚠️" not in back[1]
    missed, resumed, *_ = workshop.news[len(before) :]
    assert missed.startswith("1 of 12 · Connection")
    assert resumed == "▶️ We go on."


async def test_removed_from_the_lobby_there_is_nothing_to_go_on_with(scene):
    await scene.opens_lobby()
    scene.group.remove_bot()
    await scene.settles()
    told = scene.fran.sees[-2]

    scene.group.add_bot()
    await scene.settles()

    assert told == (
        "I was removed from “Focus group”. Nothing is lost."
        " Add me again, then go on with the panel."
    )
    assert scene.fran.sees[-2] == "I am in “Focus group” again."


async def test_where_nothing_goes_on_the_bot_says_hello_once(scene):
    other = scene.world.new_group("Another", kind="supergroup")
    other.gather([scene.ana.person], [scene.fran.person])

    other.add_bot()
    await scene.settles()
    other.promote_bot()
    await scene.settles()

    (hello,) = other.from_bot()
    assert hello.words.startswith("Hello. I am Gair, and I run workshops.")


async def test_another_title_is_named_from_then_on(scene):
    await scene.opens_lobby()

    scene.group.renames("Focus group two")
    await scene.settles()

    assert scene.fran.panel.words.startswith("A Heart of Help · Focus group two\n")


async def test_a_lobby_that_may_not_be_posted_is_told_of_once(scene):
    scene.group.forbidden.add("can_send_messages")
    scene.group.forbidden.add("can_send_photos")

    await scene.opens_lobby()
    await scene.ana.starts()
    await scene.fran.says("/panel")

    told = [text for text in scene.fran.sees if text.startswith("Telegram did not let me post")]
    assert len(told) == 1
    assert scene.news == []


async def test_a_bot_that_may_not_write_tells_the_facilitator(lobby):
    lobby.group.forbidden.add("can_send_messages")

    await run(lobby, "Begin with the first value")

    assert "Close and reveal" in lobby.fran.panel_buttons
    assert [text for text in lobby.fran.sees if text.startswith("Telegram did not let me post")]
    assert lobby.ana.last.startswith("1 of 12 · Connection")


async def test_removed_where_who_leads_has_blocked_the_bot_is_no_error(workshop, caplog):
    workshop.fran.person.blocks_bot()
    await workshop.settles()
    workshop.group.remove_bot()
    await workshop.settles()
    workshop.group.add_bot()
    workshop.fran.person.unblocks_bot()
    await workshop.settles()
    await workshop.fran.says("/panel")

    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    assert workshop.fran.panel_buttons[:2] == ["Go on", "End the workshop"]
