"""A post whose id never arrived: it is found again, and stays the only one."""

import pytest
from telegram.error import TelegramError

from bot.rehearsal.bot_api import Fault
from handlers.on_screen import in_place, looking
from handlers.views.view import View
from handlers.wire.known_messages import KnownMessages
from handlers.wire.posts import Post
from storage import postings
from storage.postings import Begun, Slot
from storage.shown_messages import Kind

LOST_ANSWER = Fault.connection_dropped(after_doing=True)


async def in_doubt(scene):
    database = scene.gair.services.means.database
    return await database.transaction(postings.sessions_in_doubt)


async def test_a_cloud_that_was_posted_and_not_heard_of_is_found(workshop):
    workshop.world.faults.next("sendPhoto", LOST_ANSWER, chat=workshop.group)

    await workshop.each_says(*["trust"] * 6)
    await workshop.fran.presses("Close and reveal")

    (cloud,) = workshop.clouds
    assert cloud.words.endswith("trust\u00a06")
    assert await in_doubt(workshop) == []


async def test_it_is_found_below_what_others_have_written_since(workshop):
    workshop.world.faults.next("sendPhoto", LOST_ANSWER, chat=workshop.group)
    workshop.world.faults.next("sendPhoto", Fault.bad_gateway(), chat=workshop.group)
    for player in workshop.people[:3]:
        player.person.says("a word among people", chat=workshop.group)

    await workshop.each_says(*["trust"] * 6)
    await workshop.fran.presses("Close and reveal")

    assert len(workshop.clouds) == 1


async def test_a_cloud_that_never_arrived_is_posted(workshop):
    workshop.world.faults.next("sendPhoto", Fault.connection_dropped(), chat=workshop.group)

    await workshop.each_says(*["trust"] * 6)
    await workshop.fran.presses("Close and reveal")

    (cloud,) = workshop.clouds
    assert cloud.words.endswith("trust\u00a06")


async def test_a_lobby_that_was_posted_and_not_heard_of_is_found(scene):
    scene.world.faults.next("sendPhoto", LOST_ANSWER, chat=scene.group)

    await scene.opens_lobby()
    await scene.all_join()

    (lobby,) = [m for m in scene.group.messages if m.photo]
    assert "Joined: 6" in lobby.words


async def test_a_panel_that_was_posted_and_not_heard_of_is_found(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    scene.world.faults.next("sendMessage", LOST_ANSWER, chat=scene.fran.person.private)

    await scene.fran.presses("Open the lobby")
    await scene.all_join()

    panels = [m for m in scene.fran.person.sees if "Begin with the first value" in str(m.labels)]
    assert len(panels) == 1


async def test_a_post_that_is_refused_leaves_no_doubt(workshop):
    refusal = Fault.refused(400, "Bad Request: not enough rights to send photos to the chat")
    workshop.world.faults.next("sendPhoto", refusal, chat=workshop.group)

    await workshop.each_says(*["trust"] * 6)

    assert await in_doubt(workshop) == []


@pytest.mark.parametrize(
    ("chat", "other", "newest"),
    [(-1_002_200_000_001, -1_002_200_000_002, 5), (7, 8, 9), (-4_100_000_001, 7, 9)],
    ids=["supergroup", "private", "basic group"],
)
def test_ids_rise_together_where_chats_share_them(chat, other, newest):
    known = KnownMessages()

    known.saw(chat, 5)
    known.sent(other, 9)

    assert known.newest(chat) == newest
    assert known.others_of_ours(other) == {9}
    assert known.others_of_ours(chat) == set()


async def test_the_newest_words_are_drawn_when_the_turn_has_come(workshop):
    await workshop.each_says("trust", "trust", "trust", "trust", "trust")
    workshop.world.faults.next("sendPhoto", Fault.too_many(1), chat=workshop.group)

    await workshop.fran.presses("Close and reveal")
    workshop.fay.person.says("hope")
    await workshop.world.until(lambda: workshop.clouds)
    await workshop.settles()

    (cloud,) = workshop.clouds
    assert "hope" not in cloud.words
    assert "still open" not in cloud.words


async def test_it_is_found_behind_messages_that_somebody_has_deleted(workshop):
    """Ids with nothing behind them are no end of a chat: one or two of them say nothing."""
    gone = [workshop.ana.person.says(text, chat=workshop.group) for text in ("oh", "ah")]
    for message in gone:
        workshop.group.deletes(message)
    workshop.world.faults.next("sendPhoto", LOST_ANSWER, chat=workshop.group)

    await workshop.each_says(*["trust"] * 6)
    await workshop.fran.presses("Close and reveal")

    (cloud,) = workshop.clouds
    assert cloud.id > max(message.id for message in gone)
    assert cloud.words.endswith("trust\u00a06")


async def test_who_looks_for_a_text_hides_no_picture_that_is_in_doubt(workshop):
    """Both may have gone out: a picture is no text, but ours, and another may look for it."""
    await workshop.each_says(*["trust"] * 6)
    await workshop.fran.presses("Close and reveal")
    (cloud,) = workshop.clouds
    means, group = workshop.gair.services.means, workshop.group.id
    await means.database.transaction(lambda tx: tx.write("DELETE FROM shown_message"))
    said = workshop.ana.person.says("somebody else's", chat=workshop.group)
    await workshop.settles()
    means.outgoing.known = KnownMessages()

    found = await looking.find(means, Post(chat_id=group, view=View("a statement")), cloud.id - 1)

    assert found is None
    assert means.outgoing.known.not_looked_for(group) == {said.id}


async def test_the_first_of_two_tries_is_still_looked_for_when_the_second_is_in_doubt(workshop):
    group = workshop.group.id
    slot = Slot(session_id=1, kind=Kind.CLOUD, chat_id=group, value=0)
    means = workshop.gair.services.means

    await means.database.transaction(lambda tx: postings.begin(tx, slot, Begun(after=3, tries=1)))
    means.outgoing.known.saw(group, 9)
    workshop.world.faults.next("sendPhoto", LOST_ANSWER, chat=workshop.group)
    post = Post(chat_id=group, view=View("words"), picture=b"a picture")
    with pytest.raises(TelegramError):
        await in_place.show(means, slot, post, None)

    begun = await means.database.transaction(lambda tx: postings.begun(tx, slot))
    assert begun is not None
    assert (begun.after, begun.tries) == (3, 2)


async def test_a_text_in_doubt_that_took_on_another_s_words_stands_for_that_one(workshop):
    """Else it would be taken for it after a restart, and given back: then the other is gone."""
    means, group = workshop.gair.services.means, workshop.group.id
    mine = await workshop.gair.application.bot.send_message(group, "the words of a cloud")
    means.outgoing.known = KnownMessages()
    statement = Post(chat_id=group, view=View("a statement"))

    found = await looking.find(means, statement, mine.message_id - 1)

    assert found == looking.Shown(chat_id=group, message_id=mine.message_id)
