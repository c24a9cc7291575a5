"""Whoever reads answers, drafts round-ups and undoes them never reads one person alone.

The observer is a facilitator who keeps every version of every draft, its held back texts and every
list of answers; each person says a thing of their own.
"""

from itertools import pairwise

import pytest

from bot.archive import read
from tests.beginnings import played
from tests.players import Player
from tests.rounded_up import goes_on
from tests.some_of import some_of

TEXTS = (
    "There is never enough time for a proper talk.",
    "We lose hours on forms that nobody reads.",
    "The budget for biscuits went first of all.",
    "My bus leaves before the evening round begins.",
    "A quiet corner would help more than a leaflet.",
    "Somebody ought to thank the cleaners as well.",
)
UNDO = "↩ Undo: Round-up"
# What the facilitator does, and the number of whoever answers meanwhile.
READ, DRAFT, UNDONE, REOPEN, ALL = "read", "draft", "undo", "reopen", "all"
LABELS = {UNDONE: UNDO, REOPEN: "Reopen", ALL: "Round up the whole value"}
SCHEDULES = (
    (0, 1, 2, READ, 3, DRAFT, UNDONE, 4, DRAFT, UNDONE, 5, DRAFT),
    (0, 1, 2, DRAFT, UNDONE, 3, DRAFT, UNDONE, 4, DRAFT, UNDONE, 5, READ),
    (0, 1, 2, DRAFT, REOPEN, 3, READ, DRAFT, REOPEN, 4, DRAFT, 5, READ),
    (0, 1, 2, READ, 3, DRAFT, READ, 4, READ, 5, READ),
    (0, 1, 2, 3, DRAFT, UNDONE, 4, 5, READ, DRAFT, ALL),
    (0, 1, DRAFT, UNDONE, 2, READ, DRAFT, 3, ALL, UNDONE, DRAFT, 4, ALL),
)


@played
async def discussing(workshop):
    """The first prompt is asked; nobody has answered."""
    await goes_on(workshop, "Close and reveal", "Show the value in full", "Next prompt")


@pytest.fixture
def versions(discussing) -> list[set[int]]:
    """Whose texts stood in each message to Fran, in whatever version of it."""
    found: list[set[int]] = []

    def watch(event):
        message = event.message
        if message and message.chat is discussing.fran.person.private and message.from_bot:
            words = message.words
            found.append({n for n, text in enumerate(TEXTS) if text in words})

    discussing.world.listeners.append(watch)
    return found


async def does(scene, step: int | str) -> None:
    if isinstance(step, int):
        await scene.people[step].says(TEXTS[step])
    elif step == READ:
        await scene.fran.says("/answers")
    elif step == DRAFT:
        await _drafts(scene.fran)
    else:
        await scene.fran.presses(
            {UNDONE: UNDO, REOPEN: "Reopen", ALL: "Round up the whole value"}[step]
        )


async def _drafts(fran: Player) -> None:
    """The panel offers the move, or, while it is rounded up, the draft once more."""
    is_new = "Round-up" in fran.panel_buttons
    await fran.presses("Round-up" if is_new else "Show the draft")


@pytest.mark.parametrize(
    "schedule", some_of(SCHEDULES, 3), ids=lambda each: "-".join(map(str, each))
)
async def test_two_versions_never_differ_by_fewer_than_three(discussing, versions, schedule):
    for step in schedule:
        await does(discussing, step)

    seen: set[int] = set()
    for version in versions:
        assert len(version - seen) not in (1, 2), (schedule, versions)
        seen |= version
    assert len(seen) >= 3
    assert all(len(one ^ two) not in (1, 2) for one, two in pairwise(v for v in versions if v))


async def test_the_draft_says_of_how_many_people_answers_wait(discussing):
    for step in (0, 1, 2, READ, 3, 4, DRAFT):
        await does(discussing, step)
    before = discussing.fran.last
    for step in (5, DRAFT):
        await does(discussing, step)

    assert "Not in it yet: answers of 2." in before
    assert TEXTS[3] not in before
    assert "Not in it yet" not in discussing.fran.last
    assert TEXTS[3] in discussing.fran.last


async def test_of_too_few_it_says_nothing_of_who_waits(discussing):
    for step in (0, 1, DRAFT):
        await does(discussing, step)

    assert "Fewer than 3 people have answered" in discussing.fran.last
    assert "Not in it yet" not in discussing.fran.last


async def test_who_answered_last_is_in_the_report(discussing):
    for step in (0, 1, 2, READ, 3, DRAFT):
        await does(discussing, step)
    await discussing.fran.presses("End the workshop")
    await discussing.fran.presses("End now")

    ((_, content),) = [m.document for m in discussing.fran.person.sees if m.document]
    assert sorted(read(content).values[0].prompts[0].answers) == sorted(TEXTS[:4])
