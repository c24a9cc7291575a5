"""What somebody can do to see one other person's words, and does not: by changing their own, taking
them back, closing and reopening, pausing, opening drafts, and taking archives before the end."""

import csv
import io
import json
import zipfile

import pytest

from tests.broken_studio import SlowStudio

SECRET = "bullied by management"
WORDS = ("trust", "care", "hope", "time", "love")
AT_CLOSE = "Cloud appears when a value closes"


@pytest.fixture
async def seen(workshop):
    """Every text that the bot has shown in the group or to the facilitator, in whatever version."""
    workshop.versions = []
    watched = {workshop.group.id, workshop.fran.id}

    def watch(event):
        if event.message and event.message.chat.id in watched and event.message.from_bot:
            workshop.versions.append(event.message.words)

    workshop.world.listeners.append(watch)
    return workshop


def leaks(scene, word=SECRET):
    return [version for version in scene.versions if word in version]


def said_once(cloud):
    return set(cloud.words.rpartition("Said once: ")[2].split(", "))


@pytest.mark.long
async def test_no_change_of_ones_own_words_forces_another_persons_into_the_picture(seen):
    gus, hal, ivo = await seen.more_join("Gus", "Hal", "Ivo")
    mine = [await p.says(t) for p, t in zip(seen.people[:5], WORDS, strict=True)]
    for player, word in ((gus, "calm"), (hal, "fair"), (ivo, "safe")):
        await player.says(word)
    (cloud,) = seen.clouds
    known = said_once(cloud)

    await seen.fay.says(SECRET)
    for n in range(3):
        await seen.ana.edits(mine[0], f"kindness {n}")
        await seen.bea.edits(mine[1], f"patience {n}")
    await seen.cai.presses("Remove")
    await seen.dai.says("/forget")
    await seen.dai.presses("Yes, remove everything")

    shown = {word for cloud in seen.clouds for word in said_once(cloud)}
    assert leaks(seen) == []
    assert shown <= known


async def test_falling_under_the_minimum_and_coming_back_shows_nobody_alone(seen):
    await seen.each_says(*WORDS)
    await seen.fran.presses("Close and reveal")
    await seen.fran.presses("Reopen")

    await seen.ana.presses("Remove")
    gone = seen.clouds
    await seen.fay.says(SECRET)
    await seen.fran.presses("Close and reveal")

    assert gone == []
    assert seen.clouds == []
    assert leaks(seen) == []


async def test_closing_and_reopening_again_and_again_shows_nobody_alone(seen):
    await seen.each_says(*WORDS)
    await seen.fran.presses("Close and reveal")
    for label in ("Reopen", "Close and reveal", "↩ Undo: Close and reveal", "Close and reveal"):
        if label == "Close and reveal":
            await seen.fay.says(SECRET)
        await seen.fran.presses(label)

    assert leaks(seen) == []
    assert (
        "The cloud of “Connection, love and care should be central” was shown before your newest"
        " words came. They are in the report." in seen.fay.sees
    )


async def test_three_who_come_after_the_cloud_was_seen_come_together(seen):
    await seen.each_says(*WORDS)
    await seen.fran.presses("Close and reveal")
    gus, hal = await seen.more_join("Gus", "Hal")
    await seen.fran.presses("Reopen")
    for player, word in ((seen.fay, SECRET), (gus, "calm"), (hal, "fair")):
        await player.says(word)
    before = leaks(seen)

    await seen.fran.presses("Close and reveal")

    assert before == []
    assert SECRET in seen.clouds[0].words
    assert not [text for text in seen.fay.sees if "was shown before your newest words" in text]


async def test_a_cloud_that_comes_at_the_close_stays_as_it_was_after_reopening(scene):
    await scene.opens_lobby(AT_CLOSE)
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    mine = [await p.says(t) for p, t in zip(scene.people[:5], WORDS, strict=True)]
    for label in ("Close and reveal", "Reopen"):
        await scene.fran.presses(label)

    await scene.fay.says(SECRET)
    await scene.ana.edits(mine[0], "trusting")
    await scene.fran.presses("Pause")
    await scene.fran.presses("Go on")
    await scene.fran.presses("Close and reveal")

    assert scene.clouds[0].words.endswith("Said once: care, hope, love, time")


async def test_who_passes_shows_in_no_picture_alone(workshop):
    more = await workshop.more_join("Gus", "Hal")
    for player in (*workshop.people[:6], *more):
        await player.says(f"word x{player.person.name}x")
    (cloud,) = workshop.clouds
    before = cloud.words.splitlines()[4]

    (ivo,) = await workshop.more_join("Ivo")
    await ivo.presses("Pass")

    assert before == "Answered: 5 and more · Passed: 0 · still open"
    assert workshop.clouds[0].words.splitlines()[4] == before


