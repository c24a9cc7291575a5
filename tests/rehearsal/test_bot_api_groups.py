"""Groups: what reaches the bot, who is in, topics, anonymous admins, supergroups."""

import pytest

from tests.rehearsal.test_bot_api_http import picture


def kinds(updates):
    return [next(key for key in update if key != "update_id") for update in updates]


def texts(updates):
    return [update["message"].get("text") for update in updates]


async def test_being_added_is_told_twice(api, fran, group):
    joined, message = await api.updates()

    assert joined["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined["my_chat_member"]["from"] == fran.json()
    assert joined["my_chat_member"]["chat"] == {
        "id": group.id,
        "title": "Focus group",
        "type": "supergroup",
    }
    assert [user["username"] for user in message["message"]["new_chat_members"]] == ["gair_bot"]
    assert str(group.id).startswith("-100")


async def test_privacy_mode_lets_through_only_what_is_for_the_bot(api, ana, fran, group):
    await api.catch_up()
    asked = await api.result("sendMessage", chat_id=group.id, text="A word?")

    ana.says("just talking", chat=group)
    ana.says("@gair_bot look", chat=group)
    ana.says("/other@other_bot", chat=group)
    ana.says("see /help", chat=group)
    ana.says("/bare", chat=group)
    ana.says("/mine@GAIR_bot", chat=group)
    answer = ana.says("trust", chat=group, reply_to=group.message(asked["message_id"]))
    fran.says("I agree", chat=group, reply_to=answer)

    reached = await api.updates()
    assert texts(reached) == ["/bare", "/mine@GAIR_bot", "trust", "I agree"]
    assert reached[2]["message"]["reply_to_message"]["text"] == "A word?"
    assert [update["message"]["message_id"] for update in reached] == [7, 8, 9, 10]


@pytest.mark.parametrize("how", ["admin", "privacy off"])
async def test_an_admin_and_a_bot_without_privacy_mode_get_everything(world, api, ana, group, how):
    if how == "admin":
        group.promote_bot()
    else:
        world.sees_all_messages = True
    await api.catch_up()

    ana.says("just talking", chat=group)

    assert texts(await api.updates()) == ["just talking"]
    assert (await api.result("getMe"))["can_read_all_group_messages"] is (how != "admin")


async def test_an_edited_message_reaches_the_bot_like_the_message_itself(api, ana, group):
    unheard, heard = ana.says("talk", chat=group), ana.says("/word trust", chat=group)
    await api.catch_up()

    ana.edits(unheard, "more talk")
    ana.edits(heard, "/word care")

    (update,) = await api.updates()
    assert update["edited_message"]["text"] == "/word care"
    assert update["edited_message"]["edit_date"] == 1_770_000_000


async def test_pictures_voices_stickers_and_forwards(api, ana, group):
    group.promote_bot()
    await api.catch_up()

    sent = ana.sends_photo(picture(), caption="look", chat=group)
    ana.sends_voice(chat=group)
    ana.sends_sticker(chat=group)
    ana.sends_document("notes.txt", b"words", chat=group)
    ana.forwards(sent, chat=group)

    messages = [update["message"] for update in await api.updates()]
    kinds = ("photo", "voice", "sticker", "document")
    assert [next(k for k in kinds if k in message) for message in messages] == [*kinds, "photo"]
    assert messages[-1]["forward_origin"]["sender_user"] == ana.json()
    assert group.message(sent.id).photo == picture()


async def test_an_anonymous_admin_speaks_as_the_group(api, fran, group):
    await api.catch_up()

    fran.says("/workshop", chat=group, anonymous=True)

    (update,) = await api.updates()
    assert update["message"]["from"]["id"] == 1087968824
    assert update["message"]["sender_chat"]["id"] == group.id


async def test_but_their_presses_carry_who_they_are(api, fran, group):
    markup = {"inline_keyboard": [[{"text": "Next", "callback_data": "n"}]]}
    await api.result("sendMessage", chat_id=group.id, text="Panel", reply_markup=markup)
    await api.catch_up()

    fran.presses(group.last, "Next")

    (update,) = await api.updates()
    assert update["callback_query"]["from"] == fran.json()
    assert update["callback_query"]["message"]["chat"]["id"] == group.id


async def test_being_removed_is_told_and_then_nothing_more(api, ana, group):
    await api.catch_up()

    group.remove_bot()
    ana.says("/workshop", chat=group)

    assert kinds(await api.updates()) == ["message", "my_chat_member"]
    assert await api.refusal("sendMessage", chat_id=group.id, text="x") == (
        403,
        "Forbidden: bot was kicked from the supergroup chat",
    )


async def test_a_bot_that_left_is_no_member(api, group):
    await api.result("leaveChat", chat_id=group.id)

    assert await api.refusal("getChat", chat_id=group.id) == (
        403,
        "Forbidden: bot is not a member of the supergroup chat",
    )


async def test_promotion_is_told_with_rights(api, group):
    await api.catch_up()

    group.promote_bot(can_pin_messages=False)
    group.demote_bot()

    up, down = [update["my_chat_member"]["new_chat_member"] for update in await api.updates()]
    assert (up["status"], up["can_pin_messages"], up["can_delete_messages"]) == (
        "administrator",
        False,
        True,
    )
    assert down["status"] == "member"


async def test_blocking_is_told(api, ana):
    ana.starts()
    await api.catch_up()

    ana.blocks_bot()
    ana.unblocks_bot()

    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in await api.updates()]
    assert statuses == ["kicked", "member"]


async def test_members_can_be_asked_for(world, api, ana, fran, group):
    sam = world.add_person("Sam")

    async def status(person):
        member = await api.result("getChatMember", chat_id=group.id, user_id=person.id)
        return member["status"]

    admins = await api.result("getChatAdministrators", chat_id=group.id)
    assert [await status(person) for person in (fran, ana, sam)] == ["creator", "member", "left"]
    assert [admin["user"]["first_name"] for admin in admins] == ["Fran"]
    assert await api.result("getChatMemberCount", chat_id=group.id) == 3
    assert await api.refusal("getChatMember", chat_id=group.id, user_id=5) == (
        400,
        "Bad Request: user not found",
    )


async def test_members_may_be_hidden_from_a_plain_member(api, ana, group):
    group.hides_members = True
    asked = {"chat_id": group.id, "user_id": ana.id}

    refused = await api.refusal("getChatMember", **asked)
    group.promote_bot()

    assert refused == (400, "Bad Request: member list is inaccessible")
    assert (await api.result("getChatMember", **asked))["status"] == "member"


async def test_joining_and_leaving_post_messages(world, api, fran, group):
    sam = world.add_person("Sam")
    await api.catch_up()

    sam.joins(group)
    group.removes(sam, by=fran)

    came, went = [update["message"] for update in await api.updates()]
    assert came["new_chat_members"] == [sam.json()]
    assert (went["left_chat_member"], went["from"]) == (sam.json(), fran.json())
    assert group.people == [fran, *[person for person in group.people if person is not fran]]
    assert sam not in group.people


async def test_private_chats_have_no_administrators(api, ana):
    ana.starts()

    assert await api.refusal("getChatAdministrators", chat_id=ana.id) == (
        400,
        "Bad Request: there are no administrators in the private chat",
    )


async def test_a_group_with_a_new_title(api, group):
    await api.catch_up()

    group.renames("Other group")

    (update,) = await api.updates()
    assert update["message"]["new_chat_title"] == "Other group"
    assert (await api.result("getChat", chat_id=group.id))["title"] == "Other group"
