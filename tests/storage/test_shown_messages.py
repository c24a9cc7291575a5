"""Messages that are kept up to date: which one stands, and which quote what was taken back."""

import json
from dataclasses import replace

import pytest

from bot.facilitation import adding
from bot.workshop.scope import ACROSS, Scope
from storage import out_of_date, round_ups, shown_clouds, shown_messages
from storage.answers import Answer
from storage.round_ups import Approved, ApprovedTheme
from storage.shown_clouds import ShownLayout
from storage.shown_messages import Kind, ShownMessage
from storage.shown_questions import UNANSWERED
from tests.storage.seed import add_session

CLOUD = ShownMessage(chat_id=-100, message_id=7, session_id=1, kind=Kind.CLOUD, content=b"c")
POST = ShownMessage(chat_id=-100, message_id=9, session_id=1, kind=Kind.ROUND_UP, prompt=0)
ANSWER = Answer(
    id=b"123456789",
    session_id=1,
    value=0,
    prompt=0,
    author=b"a" * 16,
    message=b"m" * 16,
    text="Tea is time.",
)


def put(*shown):
    def work(tx):
        add_session(tx)
        for message in shown:
            shown_messages.put(tx, message)

    return work


async def test_the_newest_of_a_kind_in_a_chat_stands(database):
    newer, elsewhere = replace(CLOUD, message_id=8), replace(CLOUD, chat_id=-200, message_id=99)
    await database.transaction(put(CLOUD, newer, elsewhere, replace(CLOUD, message_id=10, value=1)))

    def look(tx):
        return shown_messages.newest(tx, 1, Kind.CLOUD, -100, 0)

    assert await database.transaction(look) == newer
    await database.transaction(lambda tx: shown_messages.forget(tx, -100, 8))
    assert await database.transaction(look) == CLOUD
    await database.transaction(lambda tx: shown_messages.forget_chat(tx, -100))
    assert await database.transaction(look) is None
    assert await database.transaction(lambda tx: shown_messages.find(tx, -200, 99)) == elsewhere


LAYOUT = ShownLayout(layout="[]", closed=True)


async def test_a_clouds_layout_outlives_its_message(database):
    await database.transaction(put())
    await database.transaction(lambda tx: shown_clouds.put(tx, CLOUD, LAYOUT))

    await database.transaction(lambda tx: shown_messages.forget(tx, -100, 7))

    layout = await database.transaction(lambda tx: shown_clouds.layout(tx, 1, 0))
    assert layout == LAYOUT


async def test_a_cloud_that_is_taken_away_counts_as_never_shown(database):
    await database.transaction(put())
    await database.transaction(lambda tx: shown_clouds.put(tx, CLOUD, LAYOUT))

    await database.transaction(lambda tx: shown_clouds.forget(tx, CLOUD))

    assert await database.transaction(lambda tx: shown_clouds.layout(tx, 1, 0)) is None
    shown = await database.transaction(lambda tx: shown_clouds.about_words(tx, 1, -100, 0))
    assert shown == []


async def outdated(database):
    found = await database.transaction(lambda tx: out_of_date.round_ups(tx, 1))
    return [message.message_id for message in found]


async def test_posts_of_a_value_are_outdated_until_they_are_edited(database):
    await database.transaction(put(POST, replace(POST, message_id=10, value=1), CLOUD))
    before = await outdated(database)
    await database.transaction(lambda tx: out_of_date.mark_round_ups(tx, 1, 0))
    after_change = await outdated(database)
    (marked,) = await database.transaction(lambda tx: out_of_date.round_ups(tx, 1))

    await database.transaction(lambda tx: out_of_date.mark_current(tx, marked))

    assert (before, after_change, await outdated(database)) == ([], [9], [])


async def test_what_is_taken_back_while_a_post_is_edited_is_not_lost(database):
    await database.transaction(put(POST))
    await database.transaction(lambda tx: out_of_date.mark_round_ups(tx, 1, 0))
    (marked,) = await database.transaction(lambda tx: out_of_date.round_ups(tx, 1))
    await database.transaction(lambda tx: out_of_date.mark_round_ups(tx, 1, 0))

    await database.transaction(lambda tx: out_of_date.mark_current(tx, marked))

    assert await outdated(database) == [9]


PLACE = (ANSWER.id.hex(), 0, 3, "cd")
SEEN = Approved(
    heard=(ANSWER.id.hex(),),
    themes=(ApprovedTheme(key="theme:tea", heading="Tea", matches=(PLACE,), quotes=(PLACE,)),),
    raised=(ApprovedTheme(key="word:te", heading="té", source="words", is_key=True),),
    also_said=(PLACE,),
    both_sides=(PLACE, PLACE),
    added=(PLACE,),
)


@pytest.mark.parametrize("scope", [Scope(0), Scope(0, 1), ACROSS])
async def test_what_was_seen_and_posted_comes_back_without_a_text(database, scope):
    await database.transaction(put())

    await database.transaction(lambda tx: round_ups.approve(tx, 1, scope, SEEN))

    assert await database.transaction(lambda tx: round_ups.approved(tx, 1, scope)) == SEEN
    assert await database.transaction(lambda tx: round_ups.approved(tx, 1, Scope(0, 0))) is None


async def test_what_was_posted_before_there_were_themes_can_be_read(database):
    old = json.dumps({"words": ["ab"], "quotes": [list(PLACE)]})
    await database.transaction(put())
    sql = "INSERT INTO round_up VALUES (1, 0, -1, sealed(1, ?))"
    await database.transaction(lambda tx: tx.write(sql, old))

    found = await database.transaction(lambda tx: round_ups.approved(tx, 1, Scope(0)))

    assert found == Approved(also_said=(PLACE,))


async def test_a_round_up_across_values_is_outdated_by_each_of_them(database):
    await database.transaction(put(replace(POST, value=-1, prompt=None)))

    await database.transaction(lambda tx: out_of_date.mark_round_ups(tx, 1, 7))

    assert await outdated(database) == [9]


@pytest.mark.parametrize(
    ("scope", "numbers"), [(Scope(2), (2, 255)), (Scope(0, 0), (0, 0)), (Scope(39, 9), (39, 9))]
)
def test_what_a_message_asks_to_be_missing_is_kept_as_databases_of_before_have_it(scope, numbers):
    assert adding.asking(1, scope, 5, 7).content == UNANSWERED + bytes(numbers)
