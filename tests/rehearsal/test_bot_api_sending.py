"""Messages that the bot sends: their form, their limits, and who can be written to."""

import pytest

JOIN = {"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}


def keyboard(*rows):
    return {"inline_keyboard": [list(row) for row in rows]}


def button(text="a", **action):
    return {"text": text, **(action or {"callback_data": "a"})}


@pytest.fixture
def chat(ana):
    ana.starts()
    return ana.id


async def test_a_message_is_answered_and_shown(api, ana, chat):
    sent = await api.result(
        "sendMessage", chat_id=chat, text="<b>Hi</b> /help", parse_mode="HTML", reply_markup=JOIN
    )

    assert sent == {
        "message_id": 2,
        "from": {"id": 1, "is_bot": True, "first_name": "Gair", "username": "gair_bot"},
        "chat": {"id": chat, "first_name": "Ana", "type": "private", "username": "ana_b"},
        "date": 1_770_000_000,
        "text": "Hi /help",
        "entities": [
            {"offset": 0, "length": 2, "type": "bold"},
            {"offset": 3, "length": 5, "type": "bot_command"},
        ],
        "reply_markup": JOIN,
    }
    assert (ana.private.last.text, ana.private.last.labels) == ("Hi /help", ["Join"])
    assert ana.private.last.button("Join").data == "join"


async def test_a_reply_shows_what_it_answers_without_nesting(api, ana, chat):
    first = ana.says("one")
    second = ana.says("two", reply_to=first)

    sent = await api.result(
        "sendMessage", chat_id=chat, text="three", reply_parameters={"message_id": second.id}
    )

    assert sent["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in sent["reply_to_message"]


async def test_a_reply_to_what_is_gone_is_refused_unless_it_may_stand_alone(api, ana, chat):
    message = ana.says("one")
    ana.deletes(message)
    target = {"message_id": message.id}

    refused = await api.refusal("sendMessage", chat_id=chat, text="x", reply_parameters=target)
    sent = await api.result(
        "sendMessage",
        chat_id=chat,
        text="x",
        reply_parameters={**target, "allow_sending_without_reply": True},
    )

    assert refused == (400, "Bad Request: message to be replied not found")
    assert "reply_to_message" not in sent


@pytest.mark.parametrize(
    ("wrong", "description"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "a" * 32769}, "text is too long"),
        (
            {"text": "a < b", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "" at byte offset 2',
        ),
        ({"reply_markup": []}, "object expected as reply markup"),
        (
            {"reply_markup": {"inline_keyboard": ["a"]}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ({"reply_markup": keyboard([button(callback_data="é" * 33)])}, "BUTTON_DATA_INVALID"),
        (
            {"reply_markup": keyboard([{"text": "a"}])},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"reply_markup": keyboard([{"text": "a", "callback_data": ""}])},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"reply_markup": keyboard([{"callback_data": "a"}])},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"reply_markup": keyboard(["a"])},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"reply_markup": keyboard([button(style="loud", callback_data="a")])},
            "can't parse inline keyboard button: invalid button style specified",
        ),
        ({"reply_markup": keyboard([button() for _ in range(9)])}, "reply markup is too long"),
        ({"reply_markup": keyboard(*([button()] for _ in range(101)))}, "reply markup is too long"),
        (
            {"reply_markup": keyboard([button(url="nowhere")])},
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        ({"reply_parameters": "1"}, "object expected as reply parameters"),
        ({"chat_id": ""}, "chat_id is empty"),
        ({"chat_id": 99}, "chat not found"),
        ({"message_thread_id": 5}, "message thread not found"),
    ],
)
async def test_what_telegram_would_not_send_is_refused(api, ana, chat, wrong, description):
    parameters = {"chat_id": chat, "text": "fine", **wrong}

    refused = await api.refusal("sendMessage", **parameters)

    assert refused == (400, f"Bad Request: {description}")
    assert len(ana.sees) == 1
    api.world.requests.clear()


async def test_what_is_just_within_the_limits_is_sent(api, chat):
    row = [button(callback_data="é" * 32) for _ in range(8)]

    await api.result(
        "sendMessage", chat_id=chat, text="<b>" + "a" * 4096 + "</b>", parse_mode="HTML"
    )
    await api.result("sendMessage", chat_id=chat, text="a", reply_markup=keyboard(*[row] * 12))


async def test_a_bot_cannot_write_first(world, api, ana, fran):
    unknown = await api.refusal("sendMessage", chat_id=ana.id, text="x")
    world.add_group("Focus group", people=[ana], admins=[fran])
    met = await api.refusal("sendMessage", chat_id=ana.id, text="x")

    assert unknown == (400, "Bad Request: chat not found")
    assert met == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_a_bot_cannot_write_to_who_blocked_it_until_unblocked(api, ana, chat):
    ana.blocks_bot()
    refused = await api.refusal("sendMessage", chat_id=chat, text="x")
    ana.starts()

    assert refused == (403, "Forbidden: bot was blocked by the user")
    await api.result("sendMessage", chat_id=chat, text="x")


async def test_a_bot_cannot_write_to_a_deleted_account(api, ana, chat):
    ana.deactivated = True

    refused = await api.refusal("sendMessage", chat_id=chat, text="x")

    assert refused == (403, "Forbidden: user is deactivated")


async def test_members_may_be_kept_from_sending(api, group):
    group.forbidden |= {"can_send_messages"}
    refused = await api.refusal("sendMessage", chat_id=group.id, text="x")
    group.promote_bot()

    assert refused == (400, "Bad Request: not enough rights to send text messages to the chat")
    await api.result("sendMessage", chat_id=group.id, text="x")


async def test_entities_are_an_alternative_to_markup(api, ana, chat):
    mention = {"type": "text_mention", "offset": 0, "length": 3, "user": ana.json()}

    sent = await api.result("sendMessage", chat_id=chat, text="Ana <b>", entities=[mention])

    assert sent["text"] == "Ana <b>"
    assert sent["entities"] == [mention]


async def test_a_link_to_a_person_becomes_a_mention(api, ana, chat):
    text = f'<a href="tg://user?id={ana.id}">A</a><a href="tg://user?id=5">B</a>'

    sent = await api.result("sendMessage", chat_id=chat, text=text, parse_mode="HTML")

    assert sent["entities"] == [
        {"type": "text_mention", "offset": 0, "length": 1, "user": ana.json()}
    ]


async def test_a_chat_action_is_shown_until_a_message_comes(api, ana, chat):
    await api.result("sendChatAction", chat_id=chat, action="typing")
    shown = ana.private.action
    await api.result("sendMessage", chat_id=chat, text="x")

    assert (shown, ana.private.action) == ("typing", None)


async def test_an_unknown_chat_action_is_refused(api, chat):
    refused = await api.refusal("sendChatAction", chat_id=chat, action="sleep")

    assert refused == (400, "Bad Request: wrong parameter action in request")


async def test_private_chats_share_a_message_box_and_supergroups_count_alone(api, ana, fran, group):
    one, two = ana.starts(), fran.starts()

    sent = await api.result("sendMessage", chat_id=group.id, text="x")

    assert (one.id, two.id) == (1, 2)
    assert sent["message_id"] == 2
