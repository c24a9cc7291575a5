"""[Values …]: which values are run, in which order, and the way to any of them."""

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

LONG = "I think that the word quiet will worry a lot of our staff"


@played
async def set_up(scene, tmp_path):
    """The small plan, before its lobby opens."""
    await use_small_plan(scene, tmp_path)
    await scene.fran.says("/workshop", chat=scene.group)


@pytest.fixture
async def small(set_up):
    """The same, at the gut question of its first value, everybody in."""
    await go(set_up, "Open the lobby")
    await set_up.all_join()
    await go(set_up, "Begin with the first value")
    return set_up


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


def listed(scene):
    """What stands on the newest buttons, row by row."""
    return [[button.label for button in row] for row in scene.fran.newest.buttons]


async def test_all_are_run_until_one_is_left_out(set_up):
    await go(set_up, "Values …")
    before = listed(set_up)
    await go(set_up, "☑ 2. Quiet")

    assert before == [["☑ 1. Tea"], ["☑ 2. Quiet", "↑"], ["☑ 3. Grief", "↑"]]
    assert listed(set_up) == [
        ["☑ 1. Tea"],
        ["☑ 2. Grief", "↑"],
        ["☐ Quiet"],
        ["All, as the plan has them"],
    ]
    assert "Values … (2 of 3)" in set_up.fran.panel_buttons


async def test_those_that_are_left_are_counted_and_the_others_never_asked(set_up):
    await go(set_up, "Values …", "☑ 1. Tea", "Open the lobby")
    assert "I take you through this workshop" in set_up.posts[-1]
    assert "Values: 2" in set_up.posts[-1]
    await set_up.all_join()

    await go(set_up, "Begin with the first value", "Next value")

    assert [post.partition("\n")[0] for post in set_up.news[1:]] == [
        "1 of 2 · Quiet",
        "2 of 2 · Grief",
    ]
    assert [card.words.partition("\n")[0] for card in set_up.ana.cards] == [
        "1 of 2 · Quiet",
        "2 of 2 · Grief",
    ]
    assert "2 of 2 · Grief" in set_up.fran.panel.words
    assert "Skip this value" not in set_up.fran.panel_buttons


async def test_another_order_is_run_in_that_order(set_up):
    await go(set_up, "Values …")
    for row in (2, 1):
        up = set_up.fran.newest.buttons[row][-1]
        assert up.label == "↑"
        await set_up.fran.person.presses(set_up.fran.newest, data=up.data)
        await set_up.settles()
    assert listed(set_up)[:3] == [["☑ 1. Grief"], ["☑ 2. Tea", "↑"], ["☑ 3. Quiet", "↑"]]

    await go(set_up, "Open the lobby")
    await set_up.all_join()
    await go(set_up, "Begin with the first value")

    assert set_up.ana.card.words.startswith("1 of 3 · Grief")
    assert set_up.news[-1].startswith("1 of 3 · Grief")


async def test_all_come_back_as_the_plan_has_them(set_up):
    await go(set_up, "Values …", "☑ 1. Tea", "☐ Tea")
    assert listed(set_up)[2] == ["☑ 3. Tea", "↑"]

    await go(set_up, "All, as the plan has them")

    assert listed(set_up) == [["☑ 1. Tea"], ["☑ 2. Quiet", "↑"], ["☑ 3. Grief", "↑"]]
    assert "Values …" in set_up.fran.panel_buttons


async def test_one_at_least_is_left(set_up):
    await go(set_up, "Values …", "☑ 1. Tea", "☑ 1. Quiet")

    told = await set_up.fran.presses("☑ 1. Grief")

    assert told == "A workshop needs at least one value. Take in another one first."
    assert listed(set_up)[0] == ["☑ 1. Grief"]


async def test_another_plan_has_its_own_values(set_up):
    await go(set_up, "Values …", "☑ 1. Tea", "○ A Heart of Help")

    assert "Values …" in set_up.fran.panel_buttons


async def test_once_the_lobby_is_open_nothing_is_chosen_any_more(set_up):
    await go(set_up, "Values …", "Open the lobby")

    told = await set_up.fran.presses("☑ 1. Tea")

    assert told.startswith("That is not possible just now.")
    await go(set_up, "Values …")
    assert listed(set_up) == []
    assert "Once the first value is reached you can go to any of them here." in set_up.fran.last


