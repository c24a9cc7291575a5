"""The facilitator's panel: one message with the buttons that are valid now, edited in place."""

import pytest

from bot.rehearsal.bot_api import Fault
from bot.texts import load
from bot.workshop.session import Move
from storage import sessions
from tests.beginnings import played
from tests.plans import use_small_plan

NO_MOVES = ["Values …", "Time …", "Words …", "Answers …", "People …"]
STEPS = [
    "Begin with the first value",
    "Close and reveal",
    "Show the value in full",
    "Next prompt",
    "Next prompt",
    "Round-up",
    "Next value",
    "Round-up",
    "Next value",
    "Pause",
    "Go on",
    "Close and reveal",
    "Show the value in full",
    "All prompts together",
]


@played
async def small(scene, tmp_path):
    """The small plan, in the lobby, everybody in."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()


async def session_of(scene):
    return await scene.gair.services.means.database.transaction(lambda tx: sessions.get(tx, 1))


async def labels_of(scene):
    """The labels of the moves that are possible now, by the table."""
    texts, session = load("en"), await session_of(scene)
    return {texts(f"move.{move}") for move in session.possible_moves}


def moves_in(scene):
    undo = [label for label in scene.fran.panel_buttons if label.startswith("↩")]
    others = (
        set(scene.fran.panel_buttons) - {"Show the draft", "Answers so far", *NO_MOVES} - set(undo)
    )
    return others, undo


@pytest.mark.long
async def test_every_stage_offers_what_is_possible_and_nothing_else(small):
    assert moves_in(small)[0] == await labels_of(small)
    for step in STEPS:
        if step in small.fran.panel_buttons:
            await small.fran.presses(step)

            assert moves_in(small) == (await labels_of(small), [f"↩ Undo: {step}"])


async def test_the_main_move_stands_alone_in_the_first_row(small):
    rows = []
    for step in ["Begin with the first value", "Close and reveal", "Show the value in full"]:
        await small.fran.presses(step)
        rows.append([[button.label for button in row] for row in small.fran.panel.buttons])

    assert rows == [
        [
            ["Close and reveal"],
            ["Skip this value", "Pause"],
            ["End the workshop"],
            NO_MOVES[:2],
            NO_MOVES[2:4],
            NO_MOVES[4:],
            ["↩ Undo: Begin with the first value"],
        ],
        [
            ["Show the value in full"],
            ["Show it, and ask the first prompt"],
            ["Reopen", "Next value"],
            ["Pause", "End the workshop"],
            NO_MOVES[:2],
            NO_MOVES[2:4],
            NO_MOVES[4:],
            ["↩ Undo: Close and reveal"],
        ],
        [
            ["Next prompt"],
            ["All prompts together", "Reopen"],
            ["Next value", "Pause"],
            ["End the workshop"],
            NO_MOVES[:2],
            NO_MOVES[2:4],
            NO_MOVES[4:],
            ["↩ Undo: Show the value in full"],
        ],
    ]


async def test_it_is_one_message_edited_in_place(small):
    panel = small.fran.panel
    for step in STEPS[:4]:
        await small.fran.presses(step, panel)

    assert panel is small.fran.panel
    assert panel.words.endswith(
        "Discussion\nPrompt 1 of 2\nWhat do you think?\n\nJoined: 6 · Answered: 0 · Passed: 0\n"
        "Still to answer: 6\n\n"
        "To take down what is said aloud, send me /note and the words."
    )


async def test_it_counts_who_takes_part(small):
    await small.fran.presses("Begin with the first value")
    await small.ana.says("milk, sugar")
    await small.bea.says("milk")
    await small.cai.presses("Pass")
    small.clock.passes(61)
    await small.ana.says("/mydata")

    assert small.fran.panel.words == (
        "Small talk · Focus group\n\n1 of 3 · Tea\n\nGut responses are open\n\n"
        "Joined: 6 · Answered: 2 · Passed: 1\nStill to answer: 3\n\n"
        "The cloud appears when you close, if words of 5 people may be shown. Close when"
        " answers slow down."
    )


async def test_once_there_is_a_picture_it_says_when_it_grows_and_no_more_when_it_comes(small):
    await small.fran.presses("Begin with the first value")
    await small.each_says("milk", "sugar", "milk", "mint", "lemon", "milk")
    await small.fran.presses("Close and reveal")

    await small.fran.presses("Reopen")

    assert small.fran.panel.words.endswith(
        "The picture grows when several people have answered who are not in it yet; what others add"
        " comes with theirs. Some words wait until you close, so that nobody can tell whose they"
        " are. Close when answers slow down."
    )


async def test_too_few_answers_are_said_instead_of_a_cloud(small):
    await small.fran.presses("Begin with the first value")
    await small.each_says("milk", "milk", "milk", "milk")

    await small.fran.presses("Close and reveal")

    assert (
        "Words of fewer than 5 people may be shown, so the group sees no cloud: a small one could"
        " give people away.\n\nReopen to wait for more, or show the value in full."
    ) in small.fran.panel.words
    assert small.clouds == []
    (told,) = small.news[2:]
    assert told == (
        "Too few have answered for a cloud: it could give people away. Whatever was said is kept."
    )
    assert "Say a word about the cloud" not in small.fran.panel.words


async def test_it_comes_down_when_asked_for_and_the_old_one_goes(small):
    old = small.fran.panel
    await small.fran.says("/panel")

    assert old.deleted
    assert small.fran.last == small.fran.panel.words
    assert [m.words for m in small.fran.person.sees].count(old.words) == 1


async def test_somebody_who_leads_nothing_has_no_panel(small):
    await small.ana.says("/panel")

    assert small.ana.last.startswith("Only facilitators of this workshop can do that.")


async def test_after_the_end_there_is_no_panel_to_bring_down(small):
    await small.fran.presses("End the workshop")
    await small.fran.presses("End now")

    await small.fran.says("/panel")

    assert small.fran.last == (
        "No workshop is running here. An admin of a group begins one with /workshop."
    )


async def test_a_stale_press_changes_nothing_and_says_so(small):
    stale = small.fran.panel.button("Begin with the first value").data
    await small.fran.presses("Begin with the first value")
    before = await session_of(small)

    toast = await small.fran.person.forges(small.fran.panel, stale)
    await small.settles()

    assert toast.text.startswith("The workshop has moved on since this button was shown.")
    assert not toast.alert
    assert await session_of(small) == before


@pytest.mark.parametrize("move", Move)
async def test_a_move_that_is_not_possible_changes_nothing(small, move):
    before = await session_of(small)
    if move in before.possible_moves:
        return

    toast = await small.fran.person.forges(small.fran.panel, f"move:1:{before.step}:{move}")
    await small.settles()

    assert toast.text == (
        "That is not possible just now. The newest panel or question shows what you can do."
    )
    assert await session_of(small) == before


async def test_two_facilitators_see_the_same_and_the_faster_one_moves(small):
    await small.shares_lead_with(small.ana)
    mine, hers = small.fran.panel, small.ana.panel
    first = small.fran.person.presses(mine, "Begin with the first value")
    second = small.ana.person.presses(hers, "Begin with the first value")

    toasts = sorted([(await first).text, (await second).text])
    await small.settles()

    assert toasts[0] == "Started"
    assert toasts[1].startswith("The workshop has moved on")
    mine, hers = small.fran.panel, small.ana.panel
    assert "Also leading: Ana" in mine.words
    assert mine.words.replace("Also leading: Ana", "Also leading: Fran") == hers.words
    assert mine.labels == hers.labels == small.fran.panel_buttons
    assert (await session_of(small)).step == 2


async def test_a_participant_cannot_press_what_a_facilitator_can(small):
    stolen = [b.data for row in small.fran.panel.buttons for b in row]
    before = await session_of(small)

    told = [(await small.ana.person.forges(small.ana.newest, d)).text for d in stolen]
    await small.settles()

    assert {text[:44] for text in told} == {"Only facilitators of this workshop can do th"}
    assert await session_of(small) == before


async def test_it_does_not_wait_for_the_group(small):
    await small.fran.presses("Begin with the first value")
    await small.each_says(*["milk"] * 5)
    small.world.faults.next("sendPhoto", Fault.too_many(1), chat=small.group)

    small.fran.person.presses(small.fran.panel, "Close and reveal")
    await small.world.until(lambda: "Show the value in full" in small.fran.panel_buttons)
    before = small.clouds
    await small.settles()

    assert (before, len(small.clouds)) == ([], 1)


async def test_after_a_restart_it_is_the_same_message(small):
    for step in ["Begin with the first value", "Close and reveal", "Show the value in full"]:
        panel, edits = small.fran.panel, small.fran.panel.edits

        await small.restarts()

        assert (small.fran.panel, small.fran.panel.edits) == (panel, edits)
        await small.fran.presses(step)
        assert (small.fran.panel, small.fran.panel.edits) == (panel, edits + 1)
