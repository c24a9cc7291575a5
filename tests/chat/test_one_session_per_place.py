"""A place has one live session, whatever an admin of a hostile group does to its buttons."""

import pytest

from handlers.wire.flooding import Flow
from storage import quarantine
from tests.players import Player

OPENS = ("Open the lobby", "Begin with the first value")
ENDS = ("End the workshop", "End now")
UNDO = "↩ Undo: End the workshop"
NOTHING = "There is nothing to undo"


async def mallory(scene, **group):
    """An admin of a group of her own."""
    player = Player(scene, scene.world.add_person("Mallory"))
    await scene.restarts(allowed=(*scene.config.allowed, player.id))
    await player.starts()
    mine = scene.world.add_group(
        "Mallory's", people=[player.person], admins=[player.person], **group
    )
    await scene.settles()
    return player, mine


async def go(player, *labels):
    for label in labels:
        await player.presses(label)


def panel_with(player, label):
    return next(m for m in reversed(player.person.sees) if not m.deleted and label in str(m.labels))


async def live(scene):
    return await scene.rows("SELECT id, stage FROM session WHERE stage != 'ended' ORDER BY id")


async def nothing_went_wrong(scene):
    database = scene.gair.services.means.database
    assert await database.transaction(quarantine.all_of) == []
    assert not scene.world.updates.queue
    await scene.ana.says("trust")
    assert scene.ana.own == ["trust"]


async def test_an_end_is_not_undone_while_another_session_lives_there(workshop):
    player, group = await mallory(workshop)
    await player.says("/workshop", chat=group)
    await go(player, *OPENS, *ENDS)
    await player.says("/workshop", chat=group)

    told = await player.presses(UNDO, panel_with(player, UNDO))

    assert told.startswith(NOTHING)
    assert await live(workshop) == [(1, "responding"), (3, "preparing")]
    await nothing_went_wrong(workshop)


async def test_nor_when_the_bot_was_removed_meanwhile(workshop):
    player, group = await mallory(workshop)
    await player.says("/workshop", chat=group)
    await go(player, *OPENS, *ENDS)
    await player.says("/workshop", chat=group)
    undo = panel_with(player, UNDO)
    group.remove_bot(player.person)
    await workshop.settles()

    told = await player.presses(UNDO, undo)

    assert told.startswith(NOTHING)
    assert await live(workshop) == [(1, "responding"), (3, "preparing")]
    await nothing_went_wrong(workshop)


@pytest.mark.long
async def test_nor_one_of_a_topic_when_its_topic_has_another(workshop):
    player, group = await mallory(workshop, forum=True)
    tea, milk = group.opens_topic("Tea"), group.opens_topic("Milk")
    for topic in (tea, milk):
        await player.says("/workshop", chat=group, thread=topic)
        await go(player, *OPENS, *ENDS)
    await player.says("/workshop", chat=group, thread=tea)
    group.remove_bot(player.person)
    await workshop.settles()
    undos = [m for m in player.person.sees if not m.deleted and UNDO in str(m.labels)]

    told = [await player.presses(UNDO, undo) for undo in undos]

    assert [each.startswith(NOTHING) for each in told] == [True, False]
    assert await live(workshop) == [(1, "responding"), (3, "responding"), (4, "preparing")]
    await nothing_went_wrong(workshop)


async def test_alone_in_its_place_an_end_is_undone_though_the_bot_is_out(workshop):
    player, group = await mallory(workshop)
    await player.says("/workshop", chat=group)
    await go(player, *OPENS, *ENDS)
    group.remove_bot(player.person)
    await workshop.settles()

    await player.presses(UNDO, panel_with(player, UNDO))

    assert await live(workshop) == [(1, "responding"), (2, "responding")]
    await nothing_went_wrong(workshop)


