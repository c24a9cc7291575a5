"""Editing, deleting, pinning and reacting."""

import pytest

from tests.rehearsal.test_bot_api_http import picture

JOIN = {"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}


NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def post(api, group):
    """A message of the bot in the group."""
    sent = await api.result("sendMessage", chat_id=group.id, text="before", reply_markup=JOIN)
    await api.catch_up()
    return {"chat_id": group.id, "message_id": sent["message_id"]}


@pytest.fixture
async def photo(api, group):
    """A photo of the bot in the group."""
    sent = await api.result(
        "sendPhoto", {"photo": ("a.png", picture())}, chat_id=str(group.id), caption="before"
    )
    return {"chat_id": group.id, "message_id": sent["message_id"]}


async def test_an_edit_without_a_keyboard_takes_it_away_and_tells_nobody(api, group, post, clock):
    clock.time += 5

    edited = await api.result("editMessageText", text="after", **post)

    assert (edited["text"], edited["edit_date"]) == ("after", 1_770_000_005)
    assert "reply_markup" not in edited
    assert (group.last.text, group.last.labels, group.last.edits) == ("after", [], 1)
    assert await api.updates() == []


async def test_an_edit_that_changes_nothing_is_refused(api, post):
    refused = await api.refusal("editMessageText", text="before", reply_markup=JOIN, **post)

    assert refused == (400, NOT_MODIFIED)
    await api.result("editMessageReplyMarkup", **post)
    assert (await api.refusal("editMessageReplyMarkup", **post))[1] == refused[1]


async def test_texts_and_captions_are_different_things(api, post, photo):
    assert await api.refusal("editMessageCaption", caption="x", **post) == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )
    assert await api.refusal("editMessageText", text="x", **photo) == (
        400,
        "Bad Request: there is no text in the message to edit",
    )


async def test_a_caption_can_be_edited_and_has_1024_characters(api, group, photo):
    edited = await api.result("editMessageCaption", caption="a" * 1024, **photo)

    assert edited["caption"] == "a" * 1024
    assert group.last.photo == picture()
    assert await api.refusal("editMessageCaption", caption="a" * 1025, **photo) == (
        400,
        "Bad Request: message caption is too long",
    )


async def test_a_text_becomes_a_picture(api, group, post):
    media = {
        "type": "photo",
        "media": "attach://cloud",
        "caption": "<i>x</i>",
        "parse_mode": "HTML",
    }
    fields = {name: str(value) for name, value in post.items()}

    edited = await api.result(
        "editMessageMedia", {"cloud": ("c.png", picture(600, 400))}, media=media, **fields
    )

    assert [(size["width"], size["height"]) for size in edited["photo"]] == [
        (90, 60),
        (320, 213),
        (600, 400),
    ]
    assert edited["caption_entities"] == [{"offset": 0, "length": 1, "type": "italic"}]
    assert group.last.text == ""


@pytest.mark.parametrize(
    ("media", "description"),
    [
        ({"type": "photo", "media": "attach://gone"}, "can't parse InputMedia: media not found"),
        ({"type": "song", "media": "abc"}, 'can\'t parse InputMedia: type "song" is unsupported'),
        ({"type": "photo", "media": "abc"}, "wrong file identifier/HTTP URL specified"),
        ("[", "can't parse input media JSON object"),
        ([], "can't parse InputMedia: expected an Object"),
    ],
)
async def test_media_that_telegram_cannot_use_is_refused(api, photo, media, description):
    refused = await api.refusal("editMessageMedia", media=media, **photo)

    assert refused == (400, f"Bad Request: {description}")
    api.world.requests.clear()


async def test_what_is_not_there_or_not_the_bots_cannot_be_edited(api, ana, group, post):
    theirs = ana.says("/mine", chat=group)

    missing = await api.refusal("editMessageText", chat_id=group.id, message_id=99, text="x")
    others = await api.refusal("editMessageText", chat_id=group.id, message_id=theirs.id, text="x")

    assert missing == (400, "Bad Request: message to edit not found")
    assert others == (400, "Bad Request: message can't be edited")