async def test_going_to_a_value_is_one_post_and_one_card_each(small):
    posts, cards = len(small.news), len(small.ana.cards)

    await go(small, "Values …", "3. Grief")

    (post,) = small.news[posts:]
    assert post.startswith("3 of 3 · Grief\n\nWhat comes to mind?")
    (card,) = small.ana.cards[cards:]
    assert card.words.startswith("3 of 3 · Grief")
    assert "3 of 3 · Grief" in small.fran.panel.words
    assert [m for m in small.fran.person.sees if m.words.startswith("Values")] == []


async def test_an_undo_of_going_there_takes_the_post_away_and_goes_on(small):
    before = small.news, small.fran.panel.words
    await go(small, "Values …", "3. Grief", "↩ Undo: Go to another value")

    await small.ana.says("milk")

    assert small.news == before[0]
    assert small.ana.own == ["milk"]
    assert small.ana.card.words.startswith("1 of 3 · Tea")
    await go(small, "Values …")
    assert listed(small) == [["2. Quiet"], ["3. Grief"]]


async def test_what_was_begun_goes_on_where_it_was_left(small):
    await go(small, "Close and reveal", "Show the value in full", "Next prompt")
    await go(small, "Values …", "3. Grief", "Values …")
    assert listed(small) == [["✓ 1. Tea"], ["2. Quiet"]]
    posts, asked = len(small.news), len(small.world.requests)

    await go(small, "✓ 1. Tea")
    await small.ana.says("One more thing about tea.")

    (post,) = small.news[posts:]
    assert post.startswith("We go back to:\n\n1 of 3 · Tea\n\nQuestion 1 of 2\nWhat do you think?")
    assert small.ana.own == ["One more thing about tea."]
    sent = [r for r in list(small.world.requests)[asked:] if r.method == "sendmessage"]
    to_ana = [r.params for r in sent if str(r.params["chat_id"]) == str(small.ana.id)]
    assert [params.get("disable_notification") for params in to_ana] == ["true"]


async def test_what_is_written_after_going_back_belongs_to_that_value(small):
    await go(small, "Close and reveal", "Show the value in full", "Values …", "3. Grief")
    await go(small, "Values …", "✓ 1. Tea")

    await small.ana.says(LONG)

    kept = await small.rows("SELECT value, prompt, text FROM answer")
    assert kept == [(0, -2, LONG)]


async def test_somebody_who_came_later_gets_the_card_of_that_value_too(small):
    await go(small, "Close and reveal", "Values …", "3. Grief")
    (gil,) = await small.more_join("Gil")

    await go(small, "Values …", "✓ 1. Tea")
    await gil.says(LONG)

    assert gil.card.words.startswith("1 of 3 · Tea")
    assert await small.rows("SELECT value, prompt FROM answer") == [(0, -2)]


async def test_one_that_was_left_out_can_be_gone_to_all_the_same(set_up):
    await go(set_up, "Values …", "☑ 2. Quiet", "Open the lobby")
    await set_up.all_join()
    await go(set_up, "Begin with the first value", "Values … (2 of 3)")
    assert listed(set_up) == [["2. Grief"], ["Quiet"]]

    await go(set_up, "Quiet")

    assert "2 of 3 · Quiet" in set_up.fran.panel.words
    await go(set_up, "Next value")
    assert set_up.news[-1].startswith("3 of 3 · Grief")


async def test_a_colleague_who_was_faster_moves_and_the_list_is_brought_up_to_date(small):
    await small.shares_lead_with(small.ana)
    await go(small, "Values …")
    await small.ana.presses("Close and reveal")

    told = await small.fran.presses("3. Grief")

    assert told.startswith("The workshop has moved on since this button was shown.")
    await go(small, "3. Grief")
    assert "3 of 3 · Grief" in small.fran.panel.words


async def test_while_paused_one_goes_nowhere(small):
    await go(small, "Values …", "Pause")

    told = await small.fran.presses("3. Grief")

    assert told.startswith("The workshop has moved on")
    assert small.fran.last.endswith("Go on first: then you can go to any of them here.")


async def test_who_does_not_lead_can_neither_choose_nor_go(set_up):
    await go(set_up, "Open the lobby")
    await set_up.all_join()
    for data in ("values:1", "run:1:0", "earlier:1:1", "allvalues:1", "goto:1:1:2"):
        toast = await set_up.ana.person.forges(set_up.ana.newest, data)
        await set_up.settles()

        assert toast.text.startswith("Only facilitators of this workshop can do that.")
