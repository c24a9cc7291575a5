"""Smaller things that Telegram refuses or answers, and that are easily forgotten."""

import json

import pytest

from bot.rehearsal.bot_api import Impossible, StillWaiting, World, serve


@pytest.mark.parametrize(
    ("method", "parameters", "description"),
    [
        ("deleteMessage", {}, "chat identifier is not specified"),
        ("deleteMessage", {"chat_id": 1}, "message identifier is not specified"),
        ("deleteMessages", {"chat_id": 1}, "message identifiers are not specified"),
        (
            "deleteMessages",
            {"chat_id": 1, "message_ids": {"a": 1}},
            "expected an Array of message identifiers",
        ),
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("editMessageMedia", {"chat_id": 1}, 'parameter "media" is required'),
        ("getFile", {}, "file_id not specified"),
        ("getChat", {"chat_id": "@nobody"}, "chat not found"),
        ("getChat", {"chat_id": "x"}, "chat not found"),
        ("setMessageReaction", {"reaction": {}}, "chat_id is empty"),
        (
            "setMessageReaction",
            {"reaction": {"type": "emoji"}},
            "expected an Array of ReactionType",
        ),
        (
            "setMessageReaction",
            {"reaction": ["👍"]},
            "can't parse ReactionType: expected an Object",
        ),
        (
            "setMessageReaction",
            {"reaction": [{"type": "sigh"}]},
            "can't parse ReactionType: invalid reaction type specified",
        ),
        (
            "setMessageReaction",
            {"reaction": [{"type": "emoji", "emoji": "👍"}] * 2},
            "REACTIONS_TOO_MANY",
        ),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "door"}},
            "can't parse menu button: MenuButton has unsupported type",
        ),
        ("setMyName", {"name": "x" * 65}, "bot name is too long"),
    ],
)
async def test_incomplete_or_wrong_requests(api, method, parameters, description):
    refused = await api.refusal(method, **parameters)

    assert refused == (400, f"Bad Request: {description}")
    api.world.requests.clear()


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ({"inline_keyboard": 1}, 'field "inline_keyboard" must be of type Array'),
        (
            {"inline_keyboard": [[{"text": 1, "callback_data": "a"}]]},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]}, "BUTTON_TEXT_INVALID"),
        (
            {"inline_keyboard": [[{"text": "a", "callback_data": 1}]]},
            'can\'t parse inline keyboard button: Field "callback_data" must be of type String',
        ),
        (
            {"force_reply": True, "input_field_placeholder": "x" * 65},
            "INPUT_FIELD_PLACEHOLDER_INVALID",
        ),
    ],
)
async def test_keyboards_that_telegram_does_not_take(api, ana, markup, description):
    ana.starts()

    refused = await api.refusal("sendMessage", chat_id=ana.id, text="x", reply_markup=markup)

    assert refused == (400, f"Bad Request: {description}")
    api.world.requests.clear()


async def test_links_to_people_and_copied_texts_are_buttons_too(api, ana):
    ana.starts()
    row = [
        {"text": "Fran", "url": "tg://user?id=5"},
        {"text": "Copy", "copy_text": {"text": "trust"}},
    ]

    markup = {"inline_keyboard": [row]}
    sent = await api.result("sendMessage", chat_id=ana.id, text="x", reply_markup=markup)

    assert sent["reply_markup"] == markup


async def test_numbers_that_are_none_count_as_nothing(api, ana):
    ana.starts()

    refused = await api.refusal("deleteMessage", chat_id=ana.id, message_id="first")

    assert refused == (400, "Bad Request: message identifier is not specified")
    api.world.requests.clear()


async def test_a_document_takes_the_place_of_a_photo(api, ana):
    ana.starts()
    sent = await api.result("sendMessage", chat_id=ana.id, text="soon")

    await api.result(
        "editMessageMedia",
        {"zip": ("session.zip", b"PK")},
        chat_id=str(ana.id),
        message_id=str(sent["message_id"]),
        media={"type": "document", "media": "attach://zip"},
    )

    assert ana.private.last.document == ("session.zip", b"PK")


async def test_messages_in_private_chats_belong_to_both(api, ana):
    message = ana.says("oops")

    await api.result("deleteMessage", chat_id=ana.id, message_id=message.id)

    assert ana.sees == []


async def test_private_members_and_counts(api, ana):
    ana.starts()

    member = await api.result("getChatMember", chat_id=ana.id, user_id=ana.id)
    count = await api.result("getChatMemberCount", chat_id=ana.id)

    assert (member["status"], count) == ("member", 2)
    assert (await api.refusal("leaveChat", chat_id=ana.id))[0] == 400
    assert await api.refusal("getChatMember", chat_id=ana.id, user_id=0) == (
        400,
        "Bad Request: invalid user_id specified",
    )


async def test_pending_updates_can_be_dropped(api, ana):
    ana.says("forgotten")

    await api.result("deleteWebhook", drop_pending_updates=True)

    assert await api.updates() == []


async def test_broken_json_bodies(api):
    path = f"/bot{api.world.token}/getMe"

    answer = await api.client.post(path, content="[1", headers={"content-type": "application/json"})

    assert answer.json()["description"] == "Bad Request: can't parse JSON object"


async def test_a_group_without_the_bot_and_one_with_an_admin_bot(world, api, ana, fran):
    group = world.new_group("Quiet group", kind="supergroup")
    group.gather([ana], [fran])
    unseen = await api.refusal("getChat", chat_id=group.id)
    group.add_bot(by=ana, admin=True)

    assert unseen == (403, "Forbidden: bot is not a member of the supergroup chat")
    member = await api.result("getChatMember", chat_id=group.id, user_id=1)
    assert member["status"] == "administrator"
    with pytest.raises(ValueError, match="channel"):
        world.new_group("News", kind="channel")


async def test_people_become_admins_and_leave(api, ana, fran, group):
    group.promotes(ana)
    admin = group.statuses[ana.id]
    group.demotes(ana)
    ana.leaves(group)

    assert admin == "administrator"
    assert (await api.result("getChatMember", chat_id=group.id, user_id=ana.id))["status"] == "left"
    with pytest.raises(Impossible):
        ana.says("hello", chat=group)


async def test_captions_and_others_messages(api, ana, fran, group):
    group.promote_bot()
    message = ana.says("see https://example.org/", chat=group)
    await api.catch_up()

    with pytest.raises(Impossible):
        fran.edits(message, "mine")
    with pytest.raises(Impossible):
        ana.follows("https://t.me/other_bot?start=x")
    ana.deletes(message)
    with pytest.raises(Impossible):
        ana.edits(message, "gone")

    assert repr(message) == "<2 Ana: 'see https://example.org/' (deleted)>"


async def test_waiting_for_a_world_that_never_settles(world, ana):
    ana.says("hello")

    with pytest.raises(StillWaiting, match="1 updates unconfirmed"):
        await world.settled(timeout=0.05)


async def test_a_world_is_not_settled_while_the_bot_says_that_it_works(world):
    world.bot_is_busy = lambda: True

    assert world.is_settled is False


async def test_what_is_raised_inside_comes_out_as_it_was():
    with pytest.raises(KeyError):
        async with serve(World()):
            raise KeyError("mine")


async def test_updates_survive_json(world, ana):
    ana.says("trust 💯 \ud83d")

    (written,) = world.updates.history

    assert json.loads(written)["message"]["text"] == "trust 💯 \ud83d"
