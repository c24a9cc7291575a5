"""How words appear is said of open workshops as it is there: replies stand in the group at once."""

from tests.rounded_up import OPEN, goes_on

OWN_FIRST = "Own answer first, then others' words"
AFTER_A_LOOK = "Words wait until you let them in"
AT_CLOSE = "Cloud appears when a value closes"


async def prepares(scene, *labels):
    await scene.fran.says("/workshop", chat=scene.group)
    for label in labels:
        await scene.fran.presses(f"○ {label}")


async def test_there_is_no_own_answer_first_in_the_open(scene):
    await prepares(scene, OPEN)

    assert [label for label in scene.fran.panel_buttons if OWN_FIRST in label] == []
    assert f"○ {AFTER_A_LOOK}" in scene.fran.panel_buttons


async def test_who_has_chosen_it_before_gets_the_cloud_at_the_close(scene):
    await prepares(scene, OWN_FIRST, OPEN)

    assert f"● {AT_CLOSE}" in scene.fran.panel_buttons
    assert await scene.rows("SELECT reveal FROM session") == [("at_close",)]


async def test_nor_by_a_button_from_before(scene):
    await prepares(scene)
    before = scene.fran.panel
    data = next(
        each.data for row in before.buttons for each in row if each.label == f"○ {OWN_FIRST}"
    )
    await scene.fran.presses(f"○ {OPEN}")
    await scene.world.press(scene.fran.person, before, data)
    await scene.settles()

    assert await scene.rows("SELECT reveal FROM session") == [("at_close",)]


async def test_the_hint_says_that_replies_stand_in_the_group(scene):
    await prepares(scene, AFTER_A_LOOK, OPEN)
    await goes_on(scene, "Open the lobby", "Begin with the first value")

    assert (
        "That is for the cloud: replies stand in the group all the same." in scene.fran.panel.words
    )


async def test_and_in_private_it_does_not(scene):
    await prepares(scene, AFTER_A_LOOK)
    await goes_on(scene, "Open the lobby")
    await scene.all_join()
    await goes_on(scene, "Begin with the first value")

    assert "Words wait until you let them in with Words …" in scene.fran.panel.words
    assert "replies stand" not in scene.fran.panel.words


async def test_the_lobby_says_how_the_cloud_comes_and_of_replies_what_is_so(scene):
    await prepares(scene, AFTER_A_LOOK, OPEN)
    await goes_on(scene, "Open the lobby")

    assert "A facilitator reads each word before it comes into the cloud." in scene.posts[-1]
    assert "before it appears here" not in scene.posts[-1]
