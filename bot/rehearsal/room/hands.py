"""What somebody at the page does with a phone: as a guest, or as the facilitator."""

from collections.abc import Mapping
from typing import Any

from bot.rehearsal.bot_api import Group, Impossible, Message, Person
from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.stage import Theatre

GUEST, LEAD = "you", "lead"


class NotPossible(Exception):
    """It can't be done; the text says why."""


class Hands:
    """Does what the page asks for, as the person that it names. Each deed raises NotPossible."""

    def __init__(self, stage: Theatre) -> None:
        self._stage = stage
        self._people: Mapping[str, Person] = {GUEST: stage.guests[0], LEAD: stage.facilitator}

    def do(self, deed: str, wanted: Mapping[str, Any]) -> None:
        """One deed: say, edit, press or start."""
        try:
            {"say": self._say, "edit": self._edit, "press": self._press, "start": self._start}[
                deed
            ](self._people[_text(wanted, "as")], wanted)
        except Impossible as error:
            raise NotPossible(str(error)) from None
        except LookupError:
            raise NotPossible("there is no such thing to be done") from None

    def _say(self, who: Person, wanted: Mapping[str, Any]) -> None:
        chat = self._chat(who, wanted)
        reply_to = self._message(chat, wanted, "reply") if wanted.get("reply") else None
        group = chat if isinstance(chat, Group) else None
        who.says(_text(wanted, "text"), chat=group, reply_to=reply_to)

    def _edit(self, who: Person, wanted: Mapping[str, Any]) -> None:
        message = self._message(self._chat(who, wanted), wanted, "message")
        text = _text(wanted, "text").strip()
        if not text or message.service:
            raise NotPossible("a message can't be made empty")
        if text != message.words:
            who.edits(message, text)

    def _press(self, who: Person, wanted: Mapping[str, Any]) -> None:
        message = self._message(self._chat(who, wanted), wanted, "message")
        who.presses(message, data=_text(wanted, "data"))

    def _start(self, who: Person, wanted: Mapping[str, Any]) -> None:
        who.starts(_text(wanted, "start"))

    def _chat(self, who: Person, wanted: Mapping[str, Any]) -> Chat:
        """The group, or the private chat of whoever it is that acts."""
        return {"group": self._stage.group, "private": who.private}[_text(wanted, "chat")]

    def _message(self, chat: Chat, wanted: Mapping[str, Any], name: str) -> Message:
        number = wanted.get(name)
        message = chat.message(number) if isinstance(number, int) else None
        if message is None:
            raise NotPossible("that message is no longer there")
        return message


def _text(wanted: Mapping[str, Any], name: str) -> str:
    given = wanted.get(name, "")
    if not isinstance(given, str):
        raise NotPossible(f"{name} has to be text")
    return given
