"""[Values …]: which values are run, in which order, and the way to any of them."""

import pytest

from tests.plans import use_small_plan

LONG = "I think that the word quiet will worry a lot of our staff"


@pytest.fixture
async def prepared(scene, tmp_path):
    """The small plan, before its lobby opens."""
    await use_small_plan(scene, tmp_path)
    await scene.fran.says("/workshop", chat=scene.group)
    return scene


@pytest.fixture
async def small(prepared):
    """The same, at the gut question of its first value, everybody in."""
    await go(prepared, "Open the lobby")
    await prepared.all_join()
    await go(prepared, "Begin with the first value")
    return prepared


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


def listed(scene):
    """What stands on the newest buttons, row by row."""
    return [[button.label for button in row] for row in scene.fran.newest.buttons]


async def test_all_are_run_until_one_is_left_out(prepared):
    await go(prepared, "Values …")
    before = listed(prepared)
    await go(prepared, "☑ 2. Quiet")

    assert before == [["☑ 1. Tea"], ["☑ 2. Quiet", "↑"], ["☑ 3. Grief", "↑"]]
    assert listed(prepared) == [
        ["☑ 1. Tea"],
        ["☑ 2. Grief", "↑"],
        ["☐ Quiet"],
        ["All, as the plan has them"],
    ]
    assert "Values … (2 of 3)" in prepared.fran.panel_buttons


async def test_those_that_are_left_are_counted_and_the_others_never_asked(prepared):
    await go(prepared, "Values …", "☑ 1. Tea", "Open the lobby")
    assert "I take you through this workshop" in prepared.posts[-1]
    assert "Values: 2" in prepared.posts[-1]
    await prepared.all_join()

    await go(prepared, "Begin with the first value", "Next value")

    assert [post.partition("\n")[0] for post in prepared.news[1:]] == [
        "1 of 2 · Quiet",
        "2 of 2 · Grief",
    ]
    assert [card.words.partition("\n")[0] for card in prepared.ana.cards] == ["2 of 2 · Grief"]
    assert "2 of 2 · Grief" in prepared.fran.panel.words
    assert "Skip this value" not in prepared.fran.panel_buttons


async def test_another_order_is_run_in_that_order(prepared):
    await go(prepared, "Values …")
    for row in (2, 1):
        up = prepared.fran.newest.buttons[row][-1]
        assert up.label == "↑"
        await prepared.fran.person.presses(prepared.fran.newest, data=up.data)
        await prepared.settles()
    assert listed(prepared)[:3] == [["☑ 1. Grief"], ["☑ 2. Tea", "↑"], ["☑ 3. Quiet", "↑"]]

    await go(prepared, "Open the lobby")
    await prepared.all_join()
    await go(prepared, "Begin with the first value")

    assert prepared.ana.card.words.startswith("1 of 3 · Grief")
    assert prepared.news[-1].startswith("1 of 3 · Grief")


async def test_all_come_back_as_the_plan_has_them(prepared):
    await go(prepared, "Values …", "☑ 1. Tea", "☐ Tea")
    assert listed(prepared)[2] == ["☑ 3. Tea", "↑"]

    await go(prepared, "All, as the plan has them")

    assert listed(prepared) == [["☑ 1. Tea"], ["☑ 2. Quiet", "↑"], ["☑ 3. Grief", "↑"]]
    assert "Values …" in prepared.fran.panel_buttons


async def test_one_at_least_is_left(prepared):
    await go(prepared, "Values …", "☑ 1. Tea", "☑ 1. Quiet")

    told = await prepared.fran.presses("☑ 1. Grief")

    assert told == "A workshop needs at least one value. Take in another one first."
    assert listed(prepared)[0] == ["☑ 1. Grief"]


async def test_another_plan_has_its_own_values(prepared):
    await go(prepared, "Values …", "☑ 1. Tea", "○ A Heart of Help")

    assert "Values …" in prepared.fran.panel_buttons


async def test_once_the_lobby_is_open_nothing_is_chosen_any_more(prepared):
    await go(prepared, "Values …", "Open the lobby")

    told = await prepared.fran.presses("☑ 1. Tea")

    assert told.startswith("That is not possible just now.")
    await go(prepared, "Values …")
    assert listed(prepared) == []
    assert "Once the first value is reached you can go to any of them here." in prepared.fran.last


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
    assert post.startswith("We go back to:\n\n1 of 3 · Tea\n\nPrompt 1 of 2\nWhat do you think?")
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


async def test_one_that_was_left_out_can_be_gone_to_all_the_same(prepared):
    await go(prepared, "Values …", "☑ 2. Quiet", "Open the lobby")
    await prepared.all_join()
    await go(prepared, "Begin with the first value", "Values … (2 of 3)")
    assert listed(prepared) == [["2. Grief"], ["Quiet"]]

    await go(prepared, "Quiet")

    assert "2 of 3 · Quiet" in prepared.fran.panel.words
    await go(prepared, "Next value")
    assert prepared.news[-1].startswith("3 of 3 · Grief")


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


async def test_who_does_not_lead_can_neither_choose_nor_go(prepared):
    await go(prepared, "Open the lobby")
    await prepared.all_join()
    for data in ("values:1", "run:1:0", "earlier:1:1", "allvalues:1", "goto:1:1:2"):
        toast = await prepared.ana.person.forges(prepared.ana.newest, data)
        await prepared.settles()

        assert toast.text.startswith("Only facilitators of this workshop can do that.")
