"""What a page of the room is told of chats: everything as it is, and then what changes."""

import io
import json

import pytest
from PIL import Image

from bot.rehearsal.room.feed import Feed, Pane
from bot.rehearsal.room.projection import NEWEST, chat_shown, message_shown

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\u202egnirts desrever\u202c",
    "\u200f\u05e2\u05d1 <b>",
    "a" * 4000,
    "'\"`&lt;",
)


def picture(colour="#7a9e7e"):
    content = io.BytesIO()
    Image.new("RGB", (1600, 900), colour).save(content, "PNG")
    return content.getvalue()


def data(*labels):
    return {"inline_keyboard": [[{"text": each, "callback_data": each} for each in labels]]}


class Page:
    """A page that listens, and what it has been told by now."""

    def __init__(self, world, panes):
        self.state = {"playing": True}
        self.feed = Feed(world, panes, lambda: dict(self.state))
        self._news = self.feed.news()

    async def next(self):
        return await self._news.__anext__()

    async def nothing(self):
        """Whether nothing but a sign of life comes."""
        return (await self.next()) == ("alive", None)

    async def closes(self):
        await self._news.aclose()


@pytest.fixture
async def page(world, group, ana, fran):
    page = Page(
        world,
        {
            "group": Pane(chat=group, viewer=ana),
            "panel": Pane(chat=fran.private, viewer=fran),
            "phone": Pane(chat=ana.private, viewer=ana),
        },
    )
    yield page
    await page.closes()


async def test_a_page_is_told_first_how_everything_is(page, group, ana, api):
    ana.says("hello", chat=group)
    ana.starts()

    kind, all_news = await page.next()

    assert kind == "snapshot"
    assert all_news["chats"]["group"]["title"] == "Focus group"
    assert [m["plain"] for m in all_news["chats"]["group"]["messages"]] == ["", "hello"]
    assert [m["plain"] for m in all_news["chats"]["phone"]["messages"]] == ["/start"]
    assert all_news["chats"]["panel"]["started"] is False
    assert all_news["state"] == {"playing": True}
    json.dumps(all_news)


async def test_then_what_is_new_and_changed_and_gone(page, group, ana, api):
    await page.next()

    said = ana.says("helo", chat=group)
    kind, news = await page.next()
    assert (kind, news["chat"]) == ("message", "group")
    assert (news["message"]["plain"], news["message"]["edited"]) == ("helo", False)

    ana.edits(said, "hello")
    _, news = await page.next()
    assert (news["message"]["plain"], news["message"]["edited"]) == ("hello", True)

    ana.deletes(said)
    assert await page.next() == ("gone", {"chat": "group", "id": said.id})


async def test_what_changes_ten_times_at_once_comes_once_as_it_is_now(page, group, ana):
    await page.next()

    said = ana.says("0", chat=group)
    for number in range(1, 10):
        ana.edits(said, str(number))

    kind, news = await page.next()
    assert (kind, news["message"]["plain"]) == ("message", "9")
    assert await page.nothing()


async def test_what_was_sent_and_deleted_at_once_is_only_gone(page, group, ana):
    await page.next()

    ana.deletes(ana.says("oh", chat=group))

    kind, _ = await page.next()
    assert kind == "gone"


async def test_others_private_chats_are_not_told(page, world, fran):
    bea = world.add_person("Bea")
    await page.next()

    bea.says("for the bot alone")

    assert await page.nothing()


async def test_a_change_beside_the_chats_is_told_once(page):
    await page.next()

    page.feed.look_again()
    page.state["playing"] = False

    assert await page.next() == ("state", {"playing": False})
    page.feed.look_again()
    assert await page.nothing()


async def test_a_page_that_leaves_is_not_told_any_more(page, world, group, ana):
    await page.next()

    await page.closes()

    assert world.listeners == []


async def test_a_feed_that_is_closed_ends(page):
    await page.next()

    page.feed.close()

    with pytest.raises(StopAsyncIteration):
        await page.next()


