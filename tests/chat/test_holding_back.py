"""What could point at somebody stays out of the archive, is counted, and is not read of a few."""

import json

import pytest

from bot import archivist
from bot.archive import read
from tests.unpacked import everything_in

SECRET = (
    "Please do not share this, off the record: my manager drinks at work",
    "I want to kill myself",
    "My manager is Mrs Jones, call 07700 900123",
)
PLAIN = (
    "More time for people would help.",
    "We need time, and more staff.",
    "We need time to talk to each other.",
    "Time is what people ask for.",
    "Nobody has the time to listen.",
)


async def to_prompt(scene):
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)


async def archive_of(scene) -> bytes:
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    await scene.world.until(lambda: any(m.document for m in scene.fran.person.sees), timeout=60)
    return [m.document[1] for m in scene.fran.person.sees if m.document][-1]


@pytest.mark.long
async def test_answers_that_are_held_back_are_in_no_file_and_counted(workshop):
    await workshop.each_says("trust", "care", "hope", "time", "love")
    await to_prompt(workshop)
    for player, text in zip(workshop.people, (*SECRET, *PLAIN[:3]), strict=True):
        await player.says(text)
    for player, text in zip(workshop.people[:2], PLAIN[3:], strict=True):
        await player.says(text)

    archive = await archive_of(workshop)

    prompt = read(archive).values[0].prompts[0]
    inside = everything_in(archive)
    assert [part for part in SECRET if part in inside or part.split(",")[0] in inside] == []
    assert prompt.answers == tuple(sorted(PLAIN))
    # Five have something there; one has nothing but what is held back.
    assert (prompt.answered, prompt.held_back) == (5, 3)
    assert "Texts held back, and not in these files: 3" in inside
    assert "Held back, and not in these files: 3" in inside


@pytest.mark.long
async def test_beside_few_answers_it_is_not_told_how_many(workshop):
    await workshop.each_says("trust", "care", "hope", "time", "love")
    await to_prompt(workshop)
    for player, text in zip(workshop.people, (SECRET[1], *PLAIN[:3]), strict=False):
        await player.says(text)

    archive = await archive_of(workshop)

    prompt = read(archive).values[0].prompts[0]
    assert (prompt.answered, len(prompt.answers), prompt.held_back) == (3, 3, None)
    assert "Texts held back, and not in these files: Some" in everything_in(archive)


@pytest.mark.parametrize("text", ["+44 7700 900123", "ann@example.org", "I want to die"])
async def test_gut_responses_are_held_back_by_the_same_rule(workshop, text):
    await workshop.each_says("trust", "care", "hope", "time", "love", text)

    archive = await archive_of(workshop)

    value = read(archive).values[0]
    assert text not in everything_in(archive)
    assert len(value.words) == 5
    assert (value.answered, value.held_back) == (5, 1)


@pytest.mark.long
async def test_what_is_held_back_is_put_together_with_no_other_word(workshop):
    await workshop.each_says("trust", "trust", "hope", "time", "love", "call 07700 900123")
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Same words")
    await workshop.fran.presses("Other words …")
    listed = workshop.fran.last

    archive = await archive_of(workshop)

    assert "trust" in listed
    assert "07700" not in listed
    assert "07700" not in everything_in(archive)
    assert (read(archive).values[0].words[0].word, read(archive).values[0].answered) == ("trust", 5)


async def test_a_facilitator_reads_nothing_that_is_held_back_of_fewer_than_three(workshop):
    await workshop.each_says("trust", "care", "hope", "time", "love")
    await to_prompt(workshop)
    await workshop.ana.says("Don't quote me: Fran, who runs this session, bullies me")
    await workshop.fran.presses("Round-up")
    alone = workshop.fran.last
    for player, text in zip((workshop.bea, workshop.cai), PLAIN[:2], strict=True):
        await player.says(text)
    await workshop.fran.presses("Show the draft")
    beside_two = workshop.fran.last
    await workshop.dai.says(PLAIN[2])
    await workshop.fran.presses("Show the draft")

    assert "Held back" not in alone
    assert "Held back" not in beside_two
    assert "Held back: 1." in workshop.fran.last
    await workshop.fran.presses("Show what is held back")
    assert "bullies me" in workshop.fran.last


@pytest.mark.long
async def test_what_is_held_back_is_kept_apart_when_a_session_is_sealed(workshop):
    await workshop.each_says("trust", "care", "hope", "time", "love")
    await to_prompt(workshop)
    for player, text in zip(workshop.people, (*SECRET, *PLAIN[:3]), strict=True):
        await player.says(text)
    before = await archive_of(workshop)
    services = workshop.gair.services
    await archivist.seal(services.means.database, services.archivist, 1)

    kept = await workshop.rows("SELECT opened(session_id, record) FROM sealed_record")
    await workshop.fran.says("/archives")
    await workshop.fran.presses("1 · Focus group")
    sent = lambda: [m.document[1] for m in workshop.fran.person.sees if m.document]  # noqa: E731
    await workshop.world.until(lambda: len(sent()) > 1, timeout=60)

    entries = json.loads(kept[0][0])
    assert sorted(one["text"] for one in entries["held_back"]) == sorted(SECRET)
    assert [text for text in SECRET if text in entries["session"]] == []
    assert read(sent()[-1]) == read(before)


async def test_an_empty_round_up_can_not_be_posted_and_says_why(workshop):
    await workshop.each_says("trust", "care", "hope", "time", "love")
    await to_prompt(workshop)
    for player, text in zip(workshop.people, ("money", "time", "yes"), strict=False):
        await player.says(text)

    await workshop.fran.presses("Round-up")

    assert "Post to the group" not in workshop.fran.buttons
    assert "Nothing here can be quoted by itself" in workshop.fran.last


async def test_what_one_person_said_is_not_said_most_often(workshop):
    await workshop.each_says("trust", "trust", "hope", "time", "love")
    await archive_of(workshop)

    closing = workshop.posts[-1]
    assert "trust 2" in closing
    assert [word for word in ("hope", "time", "love") if f"{word} 1" in closing] == []
