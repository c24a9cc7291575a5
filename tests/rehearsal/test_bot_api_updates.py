"""getUpdates: what is delivered again, what is confirmed, who may wait."""

import asyncio
import json

WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


def texts(updates):
    return [update["message"]["text"] for update in updates]


async def test_updates_come_again_until_they_are_confirmed(api, ana):
    ana.says("one")
    ana.says("two")

    first = await api.updates()
    again = await api.updates()
    rest = await api.updates(offset=first[0]["update_id"] + 1)

    assert texts(first) == ["one", "two"]
    assert again == first
    assert texts(rest) == ["two"]
    assert texts(await api.updates()) == ["two"]


async def test_ids_grow_by_one(api, ana):
    ana.says("one")
    ana.says("two")

    first, second = await api.updates()

    assert second["update_id"] == first["update_id"] + 1


async def test_a_negative_offset_keeps_only_the_newest(api, ana):
    for text in ("one", "two", "three"):
        ana.says(text)

    assert texts(await api.updates(offset=-2)) == ["two", "three"]
    assert texts(await api.updates()) == ["two", "three"]


async def test_limit_gives_the_oldest(api, ana):
    ana.says("one")
    ana.says("two")

    assert texts(await api.updates(limit=1)) == ["one"]


async def test_an_offset_far_beyond_the_end_is_ignored(world, api, ana):
    ana.says("one")

    assert texts(await api.updates(offset=world.updates.next_id + 1000)) == ["one"]


async def test_a_poll_waits_for_the_next_update(api, ana):
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(api.updates(timeout=50))
        await api.world.until(lambda: api.world.updates.poller)
        ana.says("at last")

    assert texts(poll.result()) == ["at last"]


async def test_a_poll_ends_empty_after_its_time(api):
    assert await api.updates(timeout=1) == []


async def test_a_second_poller_ends_the_first(api, ana):
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(api("getUpdates", timeout=50))
        await api.world.until(lambda: api.world.updates.poller)
        second = tasks.create_task(api.updates(timeout=50))
        await api.world.until(first.done)
        ana.says("hello")
        api.world.changes.happened()

    assert first.result() == {
        "ok": False,
        "error_code": 409,
        "description": OTHER_POLLER,
    }
    assert texts(second.result()) == ["hello"]


async def test_nobody_polls_while_a_webhook_is_set(api):
    await api.result("setWebhook", url="https://example.org/hook", allowed_updates=["message"])

    assert await api.refusal("getUpdates") == (409, WEBHOOK_ACTIVE)
    assert (await api.result("getWebhookInfo"))["url"] == "https://example.org/hook"
    await api.result("deleteWebhook")
    assert await api.updates() == []


async def test_a_webhook_ends_the_poll_that_waits(api):
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(api("getUpdates", timeout=50))
        await api.world.until(lambda: api.world.updates.poller)
        await api.result("setWebhook", url="https://example.org/hook")

    assert poll.result()["description"] == "Conflict: terminated by setWebhook request"


async def test_a_webhook_needs_https(api):
    assert await api.refusal("setWebhook", url="http://example.org") == (
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    )


async def test_allowed_updates_hold_from_then_on_and_are_remembered(api, ana):
    ana.says("before")
    await api.updates(allowed_updates=["callback_query"])
    ana.says("unheard")
    still = await api.updates()
    await api.updates(allowed_updates=[])
    ana.says("after")

    assert texts(still) == ["before"]
    assert texts(await api.updates()) == ["before", "after"]


async def test_others_membership_is_told_only_to_admins_that_ask(world, api, ana, group):
    sam, kit = world.add_person("Sam"), world.add_person("Kit")
    group.promote_bot()
    await api.catch_up()
    group.adds(sam)
    unasked = await api.updates(allowed_updates=["message", "chat_member"])
    await api.catch_up()
    group.adds(kit)

    asked = await api.updates()

    assert [set(update) - {"update_id"} for update in unasked] == [{"message"}]
    assert [set(update) - {"update_id"} for update in asked] == [{"chat_member"}, {"message"}]


async def test_old_updates_are_forgotten(api, ana, clock):
    ana.says("yesterday")
    clock.time += 24 * 3600 + 1
    ana.says("today")

    assert texts(await api.updates()) == ["today"]


async def test_presses_wait_only_150_seconds(api, ana, clock):
    ana.starts()
    markup = {"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}
    await api.result("sendMessage", chat_id=ana.id, text="Join?", reply_markup=markup)
    await api.catch_up()
    ana.presses(ana.private.last, "Join")
    clock.time += 151

    assert await api.updates() == []


async def test_what_an_update_says_is_fixed_when_it_comes_about(api, ana):
    message = ana.says("first")
    ana.edits(message, "second")

    first, second = await api.updates()

    assert first["message"]["text"] == "first"
    assert second["edited_message"]["text"] == "second"


async def test_an_update_can_be_delivered_twice(world, api, ana):
    ana.says("once")
    await api.catch_up()
    world.updates.repeat()

    repeated = await api.updates(offset=world.updates.next_id)

    assert texts(repeated) == ["once"]
    assert await api.updates(offset=world.updates.next_id) == []


async def test_the_world_is_settled_when_the_bot_waits_for_more(world, api, ana):
    ana.says("hello")

    async with asyncio.TaskGroup() as tasks:
        unsettled = world.is_settled
        poll = tasks.create_task(api.updates(offset=world.updates.next_id, timeout=50))
        await world.settled(timeout=60)
        ana.says("bye")

    assert unsettled is False
    assert texts(poll.result()) == ["bye"]


async def test_history_keeps_all_updates_as_they_were_written(world, api, ana):
    ana.says("hello")

    assert [json.loads(update) for update in world.updates.history] == await api.updates()
