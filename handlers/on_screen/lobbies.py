"""The first post of a session in its group: how to join, and how many have."""

from bot.facilitation.lobby import Lobby
from bot.facilitation.showing import Screens
from bot.workshop.session import Mode
from handlers.on_screen import kept, taking_away
from handlers.on_screen.lobby_picture import draw_link
from handlers.on_screen.means import Means
from handlers.views import group
from handlers.wire.naming import Names
from handlers.wire.posts import Post
from handlers.wire.sending import Urgency
from storage.postings import Slot
from storage.shown_messages import Kind, ShownMessage


class Lobbies:
    """Shows the lobbies of sessions; `names` are asked for who can be turned to."""

    def __init__(self, means: Means, names: Names) -> None:
        self._means = means
        self._names = names

    async def show(self, shown: Screens, lobby: Lobby) -> bool:
        """Show a lobby, if the bot is in the group; nothing is owed then."""
        if shown.place is None:
            return False
        leading, bot_name = len(shown.facilitators), self._means.outgoing.bot.username
        there = await self._names.of_one(lobby.standby)
        link = group.join_link(bot_name, lobby.token)
        post = Post(
            chat_id=shown.place.chat_id,
            thread_id=shown.place.thread_id,
            view=group.lobby(self._means.texts, lobby, bot_name, leading, there),
            picture=draw_link(link) if shown.session.mode is Mode.PRIVATE else None,
            picture_stays=True,
            urgency=Urgency.PICTURE,
        )
        slot = Slot(session_id=shown.session.id, kind=Kind.LOBBY, chat_id=shown.place.chat_id)
        old = await kept.standing(self._means, slot)
        await kept.keep(self._means, slot, post, old)
        return False

    async def take_away(self, undone: ShownMessage) -> bool:
        """That the lobby is open was undone before anybody joined."""
        await taking_away.take_away(self._means, undone, "undone.not_asked")
        return False
