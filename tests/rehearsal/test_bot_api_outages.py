"""What lasts for a while between a bot and Telegram, and what an app shows meanwhile."""

import asyncio

from bot.rehearsal.bot_api import Fault, Toast
from bot.rehearsal.bot_api.faults import EVERYTHING


async def test_a_lasting_fault_hits_every_call_until_it_is_over(world, api, group):
    with world.faults.lasting(Fault.bad_gateway()):
        codes = [
            (await api("sendMessage", chat_id=group.id, text="x"))["error_code"] for _ in range(20)
        ]
        assert (await api("getUpdates", offset=0))["ok"]

    assert codes == [502] * 20
    assert (await api("sendMessage", chat_id=group.id, text="x"))["ok"]
    assert world.faults.planned == []


async def test_a_lasting_fault_may_concern_polls_too(world, api):
    with world.faults.lasting(Fault.bad_gateway(), EVERYTHING):
        assert (await api("getUpdates", offset=0))["error_code"] == 502

    assert (await api("getUpdates", offset=0))["ok"]


async def test_a_lasting_fault_of_one_chat_leaves_others_alone(world, api, group, ana):
    ana.starts()
    with world.faults.lasting(Fault.too_many(7), chat=group):
        refused = await api("sendMessage", chat_id=group.id, text="x")
        sent = await api("sendMessage", chat_id=ana.id, text="x")

    assert refused["parameters"] == {"retry_after": 7}
    assert sent["ok"]


async def test_a_lasting_fault_of_some_methods_leaves_others_alone(api, world, group):
    with world.faults.lasting(Fault.too_many(7), ["sendMessage"], chat=group):
        assert not (await api("sendMessage", chat_id=group.id, text="x"))["ok"]
        assert (await api("getChat", chat_id=group.id))["ok"]


async def test_two_lasting_faults_end_each_by_itself(world, api, group):
    with world.faults.lasting(Fault.bad_gateway()):
        with world.faults.lasting(Fault.bad_gateway()):
            pass
        assert (await api("sendMessage", chat_id=group.id, text="x"))["error_code"] == 502


async def asked(ana, api):
    """A press of a button under a question in private."""
    ana.starts()
    rows = {"inline_keyboard": [[{"text": "yes", "callback_data": "yes"}]]}
    await api.result("sendMessage", chat_id=ana.id, text="Well?", reply_markup=rows)
    return ana.presses(ana.sees[-1], "yes")


async def test_a_press_is_seen_through_when_it_is_answered(ana, api):
    press = await asked(ana, api)
    seeing = asyncio.get_running_loop().create_task(press.seen_through())
    await asyncio.sleep(0)

    await api.result("answerCallbackQuery", callback_query_id=press.id, text="Thank you")

    assert await seeing == Toast(text="Thank you")


async def test_a_press_that_nobody_answers_shows_nothing_in_the_end(ana, api):
    press = await asked(ana, api)

    assert await press.seen_through() == Toast()


async def test_a_message_knows_whether_it_came_without_a_sound(group, api):
    for quiet in (True, False):
        await api.result("sendMessage", chat_id=group.id, text="x", disable_notification=quiet)

    assert [message.silent for message in group.from_bot()] == [True, False]
