"""Places that are not plain: topics of a forum, and a group that becomes a supergroup."""

import pytest


async def test_a_group_becomes_a_supergroup(world, api, ana, fran):
    old = world.add_group("Focus group", people=[ana], admins=[fran], kind="group")
    await api.catch_up()

    new = old.migrates()

    joined, left, came = await api.updates()
    assert joined["my_chat_member"]["chat"]["id"] == new.id
    assert (left["message"]["chat"]["id"], left["message"]["migrate_to_chat_id"]) == (
        old.id,
        new.id,
    )
    assert (came["message"]["chat"]["id"], came["message"]["migrate_from_chat_id"]) == (
        new.id,
        old.id,
    )
    assert came["message"]["message_id"] == 1
    assert await api("sendMessage", chat_id=old.id, text="x") == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new.id},
    }
    await api.result("sendMessage", chat_id=new.id, text="x")
    ana.says("/still_here", chat=new)


async def test_topics_of_a_forum(world, api, ana, fran):
    forum = world.add_group("Forum", people=[ana], admins=[fran], forum=True)
    topic = forum.opens_topic("Workshop")
    await api.catch_up()

    ana.says("/in_topic", chat=forum, thread=topic)
    ana.says("/in_general", chat=forum)
    sent = await api.result(
        "sendMessage", chat_id=forum.id, text="here", message_thread_id=topic.id
    )
    reply = await api.result(
        "sendMessage",
        chat_id=forum.id,
        text="there",
        reply_parameters={"message_id": sent["message_id"]},
    )

    inside, general = [update["message"] for update in await api.updates()]
    assert (inside["message_thread_id"], inside["is_topic_message"]) == (topic.id, True)
    assert inside["reply_to_message"]["forum_topic_created"]["name"] == "Workshop"
    assert "message_thread_id" not in general
    assert "is_topic_message" not in general
    assert (sent["message_thread_id"], reply["message_thread_id"]) == (topic.id, topic.id)
    assert general["chat"]["is_forum"] is True


@pytest.mark.parametrize("thread", [1, 99])
async def test_general_and_unknown_topics_are_refused(world, api, ana, fran, thread):
    forum = world.add_group("Forum", people=[ana], admins=[fran], forum=True)

    refused = await api.refusal("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread)

    assert refused == (400, "Bad Request: message thread not found")


async def test_talk_in_a_topic_is_not_for_the_bot(world, api, ana, fran):
    forum = world.add_group("Forum", people=[ana], admins=[fran], forum=True)
    topic = forum.opens_topic("Workshop")
    await api.catch_up()

    ana.says("just talking", chat=forum, thread=topic)

    assert await api.updates() == []


async def test_replies_outside_forums_have_a_thread_that_cannot_be_sent_to(api, ana, group):
    asked = await api.result("sendMessage", chat_id=group.id, text="A word?")
    await api.catch_up()
    ana.says("trust", chat=group, reply_to=group.last)

    (update,) = await api.updates()
    thread = update["message"]["message_thread_id"]

    assert thread == asked["message_id"]
    assert "is_topic_message" not in update["message"]
    assert await api.refusal(
        "sendMessage", chat_id=group.id, text="x", message_thread_id=thread
    ) == (400, "Bad Request: message thread not found")


async def test_a_group_that_was_upgraded_has_no_members_and_no_edits(world, api, ana, fran):
    old = world.add_group("Focus group", people=[ana], admins=[fran], kind="group")
    sent = await api.result("sendMessage", chat_id=old.id, text="x")
    new = old.migrates()

    for method, parameters in (
        ("editMessageText", {"message_id": sent["message_id"], "text": "y"}),
        ("getChatAdministrators", {}),
        ("getChatMemberCount", {}),
    ):
        envelope = await api(method, chat_id=old.id, **parameters)
        assert envelope["parameters"] == {"migrate_to_chat_id": new.id}


async def test_a_bot_that_was_an_admin_is_one_in_the_supergroup(world, api, ana, fran):
    old = world.add_group("Focus group", people=[ana], admins=[fran], kind="group")
    old.promote_bot(can_pin_messages=False)

    new = old.migrates()

    member = await api.result("getChatMember", chat_id=new.id, user_id=1)
    assert (member["status"], member["can_pin_messages"]) == ("administrator", False)
