"""What is being shown when the program stops is left; nothing is begun that nobody waits for."""

import asyncio
import gc
import warnings

from telegram.warnings import PTBUserWarning

from bot.rehearsal.bot_api import Fault


async def test_messages_that_have_not_had_their_turn_are_not_begun(scene):
    await scene.opens_lobby()
    post = scene.group.last_button("Join in private")
    scene.ana.person.follows(post.button("Join in private").url)
    await scene.settles()
    scene.world.faults.next("editMessageCaption", Fault.timeout(after_doing=False))
    agree = "I agree, let me in"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        press = scene.ana.person.presses(scene.ana.person.last_button(agree), agree)
        while scene.world.faults.planned:  # noqa: ASYNC110 nothing says that it hangs
            await asyncio.sleep(0.01)

        await scene.restarts()
        gc.collect()

    assert press is not None
    assert [str(one.message) for one in caught if "never awaited" in str(one.message)] == []
    await scene.settles()
    assert "Joined: 1" in scene.fran.panel.words


async def test_what_an_end_begins_is_done_before_the_library_stops(scene):
    start, done = scene.gair.services.means.start, []

    async def last():
        done.append("last")

    async def before():
        await asyncio.sleep(0.05)
        start(last())

    start(before())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        await scene.restarts()

    assert done == ["last"]
    assert [one for one in caught if one.category is PTBUserWarning] == []


async def test_what_is_shown_as_nothing_is_sent_any_more_is_no_error(workshop, caplog):
    await workshop.ana.says("trust")
    await workshop.ana.presses("Change")
    leave, label = workshop.ana.person.last_button("Leave it as it is"), "Leave it as it is"

    workshop.gair.is_given_up.set()
    workshop.gair.sender.close()
    workshop.ana.person.presses(leave, label)
    while workshop.world.updates.queue or not workshop.gair.is_idle:  # noqa: ASYNC110 as above
        await asyncio.sleep(0.01)
    await workshop.restarts()

    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    assert workshop.ana.own == ["trust"]