async def test_a_single_answer_more_is_in_no_draft(seen):
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await seen.fran.presses(label)
    await seen.fran.presses("Round-up")
    for player, answer in zip(seen.people, ("More time", "Less noise", SECRET), strict=False):
        few = leaks(seen)
        await player.says(answer)
        await seen.fran.presses("Show the draft")
    shown = leaks(seen)
    await seen.dai.says("My manager shouts")
    await seen.ana.edits([m for m in seen.ana.person.sees if not m.from_bot][-1], "Much more time")
    await seen.fran.presses("Show the draft")

    assert few == []
    assert shown
    assert leaks(seen, "My manager shouts") == []
    assert leaks(seen, "Much more time") == []
    assert "In the round-up it waits for others' answers." in seen.ana.last


async def archive(scene):
    """An archive that the facilitator takes now."""
    await scene.fran.says("/archives")
    label = next(label for label in scene.fran.buttons if label.startswith("1 ·"))
    await scene.fran.presses(label)
    content = [m.document for m in scene.fran.person.sees if m.document][-1][1]
    return zipfile.ZipFile(io.BytesIO(content))


def values(found):
    return json.loads(found.read("session.json"))["values"]


def rows(found, name):
    text = found.read(name).decode("utf-8-sig")
    return [row[-1].removeprefix("'") for row in csv.reader(io.StringIO(text, newline=""))][1:]


@pytest.mark.long
async def test_an_archive_before_the_end_has_no_answer_to_a_prompt_that_is_open(workshop):
    await workshop.each_says(*WORDS)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    seen = []
    for player in workshop.people[:5]:
        await player.says(f"Answer by x{player.person.name}x")
        found = await archive(workshop)
        prompt = values(found)[0]["prompts"][0]
        seen.append((rows(found, "answers.csv"), prompt["answered"], prompt["passed"]))

    assert seen == [([], 0, 0)] * 5


@pytest.mark.long
async def test_archives_before_the_end_differ_by_nobody_alone(workshop):
    await workshop.each_says(*WORDS)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    asked = [[m for m in p.person.sees if m.from_bot][-1] for p in workshop.people]
    await workshop.each_says(*[f"Answer {n}" for n in range(3)])
    await workshop.fran.presses("Next value")
    first = await archive(workshop)
    await workshop.fay.says("late word", reply_to=asked[5])
    gut = next(m for m in workshop.fay.person.sees if "What words" in m.words)
    await workshop.fay.says(SECRET, reply_to=gut)
    second = await archive(workshop)

    assert sorted(rows(first, "answers.csv")) == ["Answer 0", "Answer 1", "Answer 2"]
    assert first.read("answers.csv") == second.read("answers.csv")
    assert values(first)[0]["late"] == values(second)[0]["late"] == []
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    last = await archive(workshop)
    assert "late word" in rows(last, "answers.csv")
    assert values(last)[0]["late"] == [SECRET]


@pytest.mark.long
async def test_a_picture_of_rare_words_loses_what_is_taken_back(workshop):
    await workshop.each_says(*WORDS, "the bully")
    for label in ("Close and reveal", "Rare words first"):
        await workshop.fran.presses(label)
    rare = workshop.group.messages[-1]
    before = rare.photo

    await workshop.fay.presses("Remove")

    assert "single voices" in rare.words
    assert rare.deleted or rare.photo != before


async def test_a_picture_that_fails_says_nothing_untrue_and_comes_once(workshop):
    more = await workshop.more_join("Gus", "Hal")
    texts = []
    workshop.world.listeners.append(lambda e: texts.append(e.message.words if e.message else ""))
    await workshop.restarts(around={"studio": SlowStudio()})

    for player in (*workshop.people, *more):
        await player.says(f"word x{player.person.name}x")
    while_open = [post for post in workshop.news if "still open" in post]
    await workshop.fran.presses("Close and reveal")

    assert not [text for text in texts if "taken back" in text]
    assert len(while_open) == 1
    assert len([post for post in workshop.news if "Answered:" in post]) == 1


async def test_a_cloud_that_closes_stands_below_what_was_written_meanwhile(workshop):
    more = await workshop.more_join("Gus", "Hal")
    for player in (*workshop.people, *more):
        await player.says(f"word x{player.person.name}x")
    (growing,) = workshop.clouds
    for n in range(20):
        await workshop.ana.says(f"chat {n}", chat=workshop.group)

    await workshop.fran.presses("Close and reveal")

    assert growing.deleted
    assert workshop.group.messages[-1] is workshop.clouds[-1]


async def test_the_post_at_the_end_loses_what_is_taken_back(workshop):
    await workshop.each_says("trust", "trust", "trust", "hope", "hope")
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    closing = next(
        post for post in workshop.group.from_bot() if "Thank you, everybody" in post.words
    )
    before = closing.words

    await workshop.dai.says("/forget")
    await workshop.dai.presses("Yes, remove everything")
    one_less = closing.words
    await workshop.ana.says("/forget")
    await workshop.ana.presses("Yes, remove everything")

    assert "trust 3" in before
    assert "hope" not in one_less
    assert "trust 3" not in closing.words
    assert "trust 2" not in closing.words
