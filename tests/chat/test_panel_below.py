"""The panel of who takes part too comes down again when it has sunk under questions and words."""

from tests.beginnings import played
from tests.plans import use_small_plan


@played
async def small(scene, tmp_path):
    """The small plan; Ana, who takes part, leads too."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.shares_lead_with(scene.ana)


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


def panels_of(player):
    return [m for m in player.person.sees if m.from_bot and " · Focus group" in m.words]


async def test_it_stands_below_the_question_that_came(small):
    await go(small, "Begin with the first value")

    assert small.ana.newest is small.ana.panel
    assert len(panels_of(small.ana)) == 1
    assert "1 of 3 · Tea" in small.ana.panel.words
    await small.ana.presses("Close and reveal")
    assert "Gut responses are closed" in small.fran.panel.words


async def test_without_a_sound(small):
    before = len(small.world.requests)
    await go(small, "Begin with the first value")

    sent = [r.params for r in list(small.world.requests)[before:] if r.method == "sendmessage"]
    panels = [p for p in sent if str(p["chat_id"]) == str(small.ana.id) and " · " in p["text"]]
    silent = [p.get("disable_notification") for p in panels if "Focus group" in p["text"]]
    assert silent == ["true"]


async def test_the_one_who_does_not_take_part_keeps_the_same_message(small):
    panel = small.fran.panel
    await go(small, "Begin with the first value", "Close and reveal", "Show the value in full")
    await go(small, "Next prompt", "Next prompt")

    assert small.fran.panel is panel


async def test_it_comes_down_when_a_screen_full_stands_below_it(small):
    await go(small, "Begin with the first value")
    panel = small.ana.panel
    await small.ana.says("milk")
    assert small.ana.panel is panel

    for _ in range(2):
        await small.ana.says("/help")
    await small.bea.says("sugar")

    assert small.ana.newest is small.ana.panel
    assert panel.deleted


async def test_after_a_restart_it_comes_down_for_a_question_all_the_same(small):
    await go(small, "Begin with the first value", "Close and reveal")
    await small.restarts()

    await go(small, "Values …", "3. Grief")

    assert small.ana.newest is small.ana.panel
    assert len(panels_of(small.ana)) == 1