@pytest.mark.parametrize(
    "markup",
    [
        {"force_reply": True, "input_field_placeholder": "A word"},
        {"keyboard": [[{"text": "Yes"}]]},
        {"remove_keyboard": True},
    ],
)
async def test_messages_with_other_markup_can_never_be_edited(api, ana, markup):
    ana.starts()
    sent = await api.result("sendMessage", chat_id=ana.id, text="x", reply_markup=markup)

    refused = await api.refusal(
        "editMessageText", chat_id=ana.id, message_id=sent["message_id"], text="y"
    )

    assert "reply_markup" not in sent
    assert refused == (400, "Bad Request: message can't be edited")


async def test_only_an_inline_keyboard_can_be_edited_in(api, post):
    refused = await api.refusal(
        "editMessageText", text="x", reply_markup={"force_reply": True}, **post
    )

    assert refused == (400, "Bad Request: inline keyboard expected")
    api.world.requests.clear()


async def test_deleting_what_somebody_deleted_is_refused(api, group, post):
    group.deletes(group.last)

    assert await api.refusal("deleteMessage", **post) == (
        400,
        "Bad Request: message to delete not found",
    )
    assert await api.refusal("editMessageText", text="x", **post) == (
        400,
        "Bad Request: message to edit not found",
    )
    assert await api.updates() == []


async def test_others_messages_are_deleted_only_by_an_admin(api, ana, group):
    theirs = ana.says("hello", chat=group)
    target = {"chat_id": group.id, "message_id": theirs.id}

    refused = await api.refusal("deleteMessage", **target)
    group.promote_bot(can_delete_messages=False)
    still = await api.refusal("deleteMessage", **target)
    group.promote_bot()
    await api.result("deleteMessage", **target)

    assert refused == still == (400, "Bad Request: message can't be deleted")
    assert theirs.deleted is True


async def test_own_messages_are_deleted_within_48_hours(api, post, clock):
    clock.time += 48 * 3600

    assert await api.refusal("deleteMessage", **post) == (
        400,
        "Bad Request: message can't be deleted",
    )


async def test_several_are_deleted_and_missing_ones_skipped(api, ana):
    messages = [ana.says(str(number)) for number in range(3)]
    ids = [message.id for message in messages]

    await api.result("deleteMessages", chat_id=ana.id, message_ids=[*ids[:2], 99])

    assert [message.text for message in ana.sees] == ["2"]
    assert await api.refusal("deleteMessages", chat_id=ana.id, message_ids=[1] * 101) == (
        400,
        "Bad Request: too many message identifiers specified",
    )


async def test_pinning_needs_the_right_and_posts_a_notice(api, group, post):
    refused = await api.refusal("pinChatMessage", **post)
    group.promote_bot()
    await api.catch_up()
    await api.result("pinChatMessage", **post)

    assert refused == (400, "Bad Request: not enough rights to manage pinned messages in the chat")
    assert [message.text for message in group.pinned] == ["before"]
    assert [u["message"]["pinned_message"]["text"] for u in await api.updates()] == ["before"]
    assert (await api.result("getChat", chat_id=group.id))["pinned_message"]["text"] == "before"
    await api.result("unpinChatMessage", chat_id=group.id)
    assert group.pinned == []
    assert await api.refusal("unpinChatMessage", chat_id=group.id) == (
        400,
        "Bad Request: message to unpin not found",
    )


async def test_a_reaction_is_one_emoji_of_the_list(api, ana):
    target = {"chat_id": ana.id, "message_id": ana.says("trust").id}

    await api.result("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **target)
    shown = ana.private.last.reaction
    refused = await api.refusal(
        "setMessageReaction", reaction=[{"type": "emoji", "emoji": "✅"}], **target
    )
    await api.result("setMessageReaction", **target)

    assert (shown, ana.private.last.reaction) == ("👍", None)
    assert refused == (400, "Bad Request: REACTION_INVALID")
    api.world.requests.clear()


async def test_reacting_to_what_is_gone_is_refused(api, ana):
    ana.starts()

    refused = await api.refusal("setMessageReaction", chat_id=ana.id, message_id=9)

    assert refused == (400, "Bad Request: message to react not found")
