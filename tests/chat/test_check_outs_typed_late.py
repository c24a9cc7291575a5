"""What people type below the question as they go answers that, whatever they had begun before."""

from tests import drafts
from tests.beginnings import played
from tests.chat.test_check_ins_typed_late import CHECKS, SAID, TIRED, begins, ends
from tests.chat.test_coming_and_going import CARE, COUNTED, OUT, a_lobby_with_care, use
from tests.plans import SMALL, THEMES
from tests.rounded_up import SAID as ANSWERS
from tests.rounded_up import misses, posts

asked = played(a_lobby_with_care)


async def reaches_a_prompt(scene):
    await begins(scene)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)


async def round_up(scene):
    """A round-up of four answers is posted; the post."""
    await reaches_a_prompt(scene)
    await scene.each_says(*ANSWERS)
    return await posts(scene)


async def test_it_is_not_what_is_missing_in_a_round_up_of_before(asked):
    post = await round_up(asked)
    await misses(asked.ana, post)
    await ends(asked)

    await asked.ana.says(TIRED)

    assert asked.ana.last == COUNTED
    assert await asked.rows(CHECKS) == [(1, 1)]
    assert not any(TIRED in text for text in asked.fran.sees)


async def test_what_is_missing_is_so_once_it_is_asked_again(asked):
    post = await round_up(asked)
    await ends(asked)
    await misses(asked.ana, post)

    await asked.ana.says("Nobody spoke of the night shift.")
    noted = asked.ana.last
    await asked.ana.presses("Change")
    await asked.ana.says("Nobody spoke of nights.")
    changed = asked.ana.last
    await asked.ana.says(TIRED)

    assert noted.startswith("Noted as missing")
    assert changed.startswith("Changed.")
    assert asked.ana.last == COUNTED
    assert ("Nobody spoke of nights.",) in await asked.rows(SAID)
    assert await asked.rows(CHECKS) == [(1, 1)]


async def test_it_is_no_new_wording_of_a_word(asked):
    await begins(asked)
    await asked.ana.says("trust")
    await asked.ana.presses("Change")
    await ends(asked)

    await asked.ana.says(TIRED)

    assert asked.ana.last == COUNTED
    assert await asked.rows(SAID) == [("trust",)]
    assert await asked.rows(CHECKS) == [(1, 1)]


async def test_it_is_no_name_of_a_theme(scene, tmp_path):
    await use(scene, tmp_path, CARE + SMALL + OUT + THEMES)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.joins()
    await reaches_a_prompt(scene)
    await scene.each_says(*drafts.SAID)
    await scene.fran.presses("Round-up")
    await drafts.opens_theme(scene.fran, "Time")
    await scene.fran.presses("Rename")
    await ends(scene)

    await scene.fran.says(TIRED)

    assert COUNTED in scene.fran.sees
    assert "1. Time · 3 of 6" in drafts.draft(scene.fran).words
    assert await scene.rows(CHECKS) == [(1, 1)]
