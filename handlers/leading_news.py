"""What is told when others lead a session, to them and to participants; and to who is taken out."""

from bot.facilitation import sharing_the_lead
from bot.facilitation.announcing import Telling
from bot.facilitation.sharing_the_lead import News
from bot.texts import Texts
from handlers.on_screen.means import Means
from handlers.views import sharing_the_lead as views
from handlers.views.view import View, say
from handlers.wire.naming import Names
from handlers.wire.posts import Post, Send
from storage.announcements import Kind

TEXTS = {
    Kind.LEADS: "lead.leads",
    Kind.LEAD_SHARED: "lead.shared",
    Kind.LEAD_FEWER: "lead.fewer",
    Kind.LEAD_LOST: "lead.lost",
    Kind.LEAD_TAKEN: "lead.taken",
    Kind.LEAD_LEFT: "lead.left",
    Kind.LEAD_DECLINED: "lead.said_no",
    Kind.STANDBY_FALLS: "standby.falls_to_you",
    Kind.LED_BY: "lead.led_by",
    Kind.NOBODY_LEADS: "lead.nobody_leads",
    Kind.TAKEN_OUT: "taking_out.told",
}
TELLS = frozenset({*TEXTS, Kind.LEAD_ASKED})


class LeadingNews:
    """Sends it. Names are asked of Telegram each time: none is kept."""

    def __init__(self, means: Means, names: Names) -> None:
        self._means = means
        self._names = names

    async def tell(self, telling: Telling, send: Send) -> None:
        """Say one thing, if it still is so. Raises TelegramError, and what `send` does."""
        about = telling.announcement
        news = await self._means.database.transaction(
            lambda tx: sharing_the_lead.news(tx, about.session_id, about.value)
        )
        texts = self._means.texts_for(telling.chat_id, telling.thread_id)
        view = await self._view(about.kind, news, texts)
        if view is not None:
            thread = telling.thread_id
            await send(Post(chat_id=telling.chat_id, thread_id=thread, view=view))

    async def _view(self, kind: Kind, news: News, texts: Texts) -> View | None:
        asked = news.request
        if kind is not Kind.LEAD_ASKED:
            return View(say(texts, TEXTS[kind], group=news.group_title, count=news.leading))
        if asked is None:
            return None
        names = await self._names.by_person([asked.person])
        name = views.named(texts, names, asked.person)
        return views.request(texts, asked, name, news.group_title)
