"""What is sent where: a view, with what hangs on it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from handlers.views.view import View
from handlers.wire.sending import Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture, and the words that belong to it."""

    view: View
    picture: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A document, and what it is called."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What to send where: a view, in a topic if the group has them, with a picture if given.

    `picture_stays`: an edit changes only the words under it. `newest` draws the picture when its
    turn to be sent has come, so that it is never older than that. `file` goes with the words as its
    caption. `reply_to` is a message above it. `stays_in_topic` is what people said: when its topic
    is gone, nobody but a facilitator decides that all the group may read it in another.
    `has_sound`: whether phones make a sound; None: where one person is written to, not in a group.
    """

    chat_id: int
    view: View
    thread_id: int | None = None
    picture: bytes | None = None
    picture_stays: bool = False
    file: File | None = None
    reply_to: int | None = None
    newest: Callable[[], Awaitable[Drawn]] | None = None
    urgency: Urgency = Urgency.RECEIPT
    stays_in_topic: bool = False
    has_sound: bool | None = None

    @property
    def is_silent(self) -> bool:
        """Whether it comes without a sound."""
        return self.chat_id < 0 if self.has_sound is None else not self.has_sound

    @property
    def has_picture(self) -> bool:
        return self.picture is not None or self.newest is not None

    async def drawn(self) -> "Post":
        """The post as it is to be sent now."""
        if self.newest is None:
            return self
        drawn = await self.newest()
        return replace(self, view=drawn.view, picture=drawn.picture, newest=None)

    @property
    def words_alone(self) -> "Post":
        """The same without its picture."""
        return replace(self, picture=None, newest=None)

    @property
    def probe(self) -> "Post":
        """What tells whether a message is this post: its words, under a picture if it has one."""
        under = self.has_picture or self.file is not None
        return replace(self, newest=None, picture=b"" if under else None, picture_stays=True)


Send = Callable[[Post], Awaitable[object]]
"""Sends a post, in whatever way whoever asks for it sends."""
