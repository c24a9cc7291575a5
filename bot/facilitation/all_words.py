"""Whose words somebody asks for who presses a button under a cloud in a group."""

from bot.facilitation import clouds, deleted_clouds
from bot.facilitation.clouds import Cloud
from bot.workshop.errors import NothingThere
from storage import due_clouds, groups, shown_messages
from storage.database import Transaction
from storage.place import Place
from storage.shown_messages import Kind


def cloud_in_group(
    tx: Transaction, session_id: int, value: int, chat_id: int
) -> tuple[Cloud, Place]:
    """The cloud of a value that stands in a group, and where; NothingThere if none does, or
    somebody has deleted it."""
    place = groups.place(tx, session_id)
    if place is None or place.chat_id != chat_id:
        raise NothingThere
    if shown_messages.newest(tx, session_id, Kind.CLOUD, chat_id, value) is None:
        raise NothingThere
    if deleted_clouds.is_gone(tx, session_id, value):
        raise NothingThere
    cloud = clouds.now(tx, session_id, value)
    if cloud is None:
        raise NothingThere
    # Whoever asks wants to see it: whether or not its session is at this value still.
    due_clouds.mark(tx, session_id, value)
    return cloud, place
