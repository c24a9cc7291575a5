"""No Telegram id stands beside a word, and nobody can be followed from question to question."""

import hashlib
import json

from tests.beginnings import played
from tests.rounded_up import MISSING, misses, recognises

BESIDE_WORDS = (
    "response",
    "answer",
    "pass",
    "withdrawn",
    "note",
    "recognition",
    "round_up_edit",
    "round_up",
    "cloud",
)
MARK_BYTES = 16
REASONS = (
    *("It takes time to be trusted", "Nobody is turned away at the door", "There is tea for all"),
    *("We are heard on the worst of days", "A plan is made with people and not for them"),
)
HIDE_FIRST = ("Quotes …", "1", "Hide")


@played
async def spoken(scene):
    """Everybody has said, answered, passed, changed and removed something, at two values."""
    await scene.begins_with(*scene.people)
    for title in ("first", "second"):
        for player in scene.people:
            await player.says(f"trust, {title}, hope")
        await scene.ana.presses("Remove “hope”")
        await scene.bea.presses("Change “trust”")
        await scene.bea.says("faith")
        for label in ("Close and reveal", "Show the value in full", "All prompts together"):
            await scene.fran.presses(label)
        await scene.fay.presses("Pass")
        for player, reason in zip(scene.people, REASONS, strict=False):
            await player.says(f"{reason}, and that is what I love about the {title}")
            await player.presses("Move to question 2")
        await scene.ana.presses("Question 3")
        await scene.ana.says("Never again")
        await scene.ana.presses("Remove")
        await scene.fran.says("/note Said aloud")
        for label in ("Round-up", "Show the draft", *HIDE_FIRST, "Post to the group"):
            await scene.fran.presses(label)
        post = scene.group.last_button(MISSING)
        for player in scene.people[:4]:
            await recognises(player, post)
        await misses(scene.ana, post)
        await scene.ana.says("The night shift is missing")
        if title == "first":
            await scene.fran.presses("Next value")


def ids_of(world):
    """Every id of a person, chat, message or update that is big enough to be told from a count."""
    updates = [json.loads(update)["update_id"] for update in world.updates.history]
    messages = [message.id for chat in world.chats.values() for message in chat.history]
    return {abs(number) for number in [*world.people_by_id, *world.chats, *messages, *updates]}


def disguises(number):
    """An id as it might be hidden: in digits, in bytes, or hashed without a key."""
    digits = str(number).encode()
    hashes = [
        hashlib.new(kind, text).digest()
        for kind in ("sha256", "sha1", "md5", "sha512", "blake2b")
        for text in (digits, b"-" + digits, number.to_bytes(8, "big"), number.to_bytes(8, "little"))
    ]
    cut = [digest[:length] for digest in hashes for length in (9, 12, MARK_BYTES, 20, 32)]
    return {digits, number.to_bytes(8, "big"), number.to_bytes(8, "little"), *hashes, *cut}


def forms(cell):
    """A cell as it may be compared: a BLOB as it is, a text also out of its hexadecimal digits."""
    if isinstance(cell, bytes):
        return {cell}
    try:
        return {cell.encode(), bytes.fromhex(cell)}
    except ValueError:
        return {cell.encode()}


async def test_no_id_and_no_hash_of_one_stands_beside_a_word(spoken):
    cells = {}
    for table in BESIDE_WORDS:
        rows = await spoken.rows(f"SELECT * FROM {table}")
        assert rows != [], table
        cells[table] = [cell for row in rows for cell in row]
    known = ids_of(spoken.world)
    hidden = set().union(*map(disguises, known))
    long_ids = {str(number) for number in known if number > 10**6}

    numbers = {cell for row in cells.values() for cell in row if isinstance(cell, int)}
    others = [cell for row in cells.values() for cell in row if not isinstance(cell, int)]

    assert {number for number in numbers if number > 10**6} == set()
    assert [cell for cell in others if forms(cell) & hidden] == []
    assert [
        cell for cell in others if isinstance(cell, str) and any(i in cell for i in long_ids)
    ] == []


async def test_the_tables_beside_words_have_no_column_for_more(scene):
    found = {}
    for table in BESIDE_WORDS:
        rows = await scene.rows(f"SELECT name FROM pragma_table_info('{table}', 'main')")
        found[table] = [name for (name,) in rows]

    assert found == {
        "response": [
            "id",
            "session_id",
            "value",
            "author",
            "message",
            "text",
            "late",
            "shown",
            "standing",
            "read",
        ],
        "answer": [
            *("id", "session_id", "value", "prompt", "author", "message", "text", "added"),
            "shown",
            "standing",
            "read",
        ],
        "pass": ["session_id", "value", "prompt", "author"],
        "withdrawn": ["session_id", "message"],
        "note": ["id", "session_id", "value", "prompt", "text", "message", "standing"],
        "recognition": ["session_id", "value", "prompt", "author"],
        "round_up_edit": ["session_id", "number", "value", "prompt", "edit"],
        "round_up": ["session_id", "value", "prompt", "quotes"],
        "cloud": ["session_id", "value", "layout", "closed"],
    }


async def test_the_same_person_has_another_mark_at_each_question(spoken):
    said = await spoken.rows(
        "SELECT DISTINCT author, value, -1 FROM response"
        " UNION SELECT DISTINCT author, value, prompt FROM answer"
        " UNION SELECT DISTINCT author, value, prompt FROM pass"
        " UNION SELECT DISTINCT author, value, prompt + 100 FROM recognition"
    )
    marks = [author for author, _, _ in said]

    assert len(said) == 2 * (6 + 5 + 4 + 4 + 1)
    assert len(set(marks)) == len(said)
    assert {len(mark) for mark in marks} == {MARK_BYTES}


async def test_rows_stand_in_the_order_of_their_random_keys(scene):
    await scene.begins_with(*scene.people)
    for player in scene.people:
        await player.says("trust, hope, love")

    keys = await scene.rows("SELECT id FROM response NOT INDEXED")

    assert len(keys) == 18
    assert keys == sorted(keys)


async def test_who_was_asked_what_is_missing_cannot_be_followed_either(spoken):
    # Not in the clear: who was asked of the same round-ups could be one person, and the only one.
    asked = await spoken.rows("SELECT value, prompt FROM shown_message WHERE kind = 'missing'")
    added = await spoken.rows("SELECT value, prompt FROM answer WHERE added = 1 ORDER BY value")

    assert asked == [(0, None)] * 2
    assert [value for value, _ in added] == [0, 1]