async def test_what_a_press_brings_is_told_with_who_pressed(page, ana, api):
    ana.starts()
    await api.result("sendMessage", chat_id=ana.id, text="Well?", reply_markup=data("yes"))
    await page.next()

    press = ana.presses(ana.sees[-1], "yes")
    await api.result(
        "answerCallbackQuery", callback_query_id=press.id, text="Thank you", show_alert=True
    )

    kind, news = await page.next()
    assert kind == "pressed"
    assert (news["chat"], news["by"], news["data"]) == ("phone", "Ana", "yes")
    assert (news["text"], news["alert"]) == ("Thank you", True)


async def test_what_is_pinned_and_who_has_come_is_told(page, world, group, api, fran):
    group.promote_bot()
    sent = await api.result("sendMessage", chat_id=group.id, text="The question")
    await page.next()

    await api.result("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    news = dict([await page.next(), await page.next()])
    assert news["head"]["pinned"] == {"id": sent["message_id"], "text": "The question"}
    assert news["message"]["message"]["service"] == "Gair pinned a message"

    group.adds(world.add_person("Bea"))
    news = dict([await page.next(), await page.next()])
    assert news["head"]["about"] == "4 members"
    assert news["message"]["message"]["service"] == "Bea joined"


async def test_a_message_has_what_a_messenger_shows(group, ana, api):
    asked = await api.result(
        "sendMessage",
        chat_id=group.id,
        text="<b>Now</b>",
        parse_mode="HTML",
        disable_notification=True,
        reply_markup={
            "inline_keyboard": [
                [{"text": "In", "url": "https://t.me/gair_bot?start=abc"}],
                [
                    {"text": "Out", "url": "https://example.org/"},
                    {"text": "No", "callback_data": "n"},
                ],
            ]
        },
    )
    question = group.by_id[asked["message_id"]]
    answer = ana.says("here", chat=group, reply_to=question)
    await api.result(
        "setMessageReaction",
        chat_id=group.id,
        message_id=answer.id,
        reaction=[{"type": "emoji", "emoji": "✍"}],
    )

    shown, own = message_shown(question, ana), message_shown(answer, ana)

    assert shown["text"] == [{"is": "bold", "of": ["Now"]}]
    assert (shown["from"], shown["bot"], shown["mine"], shown["silent"]) == (
        *("Gair", True),
        *(False, True),
    )
    assert shown["rows"] == [
        [{"label": "In", "start": "abc"}],
        [{"label": "Out", "url": "https://example.org/"}, {"label": "No", "data": "n"}],
    ]
    assert (own["mine"], own["editable"], own["reaction"]) == (True, True, "✍")
    assert own["reply"] == {"id": question.id, "from": "Gair", "text": "Now"}


async def test_a_picture_is_named_in_the_size_in_which_a_phone_shows_it(group, ana, api):
    await api.result("sendPhoto", {"photo": picture()}, chat_id=group.id, caption="Cloud")

    shown = message_shown(group.last, ana)

    assert (shown["photo"]["width"], shown["photo"]["height"]) == (1280, 720)
    assert shown["photo"]["src"].startswith(f"photo/{group.id}/{group.last.id}/")
    assert shown["plain"] == "Cloud"


async def test_files_stickers_and_voices_are_named(ana):
    ana.sends_document("plan.docx", b"x" * 3000)
    ana.sends_sticker("🌱")
    ana.sends_voice(4)

    file, sticker, voice = (message_shown(m, ana) for m in ana.sees)

    assert (file["file"]["name"], file["file"]["size"]) == ("plan.docx", 3000)
    assert sticker["sticker"] == "🌱"
    assert voice["voice"] == 4


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_stay_words(group, ana, text):
    shown = message_shown(ana.says(text, chat=group), ana)

    assert shown["text"] == [text]
    assert shown["plain"] == text


async def test_of_a_long_chat_the_newest_are_shown(group, ana):
    for number in range(NEWEST + 20):
        ana.says(str(number), chat=group)

    shown = chat_shown(group, ana)["messages"]

    assert len(shown) == NEWEST
    assert shown[-1]["plain"] == str(NEWEST + 19)