async def two_groups_that_become_one(scene, *labels, new_labels=()):
    """A basic group has a session, its upgrade is not heard of, and in the supergroup, too, a
    session was made."""
    player, old = await mallory(scene, kind="group")
    other = Player(scene, scene.world.add_person("Nat"))
    await scene.restarts(allowed=(*scene.config.allowed, other.id))
    await other.starts()
    old.gather([other.person], [other.person])
    await player.says("/workshop", chat=old)
    await go(player, *labels)
    new = scene.world.new_group("Mallory's", kind="supergroup")
    new.statuses = dict(old.statuses)
    await other.says("/workshop", chat=new)
    await go(other, *new_labels)
    old.upgraded_to = new
    return player, other, new


async def test_when_groups_become_one_the_session_that_has_begun_stays(workshop):
    player, other, new = await two_groups_that_become_one(workshop, *OPENS)

    await go(player, "Close and reveal", "Show the value in full")

    assert await live(workshop) == [(1, "responding"), (2, "statement")]
    assert new.messages[-1].words.startswith("1 of 12 · Connection")
    assert "The workshop has ended" in other.last
    await nothing_went_wrong(workshop)


async def test_when_both_have_begun_the_one_that_was_there_stays_and_the_other_has_its_archive(
    workshop,
):
    player, other, _ = await two_groups_that_become_one(workshop, *OPENS, new_labels=OPENS)

    await go(player, "Close and reveal")

    assert await live(workshop) == [(1, "responding"), (3, "responding")]
    assert [m.document for m in player.person.sees if m.document]
    assert not [m for m in other.person.sees if m.document]
    assert UNDO not in str([m.labels for m in player.person.sees if not m.deleted])
    await other.presses("Close and reveal")
    await nothing_went_wrong(workshop)


async def test_an_upgrade_that_telegram_tells_of_into_a_place_that_is_taken(workshop):
    player, _, new = await two_groups_that_become_one(workshop, *OPENS)
    old = next(g for g in workshop.world.chats.values() if getattr(g, "upgraded_to", None) is new)
    for chat, said in (
        (old, {"migrate_to_chat_id": new.id}),
        (new, {"migrate_from_chat_id": old.id}),
    ):
        service = {
            "message_id": 10**6,
            "date": 1,
            "chat": chat.json(),
            "from": player.person.json(),
        }
        workshop.world.updates.add("message", service | said)
    await workshop.settles()

    assert await live(workshop) == [(1, "responding"), (2, "responding")]
    await nothing_went_wrong(workshop)


@pytest.mark.long
async def test_a_group_that_is_told_to_become_itself_keeps_its_session(workshop):
    service = {
        "message_id": 10**6,
        "date": 1,
        "chat": workshop.group.json(),
        "from": workshop.fran.person.json(),
    }
    workshop.world.updates.add("message", service | {"migrate_to_chat_id": workshop.group.id})
    await workshop.settles()

    assert await live(workshop) == [(1, "responding")]
    await nothing_went_wrong(workshop)


async def test_an_upgrade_is_heard_of_in_the_middle_of_a_flood(workshop):
    await workshop.restarts(around={"flow": Flow(burst=20, minute=40)})
    player, old = await mallory(workshop, kind="group")
    await player.says("/workshop", chat=old)
    for number in range(30):
        player.person.says(f"so much {number}", chat=old)

    new = old.migrates(player.person)
    await workshop.settles()
    workshop.clock.passes(60)
    await go(player, *OPENS)

    assert await live(workshop) == [(1, "responding"), (2, "responding")]
    assert new.messages[-1].words.startswith("1 of 12 · Connection")


async def test_two_who_undo_at_once_undo_once(workshop):
    await go(workshop.fran, *ENDS)
    undo = panel_with(workshop.fran, UNDO)

    presses = [workshop.fran.person.presses(undo, UNDO) for _ in range(2)]
    await workshop.settles()

    assert all(press.toast is not None for press in presses)
    assert await live(workshop) == [(1, "responding")]
    await nothing_went_wrong(workshop)
