"""What a facilitator has done reads as nobody else's doing, wherever it makes something go."""

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

SAID = (
    "There is never enough time for a proper talk with anybody at all.",
    "We lose hours on forms every single week, and nobody reads them.",
    "The budget for biscuits went first, then the budget for tea.",
    "Sarah Jenkins shouts at all of us.",
)
OF_OTHERS = ("taken back", "People have sent", "Somebody")


@played
async def open_lists(scene, tmp_path):
    """The first prompt is rounded up; words, answers, same words and the review stand open."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("worker", "workers", "care", "hope", "love", "worker")
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)
    await scene.each_says(*SAID)
    await scene.fran.presses("Round-up")
    for label in ("Words …", "To look at: 1"):
        await scene.fran.presses(label, scene.fran.panel)
    await scene.fran.says("/answers")


def opened(scene, begins):
    found = [m for m in scene.fran.person.sees if m.words.startswith(begins)]
    return found[-1] if found else None


def reads(scene) -> str:
    return "\n".join(scene.fran.sees)


@pytest.mark.parametrize(
    ("begins", "sign"),
    [("Words: ", "care"), ("Answers: ", "✕ 1"), ("1 of 1", "Let in"), ("1 of 1", "Leave out")],
)
async def test_a_tap_on_one_list_takes_the_others_away_without_a_word_of_anybody(
    open_lists, begins, sign
):
    pressed = opened(open_lists, begins)
    label = next(label for label in pressed.labels if label.endswith(sign))
    before = reads(open_lists)

    told = await open_lists.fran.presses(label, pressed)

    assert [sign for sign in OF_OTHERS if sign in before] == []
    assert [sign for sign in OF_OTHERS if sign in reads(open_lists) + told] == []
    assert "has changed since" in reads(open_lists)
    assert not pressed.words.startswith("What stood here has changed")


async def test_a_draft_that_an_own_tap_has_overtaken_says_only_that(open_lists):
    draft = opened(open_lists, "Draft.")
    listed = opened(open_lists, "Answers: ")

    await open_lists.fran.presses("✕ 1", listed)

    assert draft.words == "What this draft was made of has changed since, so I have taken it away."
