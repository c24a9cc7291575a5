"""Moves that the panel offers, asks about, or takes back: what comes first, and what is said."""

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.plans import use_small_plan

OPEN = "Open: people reply in the group, with their names"


@played
async def small(scene, tmp_path):
    """The small plan, in the lobby, nobody in yet."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def test_skipping_asks_first_and_can_be_left(small):
    await small.all_join()
    await go(small, "Begin with the first value")
    posts = small.news

    await go(small, "Skip this value")
    assert small.fran.last == (
        "Leave “Tea” and go on to the next value? Its question closes; what was said to it is kept."
    )
    await go(small, "Not yet")

    assert small.news == posts
    assert small.fran.last == small.fran.panel.words
    assert "1 of 3 · Tea" in small.fran.panel.words
    await go(small, "Skip this value", "Skip it")
    assert "2 of 3 · Quiet" in small.fran.panel.words
    assert [m for m in small.fran.person.sees if m.words.startswith("Leave “Tea”")] == []


async def test_a_skip_that_a_colleague_has_overtaken_is_none(small):
    await small.all_join()
    await go(small, "Begin with the first value", "Skip this value")
    await small.fran.presses("Close and reveal", small.fran.panel)

    told = await small.fran.presses("Skip it")

    assert told.startswith("The workshop has moved on since this button was shown.")
    assert "1 of 3 · Tea" in small.fran.panel.words


async def test_after_the_last_round_up_the_end_comes_first(small):
    await small.all_join()
    await go(small, "Begin with the first value", "Values …", "3. Grief")
    await go(small, "Close and reveal", "Show the value in full", "Next prompt")
    await small.each_says(*["A longer answer about grief in the morning."] * 4)
    await go(small, "Round-up")
    before = small.fran.panel_buttons

    await go(small, "Post to the group")

    assert before[0] == "Show the draft"
    assert small.fran.panel_buttons[:2] == ["End the workshop", "Show the draft"]
    assert small.fran.panel.words.endswith(
        "That was the last value. End the workshop when people have read it, or go to another value"
        " with Values …"
    )


async def test_opening_can_be_undone_as_long_as_nobody_has_joined(small):
    small.clock.passes(3600)
    await small.ana.says("/start")

    await go(small, "↩ Undo: Open the lobby", f"○ {OPEN}")

    assert small.news == []
    assert f"● {OPEN}" in small.fran.panel_buttons
    await go(small, "Open the lobby", "Begin with the first value")
    assert [post.partition("\n")[0] for post in small.news[1:]] == ["1 of 3 · Tea"]


async def test_who_follows_the_link_meanwhile_is_not_let_in(small):
    small.ana.person.follows(
        small.group.last_button("Join in private").button("Join in private").url
    )
    await small.settles()
    await go(small, "↩ Undo: Open the lobby")

    told = await small.ana.presses("I agree, let me in")

    assert told != ""
    assert "Joined: " not in small.fran.panel.words
    await go(small, "Open the lobby")
    assert "Joined: 0" in small.fran.panel.words


async def test_it_can_not_be_undone_once_somebody_has_joined(small):
    await small.ana.joins()

    assert not [label for label in small.fran.panel_buttons if label.startswith("↩")]
    told = (await small.fran.person.forges(small.fran.panel, "undo:1:1")).text
    await small.settles()
    assert told.startswith("There is nothing to undo")
    assert len(small.news) == 1


async def test_the_lobby_of_an_open_session_waits_for_nobody(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby(OPEN)

    shown = scene.fran.panel.words
    assert shown.startswith(
        "Small talk · Focus group\n\nLobby. Nobody has to join: people reply in the group.\n\n"
    )
    assert shown.endswith("Begin when you like.")
    assert "Joined" not in shown


async def test_ending_in_the_lobby_promises_no_archive(small):
    await go(small, "End the workshop")
    asks = small.fran.last
    await go(small, "End now")

    assert "no archive" in asks
    assert "archive comes as a file" not in small.fran.panel.words


async def test_a_closed_cloud_stands_at_the_bottom(small):
    await small.all_join()
    await go(small, "Begin with the first value")
    await small.each_says("trust", "care", "hope", "fear", "safe", "calm")
    for number in range(20):
        await small.ana.says(f"chat {number}", chat=small.group)

    await go(small, "Close and reveal")

    assert small.group.messages[-1] is small.clouds[-1]
    assert len(small.clouds) == 1


async def test_a_statement_that_was_refused_can_be_posted_again(small):
    await small.all_join()
    await go(small, "Begin with the first value", "Close and reveal")
    fault = Fault.refused(400, "Bad Request: not enough rights to send text messages to the chat")
    small.world.faults.next("sendMessage", fault, chat=small.group, times=9)
    await go(small, "Show the value in full")
    before = small.news
    small.world.faults.clear()

    await small.fran.presses("Post again", small.fran.panel)

    assert small.news == [*before, "1 of 3 · Tea\n\nThere should be tea."]
    assert "Post again" not in small.fran.panel_buttons
