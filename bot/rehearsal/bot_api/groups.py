"""Groups and supergroups: their members, topics and what the bot is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.bot_api.members import (
    ADMINS,
    GROUP_ANONYMOUS_BOT,
    PRESENT,
    Status,
    member_json,
    permissions_json,
)
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.refusals import ApiRefusal

if TYPE_CHECKING:
    from bot.rehearsal.bot_api.people import Person
    from bot.rehearsal.bot_api.world import World

RIGHT_FOR = {
    "text messages": "can_send_messages",
    "photos": "can_send_photos",
    "documents": "can_send_documents",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of a forum; its id is that of the message that opened it."""

    id: int
    name: str


class Group(Chat):
    """A group. `forbidden` holds permissions (`can_send_photos`, …) that members lack.

    `hides_members` makes the member list readable for administrators only, as Telegram may.
    """

    def __init__(self, world: "World", chat_id: int, title: str, *, kind: str, forum: bool) -> None:
        super().__init__(world, chat_id)
        self.title = title
        self.kind = kind
        self.forum = forum
        self.statuses: dict[int, Status] = {}
        self.bot_rights: dict[str, bool] = {}
        self.topics: dict[int, Topic] = {}
        self.forbidden: set[str] = set()
        self.hides_members = False
        self.upgraded_to: Group | None = None
        self._newest_id = 0

    @property
    def name(self) -> str:
        """The title of the group."""
        return self.title

    @property
    def bot_status(self) -> Status:
        """What the bot is here."""
        return self.statuses.get(self.world.bot["id"], Status.LEFT)

    @property
    def people(self) -> list["Person"]:
        """Everybody who is a member now, without the bot."""
        members = (self.world.people_by_id.get(who) for who in self.statuses)
        return [person for person in members if person is not None and self.holds(person)]

    def holds(self, person: "Person") -> bool:
        """Whether the person is a member."""
        return self.statuses.get(person.id) in PRESENT

    def shown_to(self, person: "Person") -> bool:
        """Members see a group."""
        return self.holds(person)

    def next_message_id(self) -> int:
        """Supergroups count their own messages."""
        if self.kind == "group":
            return super().next_message_id()
        self._newest_id += 1
        return self._newest_id

    def _written(self) -> dict[str, Any]:
        written: dict[str, Any] = {"id": self.id, "title": self.title}
        if self.forum:
            written["is_forum"] = True
        return {**written, "type": self.kind}

    def _more(self) -> dict[str, Any]:
        return {**super()._more(), "permissions": permissions_json(self.forbidden)}

    def check_readable(self) -> None:
        """Only members may read."""
        status = self.bot_status
        if status is Status.KICKED:
            raise ApiRefusal.forbidden(f"bot was kicked from the {self.kind} chat")
        if status is Status.LEFT:
            raise ApiRefusal.forbidden(f"bot is not a member of the {self.kind} chat")

    def check_writable(self, kind: str | None = None) -> None:
        """Members write what the group permits; nobody writes to a group that was upgraded."""
        if self.upgraded_to is not None:
            raise ApiRefusal.upgraded(self.upgraded_to.id)
        self.check_readable()
        if kind is None or self.bot_status is Status.ADMINISTRATOR:
            return
        if RIGHT_FOR[kind] in self.forbidden:
            raise ApiRefusal.bad(f"not enough rights to send {kind} to the chat")

    def allows_bot(self, right: str) -> bool:
        """Whether the bot is an administrator with this right."""
        return self.bot_status is Status.ADMINISTRATOR and self.bot_rights.get(right, True)

    def member(self, user: dict[str, Any]) -> dict[str, Any]:
        """The Bot API's ChatMember of somebody, member or not."""
        status = self.statuses.get(user["id"], Status.LEFT)
        rights = self.bot_rights if user["id"] == self.world.bot["id"] else None
        if self.kind == "supergroup":
            rights = {"can_manage_topics": True, **(rights or {})}
        return member_json(user, status, rights)

    def gather(self, people: Sequence["Person"], admins: Sequence["Person"] = ()) -> None:
        """Put people in, before anything happens; the first admin, or person, owns the group."""
        for person in [*admins, *people]:
            admin = person in admins
            self.statuses[person.id] = Status.ADMINISTRATOR if admin else Status.MEMBER
        self.statuses[[*admins, *people][0].id] = Status.CREATOR

    # What people do here, seen from the group.

    def add_bot(self, by: "Person | None" = None, *, admin: bool = False) -> Message:
        """Somebody (the first admin if not said who) adds the bot."""
        who = by or self.first_admin()
        self.change(self.world.bot, Status.ADMINISTRATOR if admin else Status.MEMBER, by=who)
        return self.service({"new_chat_members": [self.world.bot]}, by=who)

    def remove_bot(self, by: "Person | None" = None) -> Message:
        """Somebody removes the bot."""
        who = by or self.first_admin()
        message = self.service({"left_chat_member": self.world.bot}, by=who)
        self.change(self.world.bot, Status.KICKED, by=who)
        return message

    def promote_bot(self, by: "Person | None" = None, **rights: bool) -> None:
        """Make the bot an administrator; `can_pin_messages=False` and the like take rights away."""
        self.bot_rights = rights
        self.change(self.world.bot, Status.ADMINISTRATOR, by=by or self.first_admin())

    def demote_bot(self, by: "Person | None" = None) -> None:
        """Make the bot a plain member again."""
        self.change(self.world.bot, Status.MEMBER, by=by or self.first_admin())

    def adds(self, person: "Person", by: "Person | None" = None) -> Message:
        """Somebody adds the person; without `by` the person joins by themselves."""
        self.change(person.json(), Status.MEMBER, by=by or person)
        return self.service({"new_chat_members": [person.json()]}, by=by or person)

    def removes(self, person: "Person", by: "Person | None" = None) -> Message:
        """Somebody removes the person; without `by` the person leaves."""
        status = Status.KICKED if by is not None and by is not person else Status.LEFT
        message = self.service({"left_chat_member": person.json()}, by=by or person)
        self.change(person.json(), status, by=by or person)
        return message

    def promotes(self, person: "Person", by: "Person | None" = None) -> None:
        """Make the person an administrator."""
        self.change(person.json(), Status.ADMINISTRATOR, by=by or self.first_admin())

    def demotes(self, person: "Person", by: "Person | None" = None) -> None:
        """Make the person a plain member again."""
        self.change(person.json(), Status.MEMBER, by=by or self.first_admin())

    def opens_topic(self, name: str, by: "Person | None" = None) -> Topic:
        """Somebody opens a topic in a forum."""
        message = self.service(
            {"forum_topic_created": {"name": name, "icon_color": 7322096}},
            by=by or self.first_admin(),
            opens_topic=True,
        )
        topic = Topic(id=message.id, name=name)
        self.topics[topic.id] = topic
        return topic

    def renames(self, title: str, by: "Person | None" = None) -> Message:
        """Somebody gives the group another title."""
        self.title, self._json = title, None
        return self.service({"new_chat_title": title}, by=by or self.first_admin())

    def deletes(self, message: Message) -> None:
        """An administrator deletes a message; no bot is told."""
        self.world.delete(message)

    def migrates(self, by: "Person | None" = None) -> "Group":
        """The group becomes a supergroup: another chat, with another id and new message ids."""
        who = by or self.first_admin()
        new = self.world.new_group(self.title, kind="supergroup")
        new.statuses = {i: s for i, s in self.statuses.items() if i != self.world.bot["id"]}
        was, self.upgraded_to = self.bot_status, new
        if was in PRESENT:
            new.bot_rights = self.bot_rights
            new.change(self.world.bot, was, by=who)
        self.service({"migrate_to_chat_id": new.id}, by=who)
        new.service({"migrate_from_chat_id": self.id}, by=None)
        return new

    def first_admin(self) -> "Person":
        """Whoever does what an administrator must do and nobody is named for."""
        for user_id, status in self.statuses.items():
            if status in ADMINS and user_id in self.world.people_by_id:
                return self.world.people_by_id[user_id]
        return self.people[0]

    def change(self, user: dict[str, Any], status: Status, *, by: "Person") -> None:
        """Let somebody be something else here, and tell the bot."""
        old = self.member(user)
        self.statuses[user["id"]] = status
        if user["id"] == self.world.bot["id"] and status not in PRESENT:
            self.bot_rights = {}
        self.world.tell_membership(self, by.json(), old, self.member(user))

    def service(
        self, content: dict[str, Any], *, by: "Person | None", opens_topic: bool = False
    ) -> Message:
        """Post a service message; the bot gets it if it is here. Without `by` the group did it."""
        message = Message(
            chat=self,
            id=self.next_message_id(),
            sender=GROUP_ANONYMOUS_BOT if by is None else by.json(),
            sender_chat=self if by is None else None,
            date=self.world.second(),
            content=content,
            service=True,
        )
        if opens_topic:
            message.thread, message.is_topic_message = message.id, True
        self.world.post(message)
        return message
