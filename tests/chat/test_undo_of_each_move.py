"""Each move and its undo: what stands in the group and on a phone afterwards stood there before.

What can't be taken back is listed in STAYS, with its reason.
"""

import pytest

from bot.rehearsal.bot_api import Fault
from bot.workshop.session import MOVES, Move
from tests.beginnings import played
from tests.plans import use_small_plan

TO_VALUE = ("Close and reveal", "Show the value in full")
TO_PROMPT = (*TO_VALUE, "Next prompt")
END = ("End the workshop", "End now")
SKIP = ("Skip this value", "Skip it")
GO = ("Values …", "3. Grief")
SHOW = "Show it, and ask the first prompt"
BACK = "Back to the value before"
UNDO = "↩ Undo: "
# Move → what was done before, and what is pressed; each of a workshop that has begun.
TABLE: list[tuple[Move, tuple[str, ...], tuple[str, ...]]] = [
    (Move.CLOSE, (), ("Close and reveal",)),
    (Move.REOPEN, ("Close and reveal",), ("Reopen",)),
    (Move.REOPEN, TO_VALUE, ("Reopen",)),
    (Move.REOPEN, (*TO_PROMPT, "Round-up"), ("Reopen",)),
    (Move.STATEMENT, ("Close and reveal",), ("Show the value in full",)),
    (Move.DISCUSS, ("Close and reveal",), (SHOW,)),
    (Move.PROMPT, TO_VALUE, ("Next prompt",)),
    (Move.PROMPT, TO_PROMPT, ("Next prompt",)),
    (Move.PROMPT, (*TO_PROMPT, "Round-up"), ("Next prompt",)),
    (Move.ALL_PROMPTS, TO_VALUE, ("All prompts together",)),
    (Move.ROUND_UP, TO_PROMPT, ("Round-up",)),
    (Move.NEXT, TO_VALUE, ("Next value",)),
    (Move.NEXT, TO_PROMPT, ("Next value",)),
    (Move.SKIP, (), SKIP),
    (Move.BACK, (*TO_VALUE, "Next value"), (BACK,)),
    (Move.BACK, (*TO_PROMPT, "Next value"), (BACK,)),
    (Move.BACK, (*SKIP,), (BACK,)),
    (Move.GO, (), GO),
    (Move.GO, TO_PROMPT, GO),
    (Move.PAUSE, (), ("Pause",)),
    (Move.PAUSE, TO_PROMPT, ("Pause",)),
    (Move.RESUME, ("Pause",), ("Go on",)),
    (Move.END, (), END),
    (Move.END, TO_PROMPT, END),
    (Move.END, ("Pause",), END),
]
# Not deleted: somebody may be writing below such a card, and what they send belongs to it.
STAYS = "This question is not asked just now. What you send to it is for the report."


@played
async def small(scene, tmp_path):
    """The small plan, at the gut question of its first value, everybody in."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await goes(scene, "Begin with the first value")


async def goes(scene, *labels):
    for label in labels:
        found = next((at for at in scene.fran.panel_buttons if at == label), None)
        message = scene.fran.panel if found else None
        await scene.fran.presses(label, message)


def undo_labels(scene) -> list[str]:
    return [label for label in scene.fran.panel_buttons if label == f"{UNDO}End the workshop"]


def undo_label(scene) -> str:
    return next(label for label in scene.fran.panel_buttons if label.startswith(UNDO))


def standing(player) -> list[str]:
    """What the bot shows somebody, but for what STAYS."""
    shown = [m.words for m in player.person.sees if m.from_bot]
    return sorted(words for words in shown if STAYS not in words)


def on_screen(scene) -> tuple[list[str], list[list[str]], list[int]]:
    """Everything that stands in the group and on everybody's phone, and documents with Fran."""
    documents = [m.id for m in scene.fran.person.sees if m.document]
    return scene.posts, [standing(player) for player in scene.people], documents


@pytest.mark.parametrize(
    ("move", "before", "pressed"), TABLE, ids=lambda each: each if isinstance(each, str) else None
)
async def test_after_the_undo_it_is_as_it_was(small, move, before, pressed):
    await goes(small, *before)
    stood, panel = on_screen(small), small.fran.panel.words

    await goes(small, *pressed)
    label = undo_label(small)
    await goes(small, label)

    assert on_screen(small) == stood
    assert small.fran.panel.words == panel


def without_clouds(scene) -> tuple[list[str], list[list[str]]]:
    posts = [post for post in scene.posts if "Answered:" not in post]
    return posts, [standing(player) for player in scene.people]


@pytest.mark.long
@pytest.mark.parametrize(("move", "before", "pressed"), TABLE)
async def test_also_after_people_have_said_something(small, move, before, pressed):
    await small.each_says("trust", "trust", "care", "hope", "love", "time")
    await goes(small, *before)
    await small.each_says(*(f"A thought or an answer of number {n} here." for n in range(4)))
    stood = without_clouds(small)

    await goes(small, *pressed)
    await goes(small, undo_label(small))

    assert without_clouds(small) == stood


