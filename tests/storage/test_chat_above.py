"""What stands above a message, also where some of it can't be read any more."""

from storage import chat_above, participants, shown_messages
from storage.place import Place
from storage.shown_messages import Kind, ShownMessage
from storage.vault import Use
from tests.storage.seed import add_session

ANA = 7
THERE = Place(chat_id=-200, thread_id=None, title="There")


def asks(session_id, message_id, kind=Kind.QUESTION):
    return ShownMessage(
        chat_id=ANA, message_id=message_id, session_id=session_id, kind=kind, content=b"\0"
    )


async def two_workshops(database):
    """Ana has left the one, and was asked in both, by turns; the numbers of both."""

    def set_up(tx):
        left, attended = add_session(tx).id, add_session(tx, THERE).id
        for session_id in (left, attended):
            participants.join(tx, session_id, ANA)
        for shown in (
            asks(left, 10),
            asks(attended, 20),
            asks(left, 30, Kind.MISSING),
            asks(attended, 40, Kind.CHECK_OUT),
        ):
            shown_messages.put(tx, shown)
        return left, attended

    return await database.transaction(set_up)


async def test_what_asks_is_read_down_to_the_newest_question_of_ones_own_workshop(database):
    left, attended = await two_workshops(database)

    above = await database.transaction(lambda tx: chat_above.read(tx, ANA, ANA, 50, 10))

    assert above.place is not None
    assert above.place.session_id == attended
    assert [(one.session_id, one.message_id) for one in above.asks] == [
        (attended, 40),
        (left, 30),
        (attended, 20),
    ]
    assert above.question == asks(attended, 20)
    assert above.newest == asks(left, 30, Kind.MISSING)
    assert above.replied == asks(left, 10)


async def test_what_stands_below_a_message_asked_its_author_nothing(database):
    left, attended = await two_workshops(database)

    above = await database.transaction(lambda tx: chat_above.read(tx, ANA, ANA, 35, None))
    first = await database.transaction(lambda tx: chat_above.read(tx, ANA, ANA, 15, None))

    assert [(one.session_id, one.message_id) for one in above.asks] == [(left, 30), (attended, 20)]
    assert [(one.session_id, one.message_id) for one in first.asks] == [(left, 10)]
    assert first.question is None


async def test_a_key_that_is_lost_hides_nothing_of_other_workshops(database):
    left, attended = await two_workshops(database)

    def lose(tx):
        tx.vault.destroy(left, Use.DATA)
        return chat_above.read(tx, ANA, ANA, 50, 10)

    above = await database.transaction(lose)

    assert above.question == asks(attended, 20)
    assert [(one.message_id, one.content) for one in above.asks] == [
        (40, b"\0"),
        (30, b""),
        (20, b"\0"),
    ]
