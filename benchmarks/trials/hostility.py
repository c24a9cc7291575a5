"""Three who mean ill, with all that an official app lets them do, and data forged by another."""

import itertools
import random
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from benchmarks.trials.scaled import Stage, moment
from bot.rehearsal.bot_api.members import PRESENT
from bot.rehearsal.bot_api.people import Impossible
from handlers.views.buttons import Verb

Hostile = Callable[[Stage, float], Coroutine[Any, Any, None]]
# What an account can send; the gate lets 40 a minute through.
SECONDS_BETWEEN_DEEDS = 0.5
SLOW = ("!" * 996, "a. " * 333, "(" * 500 + ")" * 500, "1,2;" * 250, "é\u0301" * 300, "no " * 333)


async def a_participant(stage: Stage, until: float) -> None:
    """Somebody who has joined: a flood of words, long answers, edits, presses, wrong codes."""
    chance, numbers = random.Random(1), itertools.count()
    group = stage.groups[0]
    person = group.people[-1]
    group.people = group.people[:-1]
    said: list[Any] = []

    def speak() -> None:
        said.append(person.says(f"{chance.choice(SLOW)[:900]} {next(numbers)}"))

    def press() -> None:
        shown = [m for m in person.sees[-30:] if m.from_bot and m.labels]
        if shown:
            message = chance.choice(shown)
            person.presses(message, chance.choice(message.labels))

    deeds: list[Callable[[], Any]] = [
        speak,
        speak,
        press,
        lambda: said and person.edits(chance.choice(said[-20:]), f"edited {next(numbers)}"),
        lambda: person.says("/help", chat=group.chat),
        lambda: person.says("/workshop", chat=group.chat),
        lambda: person.says(f"ABCD-{next(numbers) % 10000:04}"),
        lambda: person.says("/mydata"),
        lambda: _forge(person, person.sees, chance),
        lambda: _forge(person, group.chat.messages, chance),
    ]
    await _goes_on(stage, until, deeds, chance)


async def a_group(stage: Stage, until: float) -> None:
    """A group of strangers: a workshop in each topic, upgrades, forged presses, commands."""
    chance, numbers = random.Random(2), itertools.count()
    strangers = [stage.world.add_person(f"Stranger {n}") for n in range(4)]
    people = [stage.hostile[0], *strangers]
    for person in people:
        person.starts()
    forum = stage.world.add_group("Strangers", people=people, admins=people[:2], forum=True)

    def upgrade() -> None:
        basic = stage.world.add_group("Basic", people=people, admins=people[:2], kind="group")
        people[0].says("/workshop", chat=basic)
        basic.migrates(people[0])

    def topic() -> None:
        opened = forum.opens_topic(f"Topic {next(numbers)}", people[0])
        people[0].says("/workshop", chat=forum, thread=opened)

    deeds: list[Callable[[], Any]] = [
        topic,
        topic,
        upgrade,
        lambda: chance.choice(people).says("/help", chat=forum),
        lambda: people[1].says("/workshop", chat=forum, anonymous=True),
        lambda: _press_any(people[0], people[0].sees, chance),
        lambda: _forge(chance.choice(people), forum.messages, chance),
        lambda: _forge(people[2], people[2].sees, chance),
        lambda: forum.renames(f"Strangers {next(numbers)}", people[0]),
    ]
    await _goes_on(stage, until, deeds, chance)


async def an_admin(stage: Stage, until: float) -> None:
    """An admin of a group: begins, ends and undoes without end, deletes what the bot posts, throws
    it out and lets it in, promotes and demotes."""
    chance = random.Random(3)
    admin, other = stage.hostile
    for person in (admin, other):
        person.starts()
    mine = stage.world.add_group("Mine", people=[admin, other], admins=[admin])

    def come_and_go() -> None:
        if mine.bot_status in PRESENT:
            mine.remove_bot(admin)
        else:
            mine.add_bot(admin)

    def delete_some() -> None:
        for message in mine.messages[-20:]:
            if message.from_bot and not message.deleted:
                mine.deletes(message)

    deeds: list[Callable[[], Any]] = [
        lambda: admin.says("/workshop", chat=mine),
        *[lambda: _press_any(admin, admin.sees, chance)] * 4,
        *[lambda: _undo_or_end(admin, chance)] * 3,
        come_and_go,
        delete_some,
        lambda: chance.choice([mine.promotes, mine.demotes])(other, admin),
        lambda: chance.choice([mine.promote_bot, mine.demote_bot])(admin),
        lambda: other.says("/workshop", chat=mine),
        lambda: admin.says("/archives"),
    ]
    await _goes_on(stage, until, deeds, chance)


async def _goes_on(
    stage: Stage, until: float, deeds: list[Callable[[], Any]], chance: random.Random
) -> None:
    """One deed after the other, faster than the gate lets through."""
    while moment() < until:
        # What no app lets them do they leave, and do something else.
        with suppress(Impossible, LookupError):
            chance.choice(deeds)()
        await stage.wait(SECONDS_BETWEEN_DEEDS)


def _press_any(person: Any, messages: list[Any], chance: random.Random) -> None:
    shown = [m for m in messages[-12:] if m.from_bot and not m.deleted and m.labels]
    if shown:
        message = chance.choice(shown)
        person.presses(message, chance.choice(message.labels))


def _undo_or_end(person: Any, chance: random.Random) -> None:
    labels = ["↩ Undo: End the workshop", "End the workshop", "End now", "Open the lobby"]
    label = chance.choice(labels)
    person.presses(person.last_button(label), label)


def _forge(person: Any, messages: list[Any], chance: random.Random) -> None:
    shown = [m for m in messages[-12:] if m.from_bot and not m.deleted]
    if shown:
        numbers = (str(chance.randrange(4)) for _ in range(3))
        person.forges(chance.choice(shown), ":".join((chance.choice([*Verb]), *numbers)))
