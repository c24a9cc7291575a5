"""What people are asked on their phones as they come and go stands on the shared screen."""

from tests.chat.test_coming_and_going import CARE, OUT, use
from tests.pages.screens import listening, screen_of
from tests.plans import SMALL

IN = "As we begin: How are you here?"
AT_THE_END = "As we end: What do you take with you?"


async def asked(scene, *choices):
    """What stands on the screen of it: in the lobby, at the first question, and at the end."""
    await scene.opens_lobby(*choices)
    async with listening(await screen_of(scene)) as listener:
        seen = [await listener.hears()]
        for label in ("Begin with the first value", "End the workshop"):
            await scene.fran.presses(label)
        seen.append(await listener.hears())
        await scene.fran.presses("End now")
        seen.append(await listener.hears())
    return [state.get("asked", "") for state in seen]


async def test_it_stands_there_while_it_is_asked(scene, tmp_path):
    await use(scene, tmp_path, CARE + SMALL + OUT)

    assert await asked(scene) == [IN, "", AT_THE_END]


async def test_a_plan_that_asks_nothing_has_none(scene, tmp_path):
    await use(scene, tmp_path, SMALL)

    assert await asked(scene) == ["", "", ""]


async def test_where_nobody_is_asked_in_private_it_is_not_there(scene, tmp_path):
    await use(scene, tmp_path, CARE + SMALL + OUT)

    assert await asked(scene, "Open: people reply in the group, with their names") == ["", "", ""]