@pytest.mark.long
@pytest.mark.parametrize(("move", "before", "pressed"), TABLE)
async def test_also_where_people_answer_in_the_group(scene, tmp_path, move, before, pressed):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await goes(scene, "Begin with the first value", *before)
    stood = on_screen(scene)

    await goes(scene, *pressed)
    await goes(scene, undo_label(scene))

    assert on_screen(scene) == stood


@pytest.mark.parametrize("pressed", [("Begin with the first value",), END], ids=["begin", "end"])
async def test_of_the_lobby_too(lobby, pressed):
    stood = on_screen(lobby)

    await goes(lobby, *pressed)
    moved = on_screen(lobby)
    await goes(lobby, undo_label(lobby))

    assert moved != stood
    assert on_screen(lobby) == stood


async def test_and_of_the_opening(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    stood = on_screen(scene)

    await scene.fran.presses("Open the lobby")
    await scene.fran.presses("↩ Undo: Open the lobby")

    assert on_screen(scene) == stood


def test_every_move_is_tried():
    tried = {move for move, _, _ in TABLE} | {Move.OPEN, Move.BEGIN}

    assert tried == set(Move)
    assert {move for moves in MOVES.values() for move in moves} <= tried


async def test_of_a_cloud_that_closing_has_shown_the_words_stay(workshop):
    """They were seen: a cloud without them would say who had come last."""
    await workshop.each_says("trust", "trust", "care", "hope", "love", "time")
    before = [player.card.words for player in workshop.people]
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("↩ Undo: Close and reveal")

    (cloud,) = workshop.clouds
    assert "still open" in cloud.words
    assert len(workshop.news) == 3  # The lobby, the question, the cloud.
    assert [player.card.words for player in workshop.people] == before


async def test_who_was_told_that_their_words_came_late_is_not_any_more(workshop):
    await workshop.each_says("trust", "care", "hope", "time", "love")
    for label in ("Close and reveal", "Reopen"):
        await workshop.fran.presses(label)
    await workshop.fay.says("kindness")
    before = standing(workshop.fay)
    await workshop.fran.presses("Close and reveal")
    told = [text for text in workshop.fay.sees if "was shown before your newest words" in text]
    await workshop.fran.presses("↩ Undo: Close and reveal")

    assert len(told) == 1
    assert standing(workshop.fay) == before


async def test_the_archive_of_an_end_that_was_a_slip_is_taken_back(small):
    await goes(small, *END)
    sent = [m for m in small.fran.person.sees if m.document]
    told = await small.fran.presses("↩ Undo: End the workshop")

    assert len(sent) == 1
    assert [m for m in small.fran.person.sees if m.document] == []
    assert told.startswith("Taken back: thanks, and archives")
    assert "A copy that somebody has saved may be out of date" in told
    await goes(small, *END)
    assert len([m for m in small.fran.person.sees if m.document]) == 1


async def test_what_people_are_asked_as_they_go_goes_with_the_end(scene, tmp_path):
    await use_small_plan(scene, tmp_path, '[check_out]\nquestion = "How do you go?"\n')
    await scene.opens_lobby()
    await scene.all_join()
    await goes(scene, "Begin with the first value")
    before = on_screen(scene)
    await goes(scene, *END)
    asked = [text for text in scene.ana.sees if "How do you go?" in text]
    await goes(scene, "↩ Undo: End the workshop")

    assert len(asked) == 1
    assert on_screen(scene) == before


async def test_after_a_restart_it_is_taken_away_too(small):
    await goes(small, "Pause")
    stood = [post for post in small.posts if "We take a break" in post]
    small.world.faults.next("deleteMessage", Fault.bad_gateway(), chat=small.group, times=99)
    undo = small.fran.person.last_button("↩ Undo: Pause")
    await small.fran.person.presses(undo, "↩ Undo: Pause").answered()
    small.world.faults.clear()
    await small.restarts()

    assert len(stood) == 1
    assert [post for post in small.posts if "We take a break" in post] == []


async def test_nobody_reads_of_an_undo(small):
    """Nothing is sent for one but what asks people what is open again."""
    await goes(small, *TO_PROMPT, "Pause")
    sent = len(small.world.requests)
    await goes(small, "↩ Undo: Pause")

    methods = {request.method.lower() for request in list(small.world.requests)[sent:]}
    assert not [method for method in methods if method.startswith("send")]


async def test_thanks_that_are_just_on_their_way_go_as_well(small):
    await goes(small, "End the workshop")
    stood = standing(small.ana)
    small.world.faults.next(
        "sendMessage", Fault.timeout(after_doing=True, hold=0.2), chat=small.ana.person.private
    )
    end = small.fran.person.last_button("End now")
    await small.fran.person.presses(end, "End now").answered()
    await small.world.until(lambda: bool(undo_labels(small)))
    await goes(small, undo_label(small))

    assert standing(small.ana) == stood


async def test_nobody_gets_an_archive_of_an_end_that_is_undone_while_it_is_made(small):
    await goes(small, "End the workshop")
    stood = on_screen(small)
    end = small.fran.person.last_button("End now")
    await small.fran.person.presses(end, "End now").answered()
    await small.world.until(lambda: bool(undo_labels(small)))
    await goes(small, undo_label(small))

    assert on_screen(small) == stood
