"""Buttons: presses, toasts, links, forged data."""

import asyncio

import pytest

from bot.rehearsal.bot_api import Impossible, StillWaiting, Toast

MARKUP = {
    "inline_keyboard": [
        [{"text": "Join", "callback_data": "join"}, {"text": "Pass", "callback_data": "pass"}],
        [{"text": "Open", "url": "https://t.me/gair_bot?start=abc"}],
    ]
}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def post(api, ana):
    ana.starts()
    await api.result("sendMessage", chat_id=ana.id, text="Join?", reply_markup=MARKUP)
    await api.catch_up()
    return ana.private.last


async def press_and_ask(api, person, post, **button):
    press = person.presses(post, **button)
    (update,) = await api.updates(offset=api.world.updates.next_id - 1)
    return press, update["callback_query"]


async def test_a_press_is_told_with_its_message(api, ana, post):
    _, query = await press_and_ask(api, ana, post, label="Join")

    assert (query["data"], query["from"]) == ("join", ana.json())
    assert query["message"] == post.json()
    assert query["chat_instance"] != ""


async def test_who_presses_sees_the_toast(api, ana, post):
    async with asyncio.TaskGroup() as tasks:
        seen = tasks.create_task(ana.presses(post, data="pass").answered())
        (update,) = await api.updates()
        await api.result(
            "answerCallbackQuery",
            callback_query_id=update["callback_query"]["id"],
            text="Passed",
            show_alert=True,
        )

    assert seen.result() == Toast(text="Passed", alert=True)


async def test_a_press_that_nobody_waits_for(api, ana, post):
    press, query = await press_and_ask(api, ana, post, label="Join")
    before = press.toast

    await api.result("answerCallbackQuery", callback_query_id=query["id"])

    assert (before, press.toast) == (None, Toast())
    assert await press == Toast()


async def test_a_press_is_answered_once(api, ana, post):
    _, query = await press_and_ask(api, ana, post, label="Join")
    await api.result("answerCallbackQuery", callback_query_id=query["id"])

    again = await api.refusal("answerCallbackQuery", callback_query_id=query["id"])

    assert again == (400, TOO_OLD)


async def test_a_press_is_answered_within_15_seconds(api, ana, post, clock):
    _, early = await press_and_ask(api, ana, post, label="Join")
    _, late = await press_and_ask(api, ana, post, label="Join")
    clock.time += 15
    await api.result("answerCallbackQuery", callback_query_id=early["id"])
    clock.time += 1

    assert await api.refusal("answerCallbackQuery", callback_query_id=late["id"]) == (400, TOO_OLD)


async def test_a_toast_has_200_characters(api, ana, post):
    press, query = await press_and_ask(api, ana, post, label="Join")

    refused = await api.refusal(
        "answerCallbackQuery", callback_query_id=query["id"], text="a" * 201
    )
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="a" * 200)

    assert refused == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert press.toast == Toast(text="a" * 200)


async def test_a_toast_may_open_the_bot_but_nothing_else(api, ana, post):
    press, query = await press_and_ask(api, ana, post, label="Join")
    query_id = query["id"]

    refused = await api.refusal(
        "answerCallbackQuery", callback_query_id=query_id, url="https://example.org"
    )
    link = "https://t.me/gair_bot?start=token"
    await api.result("answerCallbackQuery", callback_query_id=query_id, url=link)
    message = ana.follows(press.toast.url)

    assert refused == (400, "Bad Request: URL_INVALID")
    assert message.text == "/start token"


async def test_a_link_opens_without_the_bot(api, ana, post):
    toast = await ana.presses(post, "Open")

    assert toast.url == "https://t.me/gair_bot?start=abc"
    assert await api.updates() == []
    assert ana.follows(toast.url).text == "/start abc"


async def test_data_that_no_button_carries_can_be_forged(api, ana, post):
    ana.forges(post, "close:99")

    (update,) = await api.updates()
    assert update["callback_query"]["data"] == "close:99"


async def test_a_button_must_be_shown_to_be_pressed(world, api, ana, fran, post):
    with pytest.raises(Impossible, match="no button 'Close'"):
        ana.presses(post, "Close")
    with pytest.raises(Impossible):
        fran.presses(post, "Join")
    with pytest.raises(LookupError, match="Close"):
        post.button("Close")
    ana.deletes(post)
    with pytest.raises(Impossible):
        ana.presses(post, "Join")
    with pytest.raises(LookupError):
        ana.last_button("Join")


async def test_a_message_that_is_gone_is_inaccessible(api, ana, post):
    ana.deletes(post)

    ana.forges(post, "join")

    (update,) = await api.updates()
    assert update["callback_query"]["message"] == {
        "message_id": post.id,
        "chat": ana.private.json(),
        "date": 0,
    }


async def test_waiting_in_vain_shows_the_chats(ana, post):
    with pytest.raises(StillWaiting, match="Gair: 'Join"):
        await ana.presses(post, "Join").answered(timeout=0.01)


async def test_waiting_gives_what_was_waited_for(world, api, ana, post):
    async with asyncio.TaskGroup() as tasks:
        found = tasks.create_task(world.until(lambda: ana.last_button("Leave")))
        await api.result(
            "editMessageText",
            chat_id=ana.id,
            message_id=post.id,
            text="Joined",
            reply_markup={"inline_keyboard": [[{"text": "Leave", "callback_data": "leave"}]]},
        )

    assert found.result() is post


async def test_listeners_hear_what_people_see(world, api, ana, fran):
    heard = []
    world.listeners.append(lambda event: heard.append((event.kind, event.chat.name)))

    message = ana.says("hello")
    ana.edits(message, "hello there")
    await api.result("sendChatAction", chat_id=ana.id, action="typing")
    ana.deletes(message)

    assert heard == [("new", "Ana"), ("edited", "Ana"), ("action", "Ana"), ("deleted", "Ana")]
