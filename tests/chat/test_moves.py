"""The facilitator brings the workshop on: what the group and everybody then see, and undo."""

import asyncio

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

MOVED_ON = (
    "The workshop has moved on since this button was shown. The newest panel shows where it is."
)
QUESTION = (
    "1 of 3 · Tea\n\nWhat comes to mind?\n\n"
    "Everybody who has joined has this question in private. The words appear here, without names."
)
ASKED_AGAIN = "There is no cloud yet: the question is asked again. Whatever was said is kept."
TOO_FEW = "Too few have answered for a cloud: it could give people away. Whatever was said is kept."
CLOSED_CARD = "This question has closed. What you still send as a reply to it is for the report."
REPORT = "What you send to it is for the report."
ASKED = (
    "1 of 3 · Tea\n\nWhat comes to mind?\n\nWords or short phrases: up to 2."
    " Put each on its own line, or commas between them."
)


@played
async def small(scene, tmp_path):
    """The small plan, at the gut question of its first value, everybody in."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def test_a_small_workshop_from_beginning_to_end(small):
    await go(small, "Close and reveal", "Show the value in full", "Next prompt", "Next prompt")
    await go(small, "Next value", "Next value", "Close and reveal", "Show the value in full")
    await go(small, "Next prompt", "End the workshop", "End now")

    assert small.news[1:] == [
        QUESTION,
        TOO_FEW,
        "1 of 3 · Tea\n\nThere should be tea.",
        (
            "Question 1 of 2\nWhat do you think?\n\nTalk about it here or on the call. To say"
            " something without your name, send it to me in private."
        ),
        (
            "Question 2 of 2\nWhat else?\n\nTalk about it here or on the call. To say"
            " something without your name, send it to me in private."
        ),
        "2 of 3 · Quiet\n\nThere should be quiet.",
        QUESTION.replace("1 of 3 · Tea", "3 of 3 · Grief"),
        TOO_FEW,
        "3 of 3 · Grief\n\nThere should be room for grief.",
        (
            "Question 1 of 1\nWhat helps?\n\nTalk about it here or on the call. To say"
            " something without your name, send it to me in private."
        ),
        (
            "Thank you, everybody. That was the workshop.\n\nFor 7 days you can still take back"
            " what you said. Send me /mydata or /forget in private. It then leaves the clouds and"
            " the report. After those 7 days nobody can tell any more whose words are whose.\n\n"
            "If anything today was hard or upsetting, please talk to somebody you trust. That may"
            " be a colleague, your supervisor or your GP. In the UK and Ireland, call the"
            " Samaritans on 116 123: free, day and night."
        ),
    ]
    assert small.fran.last.startswith("The archive.")


async def test_everybody_who_joined_is_asked_in_private(small):
    await go(small, "Close and reveal", "Show the value in full", "All prompts together")

    for player in small.people:
        gut, prompts = player.cards
        assert gut.words == f"{ASKED.rpartition('Words or')[0]}{CLOSED_CARD}"
        assert prompts.words.startswith(
            "1 of 3 · Tea\n\nThere should be tea.\n\nQuestion 1 of 2\nWhat do you think?\n\n"
            "Question 2 of 2\nWhat else?"
        )
        assert player.buttons[:2] == ["Question 1", "Question 2"]


async def test_reopening_asks_again(small):
    await go(small, "Close and reveal", "Reopen")

    assert small.news[1:] == [QUESTION, ASKED_AGAIN, QUESTION]
    assert [card.words for card in small.ana.cards] == [ASKED]
    assert small.ana.last == ASKED


async def test_skipping_and_going_back(small):
    await go(small, "Skip this value", "Skip it", "Back to the value before")

    assert small.news[-2:] == [
        "2 of 3 · Quiet\n\nThere should be quiet.",
        "We go back to:\n\n" + QUESTION,
    ]
    assert small.fran.panel_buttons[:2] == ["Close and reveal", "Skip this value"]


async def test_going_back_to_what_was_discussed_goes_on_with_the_discussion(small):
    await go(small, "Close and reveal", "Show the value in full", "Next prompt", "Next value")
    posts = len(small.news)

    await go(small, "Back to the value before")
    await small.ana.says("One more thing about tea in the morning.")

    (post,) = small.news[posts:]
    assert post.startswith("We go back to:\n\n1 of 3 · Tea\n\nQuestion 1 of 2\nWhat do you think?")
    assert small.ana.own == ["One more thing about tea in the morning."]
    assert small.fran.panel_buttons[:2] == ["Next prompt", "Round-up"]


async def test_a_break_and_its_end(small):
    await go(small, "Pause")
    await small.ana.says("biscuits")
    paused = small.fran.panel_buttons
    await go(small, "Go on")

    assert paused[:2] == ["Go on", "End the workshop"]
    assert paused[-1] == "↩ Undo: Pause"
    assert small.news[-2:] == [
        "⏸ We take a break. There is no hurry: what you send me meanwhile is kept.",
        "▶️ We go on.",
    ]
    assert (small.ana.own, small.ana.room) == (["biscuits"], 1)


async def test_ending_asks_first_and_can_be_called_off(small):
    await go(small, "End the workshop")
    asked = small.fran.last
    await go(small, "Not yet")

    assert asked == (
        "End the workshop now? Everybody is thanked, and the archive is made."
        " Values that were not reached are named as not run."
    )
    assert small.news[1:] == [QUESTION]
    assert small.fran.last == small.fran.panel.words


@pytest.mark.parametrize(("before", "move"), [([], "Pause"), (["Pause"], "Go on")])
async def test_undo_of_a_move_that_the_group_heard_of(small, before, move):
    await go(small, *before)
    panel, posts = (small.fran.panel.words, small.fran.panel_buttons[:-1]), small.news

    await go(small, move, f"↩ Undo: {move}")

    assert small.news == posts
    assert (small.fran.panel.words, small.fran.panel_buttons[: len(panel[1])]) == panel


async def test_undo_of_going_back_takes_its_post_away_and_gives_everybody_the_right_card(small):
    await go(small, "Close and reveal", "Next value", "Next value")
    before = small.news

    await go(small, "Back to the value before", "↩ Undo: Back to the value before")
    await small.ana.says("loss")

    assert small.news == before
    assert "3 of 3 · Grief" in small.fran.panel.words
    assert "3 of 3 · Grief" in small.ana.card.words
    assert small.ana.own == ["loss"]


async def test_undo_of_the_beginning(scene):
    await scene.opens_lobby()
    await scene.all_join()
    await go(scene, "Begin with the first value", "↩ Undo: Begin with the first value")

    assert len(scene.news) == 1
    assert scene.fran.panel_buttons[:2] == ["Begin with the first value", "End the workshop"]
    assert not [label for label in scene.fran.panel_buttons if label.startswith("↩ Undo")]


async def test_undo_of_closing_opens_again_without_asking_anybody_twice(small):
    await go(small, "Close and reveal", "↩ Undo: Close and reveal")
    await small.ana.says("milk")

    assert small.news[1:] == [QUESTION]
    (card,) = small.ana.cards
    assert small.ana.sees[-2:] == [card.words, "milk"]
    assert (small.ana.own, small.ana.room) == (["milk"], 1)


async def test_undo_of_a_round_up_that_nobody_saw_is_silent(small):
    await go(small, "Close and reveal", "Show the value in full", "Next prompt", "Round-up")
    before = small.news

    await go(small, "↩ Undo: Round-up")

    assert small.news == before
    assert small.fran.panel_buttons[0] == "Next prompt"


async def test_after_undo_people_are_asked_again_what_is_open(small):
    await go(small, "Close and reveal", "Show the value in full", "Next prompt")
    await go(small, "Next prompt", "↩ Undo: Next prompt")

    undone, asked = small.ana.cards[-2:]
    assert "Question 2 of 2" in undone.words
    assert undone.words.endswith("This question is not asked just now. " + REPORT)
    assert "Question 1 of 2" in asked.words
    assert small.ana.buttons == ["Pass", "A quiet word"]


async def test_undo_of_the_end_goes_on_where_it_was(small):
    await go(small, "End the workshop", "End now", "↩ Undo: End the workshop")
    await small.ana.says("milk")

    assert small.news[1:] == [QUESTION]
    (card,) = small.ana.cards
    assert small.ana.sees[-2:] == [card.words, "milk"]
    assert (small.ana.own, small.ana.room) == (["milk"], 1)


async def test_undo_of_an_end_that_nobody_heard_of_is_silent(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await go(scene, "End the workshop", "End now", "↩ Undo: End the workshop")

    assert scene.news == []
    assert "Open the lobby" in scene.fran.panel_buttons


async def test_undo_is_there_for_a_minute(small):
    await go(small, "Close and reveal")
    small.clock.passes(61)

    told = await small.fran.presses("↩ Undo: Close and reveal")

    assert told == "There is nothing to undo: a move can be taken back for one minute."
    assert small.fran.panel_buttons[0] == "Show the value in full"


async def test_fifty_presses_at_once_are_one_move(small):
    panel = small.fran.panel
    presses = [small.fran.person.presses(panel, "Close and reveal") for _ in range(50)]

    toasts = await asyncio.gather(*(press.answered() for press in presses))
    await small.settles()

    told = [toast.text for toast in toasts]
    assert (told.count("Closed"), told.count(MOVED_ON)) == (1, 49)
    assert small.fran.panel_buttons[0] == "Show the value in full"


async def test_the_responses_of_a_person_are_as_many_as_the_plan_says(small):
    await small.ana.says("milk, sugar, lemon")

    assert small.ana.last == (
        "Noted: “milk”, “sugar”\nNot kept: “lemon”. Each person may say up to 2."
        " Remove one of yours, then send it again."
    )
