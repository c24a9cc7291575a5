"""python-telegram-bot over a real socket: what it sends and reads is what people do and see."""

import asyncio

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from bot.rehearsal.bot_api import serve
from tests.rehearsal.test_bot_api_http import picture


async def test_a_short_conversation(world, bot, ana):
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Join", callback_data="join")]])
    ana.starts("token")
    (started,) = await bot.get_updates()
    sent = await started.message.reply_text("<b>Welcome</b>", "HTML", reply_markup=keyboard)
    press = ana.presses(ana.last_button("Join"), "Join")
    (pressed,) = await bot.get_updates(offset=started.update_id + 1)

    await pressed.callback_query.answer("Joined")
    await pressed.callback_query.edit_message_text("You are in")

    assert started.message.text == "/start token"
    assert started.effective_user.id == ana.id
    assert sent.entities[0].type == "bold"
    assert (await press).text == "Joined"
    assert [message.text for message in ana.sees] == ["/start token", "You are in"]


async def test_a_picture_that_is_edited(bot, group):
    sent = await bot.send_photo(group.id, picture(), caption="1 word")
    edited = await sent.edit_media(InputMediaPhoto(picture(1000, 500), caption="2 words"))
    file = await edited.photo[-1].get_file()

    assert (group.last.photo, group.last.caption) == (picture(1000, 500), "2 words")
    assert (edited.photo[-1].width, edited.photo[-1].height) == (1000, 500)
    assert bytes(await file.download_as_bytearray())[:3] == b"\xff\xd8\xff"


async def test_everything_else_that_the_bot_uses(bot, ana, fran, group):
    ana.starts()
    group.promote_bot()
    asked = await bot.send_message(group.id, "A word?", reply_markup=ForceReply(selective=True))
    ana.says("trust", chat=group, reply_to=group.last)
    document = await bot.send_document(ana.id, b"PK", filename="session.zip", caption="Archive")

    chat = await bot.get_chat(group.id)
    admins = await bot.get_chat_administrators(group.id)
    member = await bot.get_chat_member(group.id, ana.id)
    await bot.set_message_reaction(group.id, group.last.id, "👍")
    await bot.pin_chat_message(group.id, asked.message_id)
    await bot.unpin_chat_message(group.id)
    await bot.delete_message(group.id, asked.message_id)
    await bot.set_my_commands([("workshop", "Open a workshop")])
    await bot.send_chat_action(group.id, "upload_photo")

    assert (chat.title, chat.permissions.can_send_messages) == ("Focus group", True)
    assert [admin.user.first_name for admin in admins] == ["Fran", "Gair"]
    assert member.status == "member"
    assert document.document.file_name == "session.zip"
    assert [message.reaction for message in group.messages if message.text == "trust"] == ["👍"]
    assert (await bot.get_my_commands())[0].command == "workshop"


async def test_a_poll_ends_when_the_server_stops(world):
    async with serve(world) as url:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
        path = f"/bot{world.token}/getUpdates?timeout=50"
        writer.write(f"GET {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        await world.until(lambda: world.updates.poller)

    answer = await reader.read()
    writer.close()

    assert answer.endswith(b'{"ok": true, "result": []}')


async def test_a_world_can_be_served_again(world, ana):
    async with serve(world):
        ana.says("first")
    async with serve(world) as url:
        closed = world.updates.closed

    assert closed is False
    assert url.startswith("http://127.0.0.1:")
