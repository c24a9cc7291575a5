"""Readers for others leave out what waits or was taken out; those for authors have all."""

import pytest

from bot.workshop.authorship import Mark
from bot.workshop.standing import Standing
from storage import answers, notes, responses, schema
from storage.answers import Answer
from storage.database import Database
from storage.notes import Note
from storage.responses import Belonging
from tests.storage.seed import NOW, add_session
from tests.vaults import a_vault

ONE, OTHER = Mark(b"a" * 16), Mark(b"b" * 16)
SEEN = ["free", "let_in"]


def says_one_of_each(tx):
    """A word, an answer, an addition and a note of each standing, by one person."""
    session = add_session(tx)
    for number, standing in enumerate(Standing):
        message = Mark(bytes([number]) * 16)
        said = Belonging(
            session_id=session.id, value=0, author=ONE, message=message, standing=standing
        )
        responses.add(tx, said, standing)
        for kind, added in enumerate((False, True)):
            answer = Answer(
                id=bytes([number, kind]), session_id=session.id, value=0, prompt=0, author=ONE,
                message=message, text=standing, added=added, standing=standing,
            )  # fmt: skip
            answers.put(tx, answer)
        note = Note(
            id=bytes([number]), session_id=session.id, value=0, prompt=None, message=message,
            text=standing, standing=standing,
        )  # fmt: skip
        notes.put(tx, note)


@pytest.fixture
async def said(database):
    await database.transaction(says_one_of_each)
    return database


def texts(found):
    return sorted(one.text for one in found)


async def test_what_others_see_is_free_or_let_in(said):
    def read(tx):
        return [
            responses.of_value(tx, 1, 0), answers.of_prompt(tx, 1, 0, 0),
            answers.added_to(tx, 1, 0, 0), notes.of_value(tx, 1, 0),
        ]  # fmt: skip

    assert [texts(found) for found in await said.transaction(read)] == [SEEN] * 4


async def test_authors_and_facilitators_read_everything(said):
    def read(tx):
        return [
            responses.all_of_value(tx, 1, 0), answers.all_of_prompt(tx, 1, 0, 0),
            answers.all_added_to(tx, 1, 0, 0), notes.all_of_value(tx, 1, 0),
            responses.by_author(tx, 1, 0, ONE),
        ]  # fmt: skip

    assert [texts(found) for found in await said.transaction(read)] == [sorted(Standing)] * 5


async def test_by_its_key_others_find_an_answer_only_if_it_may_be_seen(said):
    keys = [bytes([number, 0]) for number in range(4)]

    of_others = await said.transaction(lambda tx: [answers.find(tx, key) for key in keys])
    own = await said.transaction(lambda tx: [answers.find_own(tx, key) for key in keys])

    assert [one and one.text for one in of_others] == ["free", None, "let_in", None]
    assert texts(own) == sorted(Standing)


async def test_what_waits_or_was_taken_out_comes_into_no_snapshot(said):
    def show(tx):
        responses.show(tx, 1, 0, ONE)
        answers.let_read(tx, 1, 0, 0, ONE)
        answers.show_read(tx, 1, 0, 0)
        words, texts = responses.all_of_value(tx, 1, 0), answers.all_of_prompt(tx, 1, 0, 0)
        return [one for one in (*words, *texts) if one.shown]

    assert texts(await said.transaction(show)) == sorted(SEEN * 2)


async def test_who_has_said_it_has_answered(said):
    def silence(tx):
        for word in responses.all_of_value(tx, 1, 0):
            responses.put_standing(tx, word.id, Standing.WAITING)
        return len(responses.authors_of(tx, 1, 0)), responses.of_value(tx, 1, 0)

    assert await said.transaction(silence) == (1, [])


async def test_each_can_be_given_another_standing(said):
    def strike(tx):
        for word in responses.all_of_value(tx, 1, 0):
            responses.put_standing(tx, word.id, Standing.STRUCK)
        for answer in answers.all_of_prompt(tx, 1, 0, 0):
            answers.put_standing(tx, answer.id, Standing.STRUCK)
        for note in notes.all_of_value(tx, 1, 0):
            notes.put_standing(tx, note.id, Standing.STRUCK)
        words = len(responses.all_struck(tx, 1))
        return words, answers.count_struck(tx, 1), notes.count_struck(tx, 1)

    # Of the four additions one was taken out before.
    assert await said.transaction(strike) == (4, 5, 4)


def said_in_the_version_before(tx):
    add_session(tx)
    tx.write(
        "INSERT INTO response VALUES (x'01', 1, 0, ?, ?, sealed(1, 'trust'), 0, 1)", ONE, OTHER
    )
    tx.write("INSERT INTO answer VALUES (x'01', 1, 0, 0, ?, ?, sealed(1, 'yes'), 0, 1)", ONE, OTHER)
    tx.write("INSERT INTO note VALUES (x'01', 1, 0, -1, sealed(1, 'aloud'), ?)", OTHER)


async def test_what_was_said_before_words_had_a_standing_is_free(tmp_path, monkeypatch):
    path = tmp_path / "gair.sqlite3"
    steps, vault = schema.steps(), a_vault(path)
    monkeypatch.setattr(schema, "steps", lambda: steps[:5])
    async with await Database.open(path, vault, lambda: NOW) as database:
        await database.transaction(said_in_the_version_before)
    monkeypatch.setattr(schema, "steps", lambda: steps)

    async with await Database.open(path, vault, lambda: NOW) as database:
        (word,) = await database.transaction(lambda tx: responses.of_value(tx, 1, 0))
        (answer,) = await database.transaction(lambda tx: answers.of_prompt(tx, 1, 0, 0))
        (note,) = await database.transaction(lambda tx: notes.of_value(tx, 1, 0))

    assert {word.standing, answer.standing, note.standing} == {Standing.FREE}
    assert (word.text, answer.text, note.text) == ("trust", "yes", "aloud")
