"""Which messages this process has seen: how high ids have risen in a chat, and which are ours."""

from collections import deque

from storage.place import is_supergroup

REMEMBERED = 500
REMEMBERED_OF_A_BOX = 2000
REMEMBERED_OF_A_CHAT = 16


class KnownMessages:
    """Ids of messages, as they come by."""

    def __init__(self) -> None:
        self._newest: dict[int, int] = {}
        self._ours: deque[tuple[int, int]] = deque(maxlen=REMEMBERED)
        self._came: dict[int, deque[int]] = {}
        self._in_chat: dict[int, deque[int]] = {}

    def saw(self, chat_id: int, message_id: int) -> None:
        """There is a message; which it is, is known elsewhere, or not at all."""
        box = box_of(chat_id)
        if chat_id > 0:
            there = self._in_chat.setdefault(chat_id, deque(maxlen=REMEMBERED_OF_A_CHAT))
            there.append(message_id)
        self._newest[box] = max(message_id, self._newest.get(box, 0))

    def came(self, chat_id: int, message_id: int) -> None:
        """A message came by that is somebody else's, or surely none that is looked for."""
        self.saw(chat_id, message_id)
        came = self._came.setdefault(box_of(chat_id), deque(maxlen=REMEMBERED_OF_A_BOX))
        came.append(message_id)

    def sent(self, chat_id: int, message_id: int) -> None:
        """We sent a message that is not one to be kept up to date."""
        self.came(chat_id, message_id)
        self._ours.append((chat_id, message_id))

    def lost_sight(self, chat_id: int) -> None:
        """A message may stand there that nobody knows the id of. The next one to be looked for must
        not be taken for it: where to look is known again when a newer message has come by."""
        self._newest.pop(box_of(chat_id), None)

    def newest(self, chat_id: int) -> int | None:
        """The highest id so far in the box of a chat, or None."""
        return self._newest.get(box_of(chat_id))

    def below(self, chat_id: int, message_id: int) -> int:
        """How many messages this process has seen below one in a private chat, as far as it
        remembers."""
        return len({other for other in self._in_chat.get(chat_id, ()) if other > message_id})

    def others_of_ours(self, chat_id: int) -> set[int]:
        """Our messages in a chat that are something else than those to be kept up to date."""
        return {message_id for chat, message_id in self._ours if chat == chat_id}

    def not_looked_for(self, chat_id: int) -> set[int]:
        """Ids in the box of a chat that are surely of other messages than one that is missing."""
        return self.others_of_ours(chat_id).union(self._came.get(box_of(chat_id), ()))


def box_of(chat_id: int) -> int:
    """What counts its messages together: a supergroup by itself; private chats and basic groups
    share one count (0)."""
    return chat_id if is_supergroup(chat_id) else 0
