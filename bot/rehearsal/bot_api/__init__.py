"""A Bot API on loopback over real HTTP, with a world of people and groups behind it.

world = World()
ana = world.add_person("Ana")
async with serve(world) as base_url:
    ana.starts()
"""

from bot.rehearsal.bot_api.events import ApiRequest, Event
from bot.rehearsal.bot_api.faults import Fault
from bot.rehearsal.bot_api.files import as_shown
from bot.rehearsal.bot_api.groups import Group, Topic
from bot.rehearsal.bot_api.markup import InlineButton
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.pace import ApiPace
from bot.rehearsal.bot_api.people import Impossible, Person
from bot.rehearsal.bot_api.presses import ButtonPress, Toast
from bot.rehearsal.bot_api.serve import serve
from bot.rehearsal.bot_api.waiting import StillWaiting
from bot.rehearsal.bot_api.web import asgi
from bot.rehearsal.bot_api.world import World

__all__ = [
    "ApiPace",
    "ApiRequest",
    "ButtonPress",
    "Event",
    "Fault",
    "Group",
    "Impossible",
    "InlineButton",
    "Message",
    "Person",
    "StillWaiting",
    "Toast",
    "Topic",
    "World",
    "as_shown",
    "asgi",
    "serve",
]
