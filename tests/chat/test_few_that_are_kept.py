"""Where the lobby says that words of one or two are in the report they are, and it says why."""

import pytest

from tests.chat.test_calling_off import archives
from tests.promises.test_differencing import archive, values

FEW = "☐ Report: also what 1 or 2 people said"
TOLD = "Where fewer than 3 people answered and their texts are here all the same"
UNTOLD = "Where fewer than 3 people answered and their texts are left out"
LOBBY = "The report also has what only one or two people said."


@pytest.mark.long
@pytest.mark.parametrize("keeps", [True, False])
async def test_report_method_and_lobby_say_the_same(scene, keeps):
    await scene.fran.says("/workshop", chat=scene.group)
    for label in ([FEW] if keeps else []) + ["Open the lobby"]:
        await scene.fran.presses(label)
    lobby = scene.posts[-1]
    await scene.all_join()
    for label in ("Begin with the first value", "Close and reveal", "Show the value in full"):
        await scene.fran.presses(label)
    await scene.fran.presses("Next prompt")
    await scene.ana.says("Nobody asks me.")
    for label in ("End the workshop", "End now"):
        await scene.fran.presses(label)

    found = await archive(scene)
    method, report = (found.read(name).decode() for name in ("method.md", "report.html"))
    prompt = values(found)[0]["prompts"][0]

    assert archives(scene.fran)
    assert (LOBBY in lobby, TOLD in method, UNTOLD in method) == (keeps, keeps, not keeps)
    assert ("Nobody asks me." in report, "Answered: 1" in report) == (keeps, keeps)
    assert (prompt["answers"], prompt["answered"]) == (
        (["Nobody asks me."], 1) if keeps else ([], None)
    )
