"""Limits: 20 sends and edits a minute in a group, one a second in a chat, 30 a second in all."""

import pytest

from bot.rehearsal.bot_api import ApiPace, World


@pytest.fixture
def world(clock):
    return World(now=clock, pace=ApiPace.TELEGRAM)


async def send_slowly(api, clock, chat_id, times):
    for number in range(times):
        clock.time += 1.5
        await api.result("sendMessage", chat_id=chat_id, text=str(number))


async def test_a_group_takes_20_sends_and_edits_a_minute(api, clock, group):
    await send_slowly(api, clock, group.id, 19)
    clock.time += 1.5
    edit = {"chat_id": group.id, "message_id": group.last.id}
    await api.result("editMessageText", text="edited", **edit)
    clock.time += 1.5

    refused = await api("editMessageText", text="again", **edit)

    assert refused == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 30",
        "parameters": {"retry_after": 30},
    }
    assert group.last.text == "edited"
    clock.time += 30
    await api.result("editMessageText", text="again", **edit)


async def test_a_chat_takes_a_small_burst_and_then_one_a_second(api, clock, ana):
    ana.starts()
    for number in range(4):
        await api.result("sendMessage", chat_id=ana.id, text=str(number))

    assert await api.refusal("sendMessage", chat_id=ana.id, text="5") == (
        429,
        "Too Many Requests: retry after 4",
    )


async def test_a_bot_sends_30_a_second(world, api, clock):
    people = [world.add_person(str(number)) for number in range(31)]
    for person in people:
        person.starts()
    for person in people[:30]:
        await api.result("sendMessage", chat_id=person.id, text="x")

    assert await api.refusal("sendMessage", chat_id=people[30].id, text="x") == (
        429,
        "Too Many Requests: retry after 1",
    )
    clock.time += 1
    await api.result("sendMessage", chat_id=people[30].id, text="x")


async def test_deleting_asking_and_answering_are_free(api, ana, group):
    for _ in range(40):
        await api.result("getChatMember", chat_id=group.id, user_id=ana.id)
        await api.result("sendChatAction", chat_id=group.id, action="typing")


async def test_polling_the_same_again_and_again_is_slowed_down(api, clock, ana):
    ana.says("one")
    ana.says("two")

    first = await api.updates(offset=1)
    again = await api.updates(offset=1)
    clock.time += 1
    later = await api.updates(offset=1)

    assert [len(updates) for updates in (first, again, later)] == [2, 1, 2]
